"""In which language a text is: as its table says, else by its words, else English."""

from collections.abc import Mapping

from upr.insight.labels.language import guess_language
from upr.insight.labels.lexicon import words_of
from upr.notebook.tables import OwnTable
from upr.vocab.names import fold

NAMES = {
    fold(name): code
    for code, names in {
        "en": "English inglés anglais",
        "es": "Spanish español castellano espagnol",
        "fr": "French francés français",
    }.items()
    for name in (code, *names.split())
}
"""Codes and names, folded, as people write them into a column → code."""


def language_in(cell: str) -> str:
    """The code that a cell means; what is none of the three stays, in lower case; "" of nothing."""
    return NAMES.get(fold(cell), cell.lower())


def guessed_language(text: str) -> str:
    """ "en", "es" or "fr" by the words of a text; "" where they do not tell."""
    return guess_language(words_of(text)) or ""


def language_of(record: Mapping[str, str]) -> str:
    """Of a row with `text` and perhaps `language`; English where neither tells."""
    return language_in(record["language"]) or guessed_language(record["text"]) or "en"


def read_as_english(table: OwnTable) -> list[int]:
    """Numbers of the rows whose language neither a column nor their words tell."""
    return [
        number
        for number, record in zip(table.numbers, table.records, strict=True)
        if record["text"] and not (record["language"] or guessed_language(record["text"]))
    ]
