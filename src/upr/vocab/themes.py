"""OHCHR's tags: themes of its lists of recommendations, groups of persons, and the SDGs.

The list of themes was made anew for each cycle: coded in the second ("A12 Acceptance of
international norms"), uncoded in the third, reworded in the fourth. One theme here keeps all its
labels. The lists read for this are Slovenia's and Egypt's, so labels that they do not use are
missing: an unknown label is no error of the document, and is kept as printed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import rows

_CODE = re.compile(r"^(?:[A-G]\d{1,2}|\d+(?:\.\d+)*\.)\s+(?=\D)")
_GOAL = re.compile(r"^(?:(?:sdg|goal|ods|odd|objetivo|objectif)\s*)?(\d{1,2})\b", re.IGNORECASE)


class UnknownSdg(UnknownName):
    """A number or name that is no Sustainable Development Goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme.

    code    ours, for addresses
    names   by language; English is the label of the latest cycle that has the theme
    labels  cycle → label that OHCHR's list of that cycle prints, as far as we have seen it
    codes   codes printed before the label in the second cycle: ("A12", "2.1.")
    """

    code: str
    names: Mapping[str, str]
    labels: Mapping[int, str]
    codes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """A group of persons that OHCHR tags ("affected persons" until cycle 3).

    cycles  those in whose lists we have seen it. "Public officials" is on nearly every row of
            cycle 4 and so says nothing.
    """

    code: str
    names: Mapping[str, str]
    cycles: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sdg:
    """A Sustainable Development Goal, 1 to 17; tagged by OHCHR's staff, not by the State."""

    number: int
    names: Mapping[str, str]
    source: str


def _names(row: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({"en": row["en"], "es": row["es"], "fr": row["fr"]})


@cache
def all_themes() -> Mapping[str, Theme]:
    """Code → theme, in the order of the lists."""
    printed = rows("theme_labels")
    return MappingProxyType(
        {
            row["code"]: Theme(
                code=row["code"],
                names=_names(row),
                labels=MappingProxyType(
                    {
                        int(one["cycle"]): one["label"]
                        for one in printed
                        if one["code"] == row["code"]
                    }
                ),
                codes=tuple(
                    one["code_printed"]
                    for one in printed
                    if one["code"] == row["code"] and one["code_printed"]
                ),
                source=row["source"],
            )
            for row in rows("themes")
        }
    )


@cache
def _theme_spellings() -> Mapping[str, Theme]:
    return {
        fold(name): theme
        for theme in all_themes().values()
        for name in (theme.code, *theme.names.values(), *theme.labels.values(), *theme.codes)
    }


@lru_cache(maxsize=4_096)
def find_theme(label: str) -> Theme | None:
    """The theme of a label of any cycle, with or without its code, or None.

    "A12 Acceptance of international norms", "Acceptance of international norms" and
    "Ratification of & accession to international instruments" are one.
    """
    printed = label.strip(" \t\r\n-")
    known = _theme_spellings()
    return known.get(fold(printed)) or known.get(fold(_CODE.sub("", printed)))


@cache
def all_persons() -> Mapping[str, Persons]:
    """Code → group of persons."""
    return MappingProxyType(
        {
            row["code"]: Persons(
                code=row["code"],
                names=_names(row),
                cycles=tuple(map(int, row["cycles"].split())),
                source=row["source"],
            )
            for row in rows("persons")
        }
    )


@cache
def _persons_spellings() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for row in rows("persons"):
        names = (row["code"], row["en"], row["es"], row["fr"], *row["aliases"].split("; "))
        known |= {fold(name): row["code"] for name in names if name}
    return known


@lru_cache(maxsize=4_096)
def find_persons(label: str) -> Persons | None:
    """The group of persons of a label of any cycle, or None."""
    code = _persons_spellings().get(fold(label))
    return all_persons()[code] if code else None


def persons(label: str) -> Persons:
    """The group of persons of a label of any cycle, of a code or of a translation.

    Raises UnknownName with the nearest names.
    """
    known = find_persons(label)
    if known is not None:
        return known
    labels = {key: all_persons()[code].names["en"] for key, code in _persons_spellings().items()}
    raise UnknownName(
        say(gettext_noop("“%(name)s” is no group of persons of OHCHR’s lists."), name=label[:80]),
        say(gettext_noop("Write it as OHCHR’s lists do, e.g. “Women & girls”.")),
        nearest(label, labels),
    )


@cache
def all_sdgs() -> Mapping[int, Sdg]:
    """Number → goal, 1 to 17."""
    return MappingProxyType(
        {
            int(row["number"]): Sdg(
                number=int(row["number"]), names=_names(row), source=row["source"]
            )
            for row in rows("sdgs")
        }
    )


@cache
def _sdg_spellings() -> Mapping[str, int]:
    return {fold(name): one.number for one in all_sdgs().values() for name in one.names.values()}


def sdg(name_or_number: int | str) -> Sdg:
    """The goal of 5, "5", "SDG 5", "- 5 - GENDER EQUALITY", "Gender equality" or a translation.

    Raises UnknownSdg with the nearest names.
    """
    text = str(name_or_number).strip(" \t\r\n-")
    numbered = _GOAL.match(text)
    number = int(numbered[1]) if numbered else _sdg_spellings().get(fold(text), 0)
    if number in all_sdgs():
        return all_sdgs()[number]
    labels = {key: all_sdgs()[goal].names["en"] for key, goal in _sdg_spellings().items()}
    raise UnknownSdg(
        say(gettext_noop("“%(name)s” is no Sustainable Development Goal."), name=text),
        say(gettext_noop("The goals are numbered 1 to 17.")),
        nearest(text, labels),
    )
