"""What a backup holds, and what it leaves out with the reason: data, read by backup and manual."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.apps.registry import Apps
from django.db import models

TABLES_LEFT_OUT = {
    "django_session": "Sessions end with the machine: everybody signs in again.",
    "sealing_session": "Sessions end with the machine: everybody signs in again.",
    "coalition_invitation": "Single-use links: one that was used since would work once more.",
    "django_tasks_database_dbtaskresult": (
        "The queue's own rows: what still waits is put in again from the list of jobs."
    ),
}
"""Table → why its rows are not in a backup."""

TABLES_MADE_ANEW = {
    "django_migrations": "The state of the tables stands at the head of the backup.",
    "record_words": "The search index is made from the recommendations.",
}
"""Table that no model stands for → why it needs no rows."""

FILES_LEFT_OUT = {
    "store.sqlite3": "The rows are in the backup, table by table.",
    "store.sqlite3-journal": "As above.",
    "store.sqlite3-wal": "As above.",
    "store.sqlite3-shm": "As above.",
    "secret-key": "Stands in the backup by itself, also where a setting gives it.",
    "static": "Made from the program at each start.",
    "incoming": "Uploads that are just coming in.",
    "last-backup": "The day of the last backup of this very store.",
    "restoring": "What a restore that was broken off left behind.",
    "restored": "What a restore is just putting into its place.",
}
"""Entry of the store's folder → why it is not in a backup. Everything else is."""


def tables(register: Apps = apps) -> dict[str, type[models.Model]]:
    """The tables whose rows are kept, by their names in the store, the same order each time."""
    found = {
        model._meta.db_table: model
        for model in register.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return {name: found[name] for name in sorted(found) if name not in TABLES_LEFT_OUT}


def files(folder: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """Path inside the store and real place of every file that is kept."""
    for entry in sorted(folder.iterdir()):
        if entry.name in FILES_LEFT_OUT or is_unfinished(entry.name):
            continue
        if entry.is_file():
            yield PurePosixPath(entry.name), entry
        for place, folders, names in os.walk(entry):
            folders.sort()
            for path in (Path(place, name) for name in sorted(names)):
                if path.is_file() and not is_unfinished(path.name):
                    yield PurePosixPath(path.relative_to(folder).as_posix()), path


def is_unfinished(name: str) -> bool:
    """Whether a file is just being written, as all of ours are: beside its place."""
    return name.endswith(".unfinished")


def may_be_put(path: str) -> bool:
    """Whether a backup may put a file there: inside the folder, in no place of the store's own."""
    parts = path.split("/")
    return (
        all(part not in {"", ".", ".."} and is_plain(part) for part in parts)
        and parts[0] not in FILES_LEFT_OUT
    )


def is_plain(part: str) -> bool:
    """No separator of any system, no drive, nothing that cannot be seen."""
    return part.isprintable() and not set(part) & set("\\:")
