"""Spreadsheets and their relatives become rows of text: CSV, XLS, XLSX, ODS, a table on a web page.

What a file is, its first bytes say: `.xls` may hold BIFF8, a web page or plain text. Rows come one
by one and are numbered as a spreadsheet counts them, from 1, title rows and empty rows included.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO, TextIOWrapper
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from upr.errors import WrongDocument
from upr.intake.reading.encoding import encoding_of
from upr.intake.reading.markup import table_rows
from upr.intake.reading.old_workbook import damaged, sheets_of
from upr.intake.reading.safety import (
    ASK_SENDER,
    DOWNLOAD_AGAIN,
    MOST_UNPACKED,
    UNPACKS_TOO_LARGE,
    Package,
    check_size,
    unreadable,
)
from upr.intake.reading.sniffing import Format, format_of
from upr.intake.reading.values import Value, written
from upr.text import gettext_noop, say

DELIMITERS = ",;\t|"
GZIP = b"\x1f\x8b"
WORKBOOKS = {Format.XLS, Format.XLSX, Format.ODS}
LONGEST_CELL = 100_000
"""Characters; the longest recommendation seen has 937. A longer cell is a quote never closed."""

LONGEST_SAMPLE = 3_000
"""Characters of a line that are looked at for the delimiter."""

MOST_CELLS = 10_000_000
"""Of one sheet, empty ones included; the full export of UHRI has about four million."""

PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,9})["']""")
"""Where a cell stands, e.g. ` r="AB12"`."""

PIECE = 65_536
"""Characters of a web page read at a time."""

SAVE_AS = gettext_noop("Save it as .xlsx or as CSV (UTF-8), and give that.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, from 1, and its cells as text, untrimmed."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the only table of another file; `rows` can be walked once."""

    name: str
    rows: Iterator[Row]


def sheets(data: bytes) -> Iterator[Sheet]:
    """The tables in `data`, in their order.

    Raises UnreadableFile (empty, damaged, protected, unpacking beyond reason) and WrongDocument
    (a file that is no table at all, e.g. a PDF).
    """
    data = unpacked(data)
    check_size(data)
    found = format_of(data)
    if found in WORKBOOKS:
        yield from _workbook(data, found)
    elif found is Format.HTML:
        yield Sheet("", _page(data))
    elif found is Format.TEXT or _utf16(data):
        yield Sheet("", _delimited(data))
    elif found is Format.PROTECTED:
        raise unreadable(
            gettext_noop("This file is protected by a password."),
            gettext_noop("Save a copy without the password, and give that."),
        )
    else:
        raise WrongDocument(say(gettext_noop("This file is not a table.")), say(SAVE_AS))


def unpacked(data: bytes) -> bytes:
    """`data` itself, or what a gzip file holds; refused when it unpacks beyond reason."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            inside = stream.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(
            gettext_noop("This file is damaged or was cut off while it was copied."),
            DOWNLOAD_AGAIN,
        ) from error
    if len(inside) > MOST_UNPACKED:
        raise unreadable(UNPACKS_TOO_LARGE, ASK_SENDER)
    return inside


def _utf16(data: bytes) -> bool:
    """UTF-16 without a mark looks like no text to whoever counts zero bytes."""
    return b"\0" in data[:2] and encoding_of(data[:64]).startswith("utf-16")


# ------------------------------------------------------------------------------ text


def _delimited(data: bytes) -> Iterator[Row]:
    """Rows of a text with any line end and any delimiter; a break inside quotes stays a break."""
    encoding = encoding_of(data)
    delimiter = delimiter_of(_text(data, encoding))
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(_text(data, encoding), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield Row(number, tuple(cells))
    except csv.Error as error:
        raise unreadable(
            gettext_noop("The table cannot be read after row %(row)d: a quotation mark is open."),
            SAVE_AS,
            row=number,
        ) from error


def _text(data: bytes, encoding: str) -> TextIOWrapper:
    # newline="" splits lines at CR, LF and CRLF alike and leaves them as they are in quotes
    return TextIOWrapper(BytesIO(data), encoding=encoding, newline="")


def delimiter_of(lines: Iterable[str], look: int = 30) -> str:
    """The mark that divides the first rows most evenly into the most cells."""
    sample = [line[:LONGEST_SAMPLE] for line in islice(lines, look)]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=delimiter) if cells]
        usual = max(set(widths), key=lambda w: (widths.count(w), w), default=1)
        return ((usual - 1) * widths.count(usual), -DELIMITERS.index(delimiter))

    return max(DELIMITERS, key=evenness)


# ------------------------------------------------------------------------------ workbooks


def _workbook(data: bytes, found: Format) -> Iterator[Sheet]:
    """Sheets of BIFF8, OOXML or OpenDocument. A zip is checked before it is unpacked."""
    if found is Format.XLS:
        for name, rows in sheets_of(data):
            yield Sheet(name, _numbered(rows))
        return
    check_area(Package(data))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).iter_rows()
            yield Sheet(name, _numbered(rows))
    except BaseException as error:
        # where the engine gives up it raises a PanicException, which is no Exception
        if isinstance(error, CalamineError) or type(error).__name__ == "PanicException":
            raise damaged() from error
        raise


def check_area(package: Package) -> None:
    """Refuse a workbook that the engine would lay out over more cells than any export has.

    It makes room for all cells up to the last row and the last column, empty ones too: a file of
    five thousand bytes may ask for half a terabyte. A binary workbook cannot be looked through.
    """
    for name in package.names:
        if name.startswith("xl/") and name.endswith(".bin"):
            raise unreadable(gettext_noop("This workbook is of a binary kind."), SAVE_AS)
        if not name.endswith(".xml"):
            continue
        columns = rows = 0
        for match in PLACE.finditer(package.read(name)):
            columns, rows = max(columns, _column(match[1])), max(rows, int(match[2]))
        if columns * rows > MOST_CELLS:
            raise unreadable(
                gettext_noop("A sheet of this workbook reaches to column %(column)d, row %(row)d."),
                gettext_noop("Copy the table alone into a new workbook, and give that."),
                column=columns,
                row=rows,
            )


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _numbered(rows: Iterable[Sequence[Value]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        yield Row(number, tuple(map(written, cells)))


# ------------------------------------------------------------------------------ web pages


def _page(data: bytes) -> Iterator[Row]:
    """The tables of a web page one below the other, e.g. of one that was named .xls."""
    page = iter(partial(_text(data, encoding_of(data)).read, PIECE), "")
    for number, cells in enumerate(table_rows(page), start=1):
        yield Row(number, tuple(cells))
