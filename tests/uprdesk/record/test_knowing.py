"""One model in memory, the one that lies in the store's folder now."""

import json

import pytest

from upr.insight.card import Card
from upr.insight.learning.files import write_folder
from uprdesk.record import knowing


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """An empty store's folder, and a process that has read nothing."""
    settings.DATA = tmp_path


def keep(*sessions):
    write_folder(knowing.folder(), Card(rows=10, sessions=sessions).as_json(), {})


def test_a_store_without_a_model_has_none():
    assert knowing.known() == knowing.Known()


def test_a_model_is_read_once():
    keep(1, 2, 3)
    assert knowing.model() is knowing.model()
    assert knowing.model().until_session == 3


def test_another_model_takes_its_place_at_once():
    keep(1, 2, 3)
    first = knowing.model()
    keep(1, 2, 3, 4)
    assert knowing.model() is not first
    assert knowing.model().until_session == 4


def test_a_model_that_was_taken_away_is_forgotten():
    keep(1, 2, 3)
    assert knowing.model()
    (knowing.folder() / "card.json").unlink()
    assert knowing.model() is None


@pytest.mark.parametrize("card", ["", "[]", json.dumps({"format": 0})])
def test_a_model_that_cannot_be_used_says_what_to_do(card, caplog):
    knowing.folder().mkdir()
    (knowing.folder() / "card.json").write_text(card)
    found = knowing.known()
    assert found.model is None
    assert "uprdesk train" in str(found.problem.hint)
    assert "cannot be used" in caplog.text
