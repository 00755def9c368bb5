"""How one report is to be set: its era, language and traps, and names as it prints them."""

import re
from dataclasses import dataclass
from functools import cache

from upr.output.wg_report.blocks import NOTE
from upr.output.wg_report.english import ENGLISH
from upr.output.wg_report.era import STYLES, Era, Style
from upr.output.wg_report.spanish import SPANISH
from upr.output.wg_report.traps import NONE, Trap
from upr.output.wg_report.wording import Language, Wording
from upr.vocab.rows import rows
from upr.vocab.states import name_of

WORDINGS: dict[str, Wording] = {"en": ENGLISH, "es": SPANISH}
# "Iran (Islamic Republic of)"
_BRACKETED = re.compile(r"(?P<head>[^(]+) \((?P<rest>.+)\)")
# "Republic of Korea", "República de Moldova"
_REPUBLIC = re.compile(r"(?P<rest>(?:Republic of|República de|Estado de|State of)) (?P<head>\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The choices that a report is printed with."""

    era: Era
    language: Language = "en"
    traps: frozenset[Trap] = NONE

    @property
    def style(self) -> Style:
        """What the era prints in its own way."""
        return STYLES[self.era]

    @property
    def wording(self) -> Wording:
        """The formulae of the language."""
        return WORDINGS[self.language]

    def has(self, trap: Trap) -> bool:
        """Whether this trap is set."""
        return trap in self.traps

    def name(self, iso3: str) -> str:
        """A State as this report prints it."""
        name = name_of(iso3, self.language)
        if self.has(Trap.OLD_NAMES):
            name = _former(self.language).get(iso3, name)
        if self.has(Trap.INVERTED_NAMES):
            name = inverted(name)
        elif self.style.turned_names and not self.has(Trap.BRACKETED_NAMES):
            name = turned(name)
        if self.has(Trap.REVERSED_APOSTROPHE):
            name = name.replace("'", "‟")
        return name.replace("'", "’") if self.has(Trap.CURLY_QUOTES) else name

    def bracket(self, recommenders: tuple[str, ...], *, note: bool = False) -> str:
        """The bracket or brackets that name the recommending States.

        note  a footnote's mark follows the last State
        """
        names = [self.name(iso3) for iso3 in recommenders]
        if note:
            names[-1] += NOTE
        if self.has(Trap.BRACKET_SEMICOLON):
            return "; ".join(f"({name})" for name in names)
        if self.has(Trap.BRACKET_AND):
            return f"({self.wording.joined(names)})"
        if self.has(Trap.BRACKET_EACH) or self.style.bracket_each:
            return " ".join(f"({name})" for name in names)
        return f"({', '.join(names)})"


def turned(name: str) -> str:
    """ "Islamic Republic of Iran" for "Iran (Islamic Republic of)"."""
    match = _BRACKETED.fullmatch(name)
    return f"{match['rest']} {match['head']}" if match else name


def inverted(name: str) -> str:
    """ "Iran, Islamic Republic of" and "Korea, Republic of"."""
    match = _BRACKETED.fullmatch(name) or _REPUBLIC.fullmatch(name)
    return f"{match['head']}, {match['rest']}" if match else name


@cache
def _former(language: str) -> dict[str, str]:
    """ISO3 → the short name that the UN printed before the State changed it."""
    former = [r for r in rows("state_names") if r["kind"] == "former" and r["language"] == language]
    longest_first = sorted(former, key=lambda row: -len(row["name"]))
    return {row["iso3"]: row["name"] for row in longest_first}
