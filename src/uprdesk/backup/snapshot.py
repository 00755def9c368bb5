"""The store as it is at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

AT_ONCE = 500
"""Rows fetched at a time."""

BEGIN = {
    # not Django's own transaction, which begins with the right to write and so stops all writers
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def snapshot() -> Iterator[None]:
    """One read transaction: all that is read inside is of the same moment.

    Raises RuntimeError inside another transaction, whose moment is not ours to choose.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a snapshot cannot begin inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def rows(model: type[models.Model], columns: list[str]) -> Iterator[tuple]:
    """Every row of the model's own table as the driver gives it, by primary key."""
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    table, key = quoted(model._meta.db_table), quoted(model._meta.pk.column)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY {key}")  # noqa: S608  our own names
        while found := cursor.fetchmany(AT_ONCE):
            yield from found
