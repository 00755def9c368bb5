"""What deleting leaves on the disk, and its sweeping.

SQLite overwrites what is deleted (`secure_delete`, see `uprdesk.config.store`), but its journal
holds the rows as they were until it is emptied. PostgreSQL leaves them in the files of the table
until these are written anew. Neither can speak for the disk beneath, nor for backups.
"""

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection, models, transaction

log = logging.getLogger("uprdesk.leftovers")

PATIENCE, USUAL = 1_000, 20_000
"""Milliseconds to wait for those who read the store: here, and everywhere else."""


def sweep_after_commit(*tables: type[models.Model]) -> None:
    """Sweep when the transaction is stored; what cannot be done then, the worker does later."""
    transaction.on_commit(lambda: sweep(*tables), robust=True)


def sweep(*tables: type[models.Model]) -> bool:
    """Remove from the disk what was deleted from `tables`; whether that could be done now.

    Call it outside a transaction. SQLite: all tables at once, whichever are named.
    """
    if connection.vendor == "sqlite":
        return _tried(_empty_journal)
    # one table that somebody reads does not keep the others from being written anew
    done = [_tried(_write_anew, table) for table in tables]
    return all(done)


def _tried(work: Callable[..., bool], *of: object) -> bool:
    """What `work` returns; False, and a line in the log, where the store refused."""
    try:
        return work(*of)
    except DatabaseError:
        log.warning("what was deleted could not be swept from the disk now")
        return False


def _empty_journal() -> bool:
    """Write the journal into the store and cut it to nothing; False while somebody reads it."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={USUAL}")
    return not busy


def _write_anew(table: type[models.Model]) -> bool:
    """Write the files of this table anew, without what was deleted.

    PostgreSQL's own tidying holds a table too, and gives way after a second.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout={3 * PATIENCE}")
        try:
            cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table._meta.db_table)}")
        finally:
            cursor.execute("RESET lock_timeout")
    return True
