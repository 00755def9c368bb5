"""Making a backup: rows of one moment, then files, as one stream."""

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from upr.text import gettext_noop, say
from uprdesk.backup import archive, identity, kept
from uprdesk.backup.columns import columns_of, outward
from uprdesk.backup.contents import (
    END,
    END_LIMIT,
    HEAD,
    KEY,
    ROWS_LIMIT,
    Contents,
    File,
    Head,
    Table,
)
from uprdesk.backup.encrypted import encrypt
from uprdesk.backup.numbering import last_id
from uprdesk.backup.refusing import CannotBackUp
from uprdesk.backup.snapshot import rows, snapshot

AT_ONCE = 1024 * 1024
"""Bytes of rows in one member, or one row where that is longer."""

LAST = "last-backup"
"""File in the store's folder: the day of the last backup, nothing else."""


def write(to: BinaryIO, *, program: str, on: date) -> Contents:
    """Write everything the store keeps to `to`, encrypted to its backup identity.

    The server may go on running. Raises CannotBackUp without an identity, and OSError.
    """
    public = identity.public(settings.DATA)
    contents = Contents()
    encrypt(_pieces(contents, program, on), to, public)
    return contents


def note(on: date) -> None:
    """Remember that a backup was made, for `uprdesk doctor`."""
    unfinished = settings.DATA / f"{LAST}.unfinished"
    unfinished.write_text(f"{on.isoformat()}\n", "ascii")
    unfinished.chmod(0o600)
    unfinished.replace(settings.DATA / LAST)


def _pieces(contents: Contents, program: str, on: date) -> Iterator[bytes]:
    """The archive inside; fills `contents` on the way."""
    with snapshot():
        tables = kept.tables()
        head = Head(
            program=program,
            made_on=on.isoformat(),
            migrations=sorted(MigrationRecorder(connection).applied_migrations()),
            tables={name: columns_of(model) for name, model in tables.items()},
            left_out=kept.TABLES_LEFT_OUT | kept.FILES_LEFT_OUT,
        )
        yield from archive.member(HEAD, head.as_json())
        yield from archive.member(KEY, settings.SECRET_KEY.encode())
        for name, model in tables.items():
            contents.tables[name] = table = Table(last_id=last_id(model))
            yield from _table(model, head.tables[name], table)
    # after the rows: whatever they name was there before them
    for path, place in kept.files(settings.DATA):
        yield from _file(path, place, contents)
    end = contents.as_json()
    refuse_larger(len(end), END_LIMIT)
    yield from archive.member(END, end)
    yield archive.CLOSING


def _table(model: type[models.Model], columns: dict[str, str], table: Table) -> Iterator[bytes]:
    """The rows of one table, some in each member."""
    converters = [outward(kind) for kind in columns.values()]
    digest = hashlib.sha256()
    lines: list[bytes] = []
    size = members = 0

    def member() -> Iterator[bytes]:
        data = b"".join(lines)
        digest.update(data)
        return archive.member(f"rows/{model._meta.db_table}/{members}.jsonl", data)

    for row in rows(model, list(columns)):
        values = [convert(value) for convert, value in zip(converters, row, strict=True)]
        lines.append(
            json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        )
        refuse_larger(len(lines[-1]), ROWS_LIMIT - AT_ONCE)
        table.rows, size = table.rows + 1, size + len(lines[-1])
        if size >= AT_ONCE:
            members += 1
            yield from member()
            lines, size = [], 0
    if lines:
        members += 1
        yield from member()
    table.sha256 = digest.hexdigest()


def refuse_larger(size: int, limit: int) -> None:
    """Raise CannotBackUp for what no restore would read."""
    if size > limit:
        raise CannotBackUp(
            say(gettext_noop("One row, or the list of files, is too large for a backup.")),
            say(gettext_noop("Copy the whole data folder while nothing runs, and report this.")),
        )


def _file(path: PurePosixPath, place: Path, contents: Contents) -> Iterator[bytes]:
    """One file; nothing where it was deleted since it was listed."""
    if not kept.may_be_put(str(path)):
        raise CannotBackUp(
            say(
                gettext_noop("A file of the store has a name that cannot be kept: %(path)s."),
                path=ascii(str(path)),
            ),
            say(gettext_noop("Rename it, or take it out of the store's folder.")),
        )
    try:
        file = place.open("rb")
    except FileNotFoundError:
        return
    with file:
        size = os.fstat(file.fileno()).st_size
        digest = hashlib.sha256()
        yield from archive.streamed(
            f"files/{len(contents.files) + 1}", size, _read(file, size, digest, path)
        )
    contents.files.append(File(str(path), size, digest.hexdigest()))


def _read(file: BinaryIO, size: int, digest, path: PurePosixPath) -> Iterator[bytes]:
    while size:
        piece = file.read(min(archive.PIECE, size))
        if not piece:
            raise CannotBackUp(
                say(gettext_noop("A file changed while it was read: %(path)s."), path=path),
                say(gettext_noop("Try again in a minute.")),
            )
        digest.update(piece)
        size -= len(piece)
        yield piece
