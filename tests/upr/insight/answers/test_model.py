"""The model of answers: what it learns, what it says of what it does not know, and what it is deaf to."""

from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest

from tests.upr.insight.invented import invented_past, recommendations
from upr.insight.answers import AnswerModel, Basis
from upr.insight.learning.measures import auc_within, brier
from upr.insight.past import Past
from upr.record import Response

LIKED = "Continue its work on schools in the countryside at once"
DISLIKED = "Adopt by 2015 a law on sexual orientation and gender identity"


def ask(model, texts, *, state="CRI", askers=("ESP",), session=13, language="en"):
    n = len(texts)
    return model.forecast(texts, [language] * n, [state] * n, [askers] * n, [session] * n)


def test_what_is_liked_is_likelier_than_what_is_not(model):
    found = ask(model, [LIKED, DISLIKED])
    assert found.probability[0] > 0.5
    assert found.probability[1] < found.probability[0] - 0.25
    assert (found.low < found.probability).all()
    assert (found.probability < found.high).all()


def test_later_sessions_are_answered_better_than_by_the_base_rate(past):
    model = AnswerModel.fit(past.before(11))
    later = past.rows(past.session >= 11)
    asked = [
        [later.names[a] for a in later.askers[later.first[i] : later.first[i + 1]]]
        for i in range(len(later))
    ]
    found = model.forecast(
        later.texts,
        later.languages,
        [later.names[s] for s in later.state],
        asked,
        later.session.tolist(),
    )
    truth = later.supported == 1
    assert auc_within(later.state, truth, found.probability).mean() > 0.75
    assert brier(truth, found.probability) < brier(truth, found.base_rate) - 0.03


def test_a_text_is_answered_alone_as_among_others(model):
    alone = ask(model, [LIKED])
    among = ask(model, [DISLIKED, LIKED, "End torture"])
    assert alone.probability[0] == pytest.approx(among.probability[1])


def test_rows_of_later_sessions_change_nothing():
    rows = list(recommendations())
    altered = [
        replace(row, response=Response.NOTED, text=row.text[::-1], issues=())
        if row.session >= 10
        else row
        for row in rows
    ]
    one, other = (AnswerModel.fit(Past.of(each).before(10)) for each in (rows, altered))
    a, b = (ask(model, [LIKED, DISLIKED], session=10) for model in (one, other))
    assert np.array_equal(a.probability, b.probability)
    assert np.array_equal(a.low, b.low)


def test_pending_rows_are_left_out_of_the_fitting():
    rows = list(recommendations(6))
    more = [
        replace(row, text=f"{row.text} and soon", response=Response.PENDING) for row in rows[::3]
    ]
    model = AnswerModel.fit(Past.of([*rows, *more]))
    assert np.array_equal(model.base.states, AnswerModel.fit(Past.of(rows)).base.states)


def test_a_language_that_was_not_learnt_gives_the_base_rate_and_a_wide_interval(model):
    spanish = ask(model, ["Abolir la pena de muerte"], language="es")
    foreign = ask(model, ["Die Todesstrafe unverzüglich abschaffen"])
    english = ask(model, [LIKED])
    for found in (spanish, foreign):
        assert not found.known[0]
        assert found.probability[0] == found.base_rate[0]
        assert found.high[0] - found.low[0] > english.high[0] - english.low[0]
    assert english.known[0]


def test_a_state_never_reviewed_is_answered_from_its_region_or_from_all(model):
    found = ask(model, [LIKED, DISLIKED], state="MEX")
    assert found.basis == (Basis.REGION, Basis.REGION)
    assert found.probability[0] > found.probability[1]
    assert ask(model, [LIKED], state="XZZ").basis == (Basis.ALL,)


def test_nobody_need_be_named_as_asking(model):
    found = ask(model, [LIKED], askers=())
    assert 0 < found.probability[0] < 1
    assert found.askers[0] == 0


def test_nothing_asked_gives_nothing(model):
    assert ask(model, []).probability.shape == (0,)


def test_what_was_kept_answers_as_what_was_fitted(model):
    again = AnswerModel.from_arrays(model.arrays())
    a, b = (ask(each, [LIKED, DISLIKED]) for each in (model, again))
    assert np.array_equal(a.probability, b.probability)
    assert np.array_equal(a.high, b.high)
    assert a.basis == b.basis


@pytest.mark.parametrize("name", ["plain", "crossed", "wording_directions", "base_states"])
def test_arrays_that_do_not_fit_are_refused(model, name):
    arrays = model.arrays()
    arrays[name] = arrays[name][1:]
    with pytest.raises(ValueError, match=r"\w"):
        AnswerModel.from_arrays(arrays)


def test_a_small_record_is_enough():
    model = AnswerModel.fit(invented_past(3, 10))
    assert 0 < ask(model, [LIKED], session=4).probability[0] < 1


def test_one_answer_takes_milliseconds(model):
    ask(model, [LIKED])
    start = perf_counter()
    ask(model, [LIKED])
    assert perf_counter() - start < 0.1
