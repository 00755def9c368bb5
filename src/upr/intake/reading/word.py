"""Word (.docx) → plain text: the body in order, automatic numbers written out, footnotes apart.

Read from the parts of the file itself, because automatic numbers, tracked changes and footnotes
are nowhere in the text of the paragraphs. Deleted text is left out, inserted text is kept: what a
person reads who accepts all changes.
"""

import re
from collections.abc import Iterator

from upr.intake.reading.characters import tidy
from upr.intake.reading.plain import Cell, Line, Plain, Table
from upr.intake.reading.safety import Package
from upr.intake.reading.word_numbers import Numbering
from upr.intake.reading.xml_tree import Element, W, is_on, parse_xml, value, whole

BODY = "word/document.xml"

LEFT_OUT = {
    W + "del",  # tracked: deleted
    W + "moveFrom",  # tracked: moved away from here
    W + "instrText",  # the code of a field; its result follows as text
    W + "delText",
    W + "pPr",
    W + "rPr",
    W + "tbl",  # a table inside a text box is read as a block of its own
}
BREAKS = {W + "br", W + "cr"}
RAISED_MARK = re.compile(r"[\d*∗†‡,\s]+")
"""What may stand raised behind a word as a footnote; raised letters ('29th') are text."""

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes) -> Plain:
    """Read a Word file.

    Raises UnreadableFile when the package is hostile or damaged.
    """
    package = Package(data)
    body = parse_xml(package.read(BODY)).find(W + "body")
    numbering = Numbering(_part(package, "word/styles.xml"), _part(package, "word/numbering.xml"))
    blocks = tuple(_blocks(body, numbering)) if body is not None else ()
    notes = tuple(
        note
        for name in ("word/footnotes.xml", "word/endnotes.xml")
        if (part := _part(package, name)) is not None
        for note in _notes(part)
    )
    return Plain("docx", None, blocks, notes, tuple(_heads(package)))


def _part(package: Package, name: str) -> Element | None:
    return parse_xml(package.read(name)) if name in package.names else None


def _heads(package: Package) -> Iterator[str]:
    """Each text of the heads and feet of pages, once: a draft has its symbol only there."""
    seen: set[str] = set()
    for name in sorted(package.names):
        if not re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            continue
        for paragraph in parse_xml(package.read(name)).iter(W + "p"):
            text = tidy(_text(paragraph))
            if text and text not in seen:
                seen.add(text)
                yield text


def _notes(part: Element) -> Iterator[Line]:
    """One line for each footnote; the separators that Word keeps as notes have a type."""
    for note in part:
        if note.get(W + "type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        text = tidy(" ".join(_text(paragraph) for paragraph in note.iter(W + "p")))
        if text:
            yield Line(text)


def _blocks(parent: Element, numbering: Numbering) -> Iterator[Line | Table]:
    """Paragraphs and tables of a body or text box, in order."""
    carried = ""
    for element in parent:
        if element.tag == W + "p":
            text = carried + _text(element)
            if _mark_is_deleted(element):
                # the end of this paragraph is deleted: the next one continues it
                carried = text
                continue
            carried = ""
            # Word counts empty paragraphs too: the number may stand alone in a cell of a table
            number = numbering.number_of(element)
            if shown := tidy(f"{number} {text}"):
                yield Line(shown)
            for box in _text_boxes(element):
                yield from _blocks(box, numbering)
        elif element.tag == W + "tbl":
            yield Table(tuple(_rows(element, numbering)))
        elif element.tag == W + "sdt":
            content = element.find(W + "sdtContent")
            if content is not None:
                yield from _blocks(content, numbering)
        elif element.tag in {W + "ins", W + "moveTo", W + "customXml"}:
            yield from _blocks(element, numbering)
    if carried.strip():
        yield Line(tidy(carried))


def _mark_is_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Text boxes anchored here; of the two forms Word keeps for older programs only the first."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            yield box


def _text(element: Element) -> str:
    """Words of a paragraph as a reader sees them; line breaks are kept as white space."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == W + "r":
            yield from _run(child)
        elif tag == W + "t":
            yield child.text or ""
        elif tag in {W + "tab", W + "ptab"} or tag in BREAKS:
            yield " "
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag not in {W + "drawing", W + "pict", W + "object"} and FALLBACK not in tag:
            yield from _pieces(child)


def _run(run: Element) -> Iterator[str]:
    properties = run.find(W + "rPr")
    if properties is not None:
        if is_on(properties.find(W + "vanish")):
            return
        raised = value(properties.find(W + "vertAlign")) == "superscript"
        text = "".join(_pieces(run))
        if raised and RAISED_MARK.fullmatch(text):
            return
        yield text
        return
    yield from _pieces(run)


def _rows(table: Element, numbering: Numbering) -> Iterator[tuple[Cell, ...]]:
    for row in table.iter(W + "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        if next(row.iterancestors(W + "tbl")) is not table:
            continue  # a row of a table inside a cell: read as text of that cell
        yield tuple(_cells(row, numbering))


def _cells(row: Element, numbering: Numbering) -> Iterator[Cell]:
    """Cells of a row with their place in the grid; a cell continued from above is left out."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = whole(value(before), 0)
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is not row:
            continue
        properties = cell.find(W + "tcPr")
        span = None if properties is None else properties.find(W + "gridSpan")
        columns = whole(value(span), 1)
        merged = None if properties is None else properties.find(W + "vMerge")
        if merged is None or value(merged) == "restart":
            yield Cell("\n".join(_cell_texts(cell, numbering)), column, columns)
        column += columns


def _cell_texts(cell: Element, numbering: Numbering) -> Iterator[str]:
    for block in _blocks(cell, numbering):
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (inner.text for row in block.rows for inner in row)
