"""A scale from zero, and lengths written as SVG reads them."""

from collections.abc import Sequence
from dataclasses import dataclass


def length(value: float) -> str:
    """`value` with at most two decimals and a point: 12.5 → "12.5", 3.0 → "3"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def ticks(largest: float, most: int = 4) -> list[int]:
    """Round numbers from 0 towards `largest`, at most `most` of them: 186 → [0, 50, 100, 150]."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if largest / (step * factor) < most:
                return list(range(0, int(largest) + 1, step * factor))
        step *= 10


@dataclass(frozen=True, slots=True)
class Scale:
    """Counts to lengths: 0 lies at `start`, `largest` at `start + room`."""

    start: float
    room: float
    largest: float

    def size(self, count: float) -> float:
        """How long `count` is."""
        return self.room * count / self.largest if self.largest else 0.0

    def at(self, count: float) -> float:
        """Where `count` lies."""
        return self.start + self.size(count)


@dataclass(frozen=True, slots=True)
class Tick:
    """One light line of the grid. at: where, label: its number."""

    at: str
    label: int


def grid(scale: Scale, counts: Sequence[int]) -> list[Tick]:
    """The lines at `counts`."""
    return [Tick(length(scale.at(count)), count) for count in counts]
