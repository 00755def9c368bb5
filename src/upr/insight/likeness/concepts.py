"""Words that name one thing in recommendations, in English, Spanish and French.

States, treaties and bodies come from `upr.vocab`; a table of ours (`data/concepts.csv`: names of one
thing, and other concepts it implies) holds the rest: what one State calls "capital punishment"
another calls "the death penalty". It joins names of the same, never a demand with its opposite.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upr.insight.words import LANGUAGES, tokens
from upr.vocab.instruments import all_instruments
from upr.vocab.rows import rows

MARK = "="
"""First letter of a concept's name, which no stem begins with."""

WORDING = "~"
"""First letter of a word that stands for nothing but itself: a concept was found in its place."""

STATE = "=state"
"""Any State named in a text: which one is told by the review, not by the words."""

TABLE = Path(__file__).parent / "data" / "concepts.csv"


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts of one language.

    named    stems of a name → the concept
    longest  first stem of a name → stems in the longest name that begins with it
    own      concepts of the table, whose names are wording; a treaty's or a State's is none
    """

    named: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]
    own: frozenset[str]

    def at(self, stems: list[str], place: int) -> tuple[str, int]:
        """The concept with the longest name at `place`, and the place after it; "" for none."""
        most = min(self.longest.get(stems[place], 0), len(stems) - place)
        for size in range(most, 0, -1):
            if found := self.named.get(tuple(stems[place : place + size])):
                return found, place + size
        return "", place


@dataclass(frozen=True, slots=True)
class _Row:
    """A concept of the table, its names by language, and the concepts it implies."""

    concept: str
    names: Mapping[str, tuple[str, ...]]
    implies: tuple[str, ...]


@cache
def concepts(language: str) -> Concepts:
    """The concepts of "en", "es" or "fr"; none for another language."""
    named: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = defaultdict(int)
    for name, concept in _names(language):
        key = tuple(tokens(name, language))
        # a row of the table counts more than a title of a treaty, that more than a State
        if key and named.setdefault(key, concept) == concept:
            longest[key[0]] = max(longest[key[0]], len(key))
    return Concepts(named, dict(longest), frozenset(_table()))


def _names(language: str) -> Iterator[tuple[str, str]]:
    if language not in LANGUAGES:
        return
    for row in _table().values():
        yield from ((name, row.concept) for name in row.names[language])
    for code, one in all_instruments().items():
        names = (one.names[language], one.abbreviations.get(language, ""), code, *one.aliases)
        yield from ((name, MARK + code) for name in names if name)
    for row in rows("state_names"):
        # two or three letters are words of a sentence too ("US", "us")
        if len(row["name"]) > 3:
            yield row["name"], STATE


@cache
def _table() -> Mapping[str, _Row]:
    """Concept → its row."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            MARK + row["concept"]: _Row(
                MARK + row["concept"],
                {language: _listed(row[language]) for language in LANGUAGES},
                tuple(MARK + name for name in _listed(row["implies"])),
            )
            for row in csv.DictReader(file)
        }


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("; ")))


@cache
def titles() -> frozenset[str]:
    """Concepts that are treaties, bodies and mechanisms."""
    return frozenset(MARK + code for code in all_instruments())


def implied(concept: str) -> tuple[str, ...]:
    """What a text speaks of as well where it holds a concept: the words of "violence against
    women" may stand apart in another."""
    row = _table().get(concept)
    return row.implies if row else ()
