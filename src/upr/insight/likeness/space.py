"""Texts as short vectors: near each other where they are about the same.

Two halves, each of length 1 and weighing the same: the common directions of the words (singular
value decomposition of the weighted terms), and the issues those words stand for (least squares on
the source's tags). Of the ten nearest, 0.91 share an issue with the text; 0.82 by the first half
alone, 0.79 by the plain words.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy.sparse import csr_matrix
from sklearn.utils import extmath

from upr.insight.learning.files import packed, unpacked
from upr.insight.likeness.weights import Weights
from upr.insight.past import Bools

Half = NDArray[np.float16]
Single = NDArray[np.float32]
Whole = NDArray[np.int32]

# these libraries have no types of their own
_LINALG, _EXTMATH = cast(Any, linalg), cast(Any, extmath)

DIRECTIONS = 200
"""Common directions that are kept; 300 bring nothing."""

FEWEST = 50
"""Rows below which nothing is learnt: words are compared as they are."""

FEWEST_TERMS = 10
"""The same for terms: fewer have no common directions."""

LEAST = 3
"""Texts that hold a term from which something is learnt; rarer ones are only compared."""

RIDGE = 1.0
"""How strongly the weights of issues are held near 0."""

SEED = 0


@dataclass(frozen=True, eq=False)
class Space:
    """What was learnt of t terms; small, plain arrays.

    terms       t terms
    texts       texts that were read
    seen        (t,) texts that hold each term
    directions  (t, up to 200) from weighted terms to common directions; no column where too few
    issues      (t, 54) from weighted terms to scores of issues; no column where nothing was tagged
    """

    terms: tuple[str, ...]
    texts: int
    seen: Whole
    directions: Half
    issues: Half

    @classmethod
    def fit(cls, split: Sequence[Sequence[str]], tags: Bools | None = None) -> "Space":
        """From the terms of each text and, if there are any, its tags: (texts, issues)."""
        plain = cls.plain(split)
        if len(split) < FEWEST or np.sum(plain.seen >= LEAST) < FEWEST_TERMS:
            return plain
        often = plain.seen >= LEAST
        matrix = cast(csr_matrix, cast(Any, plain.matrix(split))[:, np.flatnonzero(often)])
        fitted = replace(plain, directions=_spread(_directions(matrix), often))
        if tags is None or not tags.any():
            return fitted
        # rows without a tag were not read for issues: they say nothing of what is not there
        tagged: Whole = np.flatnonzero(tags.any(axis=1)).astype(np.int32)
        some = cast(csr_matrix, cast(Any, matrix)[tagged])
        return replace(fitted, issues=_spread(_least_squares(some, tags[tagged]), often))

    @classmethod
    def plain(cls, split: Sequence[Sequence[str]], weights: Weights | None = None) -> "Space":
        """Nothing but how rare each term is: in these texts, or as `weights` has it."""
        counted = weights or Weights.of(split)
        none = np.zeros((len(counted.seen), 0), dtype=np.float16)
        seen = np.fromiter(counted.seen.values(), dtype=np.int32, count=len(counted.seen))
        return cls(tuple(counted.seen), counted.texts, seen, none, none)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Term → its column."""
        return {term: place for place, term in enumerate(self.terms)}

    @cached_property
    def weights(self) -> Weights:
        """How much each term counts here."""
        return Weights(self.texts, dict(zip(self.terms, self.seen.tolist(), strict=True)))

    @property
    def width(self) -> int:
        """Numbers of one vector; 0 where nothing was learnt."""
        return self.directions.shape[1] + self.issues.shape[1]

    def matrix(self, split: Sequence[Sequence[str]]) -> csr_matrix:
        """(texts, t) weighted terms, float32, rows of length 1.

        Terms never seen have no column, but they lengthen their row all the same: half a text
        that is unknown is not alike to anything.
        """
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for terms in split:
            counted = {
                term: weight * (1 + math.log(count))
                for term, count in sorted(Counter(terms).items())
                if (weight := self.weights(term))
            }
            length = float(math.sqrt(sum(value**2 for value in counted.values()))) or 1.0
            known = {term: value for term, value in counted.items() if term in self.place}
            columns += [self.place[term] for term in known]
            values += [value / length for value in known.values()]
            starts.append(len(columns))
        cells = (np.array(values, dtype=np.float32), np.array(columns, dtype=np.int32), starts)
        return csr_matrix(cells, shape=(len(split), len(self.terms)))

    def vectors(self, matrix: csr_matrix) -> Single:
        """(texts, width) of rows of `matrix`: length 1, or 0 for a text without a known term."""
        halves = [
            _of_length_one(_times(matrix, self.directions)),
            _of_length_one(np.maximum(_times(matrix, self.issues), 0)),
        ]
        there = [half for half in halves if half.shape[1]]
        if not there:
            return halves[0]
        return cast(Single, np.hstack(there) / np.float32(np.sqrt(len(there))))

    def widened(self, split: Sequence[Sequence[str]]) -> "Space":
        """The same with a column for each term of these texts; new ones have nothing learnt."""
        new = sorted({term for terms in split for term in terms}.difference(self.place))
        return replace(
            self,
            terms=(*self.terms, *new),
            seen=np.concatenate([self.seen, np.zeros(len(new), dtype=np.int32)]),
            directions=_lengthened(self.directions, len(new)),
            issues=_lengthened(self.issues, len(new)),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {
            **packed("terms", self.terms),
            "texts": np.array(self.texts),
            "seen": self.seen,
            "directions": self.directions,
            "issues": self.issues,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Space":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        terms = unpacked("terms", arrays)
        names = ("seen", "directions", "issues")
        if {len(arrays[name]) for name in names} != {len(terms)}:
            raise ValueError("terms and their numbers differ in length")
        return cls(terms, int(arrays["texts"]), *(arrays[name] for name in names))


def _directions(matrix: csr_matrix) -> Half:
    count = min(DIRECTIONS, min(cast("tuple[int, int]", matrix.shape)) - 1)
    found: Single = _EXTMATH.randomized_svd(matrix, count, n_iter=2, random_state=SEED)[2]
    return found.T.astype(np.float16)


def _least_squares(matrix: csr_matrix, tags: Bools) -> Half:
    """Ridge regression in one step."""
    turned: csr_matrix = cast(Any, matrix).transpose()
    square = cast(Single, cast(Any, turned @ matrix).toarray())
    square[np.diag_indices_from(square)] += RIDGE
    wanted = _times(turned, tags)
    solved: Single = _LINALG.cho_solve(_LINALG.cho_factor(square, overwrite_a=True), wanted)
    return solved.astype(np.float16)


def _spread(projection: Half, often: Bools) -> Half:
    """Rows for all terms: those that were not seen often enough have nothing learnt."""
    full = np.zeros((len(often), projection.shape[1]), dtype=np.float16)
    full[often] = projection
    return full


def _lengthened(projection: Half, rows: int) -> Half:
    return np.vstack([projection, np.zeros((rows, projection.shape[1]), dtype=np.float16)])


def _times(matrix: csr_matrix, projection: NDArray[Any]) -> Single:
    return cast(Single, matrix @ projection.astype(np.float32))


def _of_length_one(rows: Single) -> Single:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast(Single, rows / np.where(length > 0, length, 1))
