"""A logistic regression whose weights of themes differ from State to State.

The margin (log odds) of row i of review r is

    constant + columns[i] · plain + themes[i] · (standing[r] · crossed)

so that every State, group and region has its own reading of every theme, held near the common one
by a penalty. How strongly a block is held is told by the scale of its columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csr_matrix

from upr.insight.answers.descent import dot, lowest
from upr.insight.past import Floats, Ints

# scipy has no types of its own
_SPARSE = cast(Any, sparse)

PENALTY = 1.0
"""Of the sum of squared weights, against the sum of the rows' log losses."""

ROUNDS = 75
"""Of the search: more change no figure."""


@dataclass(frozen=True, eq=False)
class Rows:
    """n rows of r reviews, as the regression sees them.

    columns   (n, c) sparse: words, who asks, which State answers
    themes    (n, t) what a text is about
    review    (n,) place in `standing`
    standing  (r, s) sparse: who the State under review is
    """

    columns: csr_matrix
    themes: Floats
    review: Ints
    standing: csr_matrix


@dataclass(frozen=True, eq=False)
class Mixed:
    """Fitted weights: `plain` (c,), `crossed` (s, t)."""

    constant: float
    plain: Floats
    crossed: Floats

    @classmethod
    def fit(cls, rows: Rows, y: Floats, weights: Floats, rounds: int = ROUNDS) -> "Mixed":
        """On answers `y` (n,) 0 or 1, each counted `weights` (n,) times."""
        problem = _Problem(rows, y, weights)
        return problem.split(lowest(problem.loss, np.zeros(problem.size), rounds))

    def margin(self, rows: Rows) -> Floats:
        """(n,) log odds."""
        return self.constant + times(rows.columns, self.plain) + self.reading(rows)

    def reading(self, rows: Rows) -> Floats:
        """(n,) the part of the margin that is these States' reading of these themes."""
        of_review = times(rows.standing, self.crossed)
        return np.einsum("ij,ij->i", rows.themes, of_review[rows.review])

    def without(self, last: int) -> "Mixed":
        """The same without the last columns, as if they were all 0."""
        return Mixed(self.constant, self.plain[: len(self.plain) - last], self.crossed)


class _Problem:
    """The penalised log loss and its slope, over all weights in one row of numbers."""

    def __init__(self, rows: Rows, y: Floats, weights: Floats) -> None:
        self.rows, self.y, self.weights = rows, y, weights
        # sparse products only: threads of dense ones would wait for each other at every step
        self.turned = _turned(rows.columns)
        self.standings = _turned(rows.standing)
        reviews, standings = shape_of(rows.standing)
        cells = (np.ones(len(y)), (rows.review, np.arange(len(y))))
        self.of_review = csr_matrix(cells, shape=(reviews, len(y)))
        self.wide = shape_of(rows.columns)[1]
        self.shape = standings, rows.themes.shape[1]
        self.size = int(1 + self.wide + self.shape[0] * self.shape[1])

    def split(self, weights: Floats) -> Mixed:
        """The weights as what they are of."""
        plain, crossed = weights[1 : 1 + self.wide], weights[1 + self.wide :]
        return Mixed(float(weights[0]), plain, crossed.reshape(self.shape))

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Its height and its slope at these weights."""
        rows, y = self.rows, self.y
        margin = self.split(weights).margin(rows)
        loss = dot(self.weights, np.logaddexp(0, margin) - y * margin)
        error = self.weights * (chance(margin) - y)
        of_review = times(self.of_review, rows.themes * error[:, None])
        crossed = times(self.standings, of_review)
        slope = np.concatenate([[error.sum()], times(self.turned, error), crossed.ravel()])
        held = np.concatenate([[0.0], weights[1:]])
        return loss + PENALTY / 2 * dot(held, held), slope + PENALTY * held


def chance(margin: Floats) -> Floats:
    """The probability of these log odds."""
    return 1 / (1 + np.exp(-margin))


def shape_of(matrix: csr_matrix) -> tuple[int, int]:
    """Its rows and columns."""
    return cast("tuple[int, int]", matrix.shape)


def _turned(matrix: csr_matrix) -> csr_matrix:
    return cast(csr_matrix, cast(Any, matrix).T.tocsr())


def times(matrix: csr_matrix, other: NDArray[Any]) -> Floats:
    """The product, as a plain array."""
    return cast(Floats, cast(Any, matrix) @ other)


def beside(blocks: Sequence[Any]) -> csr_matrix:
    """Blocks of columns side by side."""
    return cast(csr_matrix, _SPARSE.hstack(blocks, format="csr"))
