"""Dates that cannot be are refused in a sentence, with what to do."""

from datetime import date, datetime

import pytest

from upr.stages.timeline import Announced, ImpossibleDate, UnusableDate, plan, review_dates
from upr.vocab.named import Day

NOW = date(2026, 11, 24)
SOURCE = "page of the session at ohchr.org"


def said(day: str, until: str = "") -> Announced:
    last = date.fromisoformat(until) if until else None
    return Announced(on=date.fromisoformat(day), until=last, source=SOURCE)


IMPOSSIBLE = [
    # the submission after the dialogue
    ("HTI", 54, {"dialogue": said("2027-01-20"), "submission": said("2027-02-01")}, "dialogue"),
    # the plenary before the dialogue
    ("HTI", 54, {"dialogue": said("2027-01-20"), "plenary": said("2026-12-01")}, "plenary"),
    # the other end of a long chain
    ("HTI", 54, {"session": said("2027-01-18"), "plenary": said("2027-01-10")}, "plenary"),
    # against what the calendar prints: session 53 began on 2 November
    ("USA", 53, {"submission": said("2026-11-03")}, "submission"),
    ("USA", 53, {"dialogue": said("2026-10-30")}, "dialogue"),
    ("USA", 53, {"dialogue": said("2026-11-16")}, "dialogue"),
    # the session's days, given by a person
    (
        "HTI",
        54,
        {"session": said("2027-01-18", "2027-01-29"), "dialogue": said("2027-02-01")},
        "dialogue",
    ),
    # another year: a slip of the pen
    ("HTI", 54, {"submission": said("2024-06-25")}, "submission"),
    ("PAN", 64, {"session": said("2033-11-07")}, "session"),
    ("PAN", 64, {"coalition": said("2020-01-01")}, "coalition"),
    # no day of this calendar at all
    ("PAN", 64, {"session": said("9999-12-31")}, "session"),
    ("PAN", 64, {"session": said("0001-01-01")}, "session"),
    # the addendum after the plenary
    ("HTI", 54, {"addendum": said("2027-07-10"), "plenary": said("2027-07-05")}, "plenary"),
]


@pytest.mark.parametrize(("state", "session", "announced", "step"), IMPOSSIBLE)
def test_an_impossible_date_is_refused_in_a_sentence(state, session, announced, step):
    with pytest.raises(ImpossibleDate) as refused:
        plan(review_dates(state, session), announced, NOW)
    assert refused.value.step == step
    assert str(refused.value).endswith(".")
    assert str(Day(announced[step].day)) in str(refused.value)
    assert str(refused.value.hint).startswith("Check")


POSSIBLE = [
    # both on one day
    ("HTI", 54, {"draft-recommendations": said("2027-01-22"), "wg-adoption": said("2027-01-22")}),
    # a deadline outside the usual weeks
    ("HTI", 54, {"submission": said("2026-09-01")}),
    # our own task after what it prepares: it is our matter
    ("HTI", 54, {"coalition": said("2026-12-01"), "submission": said("2026-06-25")}),
    ("USA", 53, {"dialogue": said("2026-11-13")}),
]


@pytest.mark.parametrize(("state", "session", "announced"), POSSIBLE)
def test_an_unusual_date_is_taken(state, session, announced):
    made = plan(review_dates(state, session), announced, NOW)
    assert {one.id for one in made.steps if one.source == SOURCE} == set(announced)


def test_what_the_calendar_itself_prints_is_never_refused():
    """Libya's outcome came four Council sessions late; nobody announced that wrongly."""
    assert plan(review_dates("LBY", 9), {}, NOW).step("plenary").day == date(2012, 3, 14)


def test_a_date_needs_a_source():
    with pytest.raises(UnusableDate, match="no source") as refused:
        Announced(on=date(2027, 1, 20), source="  ")
    assert str(refused.value.hint)


def test_nothing_ends_before_it_begins():
    with pytest.raises(UnusableDate, match="ends before"):
        said("2027-01-20", "2027-01-19")
    assert said("2027-01-20", "2027-01-20").until == date(2027, 1, 20)


def test_a_moment_needs_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        Announced(on=datetime(2027, 1, 20, 15), source=SOURCE)  # noqa: DTZ001
