"""Rows become a table in a file: CSV, JSON, XLSX, or lines for a terminal.

Rows are mappings with the same fields in the same order; they are written one by one, so that a
table of any length needs little memory. Texts are written exactly, with one exception that the
manual names: in CSV a text that a spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from io import StringIO
from typing import BinaryIO

from upr.output.terminal import write_terminal
from upr.output.workbook import write_xlsx

Value = str | int | float | date | Sequence[str | int | float] | None
Row = Mapping[str, Value]

FORMULA = re.compile(r"(?:\A|(?<=;))(?=[=+\-@\t\r])")
"""Where a spreadsheet takes what follows for a formula when it opens a CSV: at the beginning of a
cell, and behind a semicolon, at which Spanish and French spreadsheets begin a new one."""


PIECE = 1 << 16
"""Characters after which a piece of a long table is handed on."""


class TableFormat(StrEnum):
    """How a table is written; the words of the option `--format`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def write_table(
    rows: Iterable[Row],
    fields: Sequence[str],
    to: BinaryIO,
    form: TableFormat,
    *,
    width: int = 80,
) -> None:
    """Write `rows` to an open binary file; `fields` are the columns, also where there is no row.

    width  columns of the terminal, for TableFormat.TABLE alone
    """
    if form is TableFormat.XLSX:
        write_xlsx(_cells(rows, fields), fields, to)
    elif form is TableFormat.CSV:
        write_csv(rows, fields, to)
    elif form is TableFormat.JSON:
        write_json(rows, to)
    else:
        lines = ([flat(row.get(field)) for field in fields] for row in rows)
        write_terminal(lines, fields, to, width=width)


def _cells(rows: Iterable[Row], fields: Sequence[str]) -> Iterable[list[str | int | float | date]]:
    for row in rows:
        values = (row.get(field) for field in fields)
        yield [v if isinstance(v, int | float | date) else flat(v) for v in values]


def flat(value: Value) -> str:
    """One cell as text: several values with ";" between, nothing for None, a day in ISO form."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return ";".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def harmless(text: str) -> str:
    """`text` so that no spreadsheet runs it: an apostrophe before what begins a formula."""
    return FORMULA.sub("'", text)


def write_csv(
    rows: Iterable[Row], fields: Sequence[str], to: BinaryIO, *, mark: bool = False
) -> None:
    """RFC 4180 in UTF-8 with CRLF. `mark` adds the byte order mark that older Excel asks for."""
    for piece in csv_pieces(rows, fields, mark=mark):
        to.write(piece)


def csv_pieces(
    rows: Iterable[Row], fields: Sequence[str], *, mark: bool = False
) -> Iterator[bytes]:
    """What `write_csv` writes, in pieces, for a download that begins before its last row is known."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    # columns of somebody's own table come out again under their names
    writer.writerow([harmless(field) for field in fields])
    if mark:
        yield BOM_UTF8
    for row in rows:
        values = (row.get(field) for field in fields)
        # a number may begin with a minus: it is no text
        writer.writerow([v if isinstance(v, int | float) else harmless(flat(v)) for v in values])
        if text.tell() >= PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def write_json(rows: Iterable[Row], to: BinaryIO, *, lines: bool = False) -> None:
    """A JSON array with a row on each line; with `lines`, one object a line and no array."""
    for piece in json_pieces(rows, lines=lines):
        to.write(piece)


def json_pieces(rows: Iterable[Row], *, lines: bool = False) -> Iterator[bytes]:
    """What `write_json` writes, in pieces, for a download that begins before its last row is known."""
    comma, opening, closing = ("", "", "\n") if lines else (",", "[", "\n]\n")
    text = StringIO()
    text.write(opening)
    for number, row in enumerate(rows):
        text.write("" if lines and number == 0 else (comma if number else "") + "\n")
        text.write(_strict(dict(row)))
        if text.tell() >= PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield (text.getvalue() + closing).encode()


def write_document(value: Mapping[str, object], to: BinaryIO) -> None:
    """One JSON object, e.g. that of a document read, indented for people."""
    text = json.dumps(dict(value), ensure_ascii=False, indent=1, default=_plain)
    to.write(text.encode() + b"\n")


def _strict(row: dict[str, Value]) -> str:
    """A row as JSON that every reader takes: a number that is none is null."""
    try:
        return json.dumps(row, ensure_ascii=False, default=_plain, allow_nan=False)
    except ValueError:
        known = json.dumps(row, ensure_ascii=False, default=_plain)
        told = json.loads(known, parse_constant=lambda _: None)
        return json.dumps(told, ensure_ascii=False)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
