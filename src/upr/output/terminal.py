"""Rows become lines for a terminal: columns in line, long texts wrapped, nothing that moves it.

Where the columns are too many for the width, each row becomes a block with a line for each field.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

LOOK = 200
"""Rows that decide how wide the columns are; the rest follows them."""

GAP = "  "
NARROWEST = 6
LEGIBLE = 24
"""Columns that a wrapped text needs at least; with less, words are torn."""


def write_terminal(
    rows: Iterable[Sequence[str]], fields: Sequence[str], to: BinaryIO, *, width: int
) -> None:
    """Write the header, a rule and the rows, none wider than `width` columns where that is
    possible at all; or a block for each row."""
    coming = iter(rows)
    first = [list(row) for row in islice(coming, LOOK)]
    natural = natural_widths([list(fields), *first])
    widths = column_widths(natural, width)
    if any(have < min(want, LEGIBLE) for have, want in zip(widths, natural, strict=True)):
        for row in chain(first, coming):
            to.write(_record(fields, row, width))
        return
    to.write(_block(fields, widths))
    to.write((GAP.join("─" * size for size in widths) + "\n").encode())
    for row in chain(first, coming):
        to.write(_block(row, widths))


def natural_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide the widest cell of each column is."""
    columns = zip(*rows, strict=True)
    return [max(1, *(shown_width(visible(cell)) for cell in column)) for column in columns]


def column_widths(natural: Sequence[int], width: int) -> list[int]:
    """How wide each column may be: as wide as its cells, the widest giving way first."""
    widths = list(natural)
    room = max(width - len(GAP) * (len(widths) - 1), NARROWEST * len(widths))
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        others = sorted(widths, reverse=True)[1:2] or [0]
        widths[widest] = max(NARROWEST, widths[widest] - (sum(widths) - room), others[0] - 1)
    return widths


def visible(text: str) -> str:
    """`text` on one line without characters that command a terminal."""
    kept = ("" if unicodedata.category(c) in ("Cc", "Cf") and c != "\n" else c for c in text)
    return " ".join("".join(kept).split())


def shown_width(text: str) -> int:
    """Columns that `text` takes: two for wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def _block(cells: Sequence[str], widths: Sequence[int]) -> bytes:
    """One row over as many lines as its longest cell needs."""
    wrapped = [
        textwrap.wrap(visible(cell), size) or [""] for cell, size in zip(cells, widths, strict=True)
    ]
    return "".join(f"{line}\n" for line in _lines(wrapped, widths)).encode()


def _record(fields: Sequence[str], row: Sequence[str], width: int) -> bytes:
    """One row as a block: a line or more for each field that is not empty, then a blank line."""
    names = [visible(field) for field in fields]
    name = max(map(len, names))
    lines: list[str] = []
    for field, cell in zip(names, row, strict=True):
        text = textwrap.wrap(visible(cell), max(width - name - len(GAP), LEGIBLE))
        titles = (field.ljust(name), *[" " * name] * len(text))
        lines += [f"{title}{GAP}{line}" for title, line in zip(titles, text, strict=False)]
    return ("\n".join(lines) + "\n\n").encode()


def _lines(wrapped: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for number in range(max(map(len, wrapped))):
        parts = (lines[number] if number < len(lines) else "" for lines in wrapped)
        padded = (
            part + " " * (size - shown_width(part))
            for part, size in zip(parts, widths, strict=True)
        )
        yield GAP.join(padded).rstrip()
