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
    numbers  of each row: as a spreadsheet counts, or, of objects, its place from 1
    """

    titles: tuple[str, ...]
    rows: tuple[Mapping[str, Json], ...]
    records: tuple[Mapping[str, str], ...]
    numbers: tuple[int, ...]


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
    if format_of(data) is Format.JSON:
        return own_table_of(tuple(json_items(BytesIO(data))), wanted, about)
    table = find_table(sheets(data), wanted, about)
    titles = _titles(table.titles)
    rows = tuple(_checked(table, len(titles)))
    cells = [_as_wide(row.cells, titles) for row in rows]
    return OwnTable(
        titles,
        tuple(dict(zip(titles, each, strict=True)) for each in cells),
        tuple(_record(row.cells, table) for row in rows),
        tuple(row.number for row in rows),
    )


def own_table_of(
    items: Sequence[Mapping[str, Json]], wanted: tuple[Column, ...], about: str
) -> OwnTable:
    """The same of objects, as JSON or a notebook has them. Raises WrongDocument."""
    sheet = sheet_of(items)
    table = find_table([sheet], wanted, about)
    rows = tuple(table.rows)
    return OwnTable(
        table.titles,
        tuple(items[row.number - 1] for row in rows),
        tuple(_record(row.cells, table) for row in rows),
        tuple(row.number for row in rows),
    )


def sheet_of(items: Sequence[Mapping[str, Json]]) -> Sheet:
    """Objects as rows of text, under all names that any of them has."""
    titles = tuple(dict.fromkeys(str(title) for item in items for title in item))
    rows = [titles, *(tuple(_written(item.get(title)) for title in titles) for item in items)]
    return Sheet("", iter([Row(number, cells) for number, cells in enumerate(rows)]))


def _record(cells: Sequence[str], table: Table) -> dict[str, str]:
    at = {field: table.columns.get(field, len(cells)) for field in table.fields}
    return {field: words(cells[i]) if i < len(cells) else "" for field, i in at.items()}


def _written(value: Json) -> str:
    if isinstance(value, list):
        return ";".join(map(_written, value))
    # what is not there is None in JSON, and in a notebook a number that is none
    return "" if value is None or value != value else str(value)


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
