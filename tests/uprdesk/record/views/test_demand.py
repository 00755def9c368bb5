"""The same demand elsewhere: over the reviews of a State, and put to others."""

import pytest
from django.urls import reverse

from upr.intake import read
from uprdesk.record import importer, likeness
from uprdesk.record.models import Recommendation
from uprdesk.record.views import alike

pytestmark = pytest.mark.django_db

HEAD = "Recommending State,SuR,Recommendation,Response,Session,Issue,Action\n"
ROWS = (
    "Spain,Costa Rica,Paint all schools in the countryside,Accepted,19,Right to education,5\n"
    "Chile,Costa Rica,Paint all the schools in the countryside,Noted,19,Right to education,5\n"
    "Peru,Costa Rica,Paint all schools in the countryside,Accepted,6,Right to education,5\n"
    "Spain,Panama,Paint all schools in the countryside,Noted,22,Right to education,5\n"
    "Spain,Panama,Ratify the convention on enforced disappearances,Noted,22,Other,5\n"
)


@pytest.fixture
def one(db, noon) -> Recommendation:
    """A demand put three times to Costa Rica and once to Panama."""
    importer.save(read((HEAD + ROWS).encode(), "export.csv"), sha256="0" * 64, at=noon)
    return Recommendation.objects.get(state="CRI", session=19, recommenders__state="ESP")


def demand(client, one):
    return client.get(reverse("record:recommendation", args=[one.key])).context["demand"]


def test_the_line_goes_through_the_reviews_of_the_state(as_bruno, one):
    found = demand(as_bruno, one)
    assert [(stop.session, stop.here) for stop in found.line] == [(6, False), (19, True)]
    assert [[each.row.recommenders for each in stop.rows] for stop in found.line] == [
        ["Peru"],
        ["Chile"],
    ]
    assert found.again == 2


def test_other_states_stand_apart_and_other_demands_nowhere(as_bruno, one):
    found = demand(as_bruno, one)
    assert [each.row.to for each in found.others] == ["Panama"]
    assert (found.same, found.touching, found.learnt) == (1, 0, False)


def test_equal_words_are_no_guess_and_are_marked(as_bruno, one):
    [other] = demand(as_bruno, one).others
    assert (str(other.degree), other.share) == ("nearly word for word", None)
    assert other.row.spans


def test_of_rows_equally_alike_the_one_that_came_last_is_first(as_bruno, one):
    response = as_bruno.get(reverse("record:alike", args=[one.key]))
    assert [each.row.to for each in response.context["rows"]][0] == "Panama"


def test_all_that_is_alike_has_a_page(as_bruno, one):
    response = as_bruno.get(reverse("record:alike", args=[one.key]))
    assert {each.row.recommenders for each in response.context["rows"]} == {
        "Chile",
        "Peru",
        "Spain",
    }


def test_a_text_of_ones_own_finds_rows(as_bruno, one):
    asked = {"text": "Paint the schools of the countryside"}
    response = as_bruno.post(reverse("record:similar"), asked)
    assert len(response.context["rows"]) == 4
    assert "<mark>" in response.content.decode()


def test_a_text_in_the_address_is_ignored(as_bruno, one):
    response = as_bruno.get(reverse("record:similar"), {"text": "Paint the schools"})
    assert (response.status_code, response.context["text"]) == (200, "")
    assert "Paint" not in response.content.decode()


def test_the_next_page_of_a_text_is_posted(as_bruno, one, monkeypatch):
    monkeypatch.setattr(alike, "ROWS", 3)
    asked = {"text": "Paint the schools of the countryside"}
    first = as_bruno.post(reverse("record:similar"), asked)
    assert 'name="page" value="2"' in first.content.decode()
    second = as_bruno.post(reverse("record:similar"), {**asked, "page": "2"})
    assert (len(first.context["rows"]), len(second.context["rows"])) == (3, 1)
    assert asked["text"] in second.content.decode()


def test_a_text_in_spanish_is_read_as_spanish(as_bruno, one):
    asked = {"text": "Pintar todas las escuelas del campo"}
    assert as_bruno.post(reverse("record:similar"), asked).context["tongue"] == "es"


def test_without_a_text_the_page_only_asks_for_one(as_bruno, one):
    response = as_bruno.get(reverse("record:similar"))
    assert (response.status_code, response.context["rows"]) == (200, [])


def test_an_unknown_key_has_no_page(as_bruno, one):
    assert as_bruno.get(reverse("record:alike", args=["CRI-19 §9.99"])).status_code == 404


def test_while_the_record_is_laid_out_the_pages_say_so(as_bruno, one, monkeypatch):
    monkeypatch.setattr(likeness, "ready", lambda: None)
    assert demand(as_bruno, one) is None
    response = as_bruno.post(reverse("record:similar"), {"text": "Paint schools"})
    told = response.content.decode()
    assert "being laid out" in told
    # what was posted is posted again: by the script, or else by a button
    assert f'hx-post="{reverse("record:similar")}"' in told
    assert '<input type="hidden" name="text" value="Paint schools">' in told
    assert "Look again" in told
    assert 'http-equiv="refresh"' not in told
    alike = as_bruno.get(reverse("record:alike", args=[one.key])).content.decode()
    assert 'http-equiv="refresh"' in alike


def test_a_large_record_is_laid_out_beside_the_requests(one, monkeypatch):
    begun = []
    monkeypatch.setattr(likeness, "_laid", None)
    monkeypatch.setattr(likeness, "AT_ONCE", 1)
    monkeypatch.setattr(likeness, "begin", lambda: begun.append(True))
    assert likeness.ready() is None
    assert begun == [True]


def test_more_rows_ask_the_store_no_more_questions(as_bruno, one, django_assert_max_num_queries):
    asked = {"text": "Paint the schools of the countryside"}
    as_bruno.post(reverse("record:similar"), asked)
    with django_assert_max_num_queries(10):
        as_bruno.post(reverse("record:similar"), asked)
