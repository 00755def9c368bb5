"""A deadline on two clocks: Geneva's, by which the UN works, and that of the people who decide."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from upr.errors import UprError
from upr.text import gettext_noop, say

GENEVA = ZoneInfo("Europe/Zurich")


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """One moment as it is shown in Geneva and in another place; both aware and equal."""

    geneva: datetime
    there: datetime

    @property
    def same(self) -> bool:
        """Whether both clocks show the same, so that one is enough."""
        return self.geneva.replace(tzinfo=None) == self.there.replace(tzinfo=None)


def on_both_clocks(moment: datetime, zone: str) -> TwoClocks:
    """An aware moment in Geneva and in `zone`, e.g. "America/Panama".

    Raises UprError for a moment without a time zone, for a zone that nobody knows, and for a day
    at the end of all calendars.
    """
    there = time_zone(zone)
    try:
        return TwoClocks(aware(moment).astimezone(GENEVA), moment.astimezone(there))
    except OverflowError as error:
        raise _too_far() from error


def moment_in(local: datetime, zone: str) -> datetime:
    """What a person wrote as day and hour in `zone`, as an aware moment.

    An hour that comes twice, when clocks go back, is the later one: nobody comes too late by it.
    Raises UprError for an hour that is left out, when clocks go forward, and for an unknown zone.
    """
    there = local.replace(tzinfo=time_zone(zone), fold=1)
    try:
        shown = there.astimezone(UTC).astimezone(there.tzinfo)
    except OverflowError as error:
        raise _too_far() from error
    if shown.replace(tzinfo=None, fold=0) != there.replace(tzinfo=None, fold=0):
        raise UprError(
            say(gettext_noop("That hour does not exist there: the clocks are put forward.")),
            say(gettext_noop("Choose an hour earlier or later.")),
        )
    return there


def _too_far() -> UprError:
    return UprError(
        say(gettext_noop("That day is too far away for a calendar.")),
        say(gettext_noop("Look at the year that you gave.")),
    )


def time_zone(name: str) -> ZoneInfo:
    """The zone of that name in the list of the Internet Assigned Numbers Authority.

    Raises UprError for one that is not in it.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # a folder of the list, a path or a name with signs in it are none either
        raise UprError(
            say(gettext_noop("No time zone is called “%(name)s”."), name=name.strip()[:60]),
            say(gettext_noop("Give it by continent and city, e.g. America/Panama.")),
        ) from error


def aware(moment: datetime) -> datetime:
    """The moment itself. Raises UprError where it does not say in which time zone it is meant."""
    if moment.utcoffset() is None:
        raise UprError(
            say(gettext_noop("This moment says no time zone, so it could be anywhere.")),
            say(gettext_noop("Give day, hour and time zone, e.g. Geneva's.")),
        )
    return moment
