"""Where a restore works: in a folder beside, which comes into its place in one step at the end.

folder/restoring   being filled; whatever happens, the store in `folder` is as before
folder/restored    filled; from here on the restore holds (`uprdesk.config.store.settle`)
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from upr.text import gettext_noop, say
from uprdesk.backup.refusing import CannotRestore, holds_people
from uprdesk.config.store import RESTORED, make_folder

RESTORING = "restoring"


@contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """An empty folder to restore into, taken away again if the block does not `commit` it.

    Raises CannotRestore where `folder` holds anything but a store.
    """
    there = folder.exists()
    if there and any(folder.iterdir()) and not (folder / "secret-key").exists():
        raise CannotRestore(
            say(
                gettext_noop("The folder %(folder)s holds other things than a store."),
                folder=folder,
            ),
            say(gettext_noop("Name a new folder with --data.")),
        )
    make_folder(folder)
    place = folder / RESTORING
    shutil.rmtree(place, ignore_errors=True)  # of a restore that was broken off
    make_folder(place)
    try:
        yield place
    except BaseException:
        shutil.rmtree(folder / RESTORED, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if not there and not any(folder.iterdir()):
            folder.rmdir()


def commit(folder: Path) -> None:
    """Make what was staged final, once it lies on the disk."""
    place = folder / RESTORING
    shutil.rmtree(place / "incoming", ignore_errors=True)
    for path in place.rglob("*"):
        if path.is_dir():
            _to_disk(path)
    _to_disk(place)
    place.rename(folder / RESTORED)
    _to_disk(folder)


def refuse_occupied(folder: Path, table: str) -> None:
    """Raise CannotRestore where the SQLite store in `folder` has people, or is being worked on.

    table  where people are
    """
    file = folder / "store.sqlite3"
    if not file.is_file() or not file.stat().st_size:
        return
    with closing(sqlite3.connect(file, timeout=0.5, isolation_level=None)) as store:
        try:
            store.execute("PRAGMA locking_mode=EXCLUSIVE")
            store.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise CannotRestore(
                say(gettext_noop("Somebody works with the store in %(folder)s."), folder=folder),
                say(gettext_noop("Stop “uprdesk serve” there, or name a new folder with --data.")),
            ) from None
        named = "SELECT 1 FROM sqlite_master WHERE name = ?"
        if store.execute(named, [table]).fetchone():
            people = store.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608  our own name
            if people.fetchone():
                raise holds_people()
        store.execute("ROLLBACK")


def put_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file for its owner alone, down to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _to_disk(folder: Path) -> None:
    """What the folder lists stays so, whatever happens to the power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
