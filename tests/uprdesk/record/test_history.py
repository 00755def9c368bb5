"""The record as rankings look it up: counted beside the requests, once for each edition."""

import pytest

from tests.upr.insight.invented import invented_past
from upr.insight.model import model_of
from uprdesk.record import history, knowing
from uprdesk.record.importer import edition
from uprdesk.record.search import Filters, search

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def learnt():
    return model_of(invented_past())


@pytest.fixture
def model(record, learnt, monkeypatch):
    """This store's model, in memory, and nothing counted yet."""
    monkeypatch.setattr(knowing, "mark", lambda: (1, 1, 1))
    monkeypatch.setattr(knowing, "_known", knowing.Known((1, 1, 1), learnt))
    monkeypatch.setattr(history, "_looked", {})
    return learnt


@pytest.fixture
def begun(monkeypatch) -> list[bool]:
    """What would be counted beside the requests; nothing is."""
    found: list[bool] = []
    monkeypatch.setattr(history, "begin", found.append)
    return found


def test_a_small_record_is_counted_at_once(model, begun):
    looked = history.ready("CRI")
    assert looked is not None
    assert looked.of_today
    assert len(looked.model.habits.record.past) == search(Filters()).count
    assert history.ready("CRI") is looked
    assert begun == []


def test_a_large_record_is_counted_beside_the_requests(model, begun, monkeypatch):
    monkeypatch.setattr(history, "AT_ONCE", 1)
    assert history.ready("CRI") is None
    assert history.ready("XAA") is None
    assert begun == [False, True]


def test_a_model_that_was_never_read_is_read_beside_the_requests(model, begun, monkeypatch):
    monkeypatch.setattr(knowing, "_known", knowing.Known())
    assert history.ready("CRI") is None
    assert begun == [False]


def test_after_a_change_the_record_of_before_serves_until_the_new_one_is_there(
    model, begun, monkeypatch
):
    before = history.ready("CRI")
    monkeypatch.setattr(history, "AT_ONCE", 1)
    edition.turn_labels()
    assert history.ready("CRI") is before
    assert not before.of_today
    assert begun == [False]
    after = history.look(sample=False)
    assert after is not before
    assert history.ready("CRI") is after
    assert after.of_today


def test_where_there_was_no_model_before_nothing_of_before_is_shown(model, begun, monkeypatch):
    monkeypatch.setattr(history, "_looked", {False: history.Looked("before")})
    monkeypatch.setattr(history, "AT_ONCE", 1)
    assert history.ready("CRI") is None


def test_without_a_model_nothing_is_waited_for(record, begun, monkeypatch):
    monkeypatch.setattr(knowing, "mark", lambda: None)
    looked = history.ready("CRI")
    assert looked is not None
    assert (looked.model, looked.of_today, begun) == (None, True, [])
