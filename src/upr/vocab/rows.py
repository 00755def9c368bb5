"""Reading the lists in `data`: one CSV file a list, a source in every row."""

import csv
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(list_name: str, folder: Path = DATA) -> list[dict[str, str]]:
    """The rows of `<list_name>.csv` in `folder`, column name → text; blank cells are "".

    folder  that of another room which keeps lists of its own
    """
    with (folder / f"{list_name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    """An ISO day of a row, None where the cell is blank."""
    return date.fromisoformat(text) if text else None


def number(text: str) -> int | None:
    """A whole number of a row, None where the cell is blank."""
    return int(text) if text else None
