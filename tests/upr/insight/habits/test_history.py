"""Habits in a record."""

import numpy as np
import pytest

from upr.insight.habits.history import ACTIVE, INTEREST, History, drawn
from upr.insight.past import ISSUES


@pytest.fixture
def history(small):
    return History(small, 4)


def test_candidates_are_states_that_ever_recommended(small, history):
    named = [name for name, one in zip(small.names, history.candidates, strict=True) if one]
    assert named == ["CUB", "ESP", "PAN"]


def test_a_share_of_little_is_drawn_towards_what_is_known_of_more():
    assert drawn(np.array([1.0]), 1.0, 0.2, 4)[0] == pytest.approx(1.8 / 5)
    assert drawn(np.array([100.0]), 100.0, 0.2, 4)[0] > 0.95


def test_what_a_state_raises_more_often_has_a_higher_chance(small, history):
    death, women = ISSUES.index("Death penalty"), ISSUES.index("Women's rights")
    cuba = small.code("CUB")
    assert history.raises[cuba, death] > history.raises[cuba, women] > 0


def test_columns_are_finite_and_have_names(small, history):
    assert history.active.shape == (4, len(ACTIVE))
    assert history.interest.shape == (4, 54, len(INTEREST))
    assert np.isfinite(history.active).all()
    assert np.isfinite(history.interest).all()


def test_the_last_session_is_told_from_the_others(small, history):
    spain = small.code("ESP")
    last = history.interest[spain, :, INTEREST.index("issue last")]
    assert last[ISSUES.index("Death penalty")] == pytest.approx(np.log(2))
    assert last[ISSUES.index("Women's rights")] == pytest.approx(0)
