"""Old spreadsheets (.xls), read in a process of its own with limits of memory and time.

A damaged .xls makes the engine stop the process it runs in, or ask for gigabytes. That process is
then this one alone, never the one of the person or the server. Run as a module it takes the bytes of
a workbook and gives its sheets as JSON: [[name, [[cell, …], …]], …].
"""

import contextlib
import importlib
import json
import subprocess
import sys
from io import BytesIO
from typing import cast

from python_calamine import CalamineWorkbook

from upr.errors import UnreadableFile
from upr.intake.reading.safety import unreadable
from upr.intake.reading.values import written
from upr.text import gettext_noop

SECONDS = 60
"""The largest export of UPR Info takes a tenth of a second."""

MOST_MEMORY = 1_500_000_000
"""Bytes; the format holds at most 65,536 rows of 256 columns in a sheet."""

Sheets = list[tuple[str, list[list[str]]]]


def sheets_of(data: bytes) -> Sheets:
    """Name and rows of each sheet, cells as a person would write them.

    Raises UnreadableFile where the engine cannot read the workbook, for whatever reason.
    """
    try:
        # ourselves, without words of a stranger
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-m", __name__],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise damaged() from error
    return cast(Sheets, json.loads(done.stdout))


def damaged() -> UnreadableFile:
    """What is said of a spreadsheet that the engine cannot read."""
    return unreadable(
        gettext_noop("This spreadsheet is damaged."),
        gettext_noop("Save it as .xlsx or as CSV (UTF-8), and give that."),
    )


def main() -> None:
    """In the process of its own: bytes in, sheets out; ends with an error where it cannot."""
    data = sys.stdin.buffer.read()
    with contextlib.suppress(ImportError):  # not on Windows: there only time is limited
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    found = [
        (
            name,
            [[written(cell) for cell in row] for row in book.get_sheet_by_name(name).iter_rows()],
        )
        for name in book.sheet_names
    ]
    sys.stdout.buffer.write(json.dumps(found).encode())


if __name__ == "__main__":
    main()
