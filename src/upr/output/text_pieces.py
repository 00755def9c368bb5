"""Pieces of text with the place where they stand, from files of letters and from mere bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from upr.output.xml_texts import NotXml, xml_texts
from upr.text import Text, gettext_noop, say

LETTERS_OF_NOISE = 8
"""Bytes that are no text spell short words by chance; names of fewer letters are not sought."""

TEXT = say(gettext_noop("the text"))
UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
TAG = re.compile(r"<[^<>]*>")
FOLDED_LINE = re.compile(r"\r?\n[ \t]")
PRINTED_BYTES = re.compile(rb"[\x20-\x7e]{6,}")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """One text of a file.

    place     where it stands, in words
    text      as it would be read
    at_least  letters of a name from which on it can be told from chance
    lines     whether the line in which something stands means anything to a person
    """

    place: Text
    text: str
    at_least: int = 1
    lines: bool = False


def is_text(data: bytes) -> bool:
    """Whether it is a text; stray control characters, which UN documents hold, do not matter."""
    if data.startswith(UTF_16):
        return True
    if b"\0" in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return not CONTROL.search(data[:65_536])
    return True


def pieces_of_written(data: bytes, place: Text | None) -> Iterator[Piece]:
    """The texts of a file that is written in letters: XML, a web page, a table, a calendar."""
    try:
        texts = xml_texts(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    except NotXml:
        texts = None  # a web page, perhaps; its tags are taken off below
    if texts:
        for text in texts:
            yield from pieces_of_text(text, place or TEXT)
        return
    yield from pieces_of_text(decoded(data), place)


def pieces_of_text(text: str, place: Text | None = None) -> Iterator[Piece]:
    """A text as it stands, and as it reads once its escapes are undone."""
    yield Piece(place or TEXT, text, lines=place is None)
    if "BEGIN:V" in text:
        yield Piece(place or TEXT, FOLDED_LINE.sub("", text).replace("\\n", " "))
    if "\\" in text:
        plain = UNICODE_ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)
        # two halves of one letter beyond the basic plane are put together
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield Piece(place or TEXT, re.sub(r"\\[nNrt]", " ", plain))
    if "%" in text:
        yield Piece(place or TEXT, unquote(text))
    if "&" in text or "<" in text:
        yield Piece(place or TEXT, unescape(TAG.sub("", text)))


def decoded(data: bytes) -> str:
    """A text in whatever encoding it seems to have."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def pieces_of_bytes(data: bytes, place: Text) -> Iterator[Piece]:
    """Bytes that are no text: runs of plain letters, and long names in the usual encodings."""
    yield Piece(place, "\n".join(run.decode("ascii") for run in PRINTED_BYTES.findall(data)))
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        yield Piece(place, data.decode(encoding, "ignore"), LETTERS_OF_NOISE)
    for encoding in ("utf-16-le", "utf-16-be"):
        yield Piece(place, data[1:].decode(encoding, "ignore"), LETTERS_OF_NOISE)
