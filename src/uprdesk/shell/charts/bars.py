"""Stacked bars: one row per cycle or issue, one piece per answer, the total at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from uprdesk.shell.charts.scale import Scale, Tick, grid, length, ticks

GAP = 2  # between two pieces: neighbours never rely on hue alone
ROUND = 2

WIDE_WIDTH, WIDE_LABELS, WIDE_ROW, WIDE_BAR = 640, 118, 48, 34
NARROW_WIDTH, NARROW_ROW, NARROW_BAR = 320, 50, 18
TOTAL_ROOM = 48  # for the total behind the longest bar


@dataclass(frozen=True, slots=True)
class Stack:
    """One row of what is to be drawn.

    label   bold, e.g. "2023"; note  under or beside it, e.g. "4th cycle"
    counts  one per answer, in the order of the key; zero is allowed
    href    where the row can be opened; empty for nowhere
    """

    label: str
    counts: Sequence[int]
    note: str = ""
    href: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Piece:
    """One rectangle. fill: 1 full, 2 hatched, 3 dashed outline."""

    x: str
    width: str
    fill: int
    count: int


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar with its words, placed. y, height: of the bar; label_y, note_y: base lines."""

    label: str
    note: str
    y: str
    height: str
    label_y: str
    note_y: str
    pieces: list[Piece]
    total: int
    total_x: str
    total_y: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One layout of the same bars."""

    width: int
    height: int
    rows: list[BarRow]
    ticks: list[Tick]
    labels_end: int
    grid_end: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars, laid out for wide and for narrow screens.

    rows  as given, for the table under the picture
    """

    rows: list[Stack]
    wide: Drawing
    narrow: Drawing

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)


def stacked(rows: Sequence[Stack]) -> Bars:
    """Lay out `rows`, first on top; every bar begins at zero, on one scale.

    Raises ValueError where a row has more than the three answers a reader can tell apart.
    """
    if any(len(row.counts) > 3 for row in rows):
        raise ValueError("a stack has at most three pieces: full, hatched, outlined")
    largest = max((row.total for row in rows), default=0)
    wide = Scale(WIDE_LABELS, WIDE_WIDTH - WIDE_LABELS - TOTAL_ROOM, largest)
    narrow = Scale(0, NARROW_WIDTH - TOTAL_ROOM, largest)
    return Bars(list(rows), _wide(rows, wide), _narrow(rows, narrow))


def _wide(rows: Sequence[Stack], scale: Scale) -> Drawing:
    bottom = len(rows) * WIDE_ROW
    placed = [
        _row(row, scale, top + 6, WIDE_BAR, label_y=top + (21 if row.note else 28), note_y=top + 37)
        for row, top in zip(rows, range(0, bottom, WIDE_ROW), strict=True)
    ]
    lines = grid(scale, ticks(scale.largest))
    return Drawing(WIDE_WIDTH, bottom + 24, placed, lines, WIDE_LABELS - 12, bottom)


def _narrow(rows: Sequence[Stack], scale: Scale) -> Drawing:
    bottom = len(rows) * NARROW_ROW
    placed = [
        _row(row, scale, top + 20, NARROW_BAR, label_y=top + 14, note_y=top + 14)
        for row, top in zip(rows, range(0, bottom, NARROW_ROW), strict=True)
    ]
    return Drawing(NARROW_WIDTH, bottom, placed, [], 0, bottom)


def _row(
    row: Stack, scale: Scale, y: float, height: float, label_y: float, note_y: float
) -> BarRow:
    pieces: list[Piece] = []
    before = 0
    for fill, count in enumerate(row.counts, start=1):
        if count:
            # the gap is taken from the piece, so that the ends of all bars stay comparable
            gap = GAP if before + count < row.total else 0
            width = max(scale.size(count) - gap, 1)
            pieces.append(Piece(length(scale.at(before)), length(width), fill, count))
        before += count
    return BarRow(
        row.label,
        row.note,
        length(y),
        length(height),
        length(label_y),
        length(note_y),
        pieces,
        row.total,
        length(scale.at(row.total) + 8),
        length(y + height / 2 + 5),
    )
