"""Counting rules."""

import numpy as np
import pytest

from upr.insight.habits.features import Setting
from upr.insight.habits.history import History
from upr.insight.habits.rules import RULES
from upr.insight.past import ISSUES

DEATH = ISSUES.index("Death penalty")


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("state", ["PAN", "FRA"])
def test_a_rule_gives_a_number_for_every_state_and_issue(small, name, state):
    history = History(small, 4)
    value = RULES[name](history, Setting.of(history, state))
    assert value.shape == (4, 54)
    assert np.isfinite(value).all()


def test_who_asked_this_state_before_comes_first_and_then_who_raises_it_more(small):
    history = History(small, 4)
    value = RULES["asked it before"](history, Setting.of(history, "PAN"))[:, DEATH]
    cuba, spain, panama, ghana = (value[small.code(one)] for one in ("CUB", "ESP", "PAN", "GHA"))
    assert spain > cuba > panama > ghana == 0


def test_who_speaks_most_is_most_active_whatever_the_issue(small):
    history = History(small, 4)
    value = RULES["most active"](history, Setting.of(history, "PAN"))
    assert (value[small.code("ESP")] == 4).all()
