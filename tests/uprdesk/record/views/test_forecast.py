"""What a State may accept: chances with their reasons, for lists and for what is open."""

import csv
import json
from io import StringIO

import pytest
from django.urls import reverse

from tests.upr.insight.invented import invented_past, recommendations
from upr.errors import UprError
from upr.insight.model import model_of
from upr.insight.past import Past
from upr.intake import read
from upr.output.fields import FORECAST
from upr.text import say
from upr.vocab import SAMPLE_STATES
from uprdesk.record import forecasts, importer, knowing, sample
from uprdesk.record.models import Recommendation

pytestmark = pytest.mark.django_db

LIKED = "Continue its work on schools in the countryside at once"
DISLIKED = "Adopt by 2015 a law on sexual orientation and gender identity at once"
HEAD = "Recommending State,SuR,Recommendation,Response,Session,Issue,Action\n"
ADDRESS = "/record/state/CRI/forecast"


@pytest.fixture(scope="module")
def learnt():
    return model_of(invented_past())


@pytest.fixture
def model(learnt, monkeypatch):
    """This store's model knows an invented record of Costa Rica and others."""
    found = knowing.Known((1, 1, 1), learnt)
    monkeypatch.setattr(knowing, "known", lambda: found)
    return learnt


@pytest.fixture
def without_model(monkeypatch):
    monkeypatch.setattr(knowing, "known", knowing.Known)


@pytest.fixture
def waiting(noon):
    """A review of Costa Rica with two open recommendations and an answered one."""
    rows = (
        f"Spain,Costa Rica,{DISLIKED},Pending,19,Other,5\n"
        f"Chile,Costa Rica,{LIKED},Pending,19,Right to education,2\n"
        "Peru,Costa Rica,Plant trees,Accepted,19,Environment,5\n"
    )
    importer.save(read((HEAD + rows).encode(), "export.csv"), sha256="0" * 64, at=noon)
    Recommendation.objects.exclude(text="Plant trees").update(response="pending")


def tell(client, text, **more):
    return client.post(ADDRESS, {"text": text, **more})


def test_the_likeliest_stands_first_with_word_number_and_bounds(as_bruno, model):
    response = tell(as_bruno, f"{DISLIKED} | Spain\n\n{LIKED}")
    first, second = response.context["rows"]
    assert (first.asked.text, second.asked.text) == (LIKED, DISLIKED)
    assert second.asked.askers == ("ESP",)
    assert first.told.probability > second.told.probability
    assert first.word in response.content.decode()
    assert response.context["whole"].count == 2


def test_every_reason_with_a_count_opens_to_answered_rows(as_bruno, model):
    [row] = tell(as_bruno, LIKED).context["rows"]
    counted = [one.href for one in row.reasons if "earlier recommendations" in one.words]
    assert counted
    assert all(href.startswith(reverse("record:search")) for href in counted)
    assert all("response=noted" in href and "response=supported" in href for href in counted)


def test_an_alike_recommendation_that_the_record_does_not_hold_is_no_link(as_bruno, model):
    [row] = tell(as_bruno, DISLIKED).context["rows"]
    alike = next(one for one in row.reasons if "alike recommendation" in one.words)
    assert alike.href == ""


def test_what_a_review_left_open_is_offered_and_told(as_bruno, model, waiting):
    [left] = as_bruno.get(ADDRESS).context["left"]
    assert (left.session, left.count) == (19, 2)
    response = as_bruno.get(ADDRESS, {"session": 19})
    rows = response.context["rows"]
    assert {row.asked.askers for row in rows} == {("ESP",), ("CHL",)}
    assert all(as_bruno.get(row.href).status_code == 200 for row in rows)


def test_a_line_with_an_unknown_state_is_left_out_and_said(as_bruno, model):
    response = tell(as_bruno, f"{LIKED} | Costa Rjca\n{LIKED}")
    assert [each.line for each in response.context["refused"]] == [1]
    assert len(response.context["rows"]) == 1
    assert "Line 1 was left out." in response.content.decode()


def test_a_list_that_is_too_long_is_cut_in_words(as_bruno, model, monkeypatch):
    monkeypatch.setattr(forecasts, "LIMIT", 2)
    response = tell(as_bruno, "\n".join(f"{LIKED} {n}" for n in range(5)))
    assert len(response.context["rows"]) == 2
    assert response.context["beyond"] == 3
    assert "3 texts were left out" in response.content.decode()


def test_the_form_keeps_what_was_written(as_bruno, model):
    assert tell(as_bruno, f"{LIKED} | Spain").context["given"] == f"{LIKED} | Spain"


def test_the_download_has_the_fields_of_the_command(as_bruno, model):
    response = tell(as_bruno, f"{LIKED} | Spain", **{"as": "csv"})
    [row] = csv.DictReader(StringIO(response.getvalue().decode()))
    assert tuple(row) == ("text", "state", "from", *FORECAST)
    assert (row["text"], row["state"], row["from"]) == (LIKED, "CRI", "ESP")
    assert 0 < float(row["low"]) < float(row["probability"]) < float(row["high"]) < 1
    [told] = json.loads(tell(as_bruno, LIKED, **{"as": "json"}).getvalue())
    assert told["reasons"]
    assert tell(as_bruno, LIKED, **{"as": "xlsx"}).getvalue().startswith(b"PK")
    assert tell(as_bruno, LIKED, **{"as": "exe"}).status_code == 404


def test_a_text_in_the_address_is_ignored(as_bruno, model):
    response = as_bruno.get(ADDRESS, {"text": LIKED})
    assert (response.status_code, response.context["rows"]) == (200, [])
    assert "schools" not in response.content.decode()


def test_without_a_model_its_answers_are_offered_and_a_curator_may_train(
    as_amina, record, without_model
):
    told = as_amina.get(ADDRESS).content.decode()
    assert "Nothing has learnt from the record yet" in told
    assert f'action="{reverse("record:train")}"' in told
    assert "<textarea" not in told


def test_without_a_model_other_people_see_no_button(as_bruno, record, without_model):
    assert reverse("record:train") not in as_bruno.get(ADDRESS).content.decode()


def test_what_stops_a_forecast_is_said_in_words(as_bruno, model, monkeypatch):
    def fails(*args):
        raise UprError(say("It is broken."), say("Mend it."))

    monkeypatch.setattr(forecasts, "tell", fails)
    response = tell(as_bruno, LIKED)
    assert "It is broken. Mend it." in response.content.decode()


def test_the_record_tells_nothing_about_invented_states(as_bruno, noon, monkeypatch):
    past = Past.of([one for one in recommendations() if one.state not in SAMPLE_STATES])
    monkeypatch.setattr(knowing, "known", lambda: knowing.Known((1, 1, 1), model_of(past)))
    data = sample.upr_info_table()
    told = read(data, "recommendations.csv", sample=True)
    importer.save(told, sha256="1" * 64, at=noon, sample=True)
    response = as_bruno.post("/record/state/XAA/forecast", {"text": LIKED})
    assert response.context["rows"] == []
    assert "not from the sample" in response.content.decode()


def test_the_sample_tells_nothing_about_real_states(as_bruno, monkeypatch):
    data = sample.upr_info_table()
    past = Past.of(read(data, "recommendations.csv", sample=True).recommendations)
    monkeypatch.setattr(knowing, "known", lambda: knowing.Known((1, 1, 1), model_of(past)))
    response = tell(as_bruno, LIKED)
    assert response.context["rows"] == []
    assert "from the sample alone" in response.content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [("CRI", "Costa Rica usually supports about"), ("MEX", "States of its region usually")],
)
def test_the_usual_share_says_whose_it_is(as_bruno, model, state, words):
    response = as_bruno.post(reverse("record:forecast", args=[state]), {"text": LIKED})
    assert words in response.content.decode()


def test_an_observer_state_is_never_reviewed(as_bruno, model):
    address = reverse("record:forecast", args=["VAT"])
    assert as_bruno.get(address).url == reverse("record:asks", args=["VAT"])


def test_more_texts_ask_the_store_no_more_questions(
    as_bruno, model, waiting, django_assert_max_num_queries
):
    as_bruno.get(ADDRESS)
    with django_assert_max_num_queries(12):
        tell(as_bruno, "\n".join(f"{LIKED} {n} | Spain" for n in range(60)))
