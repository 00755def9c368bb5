"""Plain text files → lines with pages: a form feed begins a page."""

from upr.intake.reading.characters import mend_hyphens, tidy, words_of
from upr.intake.reading.page_heads import split_heads
from upr.intake.reading.plain import Line, Plain
from upr.intake.reading.safety import check_lines

ENCODINGS = ("utf-8-sig", "cp1252", "mac-roman")
"""Tried in this order; the last one takes any byte."""


def read_text(data: bytes) -> Plain:
    """Read a text file of any usual encoding and line end."""
    pages = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").split("\f")
    paged = len(pages) > 1
    check_lines(row for page in pages for row in page.split("\n"))
    heads: dict[str, None] = {}
    body: list[Line] = []
    for number, page in enumerate(pages, start=1):
        lines = [
            Line(text, number if paged else None) for row in page.split("\n") if (text := tidy(row))
        ]
        above, text_lines, below = split_heads(lines, number)
        heads.update(dict.fromkeys(line.text for line in [*above, *below]))
        body += text_lines
    words = words_of(line.text for line in body)
    mended = (Line(mend_hyphens(line.text, words), line.page) for line in body)
    return Plain("text", len(pages) if paged else None, tuple(mended), heads=tuple(heads))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("the last encoding decodes any byte")
