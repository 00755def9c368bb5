"""Many rows into one table at once: several times faster than objects, and with less memory."""

from collections.abc import Iterable, Sequence

from django.db import connection, models

AT_ONCE = 5_000


def insert(table: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Insert `rows`, values in the order of `fields`, as the store keeps them (JSON as text).

    Every field without a default of the store must be among `fields`; ids are the store's.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(table._meta.get_field(field).column) for field in fields)
    blanks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({blanks})"  # noqa: S608
    with connection.cursor() as cursor:
        batch: list[Sequence] = []
        for row in rows:
            batch.append(row)
            if len(batch) == AT_ONCE:
                cursor.executemany(sql, batch)
                batch = []
        if batch:
            cursor.executemany(sql, batch)
