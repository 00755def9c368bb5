"""A cell of a spreadsheet as a person would write it."""

from datetime import date, datetime, time, timedelta

Value = str | float | bool | date | datetime | time | timedelta


def written(value: Value) -> str:
    """A cell as a person would write it: 4.0 is "4", a day is "2015-08-14", true is "1".

    What a spreadsheet has already changed stays changed: 127.10 kept as a number is "127.1".
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)
