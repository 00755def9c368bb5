"""Sessions nobody has announced: the estimate, measured on sessions that were held."""

from datetime import date

import pytest

from upr.stages.timeline import Span
from upr.stages.timeline.rhythm import cycle_of_session, first_day, sessions_a_cycle, window_of
from upr.vocab import all_sessions, cycle_of

HELD = {one.session: one.start for one in all_sessions().values() if one.start}


def test_a_known_session_begins_on_its_day():
    assert first_day(50) == Span.exactly(date(2025, 11, 3))


@pytest.mark.parametrize("session", [n for n in HELD if n >= 14])
def test_every_session_since_the_second_cycle_began_on_a_monday_of_its_season(session):
    window = window_of(HELD[session])
    assert window.earliest <= HELD[session] <= window.latest
    assert HELD[session].weekday() == window.usual.weekday() == 0
    assert abs((HELD[session] - window.usual).days) <= 14


@pytest.mark.parametrize("session", range(41, 54))
def test_seen_from_the_end_of_cycle_3_every_session_of_cycle_4_is_right_to_a_week(session):
    estimate = first_day(session, as_after=40)
    assert estimate.earliest <= HELD[session] <= estimate.latest
    assert abs((HELD[session] - estimate.usual).days) <= 7


@pytest.mark.parametrize("session", range(27, 54))
def test_seen_from_the_end_of_cycle_2_no_session_falls_outside_the_range(session):
    """The pandemic moved sessions 36 to 41 by up to half a year: the range must allow for it."""
    estimate = first_day(session, as_after=26)
    assert estimate.earliest <= HELD[session] <= estimate.latest
    if session <= 35:
        assert abs((HELD[session] - estimate.usual).days) <= 7


def test_cycle_5_is_a_range_of_months_that_begins_after_four_and_a_half_years():
    panama = first_day(64)
    assert panama.earliest == date(2030, 4, 22)
    assert panama.usual == date(2030, 11, 4)
    assert panama.latest == date(2031, 1, 27)
    assert not first_day(54).exact
    assert first_day(54).earliest.month == 1


@pytest.mark.parametrize("session", range(54, 120))
def test_sessions_to_come_follow_each_other_and_the_range_never_shrinks(session):
    one, after = first_day(session), first_day(session + 1)
    assert one.earliest < after.earliest
    assert one.usual < after.usual
    assert one.latest < after.latest
    assert one.usual.weekday() == 0


def test_cycles_go_on_every_fourteen_sessions():
    assert sessions_a_cycle() == 14
    assert [cycle_of_session(n) for n in (54, 55, 68, 69, 83)] == [4, 5, 5, 6, 7]
    assert all(cycle_of_session(n) == cycle_of(n) for n in all_sessions())
