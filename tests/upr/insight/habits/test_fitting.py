"""Learning from earlier sessions."""

import numpy as np

from tests.upr.insight.invented import invented_past
from upr.insight.habits.features import OFTEN, WHO
from upr.insight.habits.fitting import learn
from upr.insight.past import Past


def test_weights_are_finite_and_have_their_columns():
    weights = learn(invented_past())
    assert weights is not None
    assert weights.who.shape == (len(WHO),)
    assert weights.chance.shape == (2 + len(OFTEN),)
    assert np.isfinite(weights.who).all()
    assert np.isfinite(weights.chance).all()


def test_raising_an_issue_often_speaks_for_a_state():
    weights = learn(invented_past())
    assert weights is not None
    assert weights.who[WHO.index("issue")] > 0
    assert weights.chance[1] > 0


def test_the_first_sessions_teach_nothing_by_themselves():
    assert learn(invented_past(sessions=1)) is None
    assert learn(Past.of([])) is None


def test_without_issues_there_is_nothing_to_learn(small):
    blank = Past(**{**vars_of(small), "issues": np.zeros_like(small.issues)})
    assert learn(blank) is None


def vars_of(past):
    """The columns of a past."""
    return {name: getattr(past, name) for name in past.__dataclass_fields__}
