"""When sessions of the Working Group take place that nobody has announced yet.

Three sessions a year: winter, spring, autumn; between two cycles a place in this rhythm is left
out. Everything here is an estimate, measured on the sessions held (`data/rhythm.csv`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from upr.stages.timeline.spans import Span
from upr.vocab.rows import rows
from upr.vocab.sessions import all_cycles, all_sessions

SEASONS = ("winter", "spring", "autumn")
_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Bounds:
    """One measured number or day, as text of the list."""

    earliest: str
    usual: str
    latest: str


@cache
def _measured() -> dict[str, Bounds]:
    return {
        row["code"]: Bounds(row["earliest"], row["usual"], row["latest"])
        for row in rows("rhythm", _DATA)
    }


def sessions_a_cycle() -> int:
    """How many sessions it takes until a State is reviewed again."""
    return int(_measured()["sessions-a-cycle"].usual)


def cycle_of_session(session: int) -> int:
    """The cycle, also of a session that our calendar does not reach."""
    if session in all_sessions():
        return all_sessions()[session].cycle
    last = max(all_cycles().values(), key=lambda one: one.cycle)
    return last.cycle + (session - last.first_session) // sessions_a_cycle()


def first_day(session: int, *, as_after: int | None = None) -> Span:
    """The first day of a session: exact where the calendar has it, else by the rhythm.

    as_after  reckon as if this dated session were the last one known, to measure the rhythm
    """
    days = {one.session: one.start for one in all_sessions().values() if one.start}
    dated = max(days) if as_after is None else as_after
    if session in days and session <= dated:
        return Span.exactly(days[session])
    place, further = _place_of(days[dated]), session - dated
    left_out = _measured()["left-out-between-cycles"]
    breaks = cycle_of_session(session) - cycle_of_session(dated)
    return Span(
        _window(place + further + breaks * int(left_out.earliest)).earliest,
        nearest_monday(_window(place + further + breaks * int(left_out.usual)).usual),
        _window(place + further + breaks * int(left_out.latest)).latest,
    )


def window_of(day: date) -> Span:
    """The days on which the session nearest to `day` would begin by the rhythm."""
    window = _window(_place_of(day))
    return Span(window.earliest, nearest_monday(window.usual), window.latest)


def nearest_monday(day: date) -> date:
    """The Monday that is nearest: on one every session so far has begun."""
    return day + timedelta(days=3) - timedelta(days=(day.weekday() + 3) % 7)


def _window(place: int) -> Span:
    """The window of a place in the rhythm: the year times three, plus the season."""
    year, season = divmod(place, len(SEASONS))
    bounds = _measured()[SEASONS[season]]
    days = (
        date.fromisoformat(f"{year}-{text}")
        for text in (bounds.earliest, bounds.usual, bounds.latest)
    )
    return Span(*days)


def _place_of(day: date) -> int:
    places = range(day.year * len(SEASONS), (day.year + 1) * len(SEASONS))
    return min(places, key=lambda place: abs(_window(place).usual - day))
