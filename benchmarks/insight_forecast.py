"""What States support: chances promised beside simple shares, on later sessions.

Rows are one per recommendation and recommending State. The simple rules know the tags of the source,
which the model must work out from the words.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from benchmarks.figures import Row
from upr.insight.answers import AnswerModel, Forecasts, region_of
from upr.insight.learning.measures import (
    BINS,
    Measured,
    auc_within,
    bootstrap,
    brier,
    calibration_error,
)
from upr.insight.past import Bools, Floats, Ints, Past
from upr.record import text_hash

GOALS = {"AUC within a review": 0.89, "Brier": 0.110, "calibration error": 0.03}
SHRUNK = 10.0
"""Answers that the share of all weighs against those counted."""

Measure = Callable[[Ints, Bools, Floats], float]
MEASURES: Mapping[str, Measure] = {
    "AUC within a review": lambda review, y, p: float(np.mean(auc_within(review, y, p))),
    "Brier": lambda _, y, p: brier(y, p),
    "calibration error": lambda _, y, p: calibration_error(y, p),
}


def score(fit: Past, test: Past) -> list[Row]:
    """The figures, with the best simple rule beside each; prints where it fails."""
    test = test.rows(test.supported >= 0)
    found = forecasts(AnswerModel.fit(fit), test)
    rows = test.row_of_asker
    truth, review = test.supported == 1, reviews(test)
    rules = dict(shares(fit, test))
    rules["share of the State"] = found.base_rate
    known = set(map(text_hash, fit.texts))
    seen = np.array([text_hash(text) in known for text in test.texts])
    tables(test, found, truth, review)
    parts = {
        "": rows,
        ", new texts": rows[~seen[rows]],
        ", texts seen in fitting": rows[seen[rows]],
    }
    figures = [
        figure(name, part, which, review, truth, found.probability, rules)
        for part, which in parts.items()
        for name in MEASURES
    ]
    return [*figures, coverage(found, truth, review)]


def forecasts(model: AnswerModel, past: Past) -> Forecasts:
    """What the model says of every row."""
    states: list[int] = past.state.tolist()
    asked = [past.askers[a:b].tolist() for a, b in zip(past.first, past.first[1:], strict=False)]
    return model.forecast(
        past.texts,
        past.languages,
        [past.names[state] for state in states],
        [[past.names[code] for code in codes] for codes in asked],
        past.session.tolist(),
    )


def shares(fit: Past, test: Past) -> Iterator[tuple[str, Floats]]:
    """Simple rules: the share that was supported of all with the same mark."""
    y = (fit.supported == 1)[fit.supported >= 0]
    marks: Mapping[str, Callable[[Past], list[object]]] = {
        "share of the action category": lambda past: past.category.tolist(),
        "share of the issues": lambda past: [row.tobytes() for row in past.issues],
        "share of issues and category": lambda past: [
            (row.tobytes(), category)
            for row, category in zip(past.issues, past.category.tolist(), strict=True)
        ],
        "share of the first two words": lambda past: [
            " ".join(text.lower().split()[:2]) for text in past.texts
        ],
    }
    answered = fit.rows(fit.supported >= 0)
    for name, mark in marks.items():
        counts: dict[object, list[float]] = {}
        for one, supported in zip(mark(answered), y, strict=True):
            count = counts.setdefault(one, [SHRUNK * y.mean(), SHRUNK])
            count[0] += supported
            count[1] += 1
        otherwise = [float(y.mean()), 1.0]
        yield name, np.array([a / b for a, b in (counts.get(m, otherwise) for m in mark(test))])


def figure(
    name: str,
    part: str,
    which: Ints,
    review: Ints,
    truth: Bools,
    chance: Floats,
    rules: Mapping[str, Floats],
) -> Row:
    """One figure of some of the rows, with the best rule."""
    measure = MEASURES[name]

    def of(rows: Ints, p: Floats) -> float:
        return measure(review[rows], truth[rows], p[rows])

    less = name != "AUC within a review"
    best = sorted((of(which, p), rule) for rule, p in rules.items())[0 if less else -1]
    goal = None if part else GOALS[name]
    found = interval(name, which, review, truth, chance)
    return Row(
        "answers", name + part, found.value, found.low, found.high, found.rows, *best, goal, less
    )


def interval(name: str, which: Ints, review: Ints, truth: Bools, chance: Floats) -> Measured:
    """With the interval of a bootstrap over reviews."""
    y, p, groups = truth[which], chance[which], review[which]
    if name == "AUC within a review":
        each = auc_within(groups, y, p)
        found = bootstrap(np.arange(len(each), dtype=np.int32), lambda r: float(each[r].mean()))
        return Measured(found.value, found.low, found.high, len(which))
    measure = MEASURES[name]
    return bootstrap(groups, lambda r: measure(groups[r], y[r], p[r]))


def coverage(found: Forecasts, truth: Bools, review: Ints) -> Row:
    """Share of reviews whose supported share lay inside the mean interval (0.9 is promised)."""
    held: list[bool] = []
    for one in np.unique(review):
        rows = review == one
        # half an answer to each side, as a share of none or all cannot lie inside
        share = (truth[rows].sum() + 0.5) / (rows.sum() + 1)
        held.append(bool(found.low[rows].mean() <= share <= found.high[rows].mean()))
    inside = np.array(held)
    places = np.arange(len(inside), dtype=np.int32)
    share = bootstrap(places, lambda r: float(inside[r].mean()))
    return Row(
        "answers", "reviews inside the interval", share.value, share.low, share.high, len(inside)
    )


def tables(test: Past, found: Forecasts, truth: Bools, review: Ints) -> None:
    """Print promised and seen shares, and the reviews and categories told apart worst."""
    print("\npromised\tsupported\trows\twidth of the interval")
    width = found.high - found.low
    for rows in np.array_split(np.argsort(found.probability, kind="stable"), BINS):
        promised, seen = found.probability[rows].mean(), truth[rows].mean()
        print(f"{promised:.3f}\t{seen:.3f}\t{len(rows)}\t{width[rows].mean():.3f}")
    print("\nkind\tAUC within a review\tBrier\tBrier of the State's share\tsupported\trows")
    for kind, rows in kinds(test):
        y, p = truth[rows], found.probability[rows]
        apart = auc_within(review[rows], y, p)
        told = f"{apart.mean():.3f}" if len(apart) else ""
        plain = brier(y, found.base_rate[rows])
        print(f"{kind}\t{told}\t{brier(y, p):.3f}\t{plain:.3f}\t{y.mean():.3f}\t{len(rows)}")


def kinds(test: Past) -> Iterator[tuple[str, Ints]]:
    """Rows by action category, by region, and by review."""
    for category in range(1, 6):
        yield f"category {category}", places(test.category == category)
    states = [test.names[state] for state in test.state.tolist()]
    regions = np.array(
        [region_of(*pair) or "" for pair in zip(states, test.session.tolist(), strict=True)]
    )
    for region in np.unique(regions):
        yield str(region), places(regions == region)
    for session, state in sorted({*zip(test.session.tolist(), test.state.tolist(), strict=True)}):
        rows = places((test.state == state) & (test.session == session))
        yield f"{test.names[state]}, session {session}", rows


def places(which: Bools) -> Ints:
    """Where it is true."""
    return np.flatnonzero(which).astype(np.int32)


def reviews(past: Past) -> Ints:
    """(n,) a number for the review of each row."""
    return (past.session * len(past.names) + past.state).astype(np.int32)
