"""The five action categories in which UPR Info sorts what a recommendation asks for.

The category follows the first verb and the whole action; of two opening verbs the second counts
("continue and strengthen" is 4), and a general verb with a concrete example is 5. Category 5 is
accepted and carried out least often, and is the only one whose result can be checked: show both
figures, never one score.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.rows import rows


class UnknownAction(UnknownName):
    """A number that is no action category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One category.

    category       1 (least) to 5 (most demanding)
    names          by language; as UPR Info prints them in English
    logic, verbs   what it asks for, and opening verbs that show it, in English
    accepted_2010  percent accepted of 6,079 recommendations (a study of 2010)
    accepted_2015  percent accepted of the 41,066 rows of the export of 2015
    full, partial, none   percent carried out by mid-term, of 11,527 recommendations checked; what
                   is missing to 100 was not assessed
    """

    category: int
    names: Mapping[str, str]
    logic: str
    verbs: tuple[str, ...]
    accepted_2010: float
    accepted_2015: float
    full: int
    partial: int
    none: int
    source: str

    @property
    def label(self) -> str:
        """As UPR Info's database prints it today: "5 - Specific action"."""
        return f"{self.category} - {self.names['en']}"


@cache
def all_actions() -> Mapping[int, Action]:
    """Category → action, 1 to 5."""
    return MappingProxyType(
        {
            int(row["category"]): Action(
                category=int(row["category"]),
                names=MappingProxyType({"en": row["en"], "es": row["es"], "fr": row["fr"]}),
                logic=row["logic"],
                verbs=tuple(row["verbs"].split("; ")),
                accepted_2010=float(row["accepted_2010"]),
                accepted_2015=float(row["accepted_2015"]),
                full=int(row["full"]),
                partial=int(row["partial"]),
                none=int(row["none"]),
                source=row["source"],
            )
            for row in rows("actions")
        }
    )


def action(category: int | float | str) -> Action:
    """The action category of 4, 4.0 (a spreadsheet's number), "4" or "4 - General action".

    Raises UnknownAction.
    """
    text = str(category).strip()
    number = text.split(" ")[0].removesuffix(".0")
    if number.isascii() and number.isdigit() and int(number) in all_actions():
        return all_actions()[int(number)]
    for one in all_actions().values():
        if text.casefold() == one.names["en"].casefold():
            return one
    raise UnknownAction(
        say(gettext_noop("“%(category)s” is no action category."), category=text),
        say(gettext_noop("The categories are 1 to 5, e.g. “5 - Specific action”.")),
    )
