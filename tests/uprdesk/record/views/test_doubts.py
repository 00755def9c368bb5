"""A curator says whether two texts are one recommendation."""

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import SCHOOL, report, said, upr_info
from uprdesk.record import importer
from uprdesk.record.models import Doubt, Recommendation

pytestmark = pytest.mark.django_db

DOUBTS = reverse("record:doubts")


@pytest.fixture
def doubt(db, noon) -> Doubt:
    """UPR Info and the report tell something alike."""
    for reading in (report(), upr_info(said("paint every village school", "PAN"))):
        importer.save(reading, sha256="0" * 64, at=noon, sample=True)
    return Doubt.objects.get()


def test_both_texts_stand_side_by_side_with_their_documents(as_amina, doubt):
    shown = as_amina.get(DOUBTS).content.decode()
    for words in (SCHOOL, "paint every village school", "A/HRC/99/12", "The sample’s own table"):
        assert words in shown


def test_one_recommendation_joins_them_and_the_answer_can_be_taken_back(as_amina, cast, doubt):
    standing = Recommendation.objects.standing()
    assert standing.count() == 4
    address = reverse("record:decide", args=[doubt.pk])
    assert as_amina.post(address, {"decision": "same"}).status_code == 302
    doubt.refresh_from_db()
    assert (doubt.decision, doubt.decided_by) == ("same", cast.amina)
    assert standing.count() == 3
    assert "No doubtful pairs" in as_amina.get(DOUBTS).content.decode()
    assert "Amina" in as_amina.get(f"{DOUBTS}?decided=1").content.decode()
    as_amina.post(address, {"decision": ""})
    assert standing.count() == 4
    assert SCHOOL in as_amina.get(DOUBTS).content.decode()


def test_two_recommendations_stay_two(as_amina, doubt):
    as_amina.post(reverse("record:decide", args=[doubt.pk]), {"decision": "different"})
    assert Recommendation.objects.standing().count() == 4
    assert Doubt.objects.get().decision == "different"


def test_any_other_answer_changes_nothing(as_amina, doubt):
    for fields in ({"decision": "perhaps"}, {}):
        as_amina.post(reverse("record:decide", args=[doubt.pk]), fields)
    assert Doubt.objects.get().decision == ""
    assert Doubt.objects.get().decided_by is None


def test_the_page_asks_the_store_no_more_for_more_pairs(
    as_amina, doubt, django_assert_max_num_queries
):
    for n in range(30):
        Doubt.objects.create(
            state="XAA",
            session=19,
            one=f"{doubt.one}{n}",
            other=doubt.other,
            likeness=0.7,
            why="text",
        )
    with django_assert_max_num_queries(14):
        assert "1 to 20 of 31" in as_amina.get(DOUBTS).content.decode()
