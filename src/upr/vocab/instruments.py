"""Treaties, declarations, bodies and mechanisms, with their names and abbreviations.

An abbreviation may stand for a treaty and for the committee that watches over it ("CEDAW"); here
it means the treaty, and the committee is found by its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import number, rows


class UnknownInstrument(UnknownName):
    """A name or abbreviation of no treaty, body or mechanism of our list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, protocol, ILO convention, declaration, body, treaty body or mechanism.

    code           ours, for addresses; the English abbreviation where there is one
    kind           one of the words above, as written there
    names          full name by language
    abbreviations  by language, only where one is in use: {"en": "ICCPR", "es": "PIDCP", …}
    aliases        other names and abbreviations, in any language
    year           of adoption, None for bodies and mechanisms
    source         the UN symbol or series that holds the text
    """

    code: str
    kind: str
    names: Mapping[str, str]
    abbreviations: Mapping[str, str]
    aliases: tuple[str, ...]
    year: int | None
    source: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name, abbreviation and alias, each once."""
        every = (*self.names.values(), self.code, *self.abbreviations.values(), *self.aliases)
        return tuple(dict.fromkeys(every))


@cache
def all_instruments() -> Mapping[str, Instrument]:
    """Code → instrument, treaties first."""
    return MappingProxyType(
        {
            row["code"]: Instrument(
                code=row["code"],
                kind=row["kind"],
                names=MappingProxyType({"en": row["en"], "es": row["es"], "fr": row["fr"]}),
                abbreviations=MappingProxyType(
                    {tongue: row[f"abbr_{tongue}"] for tongue in ("en", "es", "fr")}
                    if row["abbr_en"]
                    else {}
                ),
                aliases=tuple(filter(None, row["aliases"].split("; "))),
                year=number(row["year"]),
                source=row["source"],
            )
            for row in rows("instruments")
        }
    )


@cache
def _spellings() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for one in all_instruments().values():
        for name in one.spellings:
            known.setdefault(fold(name), one.code)
    return known


@lru_cache(maxsize=4_096)
def find_instrument(name: str) -> Instrument | None:
    """The instrument of that name or abbreviation in English, Spanish or French, or None."""
    code = _spellings().get(fold(name))
    return all_instruments()[code] if code else None


def instrument(name: str) -> Instrument:
    """As `find_instrument`; raises UnknownInstrument with the nearest names."""
    found = find_instrument(name)
    if found:
        return found
    labels = {key: all_instruments()[code].names["en"] for key, code in _spellings().items()}
    likely = nearest(name, labels)
    message = say(gettext_noop("No treaty or body is called “%(name)s”."), name=name.strip())
    if likely:
        hint = say(gettext_noop("Did you mean one of these: %(names)s?"), names="; ".join(likely))
    else:
        hint = say(gettext_noop("Use its UN name or abbreviation, e.g. ICCPR."))
    raise UnknownInstrument(message, hint, likely)
