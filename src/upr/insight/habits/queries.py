"""Queries whose answer is known, and how well a ranking did: for a card and for benchmarks.

A query is a State under review, an issue and a session in which some State raised it. Relevant are
the States that raised it, candidates all others that recommended anything before. New pairs are
the candidates that never asked this State on this issue, and among them those that did now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from upr.insight.habits.features import Setting
from upr.insight.habits.history import History
from upr.insight.habits.model import HabitModel
from upr.insight.habits.sums import Turns
from upr.insight.learning.measures import Measured, bootstrap
from upr.insight.past import ISSUES, Bools, Floats, Ints, Past

TOP = 20
"""Places of a ranking that are looked at."""

Raised = Mapping[str, Bools]
"""State (ISO3) → (54,) issues that it raised in one review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query, and how well it was ranked.

    review         the review it is of: "NIC-19"
    issue          column of `ISSUES`
    relevant       States that raised it, also such as never recommended before
    first          whether the record holds no earlier review of this State
    recall         share of the relevant States among the first `TOP`
    precision      average precision
    new_recall, new_precision  of new pairs alone, ranked among new pairs; nan where there is none
    """

    review: str
    issue: int
    relevant: int
    first: bool
    recall: float
    precision: float
    new_recall: float
    new_precision: float


def reviews(came: Past) -> Iterator[tuple[str, Raised]]:
    """Every State reviewed (ISO3) in the rows of one session, and who raised what."""
    turns = Turns.of(came)
    for code in np.unique(came.state):
        own = turns.state == code
        yield (
            came.names[int(code)],
            {
                came.names[int(asker)]: issues
                for asker, issues in zip(turns.asker[own], turns.raised[own], strict=True)
            },
        )


def seen(states: Sequence[str], raised: Raised) -> Bools:
    """(n, 54) what each of `states` raised."""
    none = np.zeros(len(ISSUES), dtype=np.bool_)
    return np.array([raised.get(state, none) for state in states])


def queries(
    history: History, state: str, states: Sequence[str], value: Floats, raised: Raised
) -> Iterator[Query]:
    """The queries of one review.

    states  candidates (ISO3)
    value   (n, 54) how much speaks for each of them, by any way of ranking
    """
    setting = Setting.of(history, state)
    truth, before = seen(states, raised), setting.own(history.ever.raised) > 0
    places = [history.past.names.index(name) for name in states]
    new = ~before[places]
    relevant = seen(list(raised), raised).sum(axis=0)
    missed = relevant - truth.sum(axis=0)
    for issue in np.flatnonzero(relevant):
        order = np.argsort(-value[:, issue], kind="stable")
        ranked, fresh = truth[order, issue], truth[order, issue][new[order, issue]]
        recall, precision = _measured(ranked, int(relevant[issue]))
        new_recall, new_precision = _measured(fresh, int(fresh.sum() + missed[issue]))
        yield Query(
            review=f"{state}-{history.session}",
            issue=int(issue),
            relevant=int(relevant[issue]),
            first=not setting.own(history.ever.reviews),
            recall=recall,
            precision=precision,
            new_recall=new_recall,
            new_precision=new_precision,
        )


def _measured(ranked: Bools, relevant: int) -> tuple[float, float]:
    """Recall and average precision of candidates in their order; nan where none is relevant."""
    if not relevant:
        return float("nan"), float("nan")
    places = np.flatnonzero(ranked) + 1
    precision = (np.arange(1, len(places) + 1) / places).sum() / relevant
    return float(ranked[:TOP].sum() / relevant), float(precision)


def ranked(habits: HabitModel, came: Past) -> list[Query]:
    """The queries of later rows, ranked by a model that knows nothing of them."""
    found: list[Query] = []
    for session in np.unique(came.session):
        for state, raised in reviews(came.rows(came.session == session)):
            states, chance = habits.chances(state)
            found += queries(habits.history, state, states, chance, raised)
    return found


def mean(found: Sequence[Query], what: str) -> Measured:
    """The mean of "recall", "precision" … over queries that have it; its interval draws reviews."""
    every = np.array([getattr(one, what) for one in found], dtype=np.float64)
    value = every[~np.isnan(every)]
    names = np.array([one.review for one in found])[~np.isnan(every)]
    review: Ints = np.unique(names, return_inverse=True)[1].astype(np.int32)
    return bootstrap(review, lambda rows: float(value[rows].mean()))
