"""Tables that people make themselves: some columns are looked for, all of them are kept.

CSV, Excel, OpenDocument, a table on a web page, or a JSON array of objects: texts to label, asks,
questions about States. The caller says which columns it needs and what they may be called.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from upr.errors import WrongDocument
from upr.intake.cells import words
from upr.intake.columns import Column, Table, find_table
from upr.intake.reading.json_items import Json, json_items
from upr.intake.reading.safety import MOST_BYTES, check_length, check_size
from upr.intake.reading.sniffing import Format, format_of
from upr.intake.reading.table import Row, Sheet, sheets
from upr.text import gettext_noop, say


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table as its maker has it.

    titles   its columns, in their order; one without a name is called by its number
    rows     title → what stands there: text, or in JSON any value
    records  for each row, field → text of the cell, for the columns looked for; "" where missing
    """

    titles: tuple[str, ...]
    rows: tuple[Mapping[str, Json], ...]
    records: tuple[Mapping[str, str], ...]


def read_own_table(path: Path, wanted: tuple[Column, ...], about: str) -> OwnTable:
    """The table in a file.

    about  what its rows are, for sentences: "texts"

    Raises WrongDocument (no table, a required column missing, no row, a row wider than the header)
    and UnreadableFile.
    """
    check_length(path.stat().st_size)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    check_size(data)
    items = tuple(json_items(BytesIO(data))) if format_of(data) is Format.JSON else None
    table = find_table(sheets(data) if items is None else _of_objects(items), wanted, about)
    titles = _titles(table.titles)
    rows = [row.cells for row in _checked(table, len(titles))]
    return OwnTable(
        titles,
        items or tuple(dict(zip(titles, _as_wide(row, titles), strict=True)) for row in rows),
        tuple(_record(row, table.columns, wanted) for row in rows),
    )


def _record(
    cells: Sequence[str], columns: Mapping[str, int], wanted: tuple[Column, ...]
) -> dict[str, str]:
    at = {column.field: columns.get(column.field, len(cells)) for column in wanted}
    return {field: words(cells[i]) if i < len(cells) else "" for field, i in at.items()}


def _of_objects(items: Sequence[Mapping[str, Json]]) -> Iterator[Sheet]:
    """Objects as rows of text under the names that any of them has."""
    titles = tuple(dict.fromkeys(title for item in items for title in item))
    rows = [titles, *(tuple(_written(item.get(title)) for title in titles) for item in items)]
    yield Sheet("", iter([Row(number, cells) for number, cells in enumerate(rows, start=1)]))


def _written(value: Json) -> str:
    if isinstance(value, list):
        return ";".join(map(_written, value))
    return "" if value is None else str(value)


def _titles(cells: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns, none twice."""
    titles: list[str] = []
    for number, cell in enumerate(cells, start=1):
        title = words(cell) or f"column {number}"
        titles.append(f"{title} ({number})" if title in titles else title)
    return tuple(titles)


def _as_wide(cells: Sequence[str], titles: Sequence[str]) -> list[str]:
    """As many cells as there are columns: the last ones of a row may be missing."""
    return [*cells[: len(titles)], *([""] * (len(titles) - len(cells)))]


def _checked(table: Table, width: int) -> Iterator[Row]:
    """The rows; refused is one that has more cells than there are columns.

    A text with commas and without quotation marks would be cut at the first of them.
    """
    for row in table.rows:
        if any(cell.strip() for cell in row.cells[width:]):
            raise WrongDocument(
                say(
                    gettext_noop("Row %(row)d has more cells than the header has columns."),
                    row=row.number,
                ),
                say(gettext_noop("Put texts in quotation marks, or save the table as .xlsx.")),
            )
        yield row
