"""The reviewed lexicon: what a text speaks of, by its words, in English, Spanish and French.

`data/concepts.csv` has one row an idea ("female genital mutilation"), with its words in three
languages side by side and what it stands for: issues, groups of persons, key populations. Treaties
are ideas too; their names come from `upr.vocab.instruments`.

Words are compared by their stems. A text is read once, from left to right: at each place the
longest term wins and its words are used up, so that "human rights education" is not also
"education" and "drug trafficking" is not also "trafficking".
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from upr.insight.search.lexicon import LINKS
from upr.insight.words import CACHED, GENITIVE, LANGUAGES, WORD, fold, stem
from upr.vocab.instruments import all_instruments

DATA = Path(__file__).parent / "data"

EXACT = "="
"""Before a word of the table: compared as it is written, folded, not by its stem ("=aids")."""

# Letters of the automaton that begin no term: a word of none, and a link between words.
NO_TERM, LINK = 0, -1

Concepts = tuple[str, ...]
Letters = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the table.

    code         ours: "fgm", or the code of a treaty
    issues       codes of UPR Info issues it stands for
    needs        what must be found as well, one of them: concepts, or codes of issues
    unless       what must not be found: concepts, codes of issues, or `rules.ANY`
    persons      codes of groups of persons (`upr.vocab.themes`)
    populations  codes of key populations; "mention:drug-use" where the words stand beside the
                 subject without speaking of the people
    terms        language → its words
    """

    code: str
    issues: tuple[str, ...]
    needs: frozenset[str]
    unless: frozenset[str]
    persons: tuple[str, ...]
    populations: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]


class Node:
    """A place in the tree of terms: what ends here and where the next word leads."""

    __slots__ = ("concepts", "next")

    def __init__(self) -> None:
        self.next: dict[int, Node] = {}
        self.concepts: Concepts = ()


Said = Mapping[str, tuple[str, ...]]
"""Concept → its words in a text as written, each once; concepts in the order of the text."""


@cache
def concepts() -> Mapping[str, Concept]:
    """Code → concept, in the order of the table."""
    with (DATA / "concepts.csv").open(encoding="utf-8", newline="") as file:
        return {row["concept"]: _concept(row) for row in csv.DictReader(file)}


def _concept(row: Mapping[str, str]) -> Concept:
    return Concept(
        code=row["concept"],
        issues=_listed(row["issues"]),
        needs=frozenset(_listed(row["needs"])),
        unless=frozenset(_listed(row["unless"])),
        persons=_listed(row["persons"]),
        populations=_listed(row["populations"]),
        terms={language: _listed(row[language]) for language in LANGUAGES},
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(each for each in cell.split("; ") if each)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one language.

    letter  a word as written → its letter in the automaton
    start   where every term begins
    """

    language: str
    letter: Callable[[str], int]
    start: Node

    def find(self, words: Sequence[str]) -> Said:
        """Every concept in `words` (see `words_of`); the longest term wins at each place."""
        letters = [*map(self.letter, words)]
        first = self.start.next
        said: dict[str, tuple[str, ...]] = {}
        used = 0
        for at in [place for place, letter in enumerate(letters) if letter in first]:
            if at < used:
                continue
            concepts, end = _longest(letters, at, first[letters[at]])
            if concepts:
                used = end
                term = " ".join(words[at:end])
                for code in concepts:
                    known = said.get(code, ())
                    if term not in known:
                        said[code] = (*known, term)
        return said

    def knows(self, word: str) -> bool:
        """Whether a word is part of any term, or a link between words."""
        return self.letter(word) != NO_TERM


def words_of(text: str) -> list[str]:
    """Words of a text as written, without the English genitive."""
    if "'" in text or "\u2019" in text:
        text = GENITIVE.sub("", text)
    return WORD.findall(text)


def _longest(letters: Sequence[int], at: int, node: Node) -> tuple[Concepts, int]:
    best, end = node.concepts, at + 1
    for place in range(at + 1, len(letters)):
        letter = letters[place]
        if letter == LINK:
            continue
        following = node.next.get(letter)
        if following is None:
            break
        node = following
        if node.concepts:
            best, end = node.concepts, place + 1
    return best, end


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of "en", "es" or "fr"; built once."""
    terms = list(_terms(language))
    exact = {fold(word) for _, term in terms if term.startswith(EXACT) for word in words_of(term)}
    alphabet: dict[str, int] = {}
    start = Node()
    for code, term in terms:
        node = start
        for key in _keys(term, language, exact):
            node = node.next.setdefault(alphabet.setdefault(key, len(alphabet) + 1), Node())
        if code not in node.concepts:
            node.concepts = (*node.concepts, code)
    links = LINKS[language]

    @lru_cache(maxsize=CACHED)
    def letter(word: str) -> int:
        folded = fold(word)
        if folded in links:
            return LINK
        exact = alphabet.get(EXACT + folded)
        return exact or alphabet.get(stem(folded, language), NO_TERM)

    return Lexicon(language, letter, start)


def _terms(language: str) -> Iterable[tuple[str, str]]:
    """(concept, term); the names of treaties in the table's own order, after its own terms."""
    for code, concept in concepts().items():
        for term in concept.terms[language]:
            yield code, term
    for code, one in all_instruments().items():
        if code in concepts():
            spellings = {one.names[language], *one.aliases, code, *one.abbreviations.values()}
            for name in sorted(spellings):
                yield code, name


def _keys(term: str, language: str, exact: Set[str]) -> list[str]:
    """Letters of a term without links: stems, or what the table wants uncut behind "="."""
    words = [fold(word) for word in words_of(term)]
    kept = [word for word in words if word not in LINKS[language]] or words
    return [EXACT + word if word in exact else stem(word, language) for word in kept]


def words_for(said: Said, codes: Sequence[str]) -> tuple[str, ...]:
    """The words of a text that stand for any of these concepts, each once."""
    if len(codes) == 1:
        return said[codes[0]]
    return tuple(dict.fromkeys([word for code in codes for word in said[code]]))
