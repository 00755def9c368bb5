"""Columns of a question."""

import numpy as np
import pytest

from upr.insight.habits.features import OFTEN, WHO, Setting, often, who
from upr.insight.habits.history import History
from upr.insight.past import ISSUES

DEATH = ISSUES.index("Death penalty")


@pytest.fixture
def history(small):
    return History(small, 4)


@pytest.mark.parametrize("state", ["PAN", "GHA", "FRA", "XAA"])
def test_every_state_gives_finite_columns_also_where_the_record_does_not_name_it(history, state):
    setting = Setting.of(history, state)
    assert who(history, setting).shape == (4, 54, len(WHO))
    assert np.isfinite(who(history, setting)).all()
    assert often(history, setting).shape == (54, len(OFTEN))
    assert np.isfinite(often(history, setting)).all()


def test_no_column_has_two_names():
    assert len(set(WHO)) == len(WHO)


def test_the_state_itself_is_not_like_itself(small, history):
    assert Setting.of(history, "PAN").like[small.code("PAN")] == 0


def test_what_was_asked_of_this_state_is_told_apart(small, history):
    cells = who(history, Setting.of(history, "PAN"))
    spain, panama = small.code("ESP"), small.code("PAN")
    assert cells[spain, DEATH, WHO.index("asked it before")] == 1
    assert cells[panama, DEATH, WHO.index("asked it before")] == 0
    elsewhere = who(history, Setting.of(history, "FRA"))
    assert not elsewhere[..., WHO.index("asked it before")].any()


def test_what_the_state_under_review_asked_back_is_counted(small, history):
    cells = who(history, Setting.of(history, "PAN"))
    spain = small.code("ESP")
    assert cells[spain, 0, WHO.index("recommendations back")] == pytest.approx(np.log(2))
    assert cells[spain, DEATH, WHO.index("issue back")] == pytest.approx(np.log(2))
