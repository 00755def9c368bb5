"""Steps become an iCalendar file (RFC 5545) that any calendar can subscribe to or open.

Whoever writes it chooses every word: titles may be neutral ("Step 4"), names of the calendar and
identifiers too. Nothing else is in it: no organiser, no address, no name of this product.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, cast

from icalendar import Calendar, Event

from upr.stages.timeline import Moment, Plan, PlannedStep, in_geneva

PRODID = "-//Calendar//Calendar//EN"
"""Names no product: the file may lie on a phone that others search."""

_NO_TEXT = dict.fromkeys((*range(10), *range(11, 32), *range(127, 160), 0x2028, 0x2029), " ")


class _Component(Protocol):
    """What we use of the library, whose own types are partly unknown."""

    def add(self, name: str, value: object) -> None: ...
    def add_component(self, component: object) -> None: ...
    def to_ical(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event.

    uid       the same for the same step for ever, another for each person's feed; says nothing
    title     in the reader's language
    on        a whole day, or an aware moment for a deadline with its hour
    until     last day, for what lasts longer
    estimated  True marks it as tentative
    sequence  grows by one whenever the entry changed
    description  "" for none
    """

    uid: str
    title: str
    on: Moment
    until: date | None = None
    estimated: bool
    sequence: int = 0
    description: str = ""


def entries_of(
    plan: Plan,
    *,
    title: Callable[[PlannedStep], str],
    uid: Callable[[PlannedStep], str],
    description: Callable[[PlannedStep], str] = lambda _: "",
    sequence: Callable[[PlannedStep], int] = lambda _: 0,
) -> list[Entry]:
    """The steps of a plan as events, in its order."""
    return [
        Entry(
            uid=uid(step),
            title=title(step),
            on=step.due,
            until=step.lasts_until,
            estimated=step.estimated,
            sequence=sequence(step),
            description=description(step),
        )
        for step in plan.steps
    ]


def calendar_feed(entries: Iterable[Entry], *, stamp: datetime, name: str) -> bytes:
    """The file.

    stamp  aware moment at which it is made
    name   what the calendar is called in the reader's list of calendars

    Raises ValueError for a moment without a time zone, or two entries with one uid.
    """
    calendar = cast(_Component, Calendar())
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _clean(name))
    calendar.add("x-wr-calname", _clean(name))
    made, seen = _moment(stamp), set[str]()
    for entry in entries:
        if entry.uid in seen:
            raise ValueError(f"two entries with the uid {entry.uid}")
        seen.add(entry.uid)
        calendar.add_component(_event(entry, made))
    return calendar.to_ical()


def _event(entry: Entry, made: datetime) -> _Component:
    event = cast(_Component, Event())
    event.add("uid", _clean(entry.uid))
    event.add("dtstamp", made)
    event.add("sequence", entry.sequence)
    event.add("summary", _clean(entry.title))
    if entry.description:
        event.add("description", _clean(entry.description))
    if isinstance(entry.on, datetime):
        event.add("dtstart", _moment(entry.on))
    else:
        event.add("dtstart", entry.on)
        # the end is the first day that is no longer part of it
        event.add("dtend", max(entry.until or entry.on, entry.on) + timedelta(days=1))
    event.add("status", "TENTATIVE" if entry.estimated else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _moment(moment: datetime) -> datetime:
    """In UTC, which every calendar shows by its reader's clock; it needs no table of time zones."""
    return cast(datetime, in_geneva(moment)).astimezone(UTC)


def _clean(text: str) -> str:
    """`text` without characters that are no text; line breaks stay, as the one kind iCalendar has."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_TEXT)
