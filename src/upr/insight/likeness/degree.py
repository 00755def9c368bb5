"""How far two texts say the same, as a number and as a word.

`likeness` is the share of pairs that a reader judged to ask for the same: of ten pairs at 0.8,
eight. It was fitted on pairs of recommendations of sessions 1 to 12 (`benchmarks/answers/alike.csv`
has their keys and judgements). Texts whose words are the same but for small things have the share
of words they have in common, in order: a text is alike to itself by 1.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from upr.insight.likeness.formula import HEDGES
from upr.insight.likeness.terms import part_kept
from upr.insight.past import Floats

WORDS, VECTORS, START = 2.5, 5.1, -5.6
"""From the cosines of words and of vectors to the logit of likeness."""
WORDS_ONLY, START_ONLY = 5.3, -3.1
"""The same where nothing was learnt."""

SAME_WORDS = 0.9
"""From this share of words in common, in order, two texts are equal but for small things."""
LONG = 15
"""Words from which one of them may be another without making it another text."""
SAME_DEMAND = 0.5
"""From this likeness two texts more likely than not ask for the same."""
TOUCHING = 0.2
"""From this likeness they have a part in common."""

WORD_FOR_WORD = 0.9
"""Share of the ask's words that stand in the text, in order and close together."""
LOOSE = 1.5
"""How many times longer than the ask the place may be where its words stand."""
FEWEST_WORDS = 3
"""Words an ask needs to be found word for word: two words are a subject, not a demand."""

BEFORE = 2
"""Words before a demand among which a hedge is looked for."""


class Degree(StrEnum):
    """How far a recommendation carries a demand."""

    VERBATIM = "verbatim"  # the same words but for small things
    SUBSTANCE = "substance"  # the same demand in other words
    PART = "part"  # a part of it, or something wider that touches it
    NONE = "none"  # another demand


def degree_of(likeness: float, same: float) -> Degree:
    """The word for a likeness; `same` is what `same_words` says of the two."""
    if same:
        return Degree.VERBATIM
    if likeness >= SAME_DEMAND:
        return Degree.SUBSTANCE
    return Degree.PART if likeness >= TOUCHING else Degree.NONE


def likeness_of(words: NDArray[Any], vectors: NDArray[Any], *, learnt: bool) -> Floats:
    """Likeness from cosines of words and of vectors; 0 where both are 0."""
    by_words, by_both = WORDS_ONLY * words + START_ONLY, WORDS * words + VECTORS * vectors + START
    logit = by_both if learnt else by_words
    return (words + vectors > 0) / (1 + np.exp(-logit.astype(np.float64)))


def same_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of words that two texts, given by their wordings, have in common, in order.

    0 where they differ in more than small things: one tenth of all words, and of those that say
    what is asked none, or one in a text of `LONG` words or more.
    """
    first, second = sorted((list(one), list(other)))  # difflib depends on their order
    telling, others = (frozenset(filter(_tells, words)) for words in (first, second))
    lost, gained = len(telling - others), len(others - telling)
    if not first or lost > _spare(first) or gained > _spare(second):
        return 0.0
    share = SequenceMatcher(None, first, second, False).ratio()
    return share if share >= SAME_WORDS else 0.0


def stands_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the ask's words stand in the text, nearly all, in order, close together and not
    hedged."""
    if len(words) < FEWEST_WORDS:
        return words == others and bool(words)
    # quick, and never too small
    if (Counter(words) & Counter(others)).total() < WORD_FOR_WORD * len(words):
        return False
    matcher = SequenceMatcher(None, words, others, False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < WORD_FOR_WORD * len(words):
        return False
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    hedged = HEDGES.intersection(others[max(0, start - BEFORE) : end]).difference(words)
    return end - start <= LOOSE * len(words) and not hedged


def telling_keys(words: Sequence[str]) -> frozenset[frozenset[str]]:
    """The words of a wording that say what is asked, as a set; in a long text also that set
    without each one of them. Two texts that are the same have a key in common."""
    telling = frozenset(filter(_tells, words))
    without = (telling - {word} for word in telling) if _spare(words) else ()
    return frozenset([telling, *without])


def _tells(word: str) -> bool:
    return part_kept(word) == 1 or word in HEDGES


def _spare(words: Sequence[str]) -> int:
    """Words that say what is asked and may be missing from the other text."""
    return int(len(words) >= LONG)
