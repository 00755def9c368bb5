"""Rows become a sheet of an .xlsx file that gives nobody away.

Every text stays text ("127.10" is no number, "=1+1" no formula). The file names no author, no
program and no time, so the same rows give the same bytes.
"""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from upr.errors import UprError
from upr.text import gettext_noop, say

LONGEST_TEXT = 32_767
"""Characters in one cell: the limit of the format."""

WIDE = {"text": 80, "quote": 60, "comment": 60, "why": 40, "reasons": 60, "name": 32}
"""Widths in characters of columns that hold sentences; the others are as wide as their name."""

NO_TRACES = {
    "docProps/core.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        b'<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp='
        b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        b"<dc:creator></dc:creator></cp:coreProperties>"
    ),
    "docProps/app.xml": (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ),
}
"""The parts that would name a person, a program or a time, without them."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_xlsx(
    rows: Iterable[Sequence[str | int | float | date]], fields: Sequence[str], to: BinaryIO
) -> None:
    """Write one sheet: a header that stays in sight, then a row each.

    Raises UprError for a text longer than a cell can hold: it is not cut in silence.
    """
    book = Workbook(write_only=True)
    sheet = cast(Worksheet, book.create_sheet("UPR Desk"))
    sheet.freeze_panes = "A2"
    for column, field in enumerate(fields, start=1):
        width = WIDE.get(field, max(10, len(field) + 3))
        sheet.column_dimensions[get_column_letter(column)].width = width
    with TemporaryFile() as draft:
        try:
            sheet.append([_title(sheet, field) for field in fields])
            for row in rows:
                sheet.append([_cell(sheet, value) for value in row])
        finally:
            # saving, and only saving, removes the writer's own temporary files
            book.save(draft)
        _without_traces(draft, to)


def _title(sheet: Worksheet, field: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", field))
    cell.data_type = "s"  # a title may begin with "=" as a text may
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top")
    return cell


def _cell(sheet: Worksheet, value: str | int | float | date) -> Cell | str | int | float | date:
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_TEXT:
        raise UprError(
            say(
                gettext_noop("A text of %(count)d characters does not fit into a spreadsheet."),
                count=len(value),
            ),
            say(gettext_noop("Export as CSV or JSON instead.")),
        )
    # control characters have no place in XML; UN documents hold a few by accident
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not text.startswith("="):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _without_traces(draft: BinaryIO, to: BinaryIO) -> None:
    """Copy the file without the names, program and times that the writer puts in."""
    with (
        zipfile.ZipFile(draft) as old,
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            clean = zipfile.ZipInfo(part.filename, LONG_AGO)
            clean.compress_type = zipfile.ZIP_DEFLATED
            if part.filename in NO_TRACES:
                new.writestr(clean, NO_TRACES[part.filename])
                continue
            with old.open(part) as source, new.open(clean, "w") as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
