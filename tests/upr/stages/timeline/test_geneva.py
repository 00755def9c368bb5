"""Geneva's clock, read from anywhere, also in the nights when it changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from upr.stages.timeline import GENEVA, day_of, days_left, in_geneva, is_past
from upr.stages.timeline.geneva import at_hour, later_by

PANAMA, AUCKLAND = ZoneInfo("America/Panama"), ZoneInfo("Pacific/Auckland")

DUE = at_hour(date(2027, 1, 20), 15)

PAST = [
    # the last minute before, and the minute itself
    (DUE, datetime(2027, 1, 20, 14, 59, tzinfo=GENEVA), False),
    (DUE, datetime(2027, 1, 20, 15, 0, tzinfo=GENEVA), False),
    (DUE, datetime(2027, 1, 20, 15, 1, tzinfo=GENEVA), True),
    # nine in the morning in Panama is three in the afternoon in Geneva
    (DUE, datetime(2027, 1, 20, 8, 59, tzinfo=PANAMA), False),
    (DUE, datetime(2027, 1, 20, 9, 1, tzinfo=PANAMA), True),
    # a day as "now": nothing of it is over
    (DUE, date(2027, 1, 20), False),
    (DUE, date(2027, 1, 21), True),
    # a day is over when it ends in Geneva, not where the reader sits
    (date(2027, 1, 20), datetime(2027, 1, 20, 23, 59, 59, tzinfo=GENEVA), False),
    (date(2027, 1, 20), datetime(2027, 1, 21, 0, 0, tzinfo=GENEVA), True),
    (date(2027, 1, 20), datetime(2027, 1, 20, 18, 30, tzinfo=PANAMA), True),
    (date(2027, 1, 20), datetime(2027, 1, 21, 11, 0, tzinfo=AUCKLAND), False),
]


@pytest.mark.parametrize(("moment", "now", "past"), PAST)
def test_what_is_past_is_past_by_geneva(moment, now, past):
    assert is_past(moment, now) is past


DAYS = [
    (DUE, datetime(2027, 1, 20, 0, 0, tzinfo=GENEVA), 0),
    (DUE, datetime(2027, 1, 19, 23, 59, tzinfo=GENEVA), 1),
    # already the 20th in Geneva
    (DUE, datetime(2027, 1, 19, 18, 30, tzinfo=PANAMA), 0),
    # the 20th in Auckland is still the 19th in Geneva
    (DUE, datetime(2027, 1, 20, 9, 0, tzinfo=AUCKLAND), 1),
    (DUE, date(2027, 1, 22), -2),
    # over the night of 28 March 2027, which is an hour short
    (date(2027, 3, 29), datetime(2027, 3, 28, 0, 30, tzinfo=GENEVA), 1),
    # and over that of 31 October 2027, an hour long
    (date(2027, 11, 1), datetime(2027, 10, 31, 23, 30, tzinfo=GENEVA), 1),
]


@pytest.mark.parametrize(("moment", "now", "left"), DAYS)
def test_days_left_are_days_of_geneva(moment, now, left):
    assert days_left(moment, now) == left


def test_48_hours_are_48_hours_when_clocks_change():
    friday = datetime(2027, 3, 26, 12, 30, tzinfo=GENEVA)
    later = later_by(friday, 48)
    assert later - friday.astimezone(UTC) == timedelta(hours=48)
    assert later.isoformat() == "2027-03-28T13:30:00+02:00"
    assert later_by(datetime(2027, 10, 30, 12, 30, tzinfo=GENEVA), 48).hour == 11
    assert later_by(date(2027, 3, 26), 48) == date(2027, 3, 28)
    assert later_by(date(2027, 3, 26), 1) == date(2027, 3, 27)


def test_an_hour_is_that_of_summer_or_winter_as_it_falls():
    assert at_hour(date(2026, 7, 1), 15).isoformat() == "2026-07-01T15:00:00+02:00"
    assert at_hour(date(2026, 12, 1), 15).isoformat() == "2026-12-01T15:00:00+01:00"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        in_geneva(datetime(2027, 1, 20, 12))  # noqa: DTZ001
    assert day_of(date(2027, 1, 20)) == date(2027, 1, 20)
