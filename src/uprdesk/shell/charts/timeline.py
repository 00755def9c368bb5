"""The way to the next review: one row per stage, today as a line with the half-sun.

Done is solid petrol, going on is solid grey, estimated is dashed. On phones the same steps are a
`c-route`, so there is no narrow drawing here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uprdesk.shell.charts.scale import length

WIDTH, LABELS, RIGHT = 860, 172, 12
TOP, ROW, FIRST = 28, 34, 23
BOTTOM = 32  # for the months under the grid
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the way.

    label      its name; begins, ends: days; the stop is drawn at `ends`
    note       words at the stop, e.g. "8 Apr: submission"; next: True for the nearest deadline
    told       words for the list, which says the day by itself; without them it has the note
    estimated  True where the days are computed and nobody announced them
    stop       False where nothing in particular happens at the end
    over       True where it is done: then `ends` says no more when it is, and the list has the note
    """

    label: str
    begins: date
    ends: date
    note: str = ""
    told: str = ""
    estimated: bool = False
    next: bool = False
    stop: bool = True
    over: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of line. kind: past, est or empty for going on."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row, placed. y: of the line; base: of the words; kind: of the stop in the drawing; state:
    of the stop in the list (done, now, ahead, est)."""

    step: Step
    state: str
    label: str
    note: str
    bold: bool
    y: str
    base: str
    lines: list[Line]
    stop_x: str
    kind: str
    note_x: str
    note_end: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A light line of the grid at the first of a month; `first` names it."""

    at: str
    first: date
    edge: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing. band: where the next thirty days begin and how wide they are."""

    width: int
    height: int
    rows: list[StepRow]
    months: list[Month]
    today: date
    today_x: str
    band_x: str
    band_width: str
    grid_end: int
    labels_end: int
    months_y: int


def timeline(steps: Sequence[Step], today: date, labels: int = LABELS) -> Timeline:
    """Lay out `steps`, one row each in the order given.

    labels  room for their names, beside which the time begins

    Raises ValueError without steps: a page shows its empty state instead.
    """
    if not steps:
        raise ValueError("a timeline needs at least one step")
    first = min(min(step.begins for step in steps), today).replace(day=1)
    last = max(max(step.ends for step in steps), today + SOON)
    days = max((last - first).days, 1)

    def at(day: date) -> float:
        return labels + (WIDTH - labels - RIGHT) * (day - first).days / days

    bottom = TOP + len(steps) * ROW
    return Timeline(
        width=WIDTH,
        height=bottom + BOTTOM,
        rows=[_row(step, TOP + FIRST + i * ROW, at, today) for i, step in enumerate(steps)],
        months=[Month(length(at(m)), m, m == first) for m in _months(first, last)],
        today=today,
        today_x=length(at(today)),
        band_x=length(at(today)),
        band_width=length(at(today + SOON) - at(today)),
        grid_end=bottom,
        labels_end=labels - 14,
        months_y=bottom + 22,
    )


def _row(step: Step, y: float, at, today: date) -> StepRow:
    lines: list[Line] = []
    begins, ends, now = at(step.begins), at(step.ends), at(today)
    if step.begins < step.ends:
        done = min(max(now, begins), ends)
        if done > begins:
            lines.append(Line(f"M{length(begins)} {length(y)}H{length(done)}", "past"))
        if done < ends:
            kind = "est" if step.estimated else ""
            lines.append(Line(f"M{length(done)} {length(y)}H{length(ends)}", kind))
    over = step.ends <= today
    kind = "past" if over else "est" if step.estimated else "hot" if step.next else ""
    note_end = ends > WIDTH - 200  # no room behind the stop: the words go before it
    return StepRow(
        step,
        _state(step, today),
        step.label,
        step.note,
        step.next,
        length(y),
        length(y + 4.5),
        lines,
        length(ends) if step.stop else "",
        kind,
        length(ends - 13 if note_end else ends + 13),
        note_end,
    )


def _state(step: Step, today: date) -> str:
    if step.ends <= today:
        return "done"
    if step.begins <= today:
        return "now"
    return "est" if step.estimated else "ahead"


def _months(first: date, last: date) -> list[date]:
    """First days of months between the two, at most seven, evenly apart."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(step for step in (1, 2, 3, 4, 6, 12, 24, 60) if count / step <= 7)
    return [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1)
        for i in range(0, count, step)
    ]
