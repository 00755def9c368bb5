"""Terms that people search for, in English, Spanish and French, and the record's English for them.

A term is written as people type it; forms of a word that share a stem need no row of their own.
Its alternatives are English: words that must all stand in a text, in any order ("abolition death
penalty"), words joined by "_" that must stand together ("sex_work"), and, after "!", a word that
must not be there ("prostitution !child"). An English term has only gentle synonyms: other names
of the same thing in the record, never a wider one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from upr.vocab.rows import rows

KINDS = ("key-population", "issue", "theme", "treaty", "body", "stem")
"""Kinds of rows; names of States are added from `upr.vocab.states` by the search itself."""


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One row.

    language  "en", "es" or "fr"
    term      one or several words, as people write them
    english   alternatives in the record's English, in the notation above
    kind      one of KINDS; "stem" for a single common word of the record
    source    the list or data set whose words it puts into other languages
    reviewed  by whom the row was read again: "author" (with the record beside it) or "speaker"
              (a native speaker who works in the field)
    """

    language: str
    term: str
    english: tuple[str, ...]
    kind: str
    source: str
    reviewed: str


@cache
def search_terms() -> tuple[SearchTerm, ...]:
    """Every row of the table, in its order."""
    return tuple(_term(row) for row in rows("search_terms"))


def _term(row: Mapping[str, str]) -> SearchTerm:
    return SearchTerm(
        language=row["language"],
        term=row["term"],
        english=tuple(row["english"].split("|")),
        kind=row["kind"],
        source=row["source"],
        reviewed=row["reviewed"],
    )
