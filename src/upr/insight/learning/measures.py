"""Measures of what was learnt, each with the interval that chance alone would give it.

Bootstrap intervals draw whole groups (reviews, queries), since rows of one review rise and fall
together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from upr.insight.past import Bools, Floats, Ints

DRAWS = 500
"""Draws of a bootstrap."""

BINS = 10
"""Bins of equal mass in which a calibration error is counted."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with the 95 % interval of its bootstrap; `rows` it was counted on."""

    value: float
    low: float
    high: float
    rows: int


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label: rows that have it, and how well it is found (shares, 0 to 1)."""

    label: str
    support: int
    precision: float
    recall: float
    f1: float


def label_scores(labels: Sequence[str], truth: Bools, found: Bools) -> list[LabelScore]:
    """One score a label; `truth` and `found` are (rows, labels)."""
    hits = (truth & found).sum(axis=0)
    return [
        LabelScore(
            label,
            int(real),
            _share(hit, proposed),
            _share(hit, real),
            _share(2 * hit, proposed + real),
        )
        for label, hit, proposed, real in zip(
            labels, hits, found.sum(axis=0), truth.sum(axis=0), strict=True
        )
    ]


def micro_f1(truth: Bools, found: Bools) -> float:
    """F1 over all decisions together."""
    return _share(2 * (truth & found).sum(), truth.sum() + found.sum())


def macro_f1(truth: Bools, found: Bools, *, least: int = 10) -> float:
    """Mean F1 over the labels that at least `least` rows have."""
    scores = label_scores(["" for _ in truth.T], truth, found)
    counted = [one.f1 for one in scores if one.support >= least]
    return sum(counted) / len(counted) if counted else float("nan")


def auc(truth: Bools, score: Floats) -> float:
    """Chance that a true row scores above a false one; ties count half; nan with one class only."""
    true, false = int(truth.sum()), int((~truth).sum())
    if not true or not false:
        return float("nan")
    _, place, count = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((rank[truth].sum() - true * (true + 1) / 2) / (true * false))


def auc_within(groups: Ints, truth: Bools, score: Floats) -> Floats:
    """The AUC of every group that has both answers: its mean is the AUC within a review."""
    each = [auc(truth[groups == one], score[groups == one]) for one in np.unique(groups)]
    return np.array([one for one in each if one == one], dtype=np.float64)


def brier(truth: Bools, probability: Floats) -> float:
    """Mean squared distance of probability and answer."""
    return float(np.mean((probability - truth) ** 2))


def calibration_error(truth: Bools, probability: Floats) -> float:
    """Mean distance of promised and seen share over ten bins of equal mass."""
    order = np.argsort(probability, kind="stable")
    bins = [part for part in np.array_split(order, BINS) if len(part)]
    gaps = [abs(float(probability[part].mean() - truth[part].mean())) for part in bins]
    return float(np.average(gaps, weights=[len(part) for part in bins]))


def recall_at(relevant: Bools, score: Floats, top: int) -> float:
    """Share of one query's relevant candidates among its first `top`."""
    first = np.argsort(-score, kind="stable")[:top]
    return float(relevant[first].sum() / relevant.sum())


def average_precision(relevant: Bools, score: Floats) -> float:
    """Mean precision at the place of each relevant candidate of one query."""
    hits = relevant[np.argsort(-score, kind="stable")]
    places = np.flatnonzero(hits) + 1
    return float(np.mean(np.arange(1, len(places) + 1) / places))


def bootstrap(
    groups: Ints, measure: Callable[[Ints], float], *, draws: int = DRAWS, seed: int = 0
) -> Measured:
    """`measure` of rows (their places) with its interval; whole groups are drawn with return.

    All nan where there are no rows.
    """
    if not len(groups):
        return Measured(float("nan"), float("nan"), float("nan"), 0)
    parts: list[Ints] = [
        np.flatnonzero(groups == one).astype(np.int32) for one in np.unique(groups)
    ]
    draw = np.random.default_rng(seed)
    seen: list[float] = []
    for _ in range(draws):
        drawn: list[int] = draw.integers(len(parts), size=len(parts)).tolist()
        seen.append(measure(np.concatenate([parts[number] for number in drawn])))
    low, high = np.nanpercentile(seen, [2.5, 97.5])
    every = np.arange(len(groups), dtype=np.int32)
    return Measured(measure(every), float(low), float(high), len(groups))


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else 0.0
