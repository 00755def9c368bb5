"""Printed pieces become a Word file: typed or counted numbers, footnotes, heads, tracked changes."""

from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from upr.output.wg_report.blocks import Block, Printed, Run
from upr.output.wg_report.word_parts import (
    add_counting,
    add_footnotes,
    counted,
    hyphen,
    page_number,
    reference,
    tracked,
    without_time,
)

INSET = Cm(1.2)
RIGHT_EDGE = Cm(15)
LEVELS = {"paragraph": 0, "chapeau": 0, "item": 1}
"""Level on which Word counts a kind of paragraph, where it counts by itself."""


def to_word(report: Printed) -> bytes:
    """The report as .docx; no name of a person is left in its properties."""
    document = new_document()
    made = _Made(report, document, add_counting(document, report.counted) if report.counted else 0)
    _properties(document, report)
    _page_heads(document, report)
    _cover(made)
    if report.contents:
        _contents(document, report)
    for block in report.blocks:
        _block(made, block)
    add_footnotes(document, made.notes)
    written = BytesIO()
    document.save(written)
    return without_time(written.getvalue())


@dataclass(frozen=True, slots=True)
class _Made:
    """The file in the making.

    counting  number of the list by which Word counts, 0 where numbers are typed
    notes     mark and words of each footnote so far
    """

    report: Printed
    document: Document
    counting: int
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def note(self, paragraph: Paragraph, words: str, mark: str = "") -> None:
        """Put a footnote behind what the paragraph holds so far."""
        self.notes.append((mark, words))
        _append(paragraph, reference(len(self.notes), mark))


def _append(paragraph: Paragraph, element: Any) -> None:
    place: Any = paragraph._p  # pyright: ignore[reportPrivateUsage]
    place.append(element)


def _tab(paragraph: Paragraph, leader: WD_TAB_LEADER = WD_TAB_LEADER.SPACES) -> None:
    """What follows a tab ends at the right edge."""
    stops: Any = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(RIGHT_EDGE, WD_TAB_ALIGNMENT.RIGHT, leader)


def _properties(document: Document, report: Printed) -> None:
    properties, day = document.core_properties, datetime.combine(report.issued_on, time())
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = day
    properties.title = f"{report.cover.title}: {report.cover.state}"
    properties.language = report.language
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10)


def _page_heads(document: Document, report: Printed) -> None:
    """Symbol above, number of the page below; the first page has its own head."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].add_run(report.cover.symbol).bold = True
    _append(section.footer.paragraphs[0], page_number())


def _cover(made: _Made) -> None:
    document, cover = made.document, made.report.cover
    masthead = document.add_paragraph(f"{cover.united_nations}\t{cover.symbol}")
    _tab(masthead)
    document.add_paragraph().add_run(cover.assembly).bold = True
    for line in (cover.distribution, cover.issued, cover.original, *cover.under):
        document.add_paragraph(line)
    title = document.add_paragraph()
    title.add_run(cover.title).bold = True
    made.note(title, " ".join(cover.notes), "*")
    state = document.add_paragraph()
    state.add_run(cover.state).bold = True
    state.add_run().add_break(WD_BREAK.PAGE)


def _contents(document: Document, report: Printed) -> None:
    """Headings with dot leaders and paragraphs; Word alone knows the pages."""
    document.add_paragraph().add_run(report.contents).bold = True
    for block in report.blocks:
        if block.kind == "heading":
            text = "".join(run.text for run in block.text)
            line = document.add_paragraph(f"{block.number} {text}\t{block.span}".strip())
            _tab(line, WD_TAB_LEADER.DOTS)
    document.add_page_break()


def _block(made: _Made, block: Block) -> None:
    if block.kind == "table":
        _table(made, block)
        return
    if block.kind == "heading":
        _heading(made, block)
        return
    paragraph = made.document.add_paragraph()
    _number(made, paragraph, block)
    if block.kind in {"item", "sub", "continuation"}:
        paragraph.paragraph_format.left_indent = INSET
    bold = block.kind in {"item", "chapeau", "continuation"} and not made.report.hanging
    _words(made, paragraph, block.text, bold=bold)


def _heading(made: _Made, block: Block) -> None:
    level: Any = made.document.styles[f"Heading {block.level}"]
    paragraph = made.document.add_paragraph(style=level)
    paragraph.paragraph_format.page_break_before = block.new_page
    if block.number:
        paragraph.add_run(f"{block.number}\t")
    _words(made, paragraph, block.text)
    if block.below:
        made.note(paragraph, block.below, "**")


def _number(made: _Made, paragraph: Paragraph, block: Block) -> None:
    """The number as text and a tab, or left to Word."""
    if not made.counting or block.kind not in LEVELS:
        if block.number:
            paragraph.add_run(f"{block.number}\t")
        return
    place: Any = paragraph._p  # pyright: ignore[reportPrivateUsage]
    place.get_or_add_pPr().append(counted(LEVELS[block.kind], made.counting))


def _table(made: _Made, block: Block) -> None:
    """A row an item: its number, its words; a line without number is a paragraph of the row."""
    table = made.document.add_table(rows=0, cols=2)
    for row in block.rows:
        if row.kind == "item":
            number, words = table.add_row().cells
            if made.counting:
                _number(made, number.paragraphs[0], row)
            else:
                number.paragraphs[0].add_run(row.number)
            _words(made, words.paragraphs[0], row.text)
        else:
            _words(made, table.rows[-1].cells[1].add_paragraph(), row.text)


def _words(made: _Made, paragraph: Paragraph, text: tuple[Run, ...], *, bold: bool = False) -> None:
    """The runs of a paragraph, marks turned into Word's own means."""
    for place, run in enumerate(text):
        follows = text[place + 1].kind if place + 1 < len(text) else ""
        if run.kind == "text":
            # a hyphen that must not be lost at the end of a line is an element of its own
            kept = run.text.removesuffix("-") if follows == "line-end" else run.text
            paragraph.add_run(kept).bold = bold
        elif run.kind in {"line-end", "divided"}:
            _append(paragraph, hyphen(soft=run.kind == "divided"))
        elif run.kind == "page-end":
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        elif run.kind == "note":
            made.note(paragraph, made.report.see_below)
        else:
            _append(paragraph, tracked("del" if run.kind == "struck" else "ins", run.text))
