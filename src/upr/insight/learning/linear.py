"""Many yes-or-no labels over one sparse matrix: a weight for every column and label.

Each label has its own linear support-vector machine. Before it is fitted, every column is stretched
by how far it speaks for or against the label (the log of its odds, as in naive Bayes): rare words
that always come with a label then need less evidence, and words that say nothing are held back.
On UPR Info's issues that is worth two points of F1 over the bare columns.

Source: Wang and Manning, "Baselines and Bigrams", ACL 2012.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from upr.insight.learning.features import Weights
from upr.insight.learning.sparse import by_column, product, stretched
from upr.insight.past import Bools, Floats

COST = 0.4
"""Cost of an error against the size of the weights; chosen on sessions 13 and 14."""

TOLERANCE = 1e-2
"""Where the fit may stop: closer than this no decision of sessions 13 and 14 changes."""

LEAST_STRETCH, FURTHEST = 0.5, 6.0
"""What a column keeps that says nothing of a label; log odds beyond which more says no more."""

NEVER = -2.0
"""Score of a label that the fitting part never has, or (with its sign turned) always has."""


@dataclass(frozen=True, eq=False)
class Linear:
    """Weights of `labels` labels over `width` columns.

    weights    (width, labels) float32
    intercept  (labels,) float32
    """

    weights: Weights
    intercept: Weights

    @classmethod
    def fit(cls, matrix: csr_matrix, truth: Bools, importance: Floats) -> "Linear":
        """One machine a label.

        truth       (rows, labels)
        importance  (rows,) how much an error on that row counts
        """
        width, labels = cast(tuple[int, int], matrix.shape)[1], truth.shape[1]
        weights = np.zeros((width, labels), dtype=np.float32)
        intercept = np.where(truth.all(axis=0), -NEVER, NEVER).astype(np.float32)
        stretch = _stretch(matrix, truth)
        for label in np.flatnonzero(truth.any(axis=0) & ~truth.all(axis=0)):
            factor = stretch[:, label]
            found, intercept[label] = _machine(
                stretched(matrix, factor), truth[:, label], importance
            )
            weights[:, label] = found * factor
        return cls(weights, intercept)

    def scores(self, matrix: csr_matrix) -> Floats:
        """(rows, labels): above 0 where the machine would say yes."""
        return product(matrix, self.weights) + self.intercept

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`."""
        return {"weights": self.weights, "intercept": self.intercept}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Linear":
        """Raises KeyError for what is missing, ValueError where numbers of labels differ."""
        weights, intercept = arrays["weights"], arrays["intercept"]
        if weights.ndim != 2 or weights.shape[1:] != intercept.shape:
            raise ValueError("weights and intercepts of different labels")
        return cls(weights, intercept)


def _stretch(matrix: csr_matrix, truth: Bools) -> Floats:
    """(width, labels): how far each column is stretched for each label."""
    total, with_label = by_column(matrix, truth.astype(np.float64))
    found, missing = with_label + 1, total - with_label + 1
    odds = np.log(found / found.sum(axis=0)) - np.log(missing / missing.sum(axis=0))
    return LEAST_STRETCH + np.minimum(np.abs(odds), FURTHEST) / 2


def _machine(matrix: csr_matrix, truth: Bools, importance: Floats) -> tuple[Floats, float]:
    """Weights of the columns and the intercept of one label."""
    machine: Any = LinearSVC(C=COST, tol=TOLERANCE, random_state=0)
    machine.fit(matrix, truth, sample_weight=importance)
    return machine.coef_[0], float(machine.intercept_[0])
