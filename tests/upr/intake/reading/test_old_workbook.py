"""Old spreadsheets are read apart from us."""

import random

import pytest

from upr.errors import UnreadableFile
from upr.intake.reading.old_workbook import sheets_of
from upr.intake.reading.sniffing import OLE2
from upr.intake.reading.table import sheets

MARK = "Workbook".encode("utf-16-le") + b"\0\0"


@pytest.mark.parametrize("seed", range(3))
def test_what_breaks_the_engine_does_not_break_us(seed):
    noise = random.Random(seed).randbytes(3000)
    with pytest.raises(UnreadableFile, match="damaged"):
        sheets_of(OLE2 + noise + MARK)


def test_a_damaged_export_is_refused(documents):
    """With some changes of this kind the engine asks for six gigabytes and stops its process."""
    data = bytearray((documents.parent / "upr-info/original-formats/1-5.xls").read_bytes())
    change = random.Random(1)
    for _ in range(200):
        data[change.randrange(len(data))] = change.randrange(256)
    with pytest.raises(UnreadableFile, match="damaged"):
        [list(sheet.rows) for sheet in sheets(bytes(data))]
