"""The two pages of a State: as it is reviewed, and what it asks of others."""

import re

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import report, upr_info
from upr.vocab.states import STATES
from uprdesk.record import importer
from uprdesk.record.models import Document, VoluntaryPledge
from uprdesk.record.search import Filters, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(noon):
    """One review of an invented State."""
    for each in (upr_info(), report()):
        importer.save(each, sha256="1" * 64, at=noon, sample=True)


def page(client, name, *args, language="en"):
    response = client.get(reverse(name, args=args), headers={"Accept-Language": language})
    assert response.status_code == 200
    text = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
    return response.context, text


def test_a_state_under_review_is_told_by_cycle_issue_and_asker(as_bruno, record):
    context, text = page(as_bruno, "record:state", "CRI")
    assert [(row.note, row.counts) for row in context["cycles"].rows] == [
        ("1st cycle", (1, 0, 0)),
        ("2nd cycle", (2, 1, 0)),
    ]
    assert context["issues"].first.rows[0].label == "Right to education"
    assert [(row.label, row.count) for row in context["askers"].first.rows][0] == (
        "Netherlands (Kingdom of the)",
        3,
    )
    assert "Of 4 recommendations, 3 were supported and 1 noted; 0 are pending." in text


def test_small_numbers_are_said_as_counts_and_not_as_per_cent(as_bruno, record):
    _, text = page(as_bruno, "record:state", "CRI")
    assert "3 of 4" in text
    assert "75%" not in text


def test_every_figure_opens_the_rows_behind_it(as_bruno, record):
    response = as_bruno.get(reverse("record:state", args=["CRI"]))
    links = set(re.findall(r'href="(/record/\?[^"]*)"', response.content.decode()))
    assert len(links) > 12
    for link in links:
        opened = as_bruno.get(link.replace("&amp;", "&"))
        assert opened.status_code == 200, link
        assert opened.context["found"].count > 0, link


def test_the_calendar_has_a_stop_for_each_review_with_its_rows(as_bruno, record):
    context, text = page(as_bruno, "record:state", "CRI")
    stops = {stop.review.session: stop for stop in context["stops"]}
    assert list(stops)[:2] == [6, 19]
    assert stops[6].line.total == 1
    asked = Filters.read({"state": ["CRI"], "session": ["6"]})
    assert stops[6].rows == asked.link()
    assert search(asked).count == 1
    assert (
        'A/HRC/WG.6/19/CRI/1"'
        in as_bruno.get(reverse("record:state", args=["CRI"])).content.decode()
    )


@pytest.mark.parametrize("code", ["TUV", "SSD", "UKR", "USA", "MMR", "HTI"])
def test_a_state_without_recommendations_has_a_page_with_its_calendar(as_bruno, db, code):
    context, text = page(as_bruno, "record:state", code)
    assert context["stops"]
    assert "No recommendation in the record yet" in text
    assert "Read a report" in text


def test_all_193_states_have_a_page(as_bruno, db):
    for state in STATES.values():
        expected = 302 if state.observer else 200
        assert as_bruno.get(reverse("record:state", args=[state.iso3])).status_code == expected


def test_an_observer_only_recommends(as_bruno, db):
    response = as_bruno.get(reverse("record:state", args=["VAT"]), follow=True)
    assert response.redirect_chain == [("/record/state/VAT/asks", 302)]
    assert "it recommends and is not reviewed" in response.content.decode()


def test_what_a_state_asks_stands_beside_what_all_ask(as_bruno, record):
    context, _ = page(as_bruno, "record:asks", "NLD")
    assert [(row.label, row.count) for row in context["states"].first.rows] == [
        ("Costa Rica", 3),
        ("Panama", 1),
    ]
    shares = {row.label[0]: (row.own, row.every) for row in context["mix"]}
    assert shares["4"] == ("2 of 4", "33%")
    assert shares["3"] == ("0 of 4", "11%")


def test_a_state_that_never_recommended_has_an_empty_page(as_bruno, record):
    _, text = page(as_bruno, "record:asks", "TUV")
    assert "The record holds 9 recommendations, and none of them belongs here." in text


def test_documents_and_pledges_of_the_state_are_listed(as_bruno, sample, noon):
    document = Document.objects.get(kind="report")
    VoluntaryPledge.objects.create(
        document=document, state="XAA", session=19, cycle=2, text="We will sweep our streets."
    )
    _, text = page(as_bruno, "record:state", "XAA")
    assert "A/HRC/99/12" in text
    assert "1 voluntary pledge" in text
    assert "We will sweep our streets." in text


def test_an_invented_state_exists_only_with_the_sample(as_bruno, record):
    assert as_bruno.get(reverse("record:state", args=["XAA"])).status_code == 404


def test_an_invented_state_is_marked_and_counts_the_sample(as_bruno, sample):
    context, text = page(as_bruno, "record:state", "XAA")
    assert context["whole"].total == 4
    assert "This is the sample." in text
    assert "docs.un.org" not in as_bruno.get(reverse("record:state", args=["XAA"])).content.decode()


def test_no_state_has_an_unknown_code(as_bruno, record):
    assert as_bruno.get("/record/state/XXX").status_code == 404
    assert as_bruno.get("/record/state/cri").status_code == 404


def test_a_page_costs_the_same_few_questions_for_any_number_of_rows(
    as_bruno, record, sample, django_assert_max_num_queries
):
    for name in ("record:state", "record:asks"):
        as_bruno.get(reverse(name, args=["XAA"]))  # reads the edition
        with django_assert_max_num_queries(12):
            as_bruno.get(reverse(name, args=["XAA"]))
