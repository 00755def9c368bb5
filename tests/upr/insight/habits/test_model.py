"""The ranking of States."""

from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import invented_past, recommendations
from upr.insight.habits import HabitModel, NoHabits
from upr.insight.habits.sums import Turns
from upr.insight.past import Past
from upr.record import Recommendation, Response

DEATH = "Death penalty"


@pytest.fixture(scope="module")
def past():
    return invented_past()


@pytest.fixture(scope="module")
def model(past):
    return HabitModel.fit(past)


def test_the_states_that_raise_an_issue_come_first(model):
    # in the invented record Spain and the Netherlands alone ask about the death penalty
    assert set(model.rank("XAA", [DEATH]).states[:2]) == {"ESP", "NLD"}


def test_chances_fall_and_lie_between_0_and_1(model):
    chance = model.rank("XAA", [DEATH]).chance
    assert (np.diff(chance) <= 0).all()
    assert 0 < chance[-1] < chance[0] < 1


def test_chances_are_about_what_happens(model, past):
    _, chance = model.chances("CRI")
    seen = Turns.of(past).raised.sum() / (len(np.unique(past.session)) * 2 * 12 * 54)
    assert chance.mean() == pytest.approx(seen, rel=0.5)


def test_a_state_is_never_advised_to_ask_itself(model):
    assert "ESP" not in model.rank("ESP", [DEATH]).states


def test_a_state_that_was_never_reviewed_is_ranked_on_habits_elsewhere(model):
    assert not model.reviewed("FJI")
    assert set(model.rank("FJI", [DEATH]).states[:2]) == {"ESP", "NLD"}


def test_several_issues_ask_for_states_that_raise_them_all(model):
    both = model.rank("XAA", [DEATH, "Torture and other CID treatment"])
    one = model.rank("XAA", [DEATH])
    assert set(both.states[:4]) == {"ESP", "NLD", "MEX", "FRA"}
    assert both.chance[0] < one.chance[0]


def test_an_issue_that_is_not_in_the_record_is_refused(model):
    with pytest.raises(ValueError, match="not in tuple"):
        model.rank("XAA", ["Dragons"])
    with pytest.raises(ValueError, match="no issue"):
        model.rank("XAA", [])


def test_grounds_add_up_to_the_order(model):
    ranking = model.rank("XAA", [DEATH])
    total = sum(ranking.grounds.values())
    odds = np.log(ranking.chance / (1 - ranking.chance))
    assert np.corrcoef(total, odds)[0, 1] > 0.99


def test_it_comes_back_from_its_arrays_as_it_was(model):
    again = HabitModel.from_arrays(model.arrays())
    assert np.array_equal(again.rank("XAA", [DEATH]).chance, model.rank("XAA", [DEATH]).chance)


def test_it_keeps_no_text(model, past):
    assert past.texts[0]
    assert set(model.past.texts) == {""}


def test_weights_of_other_columns_are_refused(model):
    with pytest.raises(ValueError, match="other columns"):
        HabitModel.from_arrays({**model.arrays(), "who": model.who[:-1]})
    with pytest.raises(KeyError):
        HabitModel.from_arrays({"who": model.who})


def test_the_same_record_gives_the_same_weights(model, past):
    again = HabitModel.fit(past)
    assert np.array_equal(again.who, model.who)
    assert np.array_equal(again.chance, model.chance)


def test_rows_of_later_sessions_change_no_answer(past):
    late = past.session >= 9
    altered = replace(
        past,
        issues=np.where(late[:, None], ~past.issues, past.issues),
        supported=np.where(late, 1 - past.supported, past.supported),
        askers=np.where(late[past.row_of_asker], past.askers[::-1], past.askers),
    )
    then, now = (HabitModel.fit(one.before(9)).rank("XAA", [DEATH]) for one in (past, altered))
    assert then.states == now.states
    assert np.array_equal(then.chance, now.chance)


def test_one_report_of_a_late_session_is_counted_in_reasons_and_leaves_the_order_alone(model):
    late = Recommendation(
        state="CRI",
        session=30,
        text="Abolish the death penalty at last.",
        recommenders=("CUB",),
        response=Response.SUPPORTED,
        issues=(DEATH,),
    )
    before = model.over(Past.of(recommendations()))
    after = model.over(Past.of([*recommendations(), late]))
    assert after.rank("CRI", [DEATH]).states == before.rank("CRI", [DEATH]).states
    assert np.allclose(after.rank("CRI", [DEATH]).chance, before.rank("CRI", [DEATH]).chance)
    (then,), (now,) = (one.facts("CRI", DEATH, ["CUB"]) for one in (before, after))
    assert now.asked.count == then.asked.count + 1
    assert (now.asked.last, now.since) == (30, then.since)


def test_a_record_of_one_session_is_too_little():
    with pytest.raises(NoHabits) as refused:
        HabitModel.fit(invented_past(sessions=1))
    assert "UPR Info" in str(refused.value.hint)
