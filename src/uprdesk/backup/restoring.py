"""Putting a backup into the store of this process: all of it, or nothing.

The process works on a folder of its own ("restoring"), which `staging` puts into its place when all
is done; with PostgreSQL the rows stand or fall with one transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from upr.text import gettext_noop, say
from uprdesk.backup import kept
from uprdesk.backup.columns import alike, columns_of, inward
from uprdesk.backup.contents import Head
from uprdesk.backup.numbering import continue_after
from uprdesk.backup.reading import Backup, Taker, read
from uprdesk.backup.refusing import CannotRestore, damaged, holds_people, too_new
from uprdesk.backup.staging import put_whole
from uprdesk.sealing.identity import Identity
from uprdesk.shell import jobs
from uprdesk.shell.models import Job, State

Step = Callable[[], object]


def restore(
    path: Path, identity: Identity, backup: Backup, *, afterwards: Sequence[Step], commit: Step
) -> None:
    """Take in a backup that was `read` before, and is read and checked once more on the way.

    afterwards  what makes derived tables anew, e.g. the search index
    commit      makes the folder's part final, just before the rows are

    Raises CannotRestore, Damaged and TooNew; then the rows are as they were.
    """
    refuse_unknown(backup.head)
    # on SQLite tables cannot be made inside a transaction; there the whole file is new
    whole: AbstractContextManager = (
        transaction.atomic() if connection.vendor == "postgresql" else nullcontext()
    )
    try:
        refuse_people()
        with whole:
            then = make_tables(backup.head)
            with transaction.atomic():
                fill(path, identity, backup, then)
            call_command("migrate", verbosity=0, interactive=False)
            with transaction.atomic():
                for step in afterwards:
                    step()
                queue_again()
            commit()
    except (DatabaseError, OSError) as error:
        raise CannotRestore(
            say(gettext_noop("The store could not take the backup in; nothing was changed.")),
            say(gettext_noop("Check the room on the disk, and that the store answers.")),
        ) from error


def refuse_people() -> None:
    """Raise CannotRestore where people are in the store of this process."""
    table = get_user_model()._meta.db_table
    if table in connection.introspection.table_names() and get_user_model().objects.exists():
        raise holds_people()


def refuse_unknown(head: Head) -> None:
    """Raise TooNew where the tables were changed in ways that this program does not know."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    if set(head.migrations) - known.keys():
        raise too_new(head.program)


def make_tables(head: Head) -> Apps:
    """Bring the tables to the state the backup was made in; returns the models of that state."""
    executor = MigrationExecutor(connection)
    wanted, graph = set(head.migrations), executor.loader.graph
    there = set(executor.loader.applied_migrations)
    if there and there != wanted:
        raise CannotRestore(
            say(gettext_noop("The tables of this store are of another version than the backup.")),
            say(gettext_noop("Give it an empty database, without any tables.")),
        )
    last = [
        key
        for key in sorted(wanted & graph.nodes.keys())
        if not any(child in wanted and child[0] == key[0] for child in graph.node_map[key].children)
    ]
    if not there:
        executor.migrate(last)
        if set(MigrationExecutor(connection).loader.applied_migrations) != wanted:
            raise damaged()
    return executor.loader.project_state(last).apps


def fill(path: Path, identity: Identity, backup: Backup, register: Apps) -> None:
    """Put rows and files in, in place of whatever rows the tables came with."""
    tables = kept.tables(register)
    told = backup.head.tables
    if not told.keys() <= tables.keys() or not all(
        alike(columns_of(tables[name]), columns) for name, columns in told.items()
    ):
        raise damaged()
    check_references(at_once=False)
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
    if read(path, identity, Putting(backup)) != backup:
        raise damaged()  # another file than the one that was checked
    for name, table in backup.contents.tables.items():
        continue_after(tables[name], table.last_id)
    check_references(at_once=True)
    check_references(at_once=False)


def check_references(*, at_once: bool) -> None:
    """Check now that every reference leads to a row, or wait until all rows are there.

    On PostgreSQL a table with checks that wait cannot be altered, and altering one leaves the
    transaction checking at once.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {'IMMEDIATE' if at_once else 'DEFERRED'}")
    elif at_once:
        connection.check_constraints()


def queue_again() -> None:
    """Put what waited back into the queue; what was being done has a lease that runs out."""
    for job in Job.objects.filter(state=State.WAITING):
        jobs.run.enqueue(str(job.pk))


class Putting(Taker):
    """Puts rows into their tables and files into the folder of the store."""

    def __init__(self, backup: Backup) -> None:
        self.paths = [file.path for file in backup.contents.files]
        self.statements = {
            name: _insert(name, list(columns)) for name, columns in backup.head.tables.items()
        }
        self.converters = {
            name: [inward(kind) for kind in columns.values()]
            for name, columns in backup.head.tables.items()
        }

    def rows(self, table: str, rows: list[list]) -> None:
        """Some rows of a table."""
        converters = self.converters[table]
        with connection.cursor() as cursor:
            cursor.executemany(
                self.statements[table],
                [[c(value) for c, value in zip(converters, row, strict=True)] for row in rows],
            )

    def file(self, number: int, pieces: Iterator[bytes]) -> None:
        """One file, readable by its owner alone."""
        if number > len(self.paths):
            raise damaged()
        path = settings.DATA / self.paths[number - 1]
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        put_whole(path, pieces)


def _insert(table: str, columns: list[str]) -> str:
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({places})"  # noqa: S608
