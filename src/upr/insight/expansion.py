"""Words of a query → the stems that stand for them in the record.

The language typed is unknown: a word stands for its stems in English, Spanish and French.
"""

import re
from collections.abc import Iterable

from upr.insight.tree import EVERYTHING, Node, Phrase, Word, all_of, any_of
from upr.insight.words import LANGUAGES, WORD, fold, stem, tokens

# Words without weight: left out of a query outside quotes, unless it holds nothing else. None of
# them is a word of substance in one of the other languages ("sea", "son" and "sur" are).
STOP_WORDS = {
    "en": """a an the of to in on at by for from with and or not no as is are be been was were it
        its this that these those their his her our your they we which who whose""",
    "es": """el la los las lo un una unos unas de del al a en y o u e ni que con por para su sus se
        es son fue ser no sin como este esta estos estas""",
    "fr": """le la les l un une des du de d au aux a en et ou ni que qu qui par pour avec sans dans
        sur son sa ses leur leurs se s n ne pas est sont ce cette ces""",
}
STOP = frozenset(word for words in STOP_WORDS.values() for word in words.split())

SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer would bring half the record."""
ENDINGS = ("", "e", "ing", "ion", "ed", "ar", "er", "ado", "es")
"""What a person may have had in mind after a `*`: "discriminat*" is longer than its stem."""


def terms(run: Iterable[str], language: str = "") -> list[Node]:
    """One node for each term of a run of plain words, in order; stop words are left out."""
    found = [(node(word), fold(word) in STOP) for word in run]
    kept = [each for each, stop in found if not stop] or [each for each, _ in found]
    return [each for each in kept if each != EVERYTHING]


def node(word: str) -> Node:
    """A word as typed, without blanks: "torture", "non-refoulement", "d'asile", "discrimina*"."""
    parts = WORD.findall(word)
    if len(parts) == 1 and word.endswith("*") and len(fold(parts[0])) >= SHORTEST_PREFIX:
        return beginning(fold(parts[0]))
    if len(parts) > 1 and re.search(r"['’]", word):
        parts = [part for part in parts if fold(part) not in STOP] or parts
    return phrase(" ".join(parts))


def phrase(text: str, language: str = "") -> Node:
    """Words that must stand together, in whichever language they are."""
    return any_of(_exactly(tokens(text, each)) for each in LANGUAGES)


def beginning(prefix: str) -> Node:
    """All stems that begin with `prefix`, and the stems that are a little shorter than it."""
    shorter = {stem(prefix + ending, each) for each in LANGUAGES for ending in ENDINGS}
    near = sorted(each for each in shorter if prefix.startswith(each) and len(each) > 3)
    return any_of([Word(prefix, prefix=True), *(Word(each) for each in near if each != prefix)])


def _exactly(stems: list[str]) -> Node:
    if len(stems) > 1:
        return Phrase(tuple(stems))
    return all_of(Word(each) for each in stems)
