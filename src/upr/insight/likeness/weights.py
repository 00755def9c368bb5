"""How much a term counts: rare ones more, words of formula less."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from upr.insight.likeness.terms import part_kept

CUSHION = 20
"""Texts that are added to those at hand, so that in a list of five no word is called common."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Rarity in some texts.

    texts  how many there were
    seen   term → texts that hold it
    """

    texts: int
    seen: Mapping[str, int]

    @classmethod
    def of(cls, split: Iterable[Sequence[str]]) -> "Weights":
        """From the terms of each text."""
        seen: Counter[str] = Counter()
        texts = 0
        for each in split:
            seen.update(set(each))
            texts += 1
        return cls(texts, dict(sorted(seen.items())))

    def __call__(self, term: str) -> float:
        """The weight of one term, seen or not; 0 for what is wording only."""
        rarity = math.log((1 + CUSHION + self.texts) / (1 + self.seen.get(term, 0)))
        return rarity * part_kept(term)
