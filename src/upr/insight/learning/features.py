"""What a text is made of, as numbers: its words and neighbours of words, weighted by how rare.

    features = Features.fit(past.texts)          # learns which words count, and how rare each is
    rows = features.matrix(["End torture"])      # (1, features.width) scipy CSR, float32

A cell is (1 + log of its count) x its rarity, every row then has length 1: the product of two rows
is their likeness. Words are stems of `upr.insight.words`. A text without one known word gives an
empty row.

`Features` is what is kept in files; it is small (words and whole numbers) and runs nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.learning.files import packed, unpacked
from upr.insight.words import tokens

Keys = NDArray[np.int64]
Weights = NDArray[np.float32]

UNKNOWN = -1
"""Place of a word that was not seen often enough to count."""


@dataclass(frozen=True, eq=False)
class Features:
    """The columns: words, then pairs, then triples of neighbours that were seen often enough.

    words    w stems, sorted; column i is words[i]
    pairs    (p,) sorted: first word x w + second word; column w + i
    triples  (t,) sorted: place in pairs x w + third word; column w + p + i; may be empty
    rarity   (w + p + t,) inverse document frequency: log((1 + texts) / (1 + texts with it)) + 1
    """

    words: tuple[str, ...]
    pairs: Keys
    triples: Keys
    rarity: Weights

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        languages: Sequence[str] | None = None,
        *,
        least: int = 2,
        length: int = 2,
    ) -> "Features":
        """Columns for runs of up to `length` (1 to 3) words that `least` texts or more have."""
        return cls.fit_split(_split(texts, languages), least=least, length=length)

    @classmethod
    def fit_split(
        cls, split: Sequence[list[str]], *, least: int = 2, length: int = 2
    ) -> "Features":
        """As `fit`, of texts that are split into their stems already (`words.tokens`)."""
        words = _frequent_words(split, least)
        none = np.zeros(0, dtype=np.int64)
        bare = cls(words, none, none, np.zeros(len(words), dtype=np.float32))
        row, word = bare._placed(split)
        pair_row, pair_key, at = _runs(row, word, word, len(words), 1)
        pairs = _frequent(pair_row, pair_key, least) if length > 1 else none
        triples = none
        if length > 2:
            place = np.full(len(word), UNKNOWN, dtype=np.int64)
            place[at] = _find(pairs, pair_key)
            triple_row, triple_key, _ = _runs(row, place, word, len(words), 2)
            triples = _frequent(triple_row, triple_key, least)
        width = len(words) + len(pairs) + len(triples)
        fitted = cls(words, pairs, triples, np.ones(width, dtype=np.float32))
        _, columns, _ = fitted._cells(split)
        seen = np.bincount(columns, minlength=width)
        rarity = np.log((1 + len(split)) / (1 + seen)) + 1
        return cls(words, pairs, triples, rarity.astype(np.float32))

    @property
    def width(self) -> int:
        """Columns of the matrix."""
        return len(self.rarity)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    def name(self, column: int) -> str:
        """The words of a column, as stems: "human right"."""
        base, pairs = len(self.words), len(self.pairs)
        if column < base:
            return self.words[column]
        if column < base + pairs:
            first, second = divmod(int(self.pairs[column - base]), base)
            return f"{self.words[first]} {self.words[second]}"
        before, third = divmod(int(self.triples[column - base - pairs]), base)
        return f"{self.name(base + before)} {self.words[third]}"

    def matrix(self, texts: Sequence[str], languages: Sequence[str] | None = None) -> csr_matrix:
        """(texts, width) float32, rows of length 1 (or empty); English where no languages."""
        return self.matrix_split(_split(texts, languages))

    def matrix_split(self, split: Sequence[list[str]]) -> csr_matrix:
        """As `matrix`, of texts that are split into their stems already."""
        row, column, count = self._cells(split)
        value = (1 + np.log(count)) * self.rarity[column]
        length = np.sqrt(np.bincount(row, value * value, minlength=len(split)))
        value = (value / length[row]).astype(np.float32)
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(split)))])
        return csr_matrix((value, column, starts), shape=(len(split), self.width))

    def _placed(self, split: Sequence[list[str]]) -> tuple[Keys, Keys]:
        """Row and place of every word of all texts, one after the other."""
        place = self._place
        counts = [len(each) for each in split]
        word = np.fromiter(
            (place.get(each, UNKNOWN) for each in chain.from_iterable(split)),
            dtype=np.int64,
            count=sum(counts),
        )
        return np.repeat(np.arange(len(split), dtype=np.int64), counts), word

    def _cells(self, split: Sequence[list[str]]) -> tuple[Keys, Keys, Keys]:
        """Row, column and count of every cell that is not empty, in the order of rows."""
        row, word = self._placed(split)
        base = len(self.words)
        rows, columns = [row], [word]
        place = np.full(len(word), UNKNOWN, dtype=np.int64)
        pair_row, key, at = _runs(row, word, word, base, 1)
        place[at] = _find(self.pairs, key)
        rows.append(pair_row)
        columns.append(np.where(place[at] < 0, UNKNOWN, place[at] + base))
        if len(self.triples):
            triple_row, key, _ = _runs(row, place, word, base, 2)
            found = _find(self.triples, key)
            rows.append(triple_row)
            columns.append(np.where(found < 0, UNKNOWN, found + base + len(self.pairs)))
        every_row, every_column = np.concatenate(rows), np.concatenate(columns)
        known = every_column >= 0
        cell = every_row[known] * max(self.width, 1) + every_column[known]
        cell, count = np.unique(cell, return_counts=True)
        return *np.divmod(cell, max(self.width, 1)), count  # pyright: ignore[reportReturnType]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`."""
        return {
            **packed("words", self.words),
            "pairs": self.pairs,
            "triples": self.triples,
            "rarity": self.rarity,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Features":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        words = unpacked("words", arrays)
        found = cls(words, arrays["pairs"], arrays["triples"], arrays["rarity"])
        if found.width != len(words) + len(found.pairs) + len(found.triples):
            raise ValueError("columns and their weights differ in number")
        return found


def _split(texts: Sequence[str], languages: Sequence[str] | None) -> list[list[str]]:
    if languages is None:
        return [tokens(text) for text in texts]
    return [tokens(text, tongue) for text, tongue in zip(texts, languages, strict=True)]


def _frequent_words(split: Sequence[list[str]], least: int) -> tuple[str, ...]:
    """Words that `least` texts have, sorted, so that the same texts give the same columns."""
    seen: dict[str, int] = {}
    for words in split:
        for word in set(words):
            seen[word] = seen.get(word, 0) + 1
    return tuple(sorted(word for word, count in seen.items() if count >= least))


def _runs(
    row: Keys, before: Keys, word: Keys, base: int, step: int
) -> tuple[Keys, Keys, NDArray[np.intp]]:
    """Runs that go on `step` words after their start: row, key (before x base + word), start."""
    if len(word) <= step:
        none = np.zeros(0, dtype=np.int64)
        return none, none, none.astype(np.intp)
    going_on = (row[:-step] == row[step:]) & (before[:-step] >= 0) & (word[step:] >= 0)
    at = np.flatnonzero(going_on)
    return row[at], before[at] * base + word[at + step], at


def _frequent(row: Keys, key: Keys, least: int) -> Keys:
    """Keys that stand in `least` rows or more, sorted."""
    if not len(key):
        return key
    order = np.lexsort((row, key))
    row, key = row[order], key[order]
    fresh = np.r_[True, (row[1:] != row[:-1]) | (key[1:] != key[:-1])]
    found, count = np.unique(key[fresh], return_counts=True)
    return found[count >= least]


def _find(known: Keys, keys: Keys) -> Keys:
    """Place of each key in `known` (sorted), UNKNOWN where it is not there."""
    if not len(known):
        return np.full(len(keys), UNKNOWN, dtype=np.int64)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[place] == keys, place, UNKNOWN)
