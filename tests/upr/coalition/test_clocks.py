"""One moment on two clocks, also in the nights when clocks change."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.coalition import moment_in, on_both_clocks
from upr.coalition.clocks import GENEVA
from upr.errors import UprError

written = datetime.fromisoformat
"""A day and hour as a person writes them, without a zone."""


@pytest.mark.parametrize(
    ("local", "geneva"),
    [
        ("2026-03-27T23:59", "2026-03-28T05:59+01:00"),
        ("2026-03-28T23:59", "2026-03-29T06:59+02:00"),  # its clocks went forward meanwhile
        ("2026-12-31T18:00", "2027-01-01T00:00+01:00"),
    ],
)
def test_a_deadline_is_shown_in_geneva_and_there(local, geneva):
    shown = on_both_clocks(moment_in(written(local), "America/Panama"), "America/Panama")
    assert shown.geneva.isoformat(timespec="minutes") == geneva
    assert shown.there.replace(tzinfo=None) == written(local)
    assert shown.geneva == shown.there
    assert not shown.same


def test_where_both_clocks_agree_one_is_enough():
    assert on_both_clocks(written("2026-05-04T10:00Z"), "Europe/Paris").same


@pytest.mark.parametrize(
    ("hour", "zone"),
    [("2026-03-29T02:30", "Europe/Zurich"), ("2026-03-08T00:30", "America/Havana")],
)
def test_an_hour_that_is_left_out_is_refused(hour, zone):
    with pytest.raises(UprError, match="does not exist there"):
        moment_in(written(hour), zone)


def test_an_hour_that_comes_twice_is_the_later_one():
    moment = moment_in(written("2026-10-25T02:30"), "Europe/Zurich")
    assert moment.astimezone(UTC).hour == 1


@pytest.mark.parametrize(
    "zone", ["", "Mars/Base", "America", "../etc/passwd", "/etc", "a\0b", "Café", "x" * 5_000]
)
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(UprError, match="No time zone is called"):
        moment_in(written("2026-05-04"), zone)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(UprError, match="no time zone"):
        on_both_clocks(written("2026-05-04"), "Europe/Paris")


@pytest.mark.parametrize(
    ("day", "beyond", "within"),
    [
        ("0001-01-01", "Asia/Tokyo", "America/Panama"),
        ("9999-12-31T23:00", "America/Panama", "Asia/Tokyo"),
    ],
)
def test_the_ends_of_all_calendars_are_refused(day, beyond, within):
    with pytest.raises(UprError, match="too far away"):
        moment_in(written(day), beyond)
    with pytest.raises(UprError, match="too far away"):
        on_both_clocks(written(day).replace(tzinfo=UTC), within)


ZONES = st.sampled_from(["America/Panama", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"])


@given(st.datetimes(written("2008-01-01"), written("2045-01-01")), ZONES)
def test_what_is_written_is_what_is_shown(local, zone):
    try:
        shown = on_both_clocks(moment_in(local, zone), zone)
    except UprError as error:
        shown = None
        left_out = str(error)
    assert shown is not None or "does not exist there" in left_out
    assert shown is None or shown.there.replace(tzinfo=None, fold=0) == local
    assert shown is None or shown.geneva.tzinfo is GENEVA


@given(st.text(max_size=40))
def test_any_zone_is_known_or_refused(zone):
    try:
        shown = on_both_clocks(written("2026-05-04T10:00Z"), zone).there
    except UprError as error:
        shown = error.hint
    assert shown
