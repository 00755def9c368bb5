"""The numbers that the store gives to new rows: no number is ever given twice."""

from django.db import connection, models


def last_id(model: type[models.Model]) -> int | None:
    """The highest number given so far; None where none was, or rows are not numbered."""
    if model._meta.auto_field is None:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table]
            )
            found = cursor.fetchone()
            return found[0] if found else None
        cursor.execute(f"SELECT last_value, is_called FROM {_sequence(model)}")  # noqa: S608
        number, given = cursor.fetchone()
        return number if given else None


def continue_after(model: type[models.Model], number: int | None) -> None:
    """Let the next new row have a number above `number`; None: begin with 1."""
    if model._meta.auto_field is None:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            table = model._meta.db_table
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            if number is not None:
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number]
                )
        else:
            cursor.execute(
                f"SELECT setval('{_sequence(model)}', %s, %s)",
                [number or 1, number is not None],
            )


def _sequence(model: type[models.Model]) -> str:
    """The name of a table's sequence, quoted by PostgreSQL itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(model._meta.db_table), model._meta.auto_field.column],
        )
        return cursor.fetchone()[0]
