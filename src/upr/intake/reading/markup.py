"""Words inside HTML: the rows of a table on a web page, and a fragment as plain text.

Read by the standard library's forgiving parser, piece by piece; nothing is fetched or run.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from upr.intake.reading.characters import without_orders

BREAKS = {"br", "p", "div", "li", "tr"}
SILENT = {"script", "style", "title"}
MOST_COLUMNS = 200
"""A cell that claims to cover more columns is believed up to here."""


class _Rows(HTMLParser):
    """Collects finished rows; an unclosed cell or row ends where the next begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span[:9]), MOST_COLUMNS) if span.isdecimal() else 1
        elif tag in BREAKS and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            # only a tag breaks a line, as in a browser
            self._cell.append(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        super().close()
        self._end_row()

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row += [_tidy("".join(self._cell)), *[""] * (self._span - 1)]
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self.done.append(self._row)
        self._row = None


def table_rows(page: Iterator[str]) -> Iterator[list[str]]:
    """Cells of every row of every table in `page`, which comes in pieces.

    A cell over several columns is followed by empty cells, so that columns stay in line.
    """
    parser = _Rows()
    for piece in page:
        parser.feed(piece)
        yield from parser.done
        parser.done.clear()
    parser.close()
    yield from parser.done


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in SILENT))
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain_of(fragment: str) -> str:
    """The words of an HTML fragment, entities as letters, one line a paragraph."""
    if "<" not in fragment and "&" not in fragment:
        return _tidy(fragment)
    parser = _Words()
    parser.feed(fragment)
    parser.close()
    return _tidy("".join(parser.parts))


def _tidy(text: str) -> str:
    lines = (" ".join(without_orders(line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
