"""Commands that keep everything safe elsewhere, and bring it back."""

import os
import signal
import stat
import sys
from importlib.metadata import version
from pathlib import Path

import click

from upr.text import gettext_noop, say
from uprdesk.cli.output import Output, remark
from uprdesk.cli.store import DATA, start

SHOWN_ONCE = """\
The backup identity of this store. It is shown this once and kept nowhere here:

  {secret}

Write this line into a file of its own, and keep it away from this machine and from the backups
(two copies, with two people; paper will do). Whoever has it and a backup reads what the server
can read; without it no backup of this store can ever be opened."""

OLDER = "Backups made before open with the identity that was shown before: keep that one too."


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--new-identity", is_flag=True, help="Make and show a new backup identity first.")
@DATA
def backup(file: Path | None, new_identity: bool, data: Path | None) -> None:
    """Write everything the store keeps into one encrypted FILE; the server may go on running.

    It is encrypted to the backup identity that was shown at the first start.
    """
    if file is None and not new_identity:
        raise click.UsageError("Name the file to write, or --new-identity.")
    os.umask(0o077)
    start(data)
    from django.conf import settings
    from django.utils import timezone

    from uprdesk.backup import identity, writing

    if new_identity:
        replaced = identity.there(settings.DATA)
        show(identity.make(settings.DATA).secret)
        if replaced:
            click.echo(OLDER)
    if file is None:
        return
    refuse_a_place(file, settings.DATA)
    refuse_old_tables()
    today = timezone.now().date()
    with Output("age", file).open() as to:
        contents = writing.write(to, program=version("uprdesk"), on=today)
        to.flush()
        if stat.S_ISREG(os.fstat(to.fileno()).st_mode):
            os.fsync(to.fileno())
    writing.note(today)
    rows = sum(table.rows for table in contents.tables.values())
    remark(f"{rows} rows of {len(contents.tables)} tables and {len(contents.files)} files.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option(
    "--identity",
    "identity_file",
    required=True,
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="File with the line that was shown at the first start (AGE-SECRET-KEY-1…).",
)
@DATA
def restore(file: Path, identity_file: Path, data: Path | None) -> None:
    """Bring back everything from a backup, into a store without people; all of it or nothing."""
    from uprdesk.backup import identity, reading, staging
    from uprdesk.config.env import ENVIRONMENT
    from uprdesk.config.store import settle, usual_folder

    os.umask(0o077)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # tidy up as with Ctrl+C
    usual = ENVIRONMENT.folder("UPRDESK_DATA", usual_folder())
    folder = data.expanduser().absolute() if data else usual
    opened = identity.read(identity_file)
    remark("Checking the backup …")
    found = reading.read(file, opened)
    refuse_another_key(found.key)
    if folder.is_dir():
        settle(folder)
    with staging.stage(folder) as place:
        staging.put_whole(place / "secret-key", [found.key.encode() + b"\n"])
        os.environ["UPRDESK_DATA"] = str(place)
        start(None)
        from django.contrib.auth import get_user_model
        from django.db import connection, connections

        from uprdesk.backup.restoring import restore as put_back
        from uprdesk.record.search import index

        # with PostgreSQL too: the key of a store that lies there must not be replaced
        staging.refuse_occupied(folder, get_user_model()._meta.db_table)

        def commit() -> None:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_IGN)  # from here on it is one step
            if connection.vendor == "sqlite":
                connections.close_all()  # the journal goes into the file
            staging.commit(folder)

        remark("Restoring …")
        put_back(file, opened, found, afterwards=[index.rebuild], commit=commit)
        connections.close_all()
    settle(folder)
    (folder / "last-backup").unlink(missing_ok=True)
    rows = sum(table.rows for table in found.contents.tables.values())
    remark(f"The store of {found.head.made_on} is in {folder}: {rows} rows.")
    remark("Everybody signs in again. Start it with “uprdesk serve”.")


def refuse_a_place(file: Path, folder: Path) -> None:
    """Raise CannotBackUp where the backup would become part of the next one, or replace a file
    that is no backup."""
    from uprdesk.backup.encrypted import looks_encrypted
    from uprdesk.backup.refusing import CannotBackUp

    if file.resolve().is_relative_to(folder.resolve()):
        raise CannotBackUp(
            say(gettext_noop("A backup inside the store's own folder is lost with it.")),
            say(gettext_noop("Name a place outside, best on another machine.")),
        )
    if file.is_file() and file.stat().st_size and not looks_encrypted(file):
        raise CannotBackUp(
            say(gettext_noop("%(path)s is another file, and no backup."), path=file),
            say(gettext_noop("Name a new file, or an older backup to replace.")),
        )


def refuse_old_tables() -> None:
    """Raise CannotBackUp where the tables are not as this version of the program wants them."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from uprdesk.backup.refusing import CannotBackUp

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotBackUp(
            say(gettext_noop("The tables of this store are new, or of an older version.")),
            say(
                gettext_noop(
                    "Start “uprdesk serve” once: it brings them up to date; or make the backup "
                    "with the version that served them."
                )
            ),
        )


def refuse_another_key(key: str) -> None:
    """Raise CannotRestore where a setting gives another secret key than the backup holds."""
    from uprdesk.backup.refusing import CannotRestore
    from uprdesk.config.env import ENVIRONMENT

    if ENVIRONMENT.text("UPRDESK_SECRET_KEY") not in {"", key}:
        raise CannotRestore(
            say(gettext_noop("UPRDESK_SECRET_KEY is another key than that of the backup.")),
            say(gettext_noop("Leave it out: the restored store brings its own.")),
        )


def show_first_identity() -> None:
    """At the first start of a store: make its backup identity and show it.

    Never into the journal of the system, which would keep it.
    """
    from django.conf import settings

    from uprdesk.backup import identity

    if identity.there(settings.DATA):
        return
    if os.environ.get("JOURNAL_STREAM") and not sys.stdout.isatty():
        remark("No backup identity yet: run “uprdesk backup --new-identity” at a terminal.")
        return
    show(identity.make(settings.DATA).secret)


def show(secret: str) -> None:
    """Print the private half, with what to do with it."""
    click.echo(SHOWN_ONCE.format(secret=secret))
