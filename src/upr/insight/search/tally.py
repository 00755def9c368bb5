"""Counting rows of a table under any filter, at once: a set of rows is one whole number.

Bit p of the number stands for the row at place p. For each value of a field the tally keeps the
set of its rows, so a filter is an `&`, and counting all values of all fields under it takes some
hundred operations of machine speed, whether the filter leaves ten rows or three hundred thousand.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

CHUNK = 4_096
"""Bits looked at together when places are listed."""


def bits_of(places: Iterable[int], size: int) -> int:
    """The set of rows at `places`, each from 0 to size - 1."""
    digits = bytearray(b"0") * size
    last = size - 1
    for place in places:
        digits[last - place] = 49  # "1"
    return int(digits, 2) if size else 0


def places_of(bits: int, start: int = 0) -> Iterator[int]:
    """Places of the rows in the set, from `start` on, in order."""
    rest, place = bits >> start, start
    while rest:
        chunk = rest & ((1 << CHUNK) - 1)
        while chunk:
            lowest = chunk & -chunk
            yield place + lowest.bit_length() - 1
            chunk ^= lowest
        rest >>= CHUNK
        place += CHUNK


@dataclass(frozen=True, slots=True)
class Run:
    """Rows from `start` to `stop` (exclusive) that have the same `values` of some fields.

    Rows of one review stand together: counting them piece by piece is quicker than value by value.
    """

    start: int
    stop: int
    values: Mapping[str, Sequence[Hashable]]


class Tally:
    """Sets of rows by field and value.

    size   rows in all
    every  the set of all rows
    sets   field → value → set of rows; a row may stand under several values of a field
    runs   where the rows stand together, if they do; all runs have values of the same fields
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.every = (1 << size) - 1
        self.sets: dict[str, dict[Hashable, int]] = {}
        self.runs: Sequence[Run] = ()
        # the fields of the runs are counted for one set after the other
        self._in_runs = lru_cache(4)(self._count_in_runs)

    def add(self, field: str, places: Mapping[Hashable, Iterable[int]]) -> None:
        """Take in a field: for each value the places of its rows."""
        self.sets[field] = {value: bits_of(at, self.size) for value, at in places.items()}

    def where(self, field: str, values: Iterable[Hashable]) -> int:
        """Rows with any of `values`."""
        sets, found = self.sets.get(field, {}), 0
        for value in values:
            found |= sets.get(value, 0)
        return found

    def count(self, field: str, within: int) -> dict[Hashable, int]:
        """How many rows of the set `within` each value has; values without any are left out."""
        if self.runs and field in self.runs[0].values:
            return self._count_by_runs(field, within)
        counts = {v: (bits & within).bit_count() for v, bits in self.sets.get(field, {}).items()}
        return {value: number for value, number in counts.items() if number}

    def cross(self, rows: str, columns: str, within: int) -> dict[Hashable, dict[Hashable, int]]:
        """A table of two fields: value of `rows` → value of `columns` → how many rows."""
        found: dict[Hashable, dict[Hashable, int]] = {}
        for value, bits in self.sets.get(rows, {}).items():
            if both := bits & within:
                found[value] = self.count(columns, both)
        return found

    def _count_by_runs(self, field: str, within: int) -> dict[Hashable, int]:
        counts: dict[Hashable, int] = {}
        for run, number in zip(self.runs, self._in_runs(within), strict=True):
            if number:
                for value in run.values[field]:
                    counts[value] = counts.get(value, 0) + number
        return counts

    def _count_in_runs(self, within: int) -> list[int]:
        """How many rows of the set each run holds."""
        data = within.to_bytes(self.size // 8 + 1, "little")
        counts: list[int] = []
        for run in self.runs:
            piece = int.from_bytes(data[run.start >> 3 : (run.stop + 7) >> 3], "little")
            rows = (1 << (run.stop - run.start)) - 1
            counts.append((piece >> (run.start & 7) & rows).bit_count())
        return counts
