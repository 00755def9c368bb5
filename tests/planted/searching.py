"""Looks for planted words in everything that stays: the store, its files, a backup, the logs."""

import base64
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.apps import apps
from django.core.cache import caches
from django.db import connection

from tests.planted import BROWSER, PLACE, PROXIES, STEM
from uprdesk.backup import identity
from uprdesk.backup.encrypted import decrypted
from uprdesk.backup.writing import write


class Search:
    """Finds words in bytes, also where they are packed as text for bytes.

    words  to look for as they are, beside everything that begins with the stem
    """

    def __init__(self, words: Iterable[str]) -> None:
        plain = {STEM, STEM.lower(), STEM.upper(), PLACE, PROXIES, BROWSER, *words}
        self.needles = {word: set(packed(word)) for word in plain if len(word) > 7}

    def found(self, content: object) -> list[str]:
        """The words that are in something, with the number of the planted one."""
        held = content if isinstance(content, bytes) else str(content).encode()
        told = set()
        for word, needles in self.needles.items():
            if any(needle in held for needle in needles):
                after = re.search(re.escape(word.encode()) + rb"\w{0,5}", held)
                told.add(after[0].decode() if after else word)
        return sorted(told)

    def in_rows(self) -> Iterator[tuple[str, str]]:
        """Column, and word: of each column of each table."""
        labels = {model._meta.db_table: model._meta.label for model in apps.get_models()}
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
                names = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    for name, value in zip(names, row, strict=True):
                        held = bytes(value) if isinstance(value, memoryview) else value
                        for word in self.found(held):
                            yield f"{labels.get(table, table)}.{name}", word

    def in_files(self, folder: Path) -> Iterator[tuple[str, str]]:
        """File, and word: names and bytes of each file."""
        for path in folder.rglob("*"):
            held = path.name.encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")
            for word in self.found(held):
                yield str(path.relative_to(folder)), word

    def in_backup(self, folder: Path, on: date) -> Iterator[tuple[str, str]]:
        """A backup, as it is and opened with its identity."""
        whose, made = identity.make(folder), io.BytesIO()
        write(made, program="test", on=on)
        path = folder.parent / "planted-backup"
        path.write_bytes(made.getvalue())
        try:
            with decrypted(path, whose) as stream:
                inside = stream.read()
        finally:
            path.unlink()
        # of the rows everything is there but what is left out: with the places it would be found at
        for word in self.found(made.getvalue()):
            yield "backup", word
        for line in inside.split(b"\n"):
            for word in self.found(line):
                yield "inside the backup", word

    def in_caches(self) -> Iterator[tuple[str, str]]:
        """What the process keeps in its caches."""
        for cache in caches.all():
            for word in self.found(repr(vars(cache)).encode()):
                yield "cache", word


def packed(word: str) -> Iterator[bytes]:
    """A word as bytes, and as text for bytes: hexadecimal, base64 at each of three places."""
    raw = word.encode()
    yield raw
    yield raw.hex().encode()
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    for lead in range(3):
        whole = base64.b64encode(b"\0" * lead + raw)
        begin = -(-lead * 8 // 6)
        yield whole[begin + (lead > 0) : len(whole) - 4]
