"""The plan: announced days win, estimates say so, nothing comes before what it depends on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from upr.stages.timeline import (
    GENEVA,
    STATUS_NAMES,
    Announced,
    ImpossibleDate,
    Plan,
    Status,
    UnknownStep,
    next_review,
    plan,
    review_dates,
    review_in_cycle,
    step_ids,
    what_now,
)
from upr.vocab import STATES
from upr.vocab.reviews import reviews_of

NOW = date(2026, 11, 24)
REVIEWED = sorted(state for state in STATES if reviews_of(state))
PANAMA, AUCKLAND = ZoneInfo("America/Panama"), ZoneInfo("Pacific/Auckland")
SOURCE = "note verbale of the invented ministry"


def said(day: str | date | datetime, until: date | None = None) -> Announced:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return Announced(on=on, until=until, source=SOURCE)


def panama(announced=None, today=NOW) -> Plan:
    return plan(next_review("PAN", NOW), announced or {}, today)


def test_a_plan_without_announced_dates_is_all_estimate_with_ranges_and_sources():
    made = panama()
    assert {one.id for one in made.steps} == set(step_ids())
    for one in made.steps:
        assert one.estimated
        assert one.announced_differs_by is None
        assert one.earliest <= one.latest
        assert one.source
    assert made.step("session").earliest == date(2030, 4, 22)
    assert made.step("session").latest == date(2031, 1, 27)


def test_the_deadline_of_ohchr_has_an_hour_in_geneva_and_stands_as_early_as_it_was_seen():
    deadline = panama().step("submission")
    assert deadline.due == datetime(2030, 3, 25, 15, tzinfo=GENEVA)
    assert deadline.day == panama().step("session").day - timedelta(weeks=32)


def test_rules_of_days_around_the_dialogue():
    made = plan(review_dates("SVN", 48), {}, NOW)
    assert made.step("dialogue").day == date(2025, 1, 28)
    # ten working days before, from a Tuesday: Tuesday two weeks before
    assert made.step("advance-questions").day == date(2025, 1, 14)
    # the Monday of the week before the session, four days
    assert made.step("speakers-list").day == date(2025, 1, 13)
    assert made.step("speakers-list").until == date(2025, 1, 16)
    assert made.step("speakers-list").lasts_until == date(2025, 1, 16)
    # fact sheets can be taken round until the dialogue, but nothing lasts so long
    assert made.step("embassies").until == date(2025, 1, 28)
    assert made.step("embassies").lasts_until is None
    # the draft 48 hours later, adopted as it really was, on Friday
    assert made.step("draft-recommendations").day == date(2025, 1, 30)
    assert made.step("wg-adoption").day == date(2025, 1, 31)


def test_an_announced_date_wins_and_moves_what_hangs_on_it():
    made = panama({"session": said("2030-11-04", date(2030, 11, 15))})
    session = made.step("session")
    assert session.announced
    assert (session.earliest, session.latest, session.source) == (None, None, SOURCE)
    assert session.until == date(2030, 11, 15)
    assert made.step("speakers-list").earliest == made.step("speakers-list").latest
    deadline = panama({"submission": said("2030-04-10")}).step("submission")
    assert deadline.due == date(2030, 4, 10)
    assert deadline.announced_differs_by == (date(2030, 4, 10) - deadline_by_rule()).days


def deadline_by_rule() -> date:
    """With the deadline announced, the session is narrowed to 26 to 32 weeks after it."""
    session = panama({"submission": said("2030-04-10")}).step("session")
    assert session.estimated
    assert session.earliest == date(2030, 4, 10) + timedelta(weeks=26)
    assert session.latest == date(2030, 4, 10) + timedelta(weeks=32)
    return session.day - timedelta(weeks=32)


def test_an_announced_hour_is_kept_and_48_hours_are_counted_from_it():
    friday = datetime(2027, 1, 22, 12, 30, tzinfo=GENEVA)
    made = plan(review_dates("HTI", 54), {"dialogue": said(friday)}, NOW)
    assert made.step("dialogue").due == friday
    assert made.step("draft-recommendations").due == friday + timedelta(hours=48)
    elsewhere = said(friday.astimezone(UTC))
    again = plan(review_dates("HTI", 54), {"dialogue": elsewhere}, NOW)
    assert again.step("dialogue").due.utcoffset() == friday.utcoffset()


STATUSES = [
    # the deadline of Panama's plan: 25 March 2030, 15.00
    ("submission", date(2030, 1, 1), Status.AHEAD),
    ("submission", date(2030, 3, 1), Status.OPEN),
    ("submission", date(2030, 3, 11), Status.SOON),
    ("submission", datetime(2030, 3, 25, 15, 0, tzinfo=GENEVA), Status.SOON),
    # it is an estimate: until the last possible day nobody calls it missed
    ("submission", datetime(2030, 3, 25, 15, 1, tzinfo=GENEVA), Status.SOON),
    ("submission", date(2030, 7, 30), Status.MISSED),
    # forming the coalition can be made up
    ("coalition", date(2030, 8, 1), Status.LATE),
    # what others set may still come until its latest day: 21 July 2031
    ("addendum", date(2031, 7, 21), Status.SOON),
    ("addendum", date(2031, 7, 22), Status.LATE),
    # what goes on is not late
    ("speakers-list", date(2030, 10, 30), Status.SOON),
]


@pytest.mark.parametrize(("step", "today", "status"), STATUSES)
def test_where_a_step_stands(step, today, status):
    assert panama(today=today).step(step).status is status


def test_a_meeting_that_began_this_morning_is_not_missed():
    morning = datetime(2027, 1, 22, 9, tzinfo=GENEVA)
    for hours, status in ((3, Status.SOON), (15, Status.MISSED)):
        now = morning + timedelta(hours=hours)
        made = plan(review_dates("HTI", 54), {"dialogue": said(morning)}, now)
        assert made.step("dialogue").status is status


def test_an_announced_deadline_is_missed_a_minute_after_it():
    due = datetime(2030, 4, 10, 15, tzinfo=GENEVA)
    for minutes, status in ((0, Status.SOON), (1, Status.MISSED)):
        made = panama({"submission": said(due)}, due + timedelta(minutes=minutes))
        assert made.step("submission").status is status
    # announced without an hour: the whole day in Geneva
    for hour, status in ((21, Status.SOON), (23, Status.MISSED)):
        now = datetime(2030, 4, 10, hour, tzinfo=UTC)
        made = panama({"submission": said("2030-04-10")}, now)
        assert made.step("submission").status is status


def test_started_late_the_plan_says_what_is_still_possible():
    made = plan(review_dates("HTI", 54), {}, NOW)
    missed = {one.id for one in made.missed}
    assert {"submission", "writing", "national-consultation"} <= missed
    assert {"coalition", "embassies", "advance-questions", "plenary"} <= {
        one.id for one in made.still_possible
    }
    assert [one.id for one in what_now(made, set())] == ["coalition", "evidence", "embassies"]


def test_what_now_goes_on_when_something_is_done():
    made = plan(review_dates("HTI", 54), {}, NOW)
    done = {"coalition", "evidence", "embassies", "pre-session", "documents"}
    assert what_now(made, done, limit=1)[0].id == "advance-questions"
    assert what_now(made, set(step_ids())) == ()


def test_days_left_are_days_of_geneva():
    deadline = panama().step("submission")
    assert deadline.days_left(date(2030, 3, 20)) == 5
    assert deadline.days_left(datetime(2030, 3, 24, 23, 30, tzinfo=UTC)) == 0


def test_an_unknown_step_is_refused():
    with pytest.raises(UnknownStep):
        panama({"lunch": said("2030-04-10")})
    with pytest.raises(UnknownStep):
        panama().step("lunch")


def test_every_step_says_how_certain_its_day_is():
    assert str(panama().step("session").certainty) == (
        "Estimated: 22 April 2030 to 27 January 2031"
        " (rule: estimate of UPR Desk from the order and the rhythm of cycles 2 to 4)."
    )
    assert panama().step("session").mark == "U"
    made = panama({"session": said("2030-11-04")})
    assert str(made.step("session").certainty) == f"Announced: {SOURCE}."
    assert str(made.step("speakers-list").certainty).startswith("Reckoned from announced days")


def test_every_status_has_words():
    assert set(STATUS_NAMES) == set(Status)
    assert len({str(text) for text in STATUS_NAMES.values()}) == len(Status)


days = st.dates(date(2008, 1, 1), date(2040, 12, 31))
moments = st.builds(
    datetime.combine, days, st.times(), st.sampled_from([UTC, GENEVA, PANAMA, AUCKLAND])
)
todays = st.one_of(days, moments)


@st.composite
def announcements(draw, made: Plan):
    """Some steps announced, at days near to what the rules say."""
    chosen = draw(st.lists(st.sampled_from(made.steps), max_size=5, unique_by=lambda one: one.id))
    return {one.id: said(one.day + timedelta(days=draw(st.integers(-200, 200)))) for one in chosen}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(REVIEWED), todays, st.data())
def test_properties_of_every_plan(state, today, data):
    """Any State, any day from 2008 to 2040, some dates announced that are not impossible."""
    review = next_review(state, today)
    announced = data.draw(announcements(plan(review, {}, today)))
    try:
        made = plan(review, announced, today)
    except ImpossibleDate:
        assume(False)
        return
    assert [one.day for one in made.steps] == sorted(one.day for one in made.steps)
    assert len({one.id for one in made.steps}) == len(made.steps)
    due = {one.id: one for one in made.steps}
    for one in made.steps:
        if one.id in announced:
            assert one.announced
            assert one.due == announced[one.id].on
            assert one.source == SOURCE
            assert one.announced_differs_by is not None
        if one.estimated:
            assert all(due[before].day <= one.day for before in one.step.depends), one.id
            assert one.earliest <= one.day <= one.latest
            assert one.opens <= one.day
        assert one.until is None or one.until >= one.day
    done = set(data.draw(st.lists(st.sampled_from(step_ids()))))
    for one in what_now(made, done, limit=40):
        assert one.id not in done
        assert one.status is not Status.MISSED


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REVIEWED), todays, st.integers(4, 9))
def test_a_plan_is_made_for_any_state_on_any_day_and_in_any_cycle(state, today, cycle):
    assert plan(next_review(state, today), {}, today).steps
    assert plan(review_in_cycle(state, cycle), {}, today).steps


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(REVIEWED), days, days)
def test_as_time_goes_by_a_missed_step_stays_missed(state, one, other):
    review = next_review(state, one)
    early, late = sorted((one, other))
    missed = {step.id for step in plan(review, {}, early).missed}
    assert missed <= {step.id for step in plan(review, {}, late).missed}
