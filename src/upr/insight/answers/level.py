"""From log odds to honest probabilities: their level, their slope, and how far off they can be.

All is learnt from margins that were worked out for sessions the regression had not seen.
"""

from dataclasses import dataclass

import numpy as np

from upr.insight.answers.mixed import chance
from upr.insight.past import Floats, Ints

HALF_LIFE = 3.0
"""Sessions after which an answer counts half: how readily States support changes over the years."""

ROUNDS = 20
"""Steps of Newton's method; it has settled after six."""

HELD = 30.0
"""Answers that the plain margin (level 0, slope 1) weighs against those of the record."""

FEWEST = 10
"""Recommendations that a review must have to be counted."""

COVERED = 0.9
"""Share of the reviews whose supported share the interval is to hold."""

WIDEST = 6.0
"""Log odds beyond which no interval reaches."""


@dataclass(frozen=True, slots=True)
class Level:
    """`level + slope * margin` is the margin meant.

    spread  log odds to either side within which nine reviews of ten were answered as a whole
    """

    level: float
    slope: float
    spread: float

    @classmethod
    def fit(
        cls, margin: Floats, y: Floats, weights: Floats, session: Ints, review: Ints
    ) -> "Level":
        """From margins (n,) and answers (n,) 0 or 1 of sessions (n,) and reviews (n,)."""
        lately = 0.5 ** ((session.max() - session) / HALF_LIFE)
        level, slope = _line(margin, y, weights * lately)
        return cls(level, slope, _spread(level + slope * margin, y, lately, review))

    def margin(self, margin: Floats) -> Floats:
        """The margin meant."""
        return self.level + self.slope * margin


def _line(margin: Floats, y: Floats, weights: Floats) -> tuple[float, float]:
    """Logistic regression on one column (Platt), held near level 0 and slope 1."""
    rows = np.column_stack([np.ones(len(margin)), margin])
    plain = np.array([0.0, 1.0])
    line = plain
    for _ in range(ROUNDS):
        found = chance(rows @ line)
        slope = rows.T @ (weights * (found - y)) + HELD * (line - plain)
        bend = (rows * (weights * found * (1 - found))[:, None]).T @ rows + HELD * np.eye(2)
        line = line - np.linalg.solve(bend, slope)
    return float(line[0]), float(line[1])


def _spread(margin: Floats, y: Floats, weights: Floats, review: Ints) -> float:
    """How far margins must be moved, in nine reviews of ten, to meet the share supported."""
    moves: list[float] = []
    counted: list[float] = []
    for one in np.unique(review):
        rows = review == one
        count = int(rows.sum())
        if count >= FEWEST:
            # a share of none or all has no log odds: half an answer is added to each side
            share = float(y[rows].sum() + 0.5) / (count + 1)
            moves.append(abs(_move(margin[rows], share)))
            counted.append(float(weights[rows].mean()))
    if not moves:
        return WIDEST / 2
    order = np.argsort(moves)
    passed = np.cumsum(np.array(counted)[order]) / sum(counted)
    return moves[int(order[np.searchsorted(passed, COVERED)])]


def _move(margin: Floats, share: float) -> float:
    """What to add to all of `margin` so that the mean probability is `share`; by halving."""
    low, high = -WIDEST, WIDEST
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if chance(margin + middle).mean() < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
