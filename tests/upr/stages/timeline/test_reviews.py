"""Which review comes next."""

from datetime import UTC, date, datetime

import pytest

from upr.stages.timeline import (
    Announced,
    NotReviewed,
    next_review,
    order_kept,
    review_dates,
    review_in_cycle,
)
from upr.vocab import UnknownReview, UnknownState
from upr.vocab.reviews import reviews_of

NEXT = [
    # held in session 50: nothing ahead in the calendar, so fourteen sessions later
    ("PAN", date(2026, 11, 24), 64, 5, True),
    # the day before, the first and the last day of its session; the day after
    ("PAN", date(2025, 11, 2), 50, 4, False),
    ("PAN", date(2025, 11, 3), 50, 4, False),
    ("PAN", date(2025, 11, 14), 50, 4, False),
    ("PAN", date(2025, 11, 15), 64, 5, True),
    # scheduled in session 54, whose days are not announced
    ("HTI", date(2026, 11, 24), 54, 4, True),
    # the last day on which it can still be going on
    ("HTI", date(2027, 2, 7), 54, 4, True),
    ("HTI", date(2027, 2, 8), 68, 5, True),
    # moved: the slot that was missed is not its review
    ("UKR", date(2020, 1, 1), 54, 4, True),
    ("USA", date(2025, 11, 1), 53, 4, False),
    ("MMR", date(2026, 1, 1), 54, 4, True),
    ("ISR", date(2012, 12, 1), 17, 2, False),
    # South Sudan has no review of its own in cycle 1
    ("SSD", date(2010, 1, 1), 26, 2, False),
    # far ahead: the order goes on
    ("PAN", date(2040, 1, 1), 92, 7, True),
]


@pytest.mark.parametrize(("state", "today", "session", "cycle", "estimated"), NEXT)
def test_the_next_review(state, today, session, cycle, estimated):
    found = next_review(state, today)
    assert (found.session, found.cycle, found.estimated) == (session, cycle, estimated)
    assert str(found.why)
    assert found.source


def test_an_estimate_says_so_and_how_often_the_order_was_kept():
    panama = next_review("PAN", date(2026, 11, 24))
    assert panama.confidence == "estimated"
    assert str(panama.why).startswith("Estimated")
    assert "381 of 386" in str(panama.why)
    assert order_kept() == (381, 386)
    assert next_review("HTI", date(2026, 11, 24)).confidence == "scheduled"


def test_today_is_the_day_in_geneva():
    """The last hour of the session's last day in Panama is the next day in Geneva."""
    assert next_review("PAN", datetime(2025, 11, 14, 22, 30, tzinfo=UTC)).session == 50
    assert next_review("PAN", datetime(2025, 11, 14, 23, 30, tzinfo=UTC)).session == 64


def test_what_the_calendar_prints_is_published_and_what_it_derives_is_not():
    slovenia = review_dates("SVN", 48)
    assert slovenia.published["dialogue"].day == date(2025, 1, 28)
    assert slovenia.published["session"].until == date(2025, 1, 31)
    assert all(one.source for one in slovenia.published.values())
    assert slovenia.published["session"].mark == "C"
    assert review_dates("USA", 53).published["session"].mark == "P"
    derived = review_dates("PAN", 36)
    assert "dialogue" not in derived.published
    assert derived.likely_on == date(2020, 11, 3)
    assert derived.published["plenary"].day == date(2021, 3, 16)
    assert derived.published["next-review"].day == date(2025, 11, 3)
    assert derived.next_session == 50


def test_the_review_of_a_cycle_past_or_to_come():
    assert review_in_cycle("PAN", 4).session == 50
    assert review_in_cycle("PAN", 5).session == 64
    assert review_in_cycle("PAN", 6).session == 78
    with pytest.raises(NotReviewed, match="no review in cycle 1"):
        review_in_cycle("SSD", 1)
    with pytest.raises(NotReviewed):
        review_in_cycle("PAN", 0)


@pytest.mark.parametrize("observer", ["VAT", "PSE"])
def test_an_observer_is_not_reviewed(observer):
    with pytest.raises(NotReviewed, match="not reviewed") as refused:
        next_review(observer, date(2026, 11, 24))
    assert str(refused.value.hint)


def test_a_session_in_which_a_state_has_no_review_is_refused():
    with pytest.raises(UnknownReview):
        review_dates("PAN", 49)
    with pytest.raises(UnknownState):
        next_review("Atlantis", date(2026, 11, 24))


def test_invented_states_are_reviewed_where_it_is_said():
    held = (6, 19, 33, 47)
    assert next_review("XAA", date(2024, 1, 1), held=held).session == 47
    assert next_review("XAA", date(2026, 11, 24), held=held).session == 61
    assert review_in_cycle("XAA", 3, held=held).session == 33
    own = Announced(on=date(2024, 11, 6), source="the sample of UPR Desk")
    assert review_dates("XAA", 47, published={"dialogue": own}).published["dialogue"] == own
    with pytest.raises(NotReviewed):
        next_review("XAB", date(2026, 11, 24))


def test_a_missed_slot_leads_to_the_review_that_made_it_good():
    missed = next(one for one in reviews_of("USA") if one.missed)
    assert review_dates("USA", missed.session).published["next-review"].day == date(2026, 11, 2)
