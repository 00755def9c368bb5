"""A person's word on a label: only with the right, over sources and the machine, and taken back."""

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import report
from uprdesk.record import importer
from uprdesk.record.models import Label, Recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(db, noon) -> Recommendation:
    """A recommendation with two proposals of the machine and nothing else."""
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    found = Recommendation.objects.get(key="XAA-19 §9.2")
    found.labels.all().delete()
    for kind, value in (("issue", "Development"), ("category", "3")):
        Label.objects.create(
            recommendation=found, kind=kind, value=value, origin="rules", confidence=0.8
        )
    return found


def page(client, one):
    return client.get(reverse("record:recommendation", args=[one.key]))


def say(client, one, **words):
    return client.post(reverse("record:label", args=[one.key]), words, follow=True)


def test_who_has_no_right_sees_no_controls(as_bruno, one):
    response = page(as_bruno, one)
    assert response.context["corrections"] is None
    assert reverse("record:label", args=[one.key]) not in response.content.decode()


def test_a_curator_confirms_a_proposal_and_the_page_says_who_and_when(as_amina, one):
    response = say(as_amina, one, applies="issue:Development")
    labels = {str(kind.title): kind for kind in response.context["labels"]}
    assert [tag.kind for tag in labels["Issues"].tags] == ["sure"]
    assert labels["Issues"].by == ""
    said = next(c.said for c in response.context["corrections"].labels if c.said)
    assert (str(said.by), said.applies) == ("Amina", True)
    assert "Amina" in response.content.decode()


def test_what_does_not_apply_leaves_the_page_and_can_be_taken_back(as_amina, one):
    denied = say(as_amina, one, denied="issue:Development")
    assert denied.context["labels"] == []
    assert "It does not apply" in denied.content.decode()
    back = say(as_amina, one, undo="issue:Development")
    assert [tag.origin for tag in back.context["labels"][0].tags] == ["rules"]


def test_labels_of_every_kind_can_be_added(as_amina, one):
    added = {"issue:Right to health", "population:sex-work", "sdg:4", "category:5"}
    for value in added:
        response = say(as_amina, one, applies=value)
    offered = {
        value for kind in response.context["corrections"].addable for value, _ in kind.choices
    }
    assert added <= offered
    kept = one.labels.filter(origin="person").values_list("kind", "value")
    assert {f"{kind}:{value}" for kind, value in kept} == added
    assert response.context["category"].tag.value == "5"


def test_a_label_that_no_list_has_changes_nothing(as_amina, one):
    response = say(as_amina, one, applies="issue:Zeppelins")
    assert "Zeppelins" in response.content.decode()
    assert not one.labels.filter(origin="person").exists()


def test_no_label_chosen_changes_nothing(as_amina, one):
    response = say(as_amina, one, applies="")
    assert "nothing was changed" in response.content.decode()
    assert not one.labels.filter(origin="person").exists()


def test_who_has_no_right_changes_nothing(as_bruno, one):
    assert say(as_bruno, one, applies="issue:Development").status_code == 403
    assert not one.labels.filter(origin="person").exists()


def test_the_category_names_the_words_that_decide_and_its_fate(as_bruno, one):
    Recommendation.objects.filter(pk=one.pk).update(text="Abolish the tax on libraries")
    category = page(as_bruno, one).context["category"]
    assert category.by == "proposed by rules"
    assert "Abolish" in category.words
    assert category.ruled == "5, specific action"
    assert category.all is None or category.all.line.answered
