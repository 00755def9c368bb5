"""Days that are not known exactly: earliest, usual, latest; and how far a rule lies from a day."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A day with its uncertainty; the three are equal where it is exact.

    Raises ValueError when they are not in order.
    """

    earliest: date
    usual: date
    latest: date

    def __post_init__(self) -> None:
        if not self.earliest <= self.usual <= self.latest:
            raise ValueError(f"{self.earliest} to {self.latest}, usually {self.usual}")

    @classmethod
    def exactly(cls, day: date) -> "Span":
        """A day that is known."""
        return cls(day, day, day)

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest

    def holds(self, day: date) -> bool:
        """Whether it may be that day."""
        return self.earliest <= day <= self.latest

    def within(self, other: "Span") -> "Span":
        """What both allow, with our usual day where it is among that; self where nothing is."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if earliest > latest:
            return self
        usual = self.usual if other.holds(self.usual) else other.usual
        return Span(earliest, min(max(usual, earliest), latest), latest)

    def not_before(self, day: date) -> "Span":
        """The same, with nothing earlier than `day`."""
        return Span(max(self.earliest, day), max(self.usual, day), max(self.latest, day))


def months_after(day: date, months: int) -> date:
    """The same day of another month, or its last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_after(day: date, working_days: int) -> date:
    """So many days from Monday to Friday further, or back where negative; holidays not known."""
    step = timedelta(days=1 if working_days > 0 else -1)
    left = abs(working_days)
    while left:
        day += step
        left -= day.weekday() < WORKING_DAYS
    return day


def monday_after(day: date, weeks: int) -> date:
    """Monday of the week that lies so many weeks after that of `day`."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


SHIFTS: dict[str, Callable[[date, int], date]] = {
    "days": lambda day, number: day + timedelta(days=number),
    "hours": lambda day, number: day + timedelta(days=-(-number // 24)),
    "weeks": lambda day, number: day + timedelta(weeks=number),
    "months": months_after,
    "working days": working_days_after,
    "Mondays": monday_after,
}
"""Unit of a rule → the day that lies so many of it after another."""
