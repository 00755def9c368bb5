"""Which States to ask: the ranking of States beside counting rules, on later sessions.

Queries are those of `upr.insight.habits.queries`. Weights are learnt on the fitting sessions; the
record that is looked up ends before the session in question or, where a figure says so, with the
fitting sessions.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.figures import Row
from upr.insight.habits import HabitModel
from upr.insight.habits.features import Setting
from upr.insight.habits.queries import TOP, Query, mean, queries, ranked, reviews, seen
from upr.insight.habits.rules import RULES
from upr.insight.learning.measures import Measured, brier, calibration_error
from upr.insight.past import ISSUES, Bools, Floats, Past

MANY = 5
"""Relevant States of a query that has many."""

MODEL = "the model"


def score(fit: Past, test: Past) -> list[Row]:
    """The figures, with the best counting rule beside each; prints tables of where it fails."""
    model = HabitModel.fit(fit)
    found: dict[str, list[Query]] = {name: [] for name in (MODEL, *RULES)}
    knowing: list[Query] = []
    chances: list[tuple[Bools, Floats]] = []
    for session in np.unique(test.session):
        known = joined(fit, test.before(int(session)))
        habits = replace(model, past=known)
        history = habits.history
        came = test.rows(test.session == session)
        for state, raised in reviews(came):
            states, chance = habits.chances(state)
            chances.append((seen(states, raised), chance))
            found[MODEL] += queries(history, state, states, chance, raised)
            places = [known.names.index(name) for name in states]
            value = history.raises[places] * said(came, state, states)[:, None]
            knowing += queries(history, state, states, value, raised)
            for name, rule in RULES.items():
                value = rule(history, Setting.of(history, state))[places]
                found[name] += queries(history, state, states, value, raised)
    tables(found)
    return [
        *figures(found),
        *means("nothing after the fit", ranked(model, test)),
        *means("if one knew how much each State will say", knowing),
        *of_chances(chances),
    ]


def said(came: Past, state: str, states: Sequence[str]) -> Floats:
    """(n,) recommendations that each of `states` really made in this review.

    No ranking can know them: with the shares of issues they show how much is left to chance.
    """
    mine = came.state[came.row_of_asker] == came.code(state)
    made = Counter(came.names[int(code)] for code in came.askers[mine])
    return np.array([made[name] for name in states], dtype=np.float64)


def joined(fit: Past, more: Past) -> Past:
    """The rows of both, oldest first."""
    names = tuple(sorted({*fit.names, *more.names}))

    def places(past: Past, codes: np.ndarray) -> np.ndarray:
        return np.array([names.index(name) for name in past.names], dtype=np.int32)[codes]

    both = (fit, more)
    counts = np.concatenate([np.diff(one.first) for one in both])
    return Past(
        texts=fit.texts + more.texts,
        languages=fit.languages + more.languages,
        names=names,
        state=np.concatenate([places(one, one.state) for one in both]),
        askers=np.concatenate([places(one, one.askers) for one in both]),
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        **{
            name: np.concatenate([getattr(one, name) for one in both])
            for name in ("session", "supported", "category", "issues")
        },
    )


MEASURES = (
    ("recall@20", "recall", False, 0.50),
    ("MAP", "precision", False, 0.36),
    ("recall@20, five or more", "recall", True, None),
    ("MAP, five or more", "precision", True, None),
    ("recall@20, new pairs", "new_recall", False, None),
    ("MAP, new pairs", "new_precision", False, None),
)
"""Figure, what of a query it is the mean of, whether only of queries with many, and its goal."""


def figures(found: Mapping[str, Sequence[Query]]) -> Iterator[Row]:
    """Each measure of the model, beside the rule that is best at it."""
    for figure, what, many, goal in MEASURES:
        kept = {
            name: [one for one in each if one.relevant >= MANY or not many]
            for name, each in found.items()
        }
        rules = {name: mean(kept[name], what).value for name in RULES}
        best = max(rules, key=lambda name: rules[name])
        yield row(figure, mean(kept[MODEL], what), rules[best], best, goal)
        if "new" in what:
            times = mean(kept[MODEL], what).value / rules[best]
            yield Row("habits", f"{figure}, times the best rule", times, goal=1.5)
    best_possible = [min(1.0, TOP / one.relevant) for one in found[MODEL]]
    yield Row("habits", "recall@20 of an oracle", float(np.mean(best_possible)))


def means(when: str, found: Sequence[Query]) -> Iterator[Row]:
    """Recall and precision of another way of ranking."""
    for figure, what, many, _ in MEASURES[:4]:
        kept = [one for one in found if one.relevant >= MANY or not many]
        yield row(f"{figure}, {when}", mean(kept, what))


def of_chances(chances: Sequence[tuple[Bools, Floats]]) -> Iterator[Row]:
    """Whether chances come true, over all States under review, candidates and issues."""
    truth = np.concatenate([one.ravel() for one, _ in chances])
    chance = np.concatenate([one.ravel() for _, one in chances])
    always = np.full(len(truth), truth.mean())
    yield Row("habits", "calibration error", calibration_error(truth, chance), rows=len(truth))
    yield Row(
        "habits",
        "Brier",
        brier(truth, chance),
        rows=len(truth),
        rule=brier(truth, always),
        by="the same for all",
        less=True,
    )
    for low, high in ((0.0, 0.02), (0.02, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 1.0)):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            print(
                f"chance {low:g} to {high:g}\t{inside.sum()}\tpromised {chance[inside].mean():.3f}"
                f"\tseen {truth[inside].mean():.3f}"
            )


def row(
    figure: str,
    value: Measured,
    rule: float = float("nan"),
    by: str = "",
    goal: float | None = None,
) -> Row:
    """A figure of this part."""
    return Row("habits", figure, value.value, value.low, value.high, value.rows, rule, by, goal)


def tables(found: Mapping[str, Sequence[Query]]) -> None:
    """Print every way of ranking; then the model beside the rule best at MAP, where it fails."""
    print("ranked by", *(figure for figure, *_ in MEASURES), sep="\t")
    best, highest = "", 0.0
    for name, each in found.items():
        values = [
            np.nanmean([getattr(q, what) for q in each if q.relevant >= MANY or not many])
            for _, what, many, _ in MEASURES
        ]
        print(name, *(f"{value:.3f}" for value in values), sep="\t")
        if name != MODEL and values[1] > highest:
            best, highest = name, float(values[1])
    print("\nissue", "queries", "relevant", "recall@20", "MAP", f"MAP of “{best}”", sep="\t")
    pairs = list(zip(found[MODEL], found[best], strict=True))
    for issue, label in enumerate(ISSUES):
        compare(label, [pair for pair in pairs if pair[0].issue == issue])
    print()
    for low, high in ((1, 2), (2, 5), (5, 10), (10, 20), (20, 200)):
        kept = [pair for pair in pairs if low <= pair[0].relevant < high]
        compare(f"{low} to {high - 1} relevant", kept)
    compare("first review of the State", [pair for pair in pairs if pair[0].first])
    compare("a later review of it", [pair for pair in pairs if not pair[0].first])


def compare(name: str, pairs: Sequence[tuple[Query, Query]]) -> None:
    """Print one line of the model beside a rule."""
    if not pairs:
        return
    means = [
        np.mean([ours.relevant for ours, _ in pairs]),
        np.mean([ours.recall for ours, _ in pairs]),
        np.mean([ours.precision for ours, _ in pairs]),
        np.mean([rule.precision for _, rule in pairs]),
    ]
    print(name, len(pairs), *(f"{value:.3f}" for value in means), sep="\t")
