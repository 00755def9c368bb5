"""PDF → plain text with pages; heads of pages taken off, footnotes apart.

The engine gives the text of a page in one call, which is fast; positions and sizes of letters cost
a call each, so they are asked only for the first letter of a line and for digits glued to a word.
"""

import ctypes
import math
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from upr.intake.reading.characters import BROKEN_HYPHEN, mend_hyphens, tidy, words_of
from upr.intake.reading.page_heads import split_heads
from upr.intake.reading.plain import Line, Plain
from upr.intake.reading.safety import DOWNLOAD_AGAIN, check_pages, unreadable
from upr.text import gettext_noop

ENGINE = threading.Lock()
"""The engine keeps global state: one thread at a time, in the whole process."""

LETTERS_OF_TEXT = 20
"""Fewer letters than this for each page: pictures of pages, perhaps with a stamp on them."""

NOTE_MARK = re.compile(r"(?:\d{1,3}|[*∗†‡]{1,4})(?![\w.,])\s*(?=\S)")
"""What a footnote begins with, when it is printed smaller than the words after it."""

MARK_ALONE = re.compile(r"\d{1,3}|[*∗†‡]{1,4}")
STAR_NOTE = re.compile(r"[*∗]{1,4}\s*[^\W\d_]")
"""A footnote by asterisk whose asterisk may be as large as its text."""

LINES_OF_STAR_NOTES = 8
"""Such a footnote stands among the last so many lines of a page."""

GLUED_DIGITS = re.compile(
    r"(?:(?<=[^\W\d_]|[)\].,;:’”\"'])\s?|(?<!\d)(?P<year>(?:1[89]|20)\d\d))"
    r"(?P<digits>\d{1,3})(?![\w.,]\w|\w)"
)
"""Digits behind a word, a mark or a year: perhaps a footnote, e.g. 'France4'; their size decides."""

GLUED_STARS = re.compile(r"(?<=[\w)\]])\s?[*∗]{1,4}(?=[\s,.;:)]|$)")

SMALLER = 0.85
"""A letter below this share of its neighbour's size is a mark, not text."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Where one letter stands: origin in points from the bottom left of the page, size in points.

    The size is that of the font as shown; boxes of letters differ from font to font.
    """

    left: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line while its page is read.

    first  its first letter
    note   whether it begins with the raised mark of a footnote
    """

    text: str
    first: Letter
    note: bool = False


def read_pdf(data: bytes) -> Plain:
    """Read the text layer of a PDF.

    Raises UnreadableFile for a PDF that is protected, damaged, cut off, too long or without text.
    """
    _check_end(data)
    with ENGINE:
        document = _open(data)
        try:
            check_pages(len(document))
            pages = [_printed_lines(document, number) for number in range(len(document))]
            images = tuple(
                number + 1
                for number, lines in enumerate(pages)
                if not lines and _holds_picture(document, number)
            )
        finally:
            document.close()
    _check_text(pages)
    return _plain(pages, images)


def _check_end(data: bytes) -> None:
    """Every whole PDF ends with its end mark; the engine would silently read half a document."""
    if b"%%EOF" not in data[-4096:]:
        raise unreadable(
            gettext_noop("This PDF stops before its end: it was cut off while it was copied."),
            DOWNLOAD_AGAIN,
        )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise unreadable(
                gettext_noop("This PDF is protected by a password."),
                gettext_noop("Open it with the password, save a copy without it, and give that."),
            ) from error
        raise unreadable(gettext_noop("This PDF is damaged."), DOWNLOAD_AGAIN) from error
    if not pages:
        document.close()
        raise unreadable(gettext_noop("This PDF is damaged."), DOWNLOAD_AGAIN)
    return document


def _check_text(pages: list[list[PrintedLine]]) -> None:
    letters = sum(len(line.text) for lines in pages for line in lines)
    if letters < LETTERS_OF_TEXT * len(pages):
        raise unreadable(
            gettext_noop("This PDF is a scan: it holds pictures of pages and no text."),
            gettext_noop(
                "Take the Word version or the document by its symbol from the UN's official "
                "documents site, or run a text recognition (OCR) over it and check the result."
            ),
        )


def _holds_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether an empty page shows a picture; a page left blank on purpose does not."""
    page = document[number]
    try:
        pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])  # pyright: ignore
        return any(isinstance(one, pypdfium2.PdfObject) for one in pictures)  # pyright: ignore
    finally:
        page.close()


def _printed_lines(document: pypdfium2.PdfDocument, number: int) -> list[PrintedLine]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise unreadable(
            gettext_noop("Page %(page)d of this PDF is damaged."), DOWNLOAD_AGAIN, page=number + 1
        ) from error
    try:
        textpage = page.get_textpage()
        try:
            return list(_lines_of(textpage))
        finally:
            textpage.close()
    finally:
        page.close()


def _lines_of(textpage: pypdfium2.PdfTextPage) -> Iterator[PrintedLine]:
    position = 0
    for raw in textpage.get_text_range().split("\r\n"):
        if text := raw.strip():
            start = position + raw.index(text[0])
            note = _begins_small(textpage, text, start)
            text = without_raised_digits(textpage, raw, position)
            if text := GLUED_STARS.sub("", text).strip():
                yield PrintedLine(text, _letter(textpage, start), note)
        position += _units(raw) + 2


def _units(text: str) -> int:
    """Length as the engine counts it: letters beyond the basic plane count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _letter(textpage: pypdfium2.PdfTextPage, position: int) -> Letter:
    """The letter at `position` of the page's text."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage.raw, position)
    left, base, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(textpage.raw, index, left, base)
    size = pdfium.FPDFText_GetFontSize(textpage.raw, index)
    if pdfium.FPDFText_GetMatrix(textpage.raw, index, matrix):
        # many programs write letters of size 1 and stretch them
        size *= math.hypot(matrix.b, matrix.d)
    return Letter(left.value, base.value, size)


def _begins_small(textpage: pypdfium2.PdfTextPage, text: str, start: int) -> bool:
    """Whether a line begins with a mark printed smaller than the words that follow it."""
    mark = NOTE_MARK.match(text)
    if not mark:
        return False
    after = _letter(textpage, start + mark.end())
    return _letter(textpage, start).size < SMALLER * after.size


def without_raised_digits(textpage: pypdfium2.PdfTextPage, raw: str, position: int) -> str:
    """Take footnote digits off: 'France4' is France, but 'article 4' and 'CO2' keep theirs.

    The digit of a formula stands low, that of a footnote high.
    """

    def kept(match: re.Match[str]) -> str:
        behind = match.end("year") if match["year"] else match.start()
        digit = _letter(textpage, position + match.start("digits"))
        before = _letter(textpage, position + behind - 1)
        raised = digit.size < SMALLER * before.size and digit.base > before.base + 0.5
        return (match["year"] or "") if raised else match[0]

    return GLUED_DIGITS.sub(kept, raw)


def _plain(pages: list[list[PrintedLine]], images: tuple[int, ...]) -> Plain:
    body: list[Line] = []
    notes: list[Line] = []
    heads: dict[str, None] = {}
    for number, printed in enumerate(pages, start=1):
        above, joined, below = split_heads(list(join_same_height(printed)), number)
        heads.update(dict.fromkeys(tidy(line.text) for line in [*above, *below]))
        text, noted = split_notes(joined)
        body += [_line(line, number) for line in text]
        notes += [_line(line, number) for line in noted]
    if any(BROKEN_HYPHEN in line.text for line in [*body, *notes]):
        words = words_of(line.text for line in body)
        body, notes = _mended(body, words), _mended(notes, words)
    return Plain("pdf", len(pages), tuple(body), tuple(notes), tuple(heads), images)


def _line(printed: PrintedLine, page: int) -> Line:
    return Line(tidy(printed.text), page, round(printed.first.left, 1))


def _mended(lines: list[Line], words: frozenset[str]) -> list[Line]:
    return [
        replace(line, text=mend_hyphens(line.text, words)) if BROKEN_HYPHEN in line.text else line
        for line in lines
    ]


def join_same_height(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Put together what is printed on one line; the engine breaks it after a raised letter."""
    waiting: PrintedLine | None = None
    for line in lines:
        if waiting and _is_mark_of(waiting, line):
            waiting = PrintedLine(f"{waiting.text} {line.text}", line.first, note=True)
            continue
        if waiting and _continues(waiting, line):
            mark = NOTE_MARK.match(line.text) if line.note else None
            text = line.text[mark.end() :] if mark else line.text
            gap = "" if text[:1] in ",.;:)" else " "
            waiting = replace(waiting, text=(waiting.text + gap + text).strip())
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _is_mark_of(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether `before` is only the raised mark of the footnote that `line` begins."""
    small = before.first.size < SMALLER * line.first.size
    near = abs(line.first.base - before.first.base) < line.first.size
    return small and near and MARK_ALONE.fullmatch(before.text) is not None


def _continues(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether `line` stands to the right of `before` at the same height of the page."""
    higher = abs(line.first.base - before.first.base)
    return line.first.left > before.first.left + 5 and higher < 0.5 * before.first.size


def split_notes(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Part the text of a page from its footnotes: all that is printed below the first of them."""
    for index, line in enumerate(lines):
        starred = index >= len(lines) - LINES_OF_STAR_NOTES and STAR_NOTE.match(line.text)
        if index and (line.note or starred):
            lower = line.first.base + 1
            text = [other for other in lines[index:] if other.first.base > lower]
            return lines[:index] + text, [o for o in lines[index:] if o.first.base <= lower]
    return lines, []
