"""Limits for files from strangers, and what is said when one is exceeded.

A document of the UPR is small: the longest Working Group report has 60 pages, the report of a whole
session of the Council about 200. Everything far beyond is a mistake or an attack.
"""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from upr.errors import UnreadableFile
from upr.text import Text, gettext_noop, say

MOST_BYTES = 60_000_000
"""A whole file; the largest scanned document of the UN seen has 30 million bytes."""

MOST_PAGES = 400
"""Pages of one PDF: twice the longest report of a session of the Council."""

MOST_MEMBERS = 3_000
"""Parts of one Word file or spreadsheet."""

MOST_UNPACKED = 300_000_000
"""Bytes of all parts of a Word file or spreadsheet together."""

MOST_PART = 100_000_000
"""Bytes of one part."""

MOST_RATIO = 100
"""How much larger than packed a part may be. Text of Office files packs to about a tenth."""

LONGEST_LINE = 50_000
"""Characters of one paragraph: ten times the longest one seen in a document of the UPR."""

SMALL_PART = 1_000_000
"""A part below this many bytes may pack as well as it likes: it cannot harm."""

DOWNLOAD_AGAIN = gettext_noop(
    "Download it again; if it fails again, take the document by its symbol from the UN's official "
    "documents site."
)
UNPACKS_TOO_LARGE = gettext_noop(
    "This file unpacks to far more than a document can hold, so it was not opened."
)
ASK_SENDER = gettext_noop("Ask whoever sent it for the original, or take it from the UN's site.")


def unreadable(sentence: str, hint: str, **blanks: object) -> UnreadableFile:
    """An error from its two marked sentences; `blanks` fill both."""
    return UnreadableFile(say(sentence, **blanks), Text(hint, blanks))


def check_size(data: bytes) -> None:
    """Refuse a file without content and one that is larger than any document."""
    if not data.strip(b"\0 \r\n\t"):
        raise unreadable(gettext_noop("This file is empty."), DOWNLOAD_AGAIN)
    check_length(len(data))


def check_length(size: int) -> None:
    """Refuse a file of `size` bytes where no document has so many."""
    if size > MOST_BYTES:
        raise unreadable(
            gettext_noop("This file has %(megabytes)d MB; at most %(most)d MB are read."),
            gettext_noop("Save it without pictures, or give the part that is needed."),
            megabytes=max(size // 1_000_000, MOST_BYTES // 1_000_000 + 1),
            most=MOST_BYTES // 1_000_000,
        )


def check_pages(pages: int) -> None:
    """Refuse a document with more pages than any document of the UPR."""
    if pages > MOST_PAGES:
        raise unreadable(
            gettext_noop("This document has %(pages)d pages; at most %(most)d are read."),
            gettext_noop("Save the pages that are needed as a file of their own, and give that."),
            pages=pages,
            most=MOST_PAGES,
        )


def check_lines(lines: Iterable[str]) -> None:
    """Refuse a document with a paragraph longer than any document of the UPR has."""
    if longest := next((len(line) for line in lines if len(line) > LONGEST_LINE), 0):
        raise unreadable(
            gettext_noop("This document has a paragraph of %(letters)d characters."),
            gettext_noop(
                "No document of the UN has one: give the original as it was published, PDF or Word."
            ),
            letters=longest,
        )


class Package:
    """A Word file, spreadsheet or other zip, checked before and while it is unpacked.

    Raises UnreadableFile when the list of its parts is hostile or broken.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise unreadable(
                gettext_noop("This file is damaged or was cut off while it was copied."),
                DOWNLOAD_AGAIN,
            ) from error
        self._check()
        self.names = frozenset(self._zip.namelist())

    def _check(self) -> None:
        parts = self._zip.infolist()
        if len({part.filename for part in parts}) < len(parts):
            # one reader would take the first of two parts of one name, another the second
            raise unreadable(gettext_noop("This file holds two parts of one name."), ASK_SENDER)
        if len(parts) > MOST_MEMBERS or sum(p.file_size for p in parts) > MOST_UNPACKED:
            raise unreadable(UNPACKS_TOO_LARGE, ASK_SENDER)
        for part in parts:
            if part.flag_bits & 1:
                raise unreadable(
                    gettext_noop("This file is protected by a password."),
                    gettext_noop("Save a copy without the password, and give that."),
                )
            if _leaves_the_folder(part.filename):
                raise unreadable(
                    gettext_noop("This file holds parts with names no document has: %(part)s."),
                    ASK_SENDER,
                    part=part.filename[:60],
                )
            ratio = part.file_size / max(part.compress_size, 1)
            if part.file_size > SMALL_PART and ratio > MOST_RATIO:
                raise unreadable(UNPACKS_TOO_LARGE, ASK_SENDER)

    def read(self, name: str, most: int = MOST_PART) -> bytes:
        """The bytes of one part; the size the list claims is not believed.

        Raises UnreadableFile when the part is missing, damaged or larger than `most` bytes.
        """
        try:
            with self._zip.open(name) as part:
                data = part.read(most + 1)
        except (KeyError, ValueError, zipfile.BadZipFile, OSError, EOFError, RuntimeError) as error:
            raise unreadable(
                gettext_noop("A part of this file is missing or damaged: %(part)s."),
                DOWNLOAD_AGAIN,
                part=name,
            ) from error
        except Exception as error:
            # zlib.error and lzma.LZMAError have no common base but Exception
            if type(error).__module__ not in {"zlib", "_lzma", "lzma", "_bz2"}:
                raise
            raise unreadable(
                gettext_noop("A part of this file is missing or damaged: %(part)s."),
                DOWNLOAD_AGAIN,
                part=name,
            ) from error
        if len(data) > most:
            raise unreadable(UNPACKS_TOO_LARGE, ASK_SENDER)
        return data


def _leaves_the_folder(name: str) -> bool:
    """Whether a part would be written outside the folder it is unpacked in."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]
