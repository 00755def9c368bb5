"""The machine labels what an import brings, where no source does."""

import logging

import pytest

from tests.uprdesk.record.readings import report, said, thematic_list, upr_info
from upr.insight.labels.label import Labels, label
from upr.insight.labels.scored import Scored
from upr.insight.learning.files import damaged
from uprdesk.record import importer
from uprdesk.record.importer import proposing
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import standing

pytestmark = pytest.mark.django_db

WORK = "Repeal the by-laws under which sex workers are fined"


@pytest.fixture
def save(noon):
    def save(reading):
        return importer.save(reading, sha256="0" * 64, at=noon, sample=True)

    return save


def machine():
    """Every proposal, without the ids of the store."""
    labels = Label.objects.filter(origin__in=("rules", "model"))
    fields = ("recommendation__key", "kind", "value", "origin", "confidence")
    return sorted(labels.values_list(*fields), key=str)


def values(one, kind):
    return {label.value for label in standing(one.labels.all(), kind)}


def test_what_no_source_tags_is_labelled_by_rules(save):
    save(report(said(WORK, "XAB", paragraph="9.1")))
    one = Recommendation.objects.get()
    assert {label.origin for label in one.labels.all()} == {"rules"}
    (rules,) = label([WORK], ["en"])
    assert values(one, "issue") == {scored.value for scored in rules.issues}
    assert values(one, "population") == {scored.value for scored in rules.key_populations} != set()
    assert values(one, "category") == {"5"}


def test_where_a_source_tags_the_machine_is_silent(save):
    save(
        upr_info(
            said(WORK, "XAB", issues=("Labour",), category=4),
            said("Protect the children of the valley", "XAB", groups=("Choirs",), category=4),
        )
    )
    work, children = Recommendation.objects.order_by("-text")
    assert values(work, "issue") == {"Labour"}
    assert not work.labels.filter(kind="category").exists()
    assert values(work, "population")
    assert values(children, "group") == {"Choirs"}
    assert values(children, "issue") == {"Rights of the Child"}


def test_goals_follow_from_the_issues_of_the_source(save):
    save(upr_info(said("Paint the bridge", "XAB", issues=("Right to health",), category=4)))
    one = Recommendation.objects.get()
    assert values(one, "sdg") == {"3"}
    importer.propose_anew([one.pk])
    assert values(one, "sdg") == {"3"}


def test_groups_are_kept_in_the_words_of_ohchr(save):
    save(report(said("Protect children who live on the street", "XAB", paragraph="9.1")))
    assert "Children" in values(Recommendation.objects.get(), "group")


def test_a_second_import_changes_no_proposal(save):
    save(report(said(WORK, "XAB", paragraph="9.1"), said("Plant trees", "XAB", paragraph="9.2")))
    before = machine()
    save(report(said(WORK, "XAB", paragraph="9.1"), said("Plant trees", "XAB", paragraph="9.2")))
    assert machine() == before != []


def test_proposals_give_way_to_a_source_that_comes_later(save):
    save(report())
    assert values(Recommendation.objects.get(key="XAA-19 §9.2"), "issue")
    save(upr_info())
    save(thematic_list())
    one = Recommendation.objects.get(key="XAA-19 §9.2")
    assert {label.origin for label in one.labels.filter(kind__in=("issue", "group"))} == {"source"}
    assert one.category == 5
    assert not one.labels.filter(kind="category").exists()


def test_a_language_that_the_machine_does_not_know_gets_no_label(save):
    text = "Den här texten är skriven på ett annat språk för att se vad som händer med den"
    save(report(said(text, "XAB", paragraph="9.1", language="und")))
    assert machine() == []


def fake(texts, languages, model=None):
    if model == "damaged":
        raise damaged()
    origin = "model" if model else "rules"
    scored = (Scored("Labour", 0.87654, (), origin), Scored("Labour", 0.2, (), origin))
    return [
        Labels(
            issues=scored,
            category=Scored(5, 0.9, (), origin),
            groups=(),
            sdgs=(Scored(8, None, ()),),
            key_populations=(),
            mentions=(),
            origin=origin,
            language="en",
            seen_in_training=False,
        )
        for _ in texts
    ]


def test_a_model_signs_what_it_says(save, monkeypatch):
    monkeypatch.setattr(proposing, "label", fake)
    monkeypatch.setattr(proposing.knowing, "model", lambda: "a model")
    save(report(said(WORK, "XAB", paragraph="9.1")))
    assert machine() == [
        ("XAA-19 §9.1", "category", "5", "model", 0.9),
        ("XAA-19 §9.1", "issue", "Labour", "model", 0.877),
        ("XAA-19 §9.1", "sdg", "8", "rules", None),
    ]


def test_an_import_does_not_fail_with_the_model(save, monkeypatch, caplog):
    monkeypatch.setattr(proposing, "label", fake)
    monkeypatch.setattr(proposing.knowing, "model", lambda: "damaged")
    with caplog.at_level(logging.WARNING):
        save(report(said(WORK, "XAB", paragraph="9.1")))
    assert {origin for _, _, _, origin, _ in machine()} == {"rules"}
    assert "damaged" in caplog.text
