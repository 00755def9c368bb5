"""Everything in a PDF that a program can read, seen on its pages or not.

`pdf.py` reads what is printed. Here come the properties, bookmarks, links, notes, form fields,
attached files and former versions too, for whoever asks whether a word is anywhere in a file.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from upr.intake.reading.pdf import ENGINE
from upr.intake.reading.safety import DOWNLOAD_AGAIN, MOST_PART, MOST_UNPACKED, unreadable
from upr.text import gettext_noop

STREAM = re.compile(rb"(?<!end)stream\r?\n")
END_OF_STREAM = b"endstream"
LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)", re.S)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
HEAD_OF_STREAM = 4_096
"""Bytes before a stream that are searched for its dictionary."""

READABLE_STREAM = re.compile(rb"/Type\s*/Metadata|/Type\s*/EmbeddedFile|/Subtype\s*/XML")


@dataclass(frozen=True, slots=True, repr=False)
class Traces:
    """What a PDF holds.

    pages    the text of each page
    strings  of its objects: properties, bookmarks, notes, links, form fields
    files    unpacked streams that are texts or files of their own: properties as XML, attachments
    rest     all other bytes, unpacked: fonts, pictures, drawings, names of objects
    """

    pages: tuple[str, ...]
    strings: tuple[str, ...]
    files: tuple[bytes, ...]
    rest: tuple[bytes, ...]


def traces_of(data: bytes) -> Traces:
    """Take a PDF apart. Raises UnreadableFile where it is encrypted, damaged or unpacks too large.

    Streams that are packed by other means than Flate stay packed.
    """
    if re.search(rb"/Encrypt\b", data):
        raise unreadable(
            gettext_noop("This PDF is protected by a password."),
            gettext_noop("Open it with the password, save a copy without it, and give that."),
        )
    objects: list[bytes] = []
    files: list[bytes] = []
    rest: list[bytes] = []
    unpacked = 0
    for head, content in _streams(data, objects):
        unpacked += len(content)
        if unpacked > MOST_UNPACKED:
            raise unreadable(
                gettext_noop("This PDF unpacks to more than any document has."), DOWNLOAD_AGAIN
            )
        if b"/ObjStm" in head:
            objects.append(content)
        elif READABLE_STREAM.search(head):
            files.append(content)
        else:
            rest.append(content)
    strings = tuple(text for part in objects for text in _strings(part))
    return Traces(_pages(data), strings, tuple(files), (*objects, *rest))


def _streams(data: bytes, outside: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The dictionary and the unpacked bytes of each stream; what lies between goes `outside`."""
    at = 0
    while found := STREAM.search(data, at):
        outside.append(data[at : found.start()])
        head = data[max(at, found.start() - HEAD_OF_STREAM) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        end = data.find(END_OF_STREAM, found.end())
        end = len(data) if end < 0 else end
        yield head, _unpacked(data[found.end() : end], head)
        at = min(end + len(END_OF_STREAM), len(data))
    outside.append(data[at:])


def _unpacked(content: bytes, head: bytes) -> bytes:
    if b"/FlateDecode" not in head:
        return content
    try:
        return zlib.decompressobj().decompress(content, MOST_PART)
    except zlib.error:
        return content  # behind a second filter; searched as it is


def _strings(part: bytes) -> Iterator[str]:
    for literal in LITERAL.finditer(part):
        yield _decoded(ESCAPE.sub(_unescaped, literal[1]))
    for digits in HEXADECIMAL.finditer(part):
        plain = b"".join(digits[1].split())
        yield _decoded(bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii")))


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    if code in (b"\n", b"\r", b"\r\n"):
        return b""
    return ESCAPED.get(code, code)


def _decoded(string: bytes) -> str:
    """A string of an object: UTF-16 or UTF-8 behind their marks, otherwise nearly Latin-1."""
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    if string.startswith(b"\xef\xbb\xbf"):
        return string[3:].decode("utf-8", "replace")
    return string.decode("latin-1")


def _pages(data: bytes) -> tuple[str, ...]:
    with ENGINE:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise unreadable(gettext_noop("This PDF is damaged."), DOWNLOAD_AGAIN) from error
        try:
            return tuple(_text_of(document, number) for number in range(len(document)))
        finally:
            document.close()


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise unreadable(
            gettext_noop("Page %(page)d of this PDF is damaged."), DOWNLOAD_AGAIN, page=number + 1
        ) from error
    try:
        textpage = page.get_textpage()
        try:
            return textpage.get_text_range()
        finally:
            textpage.close()
    finally:
        page.close()
