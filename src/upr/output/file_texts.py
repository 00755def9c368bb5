"""Every text inside a file, the ones that nobody sees included, with the place where it stands.

Read are plain texts (.csv, .json, .ics, .html), zips (.docx, .xlsx, .odt, a package of several
files) with all their parts, names and comments, and PDF. Of pictures and other bytes only runs of
plain letters and long names can be seen.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from urllib.parse import unquote

from upr.errors import UnreadableFile
from upr.intake.reading.pdf_traces import traces_of
from upr.intake.reading.safety import MOST_UNPACKED
from upr.output.xml_texts import OF_THE_FORMAT, NotXml, xml_texts
from upr.text import Text, gettext_noop, say

DEEPEST = 4
"""Files inside files inside files: a package of documents with spreadsheets in them has three."""

LETTERS_OF_NOISE = 8
"""Bytes that are no text spell short words by chance; names of fewer letters are not sought."""

PLACES = [
    (re.compile(r"(word/document\w*|content)\.xml"), gettext_noop("the text of the document")),
    (re.compile(r"word/comments"), gettext_noop("the comments")),
    (re.compile(r"word/(header|footer)"), gettext_noop("the head or foot of the pages")),
    (re.compile(r"word/(footnotes|endnotes)"), gettext_noop("the notes of the document")),
    (re.compile(r"word/people"), gettext_noop("the list of people who worked on the file")),
    (re.compile(r"docProps/|meta\.xml|customXml/"), gettext_noop("the properties of the file")),
    (re.compile(r"xl/(sharedStrings|worksheets/)"), gettext_noop("the cells of the spreadsheet")),
    (re.compile(r"xl/workbook"), gettext_noop("the names of the sheets")),
    (re.compile(r"xl/(comments|threadedComments|persons)"), gettext_noop("the comments")),
    (re.compile(r".*\.rels"), gettext_noop("the links of the document")),
]
"""Parts of a file by what a person calls them; a part's own name might name somebody."""

TEXT = say(gettext_noop("the text"))
UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
TAG = re.compile(r"<[^<>]*>")
FOLDED_LINE = re.compile(r"\r?\n[ \t]")
PRINTED_BYTES = re.compile(rb"[\x20-\x7e]{6,}")
PACKED = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!", b"\x28\xb5\x2f\xfd", b"age-enc")
"""First bytes of files that are packed or sealed by means that are not undone here."""

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
UNOPENED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,  # a password; NotImplementedError, an unknown way of packing, is one too
)

NOT_SEARCHED = say(
    gettext_noop(
        "It cannot be searched for names, so it is not given out. Make it again, or leave out "
        "what was attached."
    )
)


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


def pieces_of(data: bytes, place: Text | None = None, depth: int = 0) -> Iterator[Piece]:
    """Every text of a file, by what its first bytes say it is.

    place  where the file itself lies; None for the file that was given

    Raises UnreadableFile where something in it cannot be opened: what was not searched must not
    leave as if it had been.
    """
    if depth > DEEPEST:
        raise _unsearched(gettext_noop("This file holds files inside files, too many deep."))
    if data.startswith(PACKED):
        raise _unsearched(gettext_noop("This file holds one that is packed or sealed."))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _of_zip(data, place, depth)
    elif b"%PDF-" in data[:1024]:
        yield from _of_pdf(data, place, depth)
    elif _is_text(data):
        yield from _of_text(data, place)
    else:
        yield from _of_bytes(data, place or say(gettext_noop("the bytes of the file")))


def _is_text(data: bytes) -> bool:
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


def _of_text(data: bytes, place: Text | None) -> Iterator[Piece]:
    try:
        texts = xml_texts(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    except NotXml:
        texts = None  # a web page, perhaps; its tags are taken off below
    if texts:
        yield from (Piece(place or TEXT, text) for text in texts)
        return
    yield from pieces_of_text(_decoded(data), place)


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


def _decoded(data: bytes) -> str:
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _of_bytes(data: bytes, place: Text) -> Iterator[Piece]:
    """Bytes that are no text: runs of plain letters, and long names in the usual encodings."""
    yield Piece(place, "\n".join(run.decode("ascii") for run in PRINTED_BYTES.findall(data)))
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        yield Piece(place, data.decode(encoding, "ignore"), LETTERS_OF_NOISE)
    for encoding in ("utf-16-le", "utf-16-be"):
        yield Piece(place, data[1:].decode(encoding, "ignore"), LETTERS_OF_NOISE)


def _of_zip(data: bytes, place: Text | None, depth: int) -> Iterator[Piece]:
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except UNOPENED as error:
        raise _unsearched(gettext_noop("This file is damaged: not all of it opens.")) from error
    parts = package.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _unsearched(gettext_noop("This file unpacks to more than can be searched."))
    remarks = [package.comment, *(part.comment for part in parts), *(p.extra for p in parts)]
    yield Piece(
        place or say(gettext_noop("the remarks of the packed file")),
        "\n".join(_decoded(remark) for remark in remarks if remark),
    )
    yield Piece(
        place or say(gettext_noop("the names of the files inside")),
        "\n".join(part.filename for part in parts if not OF_THE_FORMAT.fullmatch(part.filename)),
    )
    for number, part in enumerate(parts, start=1):
        where = place or _place(part.filename, number)
        yield from pieces_of(_unpacked(package, part), where, depth + 1)


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One part. Raises UnreadableFile for whatever keeps it from being opened."""
    try:
        with package.open(part) as source:
            data = source.read(part.file_size + 1)
    except UNOPENED as error:
        raise _unsearched(gettext_noop("This file is damaged: not all of it opens.")) from error
    return data


def _place(name: str, number: int) -> Text:
    for pattern, sentence in PLACES:
        if pattern.match(name):
            return say(sentence)
    return say(gettext_noop("part %(number)d of the file"), number=number)


def _of_pdf(data: bytes, place: Text | None, depth: int) -> Iterator[Piece]:
    try:
        traces = traces_of(data)
    except UnreadableFile as error:
        raise UnreadableFile(error.message, NOT_SEARCHED) from error
    for number, text in enumerate(traces.pages, start=1):
        yield Piece(place or say(gettext_noop("page %(page)d"), page=number), text)
    unseen = say(gettext_noop("the properties of the PDF, its bookmarks, links, notes or fields"))
    yield Piece(place or unseen, "\n".join(traces.strings))
    attached = say(gettext_noop("the properties of the PDF or a file attached to it"))
    for content in traces.files:
        yield from pieces_of(content, place or attached, depth + 1)
    hidden = say(gettext_noop("a part of the PDF that is not shown"))
    for content in traces.rest:
        yield Piece(place or hidden, content.decode("latin-1"), LETTERS_OF_NOISE)


def _unsearched(sentence: str) -> UnreadableFile:
    return UnreadableFile(Text(sentence), NOT_SEARCHED)
