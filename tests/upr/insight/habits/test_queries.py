"""How well a ranking did, counted by hand."""

import math

import numpy as np
import pytest

from tests.upr.insight.habits.conftest import put
from tests.upr.insight.invented import invented_past
from upr.insight.habits import HabitModel
from upr.insight.habits.history import History
from upr.insight.habits.queries import mean, queries, ranked, reviews
from upr.insight.past import ISSUES, Past

DEATH = "Death penalty"
COLUMN = ISSUES.index(DEATH)
CANDIDATES = ("CUB", "ESP")


@pytest.fixture
def came():
    """Session 4: Spain asks Panama again, Fiji for the first time ever."""
    return Past.of([put("PAN", 4, "ESP FJI", DEATH)])


def only(small, came, value):
    """The one query there is, with Cuba and Spain as candidates."""
    ((state, raised),) = reviews(came)
    table = np.repeat(np.array(value, dtype=np.float64)[:, None], len(ISSUES), axis=1)
    (query,) = queries(History(small, 4), state, CANDIDATES, table, raised)
    return query


def test_a_state_that_no_ranking_could_name_is_missed(small, came):
    query = only(small, came, [0.1, 0.9])
    assert (query.issue, query.relevant, query.first) == (COLUMN, 2, False)
    assert query.recall == 0.5
    assert query.precision == 0.5


def test_the_place_of_a_relevant_state_counts(small, came):
    assert only(small, came, [0.9, 0.1]).precision == 0.25


def test_new_pairs_leave_out_who_asked_before(small, came):
    # Spain asked Panama on this before; of the new ones only Fiji asked now, unknown to the record
    assert only(small, came, [0.1, 0.9]).new_recall == 0
    elsewhere = Past.of([put("GHA", 4, "ESP", DEATH)])
    assert only(small, elsewhere, [0.1, 0.9]).new_recall == 1


def test_a_query_without_new_pairs_is_left_out_of_their_mean(small):
    again = only(small, Past.of([put("PAN", 4, "ESP", DEATH)]), [0.1, 0.9])
    assert math.isnan(again.new_recall)
    fresh = only(small, Past.of([put("GHA", 4, "ESP", DEATH)]), [0.9, 0.1])
    assert mean([again, fresh], "new_precision").value == 0.5
    assert mean([again, fresh], "new_precision").rows == 1


def test_a_model_is_measured_on_later_rows():
    past = invented_past()
    found = ranked(HabitModel.fit(past.before(12)), past.rows(past.session == 12))
    assert len({one.review for one in found}) == 2
    # few States ask about each issue there, and always the same
    assert mean(found, "recall").value == 1
    assert mean(found, "precision").value > 0.9
