"""What stands at the head and at the end of a backup."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from uprdesk.backup.columns import WAYS
from uprdesk.backup.kept import may_be_put
from uprdesk.backup.refusing import damaged, no_backup, too_new

FORMAT = 1
"""Raised when a program that knows this format could not read the next one."""

NAME = "uprdesk-backup"
HEAD, KEY, END = "backup.json", "secret-key", "contents.json"
"""Members: the first, the second, the last. Between them: rows/TABLE/NUMBER.jsonl, files/NUMBER."""

HEAD_LIMIT = 4 * 1024**2
KEY_LIMIT = 4 * 1024
ROWS_LIMIT = 256 * 1024**2
END_LIMIT = 64 * 1024**2
"""Bytes of one member, also of one row; more is refused unread, and never written."""


@dataclass(frozen=True)
class Head:
    """How the rest is to be read.

    program     version that wrote it, e.g. "0.1.0"
    made_on     the day, e.g. "2027-03-09"
    migrations  state of the tables: (app, name) of every change that was applied
    tables      table → its columns in the order of each row, name → kind
    left_out    table or file → why it is not here
    """

    program: str
    made_on: str
    migrations: list[tuple[str, str]]
    tables: dict[str, dict[str, str]]
    left_out: dict[str, str]

    def as_json(self) -> bytes:
        """The head as it is written."""
        return written({"what": NAME, "format": FORMAT, **asdict(self)})


@dataclass
class Table:
    """rows: how many; sha256: of their lines, in hex; last_id: the highest number that was ever
    given to a row, None where none was or rows are not numbered."""

    rows: int = 0
    sha256: str = ""
    last_id: int | None = None


@dataclass
class File:
    """One file of the store; path: inside the folder, with "/"."""

    path: str
    size: int
    sha256: str


@dataclass
class Contents:
    """What a backup holds: counted while it is written, and again while it is read."""

    tables: dict[str, Table] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)

    def as_json(self) -> bytes:
        """The end as it is written."""
        return written(asdict(self))


def written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def parsed(data: bytes) -> Any:
    """JSON from a backup; raises Damaged."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise damaged() from None


def head_of(data: bytes) -> Head:
    """Raises NotABackup, TooNew and Damaged."""
    told = parsed(data)
    if not isinstance(told, dict) or told.get("what") != NAME:
        raise no_backup()
    if told.get("format") != FORMAT:
        raise too_new(str(told.get("program"))[:40])
    try:
        head = Head(
            program=str(told["program"])[:40],
            made_on=str(told["made_on"])[:10],
            migrations=[(str(app), str(name)) for app, name in told["migrations"]],
            tables={str(name): dict(columns) for name, columns in told["tables"].items()},
            left_out={str(name): str(why) for name, why in told["left_out"].items()},
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise damaged() from None
    kinds = {kind for columns in head.tables.values() for kind in columns.values()}
    if not all(isinstance(kind, str) for kind in kinds) or kinds - WAYS.keys():
        raise damaged()
    return head


def contents_of(data: bytes) -> Contents:
    """Raises Damaged, also for a path that a backup may not write to."""
    told = parsed(data)
    try:
        contents = Contents(
            {str(name): Table(**table) for name, table in told["tables"].items()},
            [File(**file) for file in told["files"]],
        )
    except (AttributeError, KeyError, TypeError):
        raise damaged() from None
    paths = [file.path for file in contents.files]
    sound = all(isinstance(path, str) and may_be_put(path) for path in paths)
    numbers = [table.last_id for table in contents.tables.values()]
    if not sound or len(set(paths)) != len(paths):
        raise damaged()
    if not all(number is None or type(number) is int and number >= 0 for number in numbers):
        raise damaged()
    return contents
