"""A Spanish or French text word for word in English, so that it can be compared with an English one.

Terms come from the table of concepts and from the reviewed table that search uses
(`upr.vocab.search_terms`): the longest wins, and of several English alternatives the first. A word
that neither knows stays as it is: names are often the same, and what is not known must not be
passed over. A gloss is for comparing, never for reading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from upr.insight import words
from upr.insight.likeness.concepts import MARK, STATE, concepts
from upr.insight.likeness.terms import LONGEST, terms
from upr.insight.search.lexicon import LIGHT, LINKS, lexicon
from upr.insight.words import Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """English words for a place of the text."""

    english: str
    start: int
    end: int


@lru_cache(maxsize=1 << 10)
def english_terms(text: str, language: str) -> tuple[Span, ...]:
    """The terms of `text` in English, each with its place in the text itself."""
    if language == "en":
        return terms(text)
    english, pieces = "", list[tuple[int, _Piece]]()
    for piece in _pieces(text[:LONGEST], language):
        pieces.append((len(english), piece))
        english += piece.english + " "
    return tuple(_back(span, pieces) for span in terms(english))


def _back(span: Span, pieces: Sequence[tuple[int, _Piece]]) -> Span:
    """The same term at its place in the original."""
    touched = [
        piece
        for start, piece in pieces
        if start < span.end and start + len(piece.english) > span.start
    ]
    return Span(span.stem, touched[0].start, touched[-1].end)


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    found = list(words.WORD.finditer(text))
    folded = [words.fold(match[0]) for match in found]
    stems = [words.stem(match[0], language) for match in found]
    at = 0
    while at < len(found):
        english, after = _longest(folded, stems, at, language)
        start, end = found[at].start(), found[after - 1].end()
        if english or not (folded[at] in LINKS[language] or folded[at] in LIGHT):
            yield _Piece(english or text[start:end], start, end)
        at = after


def _longest(folded: Sequence[str], stems: list[str], at: int, language: str) -> tuple[str, int]:
    """English for the longest term at a place, and the place after it; "" where none begins."""
    concept, after = concepts(language).at(stems, at)  # `after` is `at` where there is none
    # a State's name stays: every language's names of States are known in English too
    english = "" if concept == STATE else concept.removeprefix(MARK)
    for match in lexicon().matches(folded, at):
        if match.language == language and match.end > after:
            english, after = _first(match.meaning.english), match.end
    return english, max(after, at + 1)


def _first(alternatives: Sequence[str]) -> str:
    """The first alternative without the notation of the table: "sex_work !child" → "sex work"."""
    kept = [word for word in alternatives[0].split() if not word.startswith("!")]
    return " ".join(kept).replace("_", " ")
