"""Recommendations laid out for comparison: their terms in order, and their vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from upr.insight.likeness.space import Half, Space, Whole
from upr.insight.words import LANGUAGES


@dataclass(frozen=True, eq=False)
class Rows:
    """n rows in a space.

    sequence  terms of all rows one after the other, as places in `space.terms`
    first     (n + 1,) row i has sequence[first[i]:first[i + 1]]
    tongue    (n,) place of the row's language in `words.LANGUAGES`
    near      (n, space.width) vectors of the rows
    """

    sequence: Whole
    first: Whole
    tongue: NDArray[np.int8]
    near: Half

    @classmethod
    def laid_out(
        cls, space: Space, split: Sequence[Sequence[str]], languages: Sequence[str]
    ) -> "Rows":
        """From the terms of each row, all of them known to `space`, and its language."""
        first = np.cumsum([0, *map(len, split)], dtype=np.int32)
        places = (space.place[term] for terms in split for term in terms)
        sequence = np.fromiter(places, dtype=np.int32, count=int(first[-1]))
        tongue = np.array([LANGUAGES.index(each) for each in languages], dtype=np.int8)
        return cls(sequence, first, tongue, space.vectors(space.matrix(split)).astype(np.float16))

    def __len__(self) -> int:
        return len(self.tongue)

    def places(self, row: int) -> list[int]:
        """The terms of one row, in order."""
        return cast("list[int]", self.sequence[self.first[row] : self.first[row + 1]].tolist())

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {name: getattr(self, name) for name in _NAMES}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], space: Space) -> "Rows":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        rows = cls(*(arrays[name] for name in _NAMES))
        lengths = {len(rows.tongue), len(rows.near), len(rows.first) - 1}
        if len(lengths) > 1 or rows.near.shape[1] != space.width:
            raise ValueError("rows and their vectors differ in number")
        places = rows.sequence
        if rows.first[-1] != len(places) or places.max(initial=-1) >= len(space.terms):
            raise ValueError("rows hold terms that are not there")
        return rows


_NAMES = ("sequence", "first", "tongue", "near")
