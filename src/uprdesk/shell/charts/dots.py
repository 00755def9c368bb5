"""Dot matrix: one dot, one recommendation. Up to about three hundred; more become bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from uprdesk.shell.charts.scale import length

STEP = 20
WIDE_COLUMNS, NARROW_COLUMNS = 31, 18
RADII = {1: 6, 2: 5, 3: 5}  # an outline adds its stroke


@dataclass(frozen=True, slots=True)
class Part:
    """So many dots of one kind. label: the word of the key, e.g. "supported"."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot. kind: 1 full, 2 thick outline, 3 dashed outline."""

    x: str
    y: str
    radius: int
    kind: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """One layout of the same dots."""

    width: int
    height: int
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot matrix, laid out for wide and for narrow screens; parts as given, for the table."""

    parts: list[Part]
    wide: Matrix
    narrow: Matrix

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)


def dotted(parts: Sequence[Part]) -> Dots:
    """Lay out one dot for each of `parts`, row by row, in their order.

    Raises ValueError for more than three kinds, which nobody could tell apart.
    """
    if len(parts) > 3:
        raise ValueError("a dot matrix has at most three kinds of dots")
    return Dots(list(parts), _matrix(parts, WIDE_COLUMNS), _matrix(parts, NARROW_COLUMNS))


def _matrix(parts: Sequence[Part], columns: int) -> Matrix:
    kinds = [kind for kind, part in enumerate(parts, start=1) for _ in range(part.count)]
    rows = -(-len(kinds) // columns)
    dots = [
        Dot(
            length(i % columns * STEP + STEP / 2),
            length(i // columns * STEP + STEP / 2),
            RADII[kind],
            kind,
        )
        for i, kind in enumerate(kinds)
    ]
    return Matrix(columns * STEP, rows * STEP, dots)
