"""Ranked horizontal bars: who asked most, which issue most often. Words above, bar below."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rank:
    """One row. label: words; count: how many; href: the rows behind it; part: of which full.

    part  of `count`, drawn full (supported, say), the rest soft; None: all of it full
    note  words beside the count, e.g. "78 %"
    """

    label: str
    count: int
    href: str = ""
    part: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A row with the lengths of its bar, per cent of the longest, as SVG reads them."""

    label: str
    count: int
    href: str
    part: int | None
    note: str
    width: str
    full: str


@dataclass(frozen=True, slots=True)
class Ranks:
    """Ranked bars; the list itself is the table, so no second drawing is needed."""

    rows: list[RankRow]
    total: int


def ranked(rows: Sequence[Rank], most: int = 10, *, as_given: bool = False) -> Ranks:
    """The `most` longest of `rows`, longest first, on one scale from zero; ties keep their order.

    as_given  True keeps the order of `rows`, for values that have one of their own
    """
    shown = (rows if as_given else sorted(rows, key=lambda row: -row.count))[:most]
    largest = max((row.count for row in shown), default=0)

    def share(count: int) -> str:
        return f"{100 * count / largest:.4g}" if largest else "0"

    placed = [
        RankRow(
            row.label,
            row.count,
            row.href,
            row.part,
            row.note,
            share(row.count),
            share(row.count if row.part is None else row.part),
        )
        for row in shown
    ]
    return Ranks(placed, sum(row.count for row in rows))
