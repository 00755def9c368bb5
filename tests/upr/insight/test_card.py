"""The card of a model: it comes back as it was, and one of another version is refused."""

import json
from dataclasses import replace

import pytest

from upr.insight.card import Card, Figure
from upr.insight.learning.files import UnusableModel
from upr.insight.learning.measures import LabelScore

CARD = Card(
    rows=12,
    sessions=(1, 2, 5),
    table="export.csv",
    sha256="ab" * 32,
    made_at="2026-11-23T12:00:00+00:00",
    tested_on=(5,),
    figures=(Figure("issues", "micro F1", 0.9, 0.88, 0.92, 700),),
    labels={"issues": (LabelScore("Death penalty", 40, 0.9, 0.8, 0.85),)},
    parts={"issues": "cd" * 32},
)


def written(card: Card) -> dict:
    """The card as it comes out of a file."""
    return json.loads(json.dumps(card.as_json()))


def test_a_card_comes_back_as_it_was():
    assert Card.from_json(written(CARD)) == CARD
    assert CARD.until_session == 5
    assert replace(CARD, sessions=()).until_session == 0


@pytest.mark.parametrize("other", [{"format": 0}, {"version": "0.0.1"}, {"format": None}])
def test_a_card_of_another_version_names_the_command_that_rebuilds(other):
    with pytest.raises(UnusableModel, match="another version") as refused:
        Card.from_json(written(CARD) | other)
    assert "uprdesk train" in str(refused.value.hint)


@pytest.mark.parametrize(
    "damage",
    [
        {"rows": "many"},
        {"sessions": 3},
        {"sessions": ["first"]},
        {"figures": [{"part": "issues"}]},
        {"figures": ["micro F1"]},
        {"labels": ["Death penalty"]},
        {"parts": None},
        {"unheard_of": 1},
    ],
)
def test_a_card_with_strange_values_is_damaged(damage):
    with pytest.raises(UnusableModel, match="damaged"):
        Card.from_json(written(CARD) | damage)


def test_a_card_says_what_it_cannot_do():
    assert any("Spanish and French" in limit for limit in CARD.limits)
