"""Plain text with places: what every reader of a format gives, and every parser takes."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a PDF as printed, or one paragraph of a Word file.

    text  white space single, no break inside; an automatic number of Word stands in front
    page  from 1; None where the format has no pages
    left  distance from the left edge of the page in points; None where it is not known
    """

    text: str
    page: int | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; merged cells are one cell.

    text     its paragraphs, divided by line breaks
    column   first column of the grid it covers, from 0
    columns  how many columns it covers
    """

    text: str
    column: int = 0
    columns: int = 1

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs that are not empty."""
        return [text for text in self.text.split("\n") if text.strip()]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a Word file or web page; a cell merged over rows stands in the first of them."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """One file as text with places.

    format   "pdf", "docx", "doc", "html" or "text"
    pages    how many; None where the format has no pages
    blocks   lines and tables in the order of the body
    notes    footnotes, apart from the body; a note is one line of a PDF or one whole note of Word
    heads    what stood above and below the pages (symbol, number of the page), each once
    images   pages without any text, which only a person or a text recognition can read
    """

    format: str
    pages: int | None
    blocks: tuple[Line | Table, ...]
    notes: tuple[Line, ...] = ()
    heads: tuple[str, ...] = ()
    images: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the body in order, those in the cells of tables included."""
        return tuple(self._walk())

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def _walk(self) -> Iterator[Line]:
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
                continue
            for row in block.rows:
                for cell in row:
                    yield from (Line(text) for text in cell.paragraphs)
