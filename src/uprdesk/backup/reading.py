"""Reading a backup: everything is checked, and handed on piece by piece to whoever takes it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from upr.errors import UprError
from uprdesk.backup import archive
from uprdesk.backup.archive import Body
from uprdesk.backup.columns import checked
from uprdesk.backup.contents import (
    END,
    END_LIMIT,
    HEAD,
    HEAD_LIMIT,
    KEY,
    KEY_LIMIT,
    ROWS_LIMIT,
    Contents,
    File,
    Head,
    Table,
    contents_of,
    head_of,
    parsed,
)
from uprdesk.backup.encrypted import decrypted
from uprdesk.backup.refusing import Damaged, damaged, no_backup
from uprdesk.sealing.identity import Identity

ROWS = re.compile(r"rows/(\w+)/\d+\.jsonl", re.ASCII)
FILE = re.compile(r"files/(\d{1,9})", re.ASCII)


class Taker:
    """Takes what a backup holds, in its order; this one only lets it pass."""

    def rows(self, table: str, rows: list[list]) -> None:
        """Some rows of a table, as JSON values in the order of the head's columns."""

    def file(self, number: int, pieces: Iterator[bytes]) -> None:
        """The bytes of a file, the first is number 1; they must be used up."""
        for _ in pieces:
            pass


@dataclass(frozen=True)
class Backup:
    """A backup that was read to its end and found whole.

    key  the secret key of the installation it was made of
    """

    head: Head
    key: str
    contents: Contents


def read(path: Path, identity: Identity, taker: Taker | None = None) -> Backup:
    """Read a backup to its end, handing its content to `taker`.

    Only at the return is it certain that all is as it was written. Raises NotABackup,
    WrongIdentity, Damaged, TooNew, and what the taker raises.
    """
    with decrypted(path, identity) as plain:
        return _read(plain, taker or Taker())


def _read(plain: BinaryIO, taker: Taker) -> Backup:
    found = archive.members(plain)
    head = head_of(_next(found, HEAD, HEAD_LIMIT, no_backup))
    key = _key(_next(found, KEY, KEY_LIMIT, damaged))
    counted, told = _Counting(head, taker), None
    for name, body in found:
        if told is not None:
            raise damaged()  # something behind the end
        if name == END:
            told = contents_of(body.whole(END_LIMIT))
        elif match := ROWS.fullmatch(name):
            counted.rows(match[1], body.whole(ROWS_LIMIT))
        elif match := FILE.fullmatch(name):
            counted.file(int(match[1]), body)
        else:
            raise damaged()
    if told is None or not counted.equals(told):
        raise damaged()
    return Backup(head, key, told)


def _next(
    found: Iterator[tuple[str, Body]], wanted: str, limit: int, otherwise: Callable[[], UprError]
) -> bytes:
    """The content of the next member; raises `otherwise` where it is not the one wanted."""
    try:
        name, body = next(found, ("", None))
    except Damaged:
        raise otherwise() from None
    if body is None or name != wanted:
        raise otherwise()
    return body.whole(limit)


def _key(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise damaged() from None


class _Counting:
    """Counts and hashes what passes on its way to the taker."""

    def __init__(self, head: Head, taker: Taker) -> None:
        self.kinds = {name: list(columns.values()) for name, columns in head.tables.items()}
        self.digests = {name: hashlib.sha256() for name in head.tables}
        self.counts = dict.fromkeys(head.tables, 0)
        self.files: list[tuple[int, str]] = []
        self.taker = taker

    def rows(self, table: str, data: bytes) -> None:
        if table not in self.kinds:
            raise damaged()
        kinds = self.kinds[table]
        rows = [parsed(line) for line in data.splitlines()]
        self.digests[table].update(data)
        self.counts[table] += len(rows)
        try:
            for row in rows:
                for kind, value in zip(kinds, row, strict=True):
                    checked(kind, value)
        except (TypeError, ValueError, ArithmeticError, AttributeError):
            raise damaged() from None
        self.taker.rows(table, rows)

    def file(self, number: int, body: Body) -> None:
        if number != len(self.files) + 1:
            raise damaged()
        digest = hashlib.sha256()

        def pieces() -> Iterator[bytes]:
            for piece in body.pieces():
                digest.update(piece)
                yield piece

        self.taker.file(number, pieces())
        self.files.append((body.size, digest.hexdigest()))

    def equals(self, told: Contents) -> bool:
        """Whether the end of the backup tells the same."""
        tables = {
            name: Table(self.counts[name], self.digests[name].hexdigest(), table.last_id)
            for name, table in told.tables.items()
            if name in self.counts
        }
        if tables.keys() != self.counts.keys() or len(self.files) != len(told.files):
            return False
        files = [
            File(file.path, *counted) for file, counted in zip(told.files, self.files, strict=True)
        ]
        return Contents(tables, files) == told
