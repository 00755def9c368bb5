"""How the numbers are made: as the model's card says it, and nothing of our own."""

import re

import pytest
from django.urls import reverse

from upr.insight.card import Card, Figure
from upr.insight.learning.files import write_folder
from upr.insight.learning.measures import LabelScore
from upr.insight.simple import BY_RULES
from uprdesk.record import knowing
from uprdesk.record.views.measures import KINDS
from uprdesk.shell.models import Job

pytestmark = pytest.mark.django_db

ADDRESS = "/record/measures"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where this store's model lies: nowhere, at first."""
    monkeypatch.setattr(knowing, "folder", lambda: tmp_path / "model")
    return tmp_path / "model"


@pytest.fixture
def card(folder) -> Card:
    """A card with one figure of each kind, in the folder."""
    made = Card(
        rows=1234,
        sessions=(1, 2, 3),
        made_at="2027-03-09T12:00:00+00:00",
        tested_on=(2, 3),
        figures=tuple(
            Figure(part, name, 0.871, 0.85, 0.89, 4321, 0.7, BY_RULES) for part, name in KINDS
        ),
        labels={
            "issues": (LabelScore("Development", 40, 0.91, 0.62, 0.73),),
            "actions": (LabelScore("5", 70, 0.92, 0.93, 0.94),),
        },
    )
    write_folder(folder, made.as_json(), {})
    return made


def words(response) -> str:
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_without_a_model_the_page_tells_what_can_be_told(as_bruno, folder):
    told = words(as_bruno.get(ADDRESS))
    assert "no trained model" in told
    assert "Train it" not in told


def test_every_figure_of_the_card_stands_in_a_sentence(as_bruno, card):
    told = words(as_bruno.get(ADDRESS))
    assert "1,234 recommendations of sessions 1 to 3" in told
    assert told.count("counted on 4,321 cases") == len(KINDS)
    assert told.count("Beside it, rules without learning: 70%.") == 7
    assert "found for 87% of the recommendations" in told
    assert "Squared distance of chance and answer: 0.871." in told
    assert "0.850 to 0.890" in told


def test_every_label_has_its_own_line_that_opens_to_its_rows(as_bruno, card):
    response = as_bruno.get(ADDRESS)
    assert [row.name for row in response.context["issues"]] == ["Development"]
    assert [row.name for row in response.context["actions"]] == ["5, specific action"]
    assert f'href="{reverse("record:search")}?issue=development"' in response.content.decode()
    assert "62%" in words(response)


def test_a_model_of_another_version_says_what_to_do(as_bruno, folder):
    write_folder(folder, Card(rows=1, sessions=(1,), version="0.0").as_json(), {})
    assert "another version" in words(as_bruno.get(ADDRESS))


def test_a_curator_has_it_trained_once(as_amina, folder):
    first = as_amina.post(reverse("record:train"))
    job = Job.objects.get()
    assert first.url == job.get_absolute_url()
    assert as_amina.post(reverse("record:train")).url == job.get_absolute_url()
    assert Job.objects.count() == 1
    assert "being trained now" in words(as_amina.get(ADDRESS))
