"""Ranked horizontal bars: who asked most, which issue most often. Words above, bar below."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rank:
    """One row. label: words; count: how many; href: the rows behind it; part: of which full.

    part  of `count`, drawn full (supported, say), the rest soft; None: all of it full
    """

    label: str
    count: int
    href: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True)
class RankRow:
    """A row with the lengths of its bar, per cent of the longest, as SVG reads them."""

    label: str
    count: int
    href: str
    part: int | None
    width: str
    full: str


@dataclass(frozen=True, slots=True)
class Ranks:
    """Ranked bars; the list itself is the table, so no second drawing is needed."""

    rows: list[RankRow]
    total: int


def ranked(rows: Sequence[Rank], most: int = 10) -> Ranks:
    """The `most` longest of `rows`, longest first, on one scale from zero; ties keep their order."""
    longest_first = sorted(rows, key=lambda row: -row.count)[:most]
    largest = max((row.count for row in longest_first), default=0)

    def share(count: int) -> str:
        return f"{100 * count / largest:.4g}" if largest else "0"

    placed = [
        RankRow(
            row.label,
            row.count,
            row.href,
            row.part,
            share(row.count),
            share(row.count if row.part is None else row.part),
        )
        for row in longest_first
    ]
    return Ranks(placed, sum(row.count for row in rows))
