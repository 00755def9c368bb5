import pytest

from tests.upr.insight.likeness.invented import past
from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.lineage import UnfittingRows, lineage

PAST = past()
FITTED = Likeness.fit(PAST)


def test_a_demand_goes_through_the_reviews_of_its_state():
    row = PAST.texts.index("Abolish the death penalty in all provinces")
    steps = lineage(FITTED, PAST, row, least=0.3)
    assert [step.session for step in steps] == [1, 3, 5]
    assert {PAST.names[PAST.state[r]] for step in steps for r in step.rows} == {"XAA"}
    assert all("death penalty" in PAST.texts[r] for step in steps for r in step.rows)


def test_each_session_counts_its_answers():
    steps = lineage(FITTED, PAST, 0)
    assert steps[0].rows[0] == 0
    assert steps[0].likeness == 1
    for step in steps:
        assert step.supported + step.noted + step.pending == len(step.rows)
    assert steps[0].supported == len(steps[0].rows)
    assert steps[-1].noted == len(steps[-1].rows)


def test_a_demand_put_once_has_one_step():
    assert len(lineage(FITTED, PAST, 0, least=1.01)) == 1


def test_rows_of_another_record_are_refused():
    with pytest.raises(UnfittingRows):
        lineage(FITTED, PAST.before(3), 0)
