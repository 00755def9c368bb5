"""The page of one recommendation: everything its sources say, and the way back to each."""

import re

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import addendum, report, said, thematic_list, upr_info
from upr.record import Position, Response
from uprdesk.record import importer
from uprdesk.record.models import Document, Label, Recommendation

pytestmark = pytest.mark.django_db


def address(key: str) -> str:
    return reverse("record:recommendation", args=[key])


@pytest.fixture
def review(db, noon):
    """One review as four documents tell it."""
    answers = addendum(**{"9.2": Response.SUPPORTED})
    for number, document in enumerate((upr_info(), report(), answers, thematic_list())):
        importer.save(document, sha256=f"{number}" * 64, at=noon, sample=True)


def page(client, key):
    response = client.get(address(key))
    assert response.status_code == 200
    text = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
    return response.context, text


def test_an_address_is_the_key(client):
    assert address("CRI-19 §127.1/2") == "/record/recommendation/CRI-19/127.1/2"
    assert address("CRI-19 §~0a1b") == "/record/recommendation/CRI-19/~0a1b"


def test_the_page_tells_words_states_and_answer(as_bruno, review):
    context, text = page(as_bruno, "XAA-19 §9.1")
    assert context["one"].text in text
    assert [each.state for each in context["recommenders"]] == ["XAB", "PAN"]
    assert "Supported" in text
    assert "counted nowhere in the record" in text


def test_each_source_is_named_with_its_page_and_its_own_words(as_bruno, review):
    context, text = page(as_bruno, "XAA-19 §9.1")
    assert "para. 9.1, page 14" in text
    others = [told.words for told in context["told"] if told.words]
    assert "Consider building a bridge over the northern river" in others


def test_the_report_is_opened_at_the_un(as_bruno, review):
    Document.objects.update(sample=False)  # those of the sample are nowhere at the UN
    response = as_bruno.get(address("XAA-19 §9.1"))
    assert 'href="https://docs.un.org/en/A/HRC/99/12"' in response.content.decode()


def test_an_addendum_shows_its_answer_and_its_words(as_bruno, review):
    context, text = page(as_bruno, "XAA-19 §9.2")
    assert [stated.response for stated, _ in context["positions"]] == ["supported"]
    assert "We have considered it." in text


def test_labels_say_who_gave_them(as_bruno, review):
    context, text = page(as_bruno, "XAA-19 §9.2")
    labels = {str(kind.title): [tag.kind for tag in kind.tags] for kind in context["labels"]}
    assert labels["Issues"] == ["source"]
    assert "5, specific action" in text
    assert context["category"].tag.origin == "source"

    one = Recommendation.objects.get(key="XAA-19 §9.2")
    one.labels.filter(origin="rules").delete()
    for kind, value in (("population", "sex-work"), ("category", "3"), ("sdg", "4")):
        Label.objects.create(
            recommendation=one, kind=kind, value=value, origin="rules", confidence=0.8
        )
    Label.objects.create(recommendation=one, kind="category", value="3", origin="person")
    context, text = page(as_bruno, "XAA-19 §9.2")
    labels = {str(kind.title): [tag.origin for tag in kind.tags] for kind in context["labels"]}
    assert labels["Key populations"] == ["rules"]
    assert context["category"].tag.origin == "person"
    assert "3, considering action" in text


def test_an_earlier_key_leads_to_the_one_of_today(as_bruno, review):
    recommendation = Recommendation.objects.get(key="XAA-19 §9.2")
    earlier = recommendation.aliases.first().key
    response = as_bruno.get(address(earlier))
    assert response.status_code == 302
    assert response.url == address("XAA-19 §9.2")
    assert earlier in page(as_bruno, "XAA-19 §9.2")[1]


def test_a_key_of_nothing_is_not_found(as_bruno, review):
    assert as_bruno.get(address("XAA-19 §9.99")).status_code == 404


def test_one_can_walk_through_the_report(as_bruno, noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    first, last = page(as_bruno, "XAA-19 §9.1")[0], page(as_bruno, "XAA-19 §9.10")[0]
    assert (first["previous"], first["following"]) == ("", address("XAA-19 §9.2"))
    assert (last["previous"], last["following"]) == (address("XAA-19 §9.2"), "")


def test_others_of_the_same_number_are_shown(as_bruno, noon):
    parts = report(
        said("Plant a tree", "XAB", paragraph="9.1", part=1, parts=2, position=Position.SUPPORTED),
        said("Sweep a road", "PAN", paragraph="9.1", part=2, parts=2, position=Position.SUPPORTED),
    )
    importer.save(parts, sha256="0" * 64, at=noon, sample=True)
    context, text = page(as_bruno, "XAA-19 §9.1/1")
    assert [other.key for other in context["neighbours"]] == ["XAA-19 §9.1/2"]
    assert "Others under number 9.1" in text


def test_it_is_cited_by_document_and_paragraph(as_bruno, review):
    assert page(as_bruno, "XAA-19 §9.10")[0]["citation"] == "A/HRC/99/12, para. 9.10 (Quelmar)"


def test_the_page_asks_the_store_a_score_of_questions(
    as_bruno, review, django_assert_max_num_queries
):
    as_bruno.get(address("XAA-19 §9.2"))  # what all pages share is read once
    with django_assert_max_num_queries(20):
        as_bruno.get(address("XAA-19 §9.2"))
