"""Which export a table or JSON file is, by its first rows alone."""

import gzip
import re
import zlib
from io import BytesIO
from itertools import islice

from upr.errors import UprError
from upr.intake import pledges, uhri, upr_info
from upr.intake.columns import MOST_ROWS_ABOVE, recognised
from upr.intake.reading.sniffing import Format, format_of
from upr.intake.reading.table import GZIP, delimiter_of, sheets

FIRST_BYTES = 200_000
FIRST_ROWS = 40
WORKBOOKS = frozenset({Format.XLSX, Format.XLS, Format.ODS})
MAYBE_TABLES = frozenset({Format.TEXT, Format.HTML})
SEPARATORS = 2
"""Fewer in the first line, and the text is no table."""

COLUMNS = {"uhri": uhri.COLUMNS, "upr-info": upr_info.COLUMNS, "pledges": pledges.COLUMNS}
"""Tried in this order: pledges have the columns of recommendations but one."""


def export_kind(data: bytes) -> str | None:
    """ "upr-info", "pledges" or "uhri"; None for a file that is a document with running text.

    A spreadsheet whose columns are none of these is taken for an export of UPR Info: its reader
    then says which columns are missing.
    """
    first = _first_bytes(data)
    found = format_of(data) if first is data else format_of(first)
    if found is Format.JSON:
        return "uhri"
    if found in WORKBOOKS or (found in MAYBE_TABLES and _is_table(first, found)):
        return _kind_of_rows(data)
    return None


def _first_bytes(data: bytes) -> bytes:
    """The beginning of what a gzip file holds; of any other file all of it."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            return stream.read(FIRST_BYTES)
    except (OSError, EOFError, zlib.error):
        # its reader will say what is wrong with it
        return data


def _is_table(first: bytes, found: Format) -> bool:
    """Whether a text or web page is a table: its first line has several cells."""
    if found is Format.HTML:
        start = first[:FIRST_BYTES].lower()
        return b"<table" in start and b"<p" not in start.split(b"<table", 1)[0]
    lines = first[:FIRST_BYTES].replace(b"\r", b"\n").split(b"\n")
    text = [line.decode("utf-8", "replace") for line in lines[:FIRST_ROWS] if line.strip()]
    if not text:
        return False
    delimiter = delimiter_of(text)
    # prose sets a blank behind its commas, a header of columns does not
    divided = len(re.findall(rf"{re.escape(delimiter)}(?!\s)", text[0].strip()))
    return divided >= SEPARATORS and divided > text[0].count(f"{delimiter} ")


def _kind_of_rows(data: bytes) -> str:
    """By the columns: the first row that names all those of one kind decides."""
    try:
        for sheet in sheets(data):
            for row in islice(sheet.rows, MOST_ROWS_ABOVE):
                for kind, columns in COLUMNS.items():
                    found = recognised(row, columns)
                    if all(column.field in found for column in columns if column.required):
                        return kind
    except UprError:
        return "upr-info"  # damaged: its reader says how
    return "upr-info"
