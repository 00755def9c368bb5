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
from io import BytesIO

from upr.errors import UnreadableFile
from upr.intake.reading.pdf_traces import traces_of
from upr.intake.reading.safety import MOST_UNPACKED
from upr.output.text_pieces import (
    LETTERS_OF_NOISE,
    Piece,
    decoded,
    is_text,
    pieces_of_bytes,
    pieces_of_written,
)
from upr.output.xml_texts import OF_THE_FORMAT
from upr.text import Text, gettext_noop, say

DEEPEST = 4
"""Files inside files inside files: a package of documents with spreadsheets in them has three."""

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

PACKED = (b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"Rar!", b"\x28\xb5\x2f\xfd", b"age-enc")
"""First bytes of files that are packed or sealed by means that are not undone here."""

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
    elif is_text(data):
        yield from pieces_of_written(data, place)
    else:
        yield from pieces_of_bytes(data, place or say(gettext_noop("the bytes of the file")))


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
        "\n".join(decoded(remark) for remark in remarks if remark),
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
