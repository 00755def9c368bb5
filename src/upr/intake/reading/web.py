"""Web pages → plain text: paragraphs and tables in order, scripts and styles left out."""

from collections.abc import Iterator

from upr.intake.reading.characters import tidy
from upr.intake.reading.plain import Cell, Line, Plain, Table
from upr.intake.reading.xml_tree import Element, parse_html, whole

LEFT_OUT = {"script", "style", "head", "noscript", "template", "del"}
APART = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip


def read_html(data: bytes) -> Plain:
    """Read a web page; nothing it points to is fetched.

    Raises UnreadableFile when no text can be found in it.
    """
    root = parse_html(data)
    return Plain("html", None, tuple(_blocks(root)))


def _blocks(root: Element) -> Iterator[Line | Table]:
    gathered: list[str] = []

    def line() -> Iterator[Line]:
        if text := tidy("".join(gathered)):
            yield Line(text)
        gathered.clear()

    for piece in _walk(root):
        if isinstance(piece, str):
            gathered.append(piece)
            continue
        yield from line()
        if piece is not None:
            yield Table(tuple(_rows(piece)))
    yield from line()


def _walk(element: Element) -> Iterator[str | Element | None]:
    """Texts, tables as elements, and None for the edge of a paragraph, as they come."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return
    if element.tag == "table":
        yield element
        return
    apart = element.tag in APART
    if apart:
        yield None
    yield element.text or ""
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
    if apart:
        yield None


def _rows(table: Element) -> Iterator[tuple[Cell, ...]]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        column = 0
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            wide = cell.get("colspan") or "1"
            columns = whole(wide, 1)
            cells.append(Cell(_cell_text(cell), column, columns))
            column += columns
        if cells:
            yield tuple(cells)


def _cell_text(cell: Element) -> str:
    texts: list[str] = []
    for block in _blocks(cell):
        texts += (
            [block.text] if isinstance(block, Line) else [c.text for r in block.rows for c in r]
        )
    return "\n".join(texts)
