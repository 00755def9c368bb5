"""Sums over the record."""

import numpy as np
import pytest

from upr.insight.habits.sums import Sums, Turns
from upr.insight.past import ISSUES

DEATH = ISSUES.index("Death penalty")


def test_a_turn_is_what_one_state_said_in_one_review(small):
    turns = Turns.of(small)
    spain = turns.asker == small.code("ESP")
    assert turns.session[spain].tolist() == [1, 2, 3]
    assert turns.put[spain].tolist() == [2, 1, 1]
    assert turns.raised[spain].sum(axis=1).tolist() == [2, 1, 1]


def test_sums_count_reviews_and_not_recommendations(small):
    sums = Sums.over(small, Turns.of(small), np.inf)
    panama, spain = small.code("PAN"), small.code("ESP")
    assert sums.reviews[panama] == 2
    assert sums.spoke[panama, spain] == 2
    assert sums.put[panama, spain] == 3
    assert sums.raised[panama, spain, DEATH] == 2
    assert sums.raised[spain, panama, DEATH] == 1


def test_what_is_older_counts_less(small):
    sums = Sums.over(small, Turns.of(small), 2.0)
    panama, spain = small.code("PAN"), small.code("ESP")
    assert sums.spoke[panama, spain] == pytest.approx(1 + np.exp(-1))
    assert sums.reviews[small.code("GHA")] == pytest.approx(np.exp(-0.5))
