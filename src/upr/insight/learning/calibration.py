"""From scores of many labels to probabilities that can be believed, and from these to decisions.

A score alone says too little: "Justice" at 0.1 means more in a text where nothing else was found
than in one with four sure labels. So each label has a small logistic regression over its own score
and what the scores of the others look like. It must be fitted on scores of rows that the machines
behind them had not seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from upr.insight.past import Bools, Floats

NEAR = -0.3
"""Score from which on a label is likely enough to count beside others."""

OTHERS = 3
"""Best scores of other labels that are looked at."""

FEWEST = 3
"""Rows that must have a label, and lack it, for a regression; below, its share answers for all."""

CERTAIN = 1e-4
"""No probability is nearer to 0 or 1 than this."""


@dataclass(frozen=True, eq=False)
class Calibration:
    """`weights` (9, labels) of what `_views` gives, in that order, and `intercept` (labels,)."""

    weights: Floats
    intercept: Floats

    @classmethod
    def fit(cls, scores: Floats, truth: Bools, size: Floats) -> "Calibration":
        """Of rows that were not fitted on.

        scores  (rows, labels) of `Linear.scores`
        truth   (rows, labels)
        size    (rows,) known words of the text
        """
        labels = scores.shape[1]
        views = np.stack(list(_views(scores, size)))
        weights = np.zeros((len(views), labels))
        share = (truth.sum(axis=0) + 0.5) / (len(truth) + 1)
        intercept = np.log(share / (1 - share))
        for label in range(labels):
            count = int(truth[:, label].sum())
            if FEWEST <= count <= len(truth) - FEWEST:
                seen = views[:, :, label].T
                weights[:, label], intercept[label] = _regression(seen, truth[:, label])
        return cls(weights, intercept)

    def probabilities(self, scores: Floats, size: Floats) -> Floats:
        """(rows, labels), each between 0 and 1."""
        logit = np.repeat(self.intercept[None, :], len(scores), axis=0)
        for weight, view in zip(self.weights, _views(scores, size), strict=True):
            logit += weight * view
        furthest = np.log(1 / CERTAIN - 1)
        return 1 / (1 + np.exp(-np.clip(logit, -furthest, furthest)))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`."""
        return {"weights": self.weights, "intercept": self.intercept}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Calibration":
        """Raises KeyError for what is missing, ValueError where shapes do not fit."""
        weights, intercept = arrays["weights"], arrays["intercept"]
        if weights.shape != (VIEWS, *intercept.shape):
            raise ValueError("weights of another calibration")
        return cls(weights, intercept)


VIEWS = 6 + OTHERS


def _views(scores: Floats, size: Floats) -> Iterator[Floats]:
    """What a regression sees of each row and label, each (rows, labels)."""
    yield scores
    yield np.maximum(scores, -0.5)  # far below, more says little more
    yield np.maximum(scores, 0.0)
    yield from _best_of_others(scores)
    above = np.maximum(scores - NEAR, 0)
    yield above.sum(axis=1, keepdims=True) - above
    likely = scores > NEAR
    yield (likely.sum(axis=1, keepdims=True) - likely).astype(np.float64)
    yield np.broadcast_to(np.log1p(size)[:, None], scores.shape)


def _best_of_others(scores: Floats) -> Iterator[Floats]:
    """The best, second and third score of the other labels; -1 where there are fewer."""
    missing = np.full((len(scores), OTHERS + 1), -1.0)
    top = -np.sort(-np.hstack([scores, missing]), axis=1)[:, : OTHERS + 1]
    for place in range(OTHERS):
        best, following = top[:, [place]], top[:, [place + 1]]
        yield np.where(scores >= best, following, best)


def _regression(seen: Floats, truth: Bools) -> tuple[Floats, float]:
    """Weights and intercept for `seen` (rows, views) as it stands."""
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    fitted: Any = LogisticRegression(max_iter=500)
    fitted.fit((seen - mean) / spread, truth)
    weights = cast(Floats, fitted.coef_[0]) / spread
    return weights, float(fitted.intercept_[0] - weights @ mean)


OWN = 0.25
"""How far a label's own threshold counts beside the common one."""

SURER = 0.03
"""Taken off: a machine fitted on all rows finds more than one that had only half of them, on whose
scores the thresholds are chosen. Chosen on sessions 11 to 14."""


def thresholds(probabilities: Floats, truth: Bools) -> Floats:
    """(labels,) probability from which on to say yes.

    Between the one threshold that is best over all decisions together, and half of the F1 that each
    label can reach, which is what its own F1 wants: rare and vague labels are said a little sooner.
    """
    common = _best_common(probabilities, truth)
    own = np.array([_reachable_f1(column) for column in probabilities.T]) / 2
    return (1 - OWN) * common + OWN * own - SURER


def _best_common(probabilities: Floats, truth: Bools) -> float:
    tried = np.linspace(0.25, 0.6, 36)
    hits = np.array([(truth & (probabilities >= one)).sum() for one in tried])
    said = np.array([(probabilities >= one).sum() for one in tried])
    return float(tried[np.argmax(2 * hits / np.maximum(said + truth.sum(), 1))])


def _reachable_f1(probabilities: Floats) -> float:
    """The best F1 that these probabilities promise of themselves."""
    ranked = -np.sort(-probabilities)
    said = np.arange(1, len(ranked) + 1)
    return float(np.max(2 * np.cumsum(ranked) / (said + ranked.sum())))
