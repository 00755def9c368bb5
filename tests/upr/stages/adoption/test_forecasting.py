"""Forecasts: for every question one, from earlier sessions only, with reasons that can be opened."""

from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import invented_past, recommendations
from upr.insight.answers import Basis
from upr.insight.model import model_of
from upr.insight.past import ISSUES, Past
from upr.record import Response
from upr.stages.adoption import Question, UnusableQuestion, forecast
from upr.vocab import UnknownSession, UnknownState

LIKED = "Continue its work on schools in the countryside at once"
DISLIKED = "Adopt by 2015 a law on sexual orientation and gender identity at once"


@pytest.fixture(scope="module")
def model():
    return model_of(invented_past())


def test_every_question_has_its_answer_in_order(model):
    questions = [
        Question(text=DISLIKED, state="CRI", askers=["ESP"]),
        Question(text=LIKED, state="Costa Rica", askers=["Spain"], session=13),
        Question(text=LIKED, state="CRI", session=9),
    ]
    found = forecast(model, questions)
    assert found[0].probability < found[1].probability
    assert [one.known for one in found] == [True] * 3
    assert all(one.low < one.probability < one.high for one in found)
    (alone,) = forecast(model, questions[1:2])
    assert alone.probability == pytest.approx(found[1].probability)
    assert alone.reasons == found[1].reasons


def test_reasons_are_counts_of_the_record_that_open_to_its_rows(model):
    text = "Adopt by 2015 a law on the death penalty at once"
    (found,) = forecast(model, [Question(text=text, state="CRI", askers=["ESP"])])
    past = model.past
    here = past.state == past.code("CRI")
    issue = "Death penalty"
    rows = here & past.issues[:, ISSUES.index(issue)]
    sentence = (
        f"Costa Rica supported {(past.supported[rows] == 1).sum()} of {rows.sum()} earlier"
        f" recommendations on “{issue}”."
    )
    reasons = {str(one.text): one.rows for one in found.reasons}
    assert reasons[sentence] == {"state": "CRI", "issue": issue, "until_session": 12}
    assert any(text.startswith("An alike recommendation of ") for text in reasons)
    assert len(found.reasons) <= 4


def test_an_alike_recommendation_is_cited_by_its_key(model):
    (found,) = forecast(model, [Question(text=DISLIKED, state="CRI")])
    alike = next(one for one in found.reasons if "alike" in str(one.text))
    assert str(alike.rows["key"]).startswith("CRI-")


def test_nothing_of_its_own_session_or_later_is_used():
    rows = list(recommendations())
    altered = [
        replace(row, response=Response.NOTED, issues=()) if row.session >= 10 else row
        for row in rows
    ]
    question = Question(text=DISLIKED, state="CRI", askers=["JPN"], session=10)
    one, other = (forecast(model_of(Past.of(each)), [question]) for each in (rows, altered))
    assert one == other
    assert all(reason.rows.get("until_session", 9) == 9 for reason in one[0].reasons)


def test_a_state_never_reviewed_is_told_so(model):
    (found,) = forecast(model, [Question(text=LIKED, state="MEX")])
    assert found.basis is Basis.REGION
    assert "holds no answer of Mexico" in str(found.reasons[0].text)
    region = "same regional group (Group of Latin American and Caribbean States)"
    assert region in " ".join(str(one.text) for one in found.reasons)


def test_a_text_in_another_language_is_told_so(model):
    (found,) = forecast(
        model, [Question(text="Die Todesstrafe unverzüglich abschaffen", state="CRI")]
    )
    assert not found.known
    assert found.probability == found.base_rate
    assert "was not learnt from" in str(found.reasons[0].text)


def test_a_known_issue_speaks_where_the_words_cannot(model):
    (found,) = forecast(model, [Question(text="Abolir la pena de muerte", state="CRI")])
    assert not found.known
    assert found.probability < found.base_rate
    assert "supported on this issue before" in str(found.reasons[0].text)


@pytest.mark.parametrize(
    ("question", "error"),
    [
        (Question(text=" ", state="CRI"), UnusableQuestion),
        (Question(text=LIKED, state="Nicaraguay"), UnknownState),
        (Question(text=LIKED, state="CRI", askers=["Nowhere"]), UnknownState),
        (Question(text=LIKED, state="CRI", session=900), UnknownSession),
    ],
)
def test_what_cannot_be_answered_is_refused(model, question, error):
    with pytest.raises(error):
        forecast(model, [question])


def test_no_questions_have_no_answers(model):
    assert forecast(model, []) == []


def test_probabilities_are_those_of_the_model(model):
    (found,) = forecast(model, [Question(text=LIKED, state="CRI", askers=["ESP"])])
    plain = model.answers.forecast([LIKED], ["en"], ["CRI"], [["ESP"]], [13])
    assert np.isclose(found.probability, plain.probability[0])


def test_names_in_reasons_are_said_in_every_language(model):
    text = "Adopt by 2015 a law on the death penalty at once"
    (found,) = forecast(model, [Question(text=text, state="CRI", askers=["ESP"])])
    blanks = {name: value for one in found.reasons for name, value in one.text.blanks.items()}
    assert blanks["issue"].in_language("es") == "Pena de muerte"
    assert blanks["names"].in_language("es") != str(blanks["names"])
