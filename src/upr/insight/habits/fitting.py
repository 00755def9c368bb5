"""Learning who recommends: every earlier session in turn is what was to come.

Columns of a session's reviews come from the sessions before it and from nothing else. Two plain
logistic models are fitted. The first tells who, among all States, raises an issue that some State
raised; how many did is given to it, so that it learns to tell States apart and nothing else. The
second turns its margin into the chance that the State raises the issue at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from upr.insight.habits.features import WHO, Setting, often, who
from upr.insight.habits.history import History
from upr.insight.past import Bools, Floats, Past

FIRST = 4
"""Sessions of habits before the first that is learnt from; half of them where there are few."""

NEWEST = 12
"""Sessions that are learnt from, at most: older ones would hardly count."""

KEPT = (0.3, 0.03)
"""Share of the States that did not recommend which is learnt from, in each of the two models."""

FADE = 4.0
"""Sessions after which a lesson counts 1/e: habits of the Council change."""

STRENGTH = 0.03
"""Inverse of the penalty on weights (scikit-learn's C)."""

LEAST_SPREAD = 0.05
"""A column that hardly varies gets no more weight than one that varies this much: what is known of
second reviews while there were only first ones must not decide."""


Columns = NDArray[np.float32]
"""Half as large as `Floats`: there are some hundred thousand rows."""


@dataclass(frozen=True, eq=False)
class Lessons:
    """Rows to learn from, one for each of r triples of State under review, State and issue.

    who     (r, len(WHO))
    often   (r, len(OFTEN))
    share   (r,) log odds of the share of States that raised this issue in this review
    raised  (r,) whether this State did
    weight  (r,) how many triples the row stands for, less the older it is
    some    (r,) whether any State raised the issue in this review
    """

    who: Columns
    often: Columns
    share: Columns
    raised: Bools
    weight: Floats
    some: Bools


@dataclass(frozen=True, eq=False)
class Weights:
    """What was learnt; a margin is `who @ columns`.

    who     (len(WHO),) of the columns that tell States apart
    chance  (2 + len(OFTEN),) constant, weight of the margin, weights of the columns OFTEN
    """

    who: Floats
    chance: Floats


def learn(past: Past) -> Weights | None:
    """The weights; None where nobody, or everybody, recommended in all there is to learn from."""
    lessons = list(_lessons(past))
    if not lessons:
        return None
    all_rows = _joined(lessons)
    asked = all_rows.some
    if len(np.unique(all_rows.raised[asked])) < 2:
        return None
    columns = np.hstack([all_rows.who, all_rows.often, all_rows.share[:, None]])
    # of the triples in which nobody raised the issue this model learns nothing: left out
    weights = _logistic(columns[asked], all_rows.raised[asked], all_rows.weight[asked])
    told_apart = weights[1 : len(WHO) + 1]
    margin = (all_rows.who @ told_apart).astype(np.float32)
    columns = np.hstack([margin[:, None], all_rows.often])
    chance = _logistic(columns, all_rows.raised, all_rows.weight)
    return Weights(who=told_apart, chance=chance)


def _lessons(past: Past) -> Iterator[Lessons]:
    """Those of each session that has enough before it."""
    sessions = [int(session) for session in np.unique(past.session)]
    for session in sessions[max(1, min(FIRST, len(sessions) // 2)) :][-NEWEST:]:
        history = History(past.before(session), session)
        age = past.last_session - session
        yield from _of_session(history, past.rows(past.session == session), age)


def _of_session(history: History, came: Past, age: int) -> Iterator[Lessons]:
    """Lessons of every review of one session.

    came  the session's own rows
    age   sessions since
    """
    known = {name: number for number, name in enumerate(history.past.names)}
    turns = History(came, history.session).turns
    for code in np.unique(came.state):
        here = turns.state == code
        raised = np.zeros(history.raises.shape, dtype=np.bool_)
        for asker, issues in zip(turns.asker[here], turns.raised[here], strict=True):
            if came.names[int(asker)] in known:
                raised[known[came.names[int(asker)]]] = issues
        state = came.names[int(code)]
        yield _of_review(history, state, raised, age)


def _of_review(history: History, state: str, raised: Bools, age: int) -> Lessons:
    setting = Setting.of(history, state)
    candidates = history.candidates.copy()
    if setting.place is not None:
        candidates[setting.place] = False
    dice = np.random.default_rng([history.session, *map(ord, state)])
    came, count = raised[candidates].sum(axis=0), int(candidates.sum())
    some = came > 0
    kept_share = np.broadcast_to(np.where(some, *KEPT), raised.shape)
    kept = candidates[:, None] & (raised | (dice.random(raised.shape) < kept_share))
    issue = np.nonzero(kept)[1]
    share = np.maximum(came, 0.5) / (count + 1)
    return Lessons(
        who=who(history, setting)[kept].astype(np.float32),
        often=often(history, setting)[issue].astype(np.float32),
        share=np.log(share / (1 - share))[issue].astype(np.float32),
        raised=raised[kept],
        weight=np.where(raised[kept], 1, 1 / kept_share[kept]) * np.exp(-age / FADE),
        some=some[issue],
    )


def _joined(lessons: list[Lessons]) -> Lessons:
    names = ("who", "often", "share", "raised", "weight", "some")
    return Lessons(*(np.concatenate([getattr(one, name) for one in lessons]) for name in names))


def _logistic(columns: Columns, answers: Bools, weight: Floats) -> Floats:
    """(1 + columns,) constant and weights of a penalised logistic model, for columns as they are.

    `columns` is changed in place, since there may be no room for it twice.
    """
    mean = columns.mean(axis=0, dtype=np.float64)
    spread = np.maximum(columns.std(axis=0, dtype=np.float64), LEAST_SPREAD)
    fitted: Any = LogisticRegression(C=STRENGTH, max_iter=300)
    columns -= mean.astype(np.float32)
    columns /= spread.astype(np.float32)
    fitted.fit(columns, answers, sample_weight=weight)
    weights = cast(Floats, fitted.coef_[0]).astype(np.float64) / spread
    return np.concatenate([[float(fitted.intercept_[0]) - mean @ weights], weights])
