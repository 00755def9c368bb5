"""The regression over the record, fitted twice: on all of it, and on sessions it is then asked of."""

from typing import Any, cast

import numpy as np
from scipy.sparse import csr_matrix

from upr.insight.answers.mixed import ROUNDS, Mixed, Rows, beside, shape_of
from upr.insight.answers.standing import (
    asker_columns,
    groups,
    level_columns,
    named,
    one_of,
    standing,
)
from upr.insight.answers.wording import Wording
from upr.insight.past import Bools, Floats, Ints, Past

WORDS = 0.8
"""How freely single words may matter."""

REVIEW = 0.7
"""How freely reviews of the fitting may differ as a whole; of a review to come nothing is known."""

HALF_LIFE = 12.0
"""Sessions after which an answer counts half in the regression."""

FOLDS = 3
"""Parts of the sessions, each answered by a regression on the others, to learn the level from."""

ENOUGH = 40
"""Rounds of the search for these: their level has settled long before single words have."""


def rows_of(past: Past, wording: Wording) -> Rows:
    """The rows as the regression is fitted on them: a last column for each review."""
    matrix = wording.matrix(past.texts, past.languages)
    keys = past.state.astype(np.int64) << 32 | past.session
    _, at, review = np.unique(keys, return_index=True, return_inverse=True)
    review = review.astype(np.int32)
    states = past.state[at]
    of_state = groups(named(past.names, states), past.session[at].tolist())
    when = past.session[past.row_of_asker].tolist()
    of_askers = groups(named(past.names, past.askers), when)
    count = len(past.names)
    columns = beside(
        [
            WORDS * cast(Any, matrix),
            asker_columns(past.askers, of_askers, past.first, of_state[review], count),
            level_columns(past.state, of_state[review], count),
            REVIEW * cast(Any, one_of(review, len(at))),
        ]
    )
    return Rows(columns, wording.themes(matrix), review, standing(states, of_state, count))


def weights_of(past: Past) -> tuple[Floats, Floats]:
    """(n,) how much each row counts: once for each State that asks; and the same, less if old."""
    plain = np.maximum(1.0, np.diff(past.first))
    return plain, plain * 0.5 ** ((past.last_session - past.session) / HALF_LIFE)


def fitted(rows: Rows, y: Floats, weights: Floats, rounds: int = ROUNDS) -> Mixed:
    """The regression without what is particular to each review."""
    return Mixed.fit(rows, y, weights, rounds).without(shape_of(rows.standing)[0])


def unseen_margins(rows: Rows, y: Floats, weights: Floats, session: Ints) -> Floats:
    """(n,) margins, each by a regression on other sessions than the row's."""
    _, order = np.unique(session, return_inverse=True)
    fold = order % FOLDS
    margin = np.zeros(len(y))
    for one in np.unique(fold):
        others = fold != one
        found = fitted(_some(rows, others), y[others], weights[others], ENOUGH)
        rest = _some(rows, fold == one)
        wide = len(found.plain)
        columns = cast(csr_matrix, cast(Any, rest.columns)[:, :wide])
        margin[fold == one] = found.margin(Rows(columns, rest.themes, rest.review, rest.standing))
    return margin


def _some(rows: Rows, which: Bools) -> Rows:
    columns = cast(csr_matrix, cast(Any, rows.columns)[np.flatnonzero(which)])
    return Rows(columns, rows.themes[which], rows.review[which], rows.standing)


def about(margin: Floats, review: Ints) -> Floats:
    """Where 5 % and 95 % of the margins lie, seen from the mean of their review."""
    counts = np.bincount(review)
    middle = np.bincount(review, margin) / np.maximum(counts, 1)
    return np.quantile(margin - middle[review], [0.05, 0.95])
