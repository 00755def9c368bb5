"""The columns of an export, known by their names: every maker, year and language has its own.

Seen: "To", "SuR" and "State under Review" for one thing; "Rgrp" and "Org" twice in one header;
"Reccomending" in UHRI; to be expected: title rows above the header, headers in Spanish.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from upr.errors import WrongDocument
from upr.intake.reading.table import Row, Sheet
from upr.text import gettext_noop, say
from upr.vocab.names import fold

MOST_ROWS_ABOVE = 30
"""Rows in which the header is looked for; titles and notes stand above it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is looked for.

    field     what we call it
    names     what exports call it, the usual name first; case, accents and marks do not matter
    required  whether the table is of no use without it
    """

    field: str
    names: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known.

    sheet    name of the sheet, may be empty
    header   number of the row that holds the names
    titles   its cells
    fields   all that are looked for, whether they are there or not
    columns  field → index of its cell; a column that is not there is missing here
    rows     the rows below the header that are not empty; they can be walked once
    """

    sheet: str
    header: int
    titles: tuple[str, ...]
    fields: tuple[str, ...]
    columns: Mapping[str, int]
    rows: Iterator[Row]

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Number and cells of each row, by field, without white space at either end.

        A column that the table does not have, or that ends before this row does, is "".
        """
        absent = dict.fromkeys(self.fields, "")
        places = list(self.columns.items())
        for row in self.rows:
            cells = row.cells
            yield (
                row.number,
                absent
                | {field: cells[at].strip() if at < len(cells) else "" for field, at in places},
            )


def find_table(sheets: Iterable[Sheet], wanted: tuple[Column, ...], kind: str) -> Table:
    """The first sheet that has every required column.

    kind  name of the data set, for sentences

    Raises WrongDocument that names the missing columns and those that were found.
    """
    fields = tuple(column.field for column in wanted)
    best: tuple[int, list[str], Row | None] = (-1, [], None)
    for sheet in sheets:
        above: list[Row] = []
        for row in sheet.rows:
            above.append(row)
            columns = recognised(row, wanted)
            missing = [c.names[0] for c in wanted if c.required and c.field not in columns]
            if not missing and columns:
                body = (row for row in sheet.rows if any(cell.strip() for cell in row.cells))
                return Table(
                    sheet.name, row.number, row.cells, fields, columns, _not_empty(body, kind)
                )
            if len(columns) > best[0]:
                best = (len(columns), missing, row)
            if len(above) == MOST_ROWS_ABOVE:
                break
    raise _no_header(best[1], best[2], wanted, kind)


def recognised(row: Row, wanted: tuple[Column, ...]) -> dict[str, int]:
    """Field → index of the first cell in `row` that bears one of its names."""
    titles: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        titles.setdefault(fold(cell.replace("_", " ")), index)
    found = {
        column.field: next((titles[n] for n in map(fold, column.names) if n in titles), None)
        for column in wanted
    }
    return {field: index for field, index in found.items() if index is not None}


def _not_empty(rows: Iterator[Row], kind: str) -> Iterator[Row]:
    """`rows`, of which there must be one: an empty result of a search is a mistake to be shown."""
    first = next(rows, None)
    if first is None:
        raise WrongDocument(
            say(
                gettext_noop("This table of %(kind)s has a header and no row below it."), kind=kind
            ),
            say(gettext_noop("Check what was chosen before the export, and export again.")),
        )
    return chain([first], rows)


def _no_header(
    missing: list[str], row: Row | None, wanted: tuple[Column, ...], kind: str
) -> WrongDocument:
    found = [cell.strip() for cell in row.cells if cell.strip()] if row else []
    names = missing or [column.names[0] for column in wanted if column.required]
    message = say(
        gettext_noop("This table is not one of %(kind)s: these columns are missing: %(names)s."),
        kind=kind,
        names=", ".join(names),
    )
    if not found:
        return WrongDocument(message, say(gettext_noop("Give a table with a row of column names.")))
    return WrongDocument(
        message,
        say(
            gettext_noop("Found: %(found)s. Rename the columns or give the export as it came."),
            found=", ".join(cell[:40] for cell in found[:20]),
        ),
    )
