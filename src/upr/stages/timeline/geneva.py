"""Geneva's clock: whatever is due at the UN is due by it, wherever the reader sits."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GENEVA = ZoneInfo("Europe/Zurich")

Moment = date | datetime
"""A day in Geneva, or an aware moment where the hour matters."""


def in_geneva(moment: Moment) -> Moment:
    """An aware moment as Geneva's clock shows it; a day stays a day.

    Raises ValueError for a moment without a time zone: it could be anywhere.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(GENEVA)


def day_of(moment: Moment) -> date:
    """The day it is in Geneva."""
    here = in_geneva(moment)
    return here.date() if isinstance(here, datetime) else here


def at_hour(day: date, hour: int) -> datetime:
    """That hour of a day in Geneva, summer or winter time as it falls."""
    return datetime.combine(day, time(hour), GENEVA)


def later_by(moment: Moment, hours: int) -> Moment:
    """So many hours that really pass, also over a night in which clocks change; days: rounded up."""
    here = in_geneva(moment)
    if isinstance(here, datetime):
        return (here.astimezone(UTC) + timedelta(hours=hours)).astimezone(GENEVA)
    return here + timedelta(days=-(-hours // 24))


def is_past(moment: Moment, now: Moment) -> bool:
    """Whether it is over: a day when it has ended in Geneva, a moment when it has come and gone.

    now  an aware moment, or a day, of which nothing is over yet
    """
    here, at = in_geneva(moment), in_geneva(now)
    if isinstance(here, datetime) and isinstance(at, datetime):
        return here < at
    return day_of(here) < day_of(at)


def days_left(moment: Moment, now: Moment) -> int:
    """Whole Geneva days until then; 0 on the day, negative afterwards."""
    return (day_of(moment) - day_of(now)).days
