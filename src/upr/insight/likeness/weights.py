"""How much a term counts: rare ones more, words of formula less.

A report of a hundred recommendations cannot tell a rare word from one it happens not to hold, so
its counts are added to those of a thousand texts of the record (`data/common_terms.csv`: what stood in
two texts of a thousand or more of the UPR Info export of 2015, sessions 1 to 12).
"""

import csv
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upr.insight.likeness.terms import part_kept

COMMON_TERMS = Path(__file__).parent / "data" / "common_terms.csv"

THOUSAND = 1000
"""Texts that the counts of `common_terms` stand for."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Rarity in some texts.

    texts  how many there were
    seen   term → texts that hold it, sorted by term
    """

    texts: int
    seen: Mapping[str, int]

    @classmethod
    def of(cls, split: Iterable[Sequence[str]]) -> "Weights":
        """From the terms of each text and nothing else."""
        seen: Counter[str] = Counter()
        texts = 0
        for each in split:
            seen.update(set(each))
            texts += 1
        return cls(texts, dict(sorted(seen.items())))

    def beside_the_record(self) -> "Weights":
        """The same, added to a thousand texts of the record."""
        seen = Counter(common_terms())
        seen.update(self.seen)
        return Weights(self.texts + THOUSAND, dict(sorted(seen.items())))

    def __call__(self, term: str) -> float:
        """The weight of one term, seen or not; 0 for what is wording only."""
        rarity = math.log((2 + self.texts) / (1 + self.seen.get(term, 0)))
        return rarity * part_kept(term)

    def sum(self, terms: Iterable[str]) -> float:
        """The weight of several."""
        return sum(map(self, terms))


@cache
def common_terms() -> Mapping[str, int]:
    """Term → texts of a thousand that hold it."""
    with COMMON_TERMS.open(encoding="utf-8", newline="") as file:
        return {row["term"]: int(row["per_mille"]) for row in csv.DictReader(file)}
