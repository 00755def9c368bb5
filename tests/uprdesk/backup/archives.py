"""Backups put together by hand, sound ones and others, without a store."""

import hashlib
import io
import json
from pathlib import Path

from uprdesk.backup import archive
from uprdesk.backup.contents import END, HEAD, KEY, Contents, File, Head, Table
from uprdesk.backup.encrypted import encrypt
from uprdesk.sealing.identity import Identity

COLUMNS = {"id": "BigIntegerField", "name": "CharField", "at": "DateTimeField"}
ROWS = [[1, "Tavoria", "2027-03-09T12:00:00+00:00"], [2, "Quelmar", None]]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)
FILE = b"what lay in the folder" * 50


def head(**changed) -> bytes:
    told = Head("0.1.0", "2027-03-09", [("record", "0001_first")], {"states": COLUMNS}, {})
    return json.dumps(json.loads(told.as_json()) | changed).encode()


def end(**changed) -> bytes:
    contents = Contents(
        {"states": Table(len(ROWS), hashlib.sha256(LINES).hexdigest(), 7)},
        [File("files/one.bin", len(FILE), hashlib.sha256(FILE).hexdigest())],
    )
    return json.dumps(json.loads(contents.as_json()) | changed).encode()


def members(**changed: bytes) -> list[tuple[str, bytes]]:
    """The members of a sound backup; a keyword replaces the content of one."""
    return [
        (HEAD, changed.get("head", head())),
        (KEY, b"a secret key"),
        ("rows/states/1.jsonl", changed.get("rows", LINES)),
        ("files/1", FILE),
        (END, changed.get("end", end())),
    ]


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """The archive of these members."""
    pieces = [piece for name, data in parts for piece in archive.member(name, data)]
    return b"".join([*pieces, archive.CLOSING])


def sealed(plain: bytes, identity: Identity, to: Path) -> Path:
    """`plain` encrypted for `identity`, in a file."""
    made = io.BytesIO()
    encrypt([plain], made, identity.public)
    to.write_bytes(made.getvalue())
    return to
