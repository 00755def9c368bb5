"""Word → paragraphs and tables as a reader sees them."""

import pytest

from tests.upr.intake.reading.files import docx_of, paragraph
from upr.errors import UnreadableFile
from upr.intake.reading.plain import Cell
from upr.intake.reading.word import read_docx


def lines(body, **parts):
    return [line.text for line in read_docx(docx_of(body, **parts)).lines]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


PARAGRAPHS = [
    # pieces of one word
    (run("Rat") + run("ify"), "Ratify"),
    # tabs, breaks and blanks are white space
    ("<w:r><w:t>6.1</w:t><w:tab/><w:t>End</w:t><w:br/><w:t>it</w:t></w:r>", "6.1 End it"),
    # tracked changes: deleted words go, inserted ones stay
    (
        run("End ")
        + "<w:del><w:r><w:delText>all </w:delText></w:r></w:del>"
        + f"<w:ins>{run('torture')}</w:ins>",
        "End torture",
    ),
    (f"<w:moveFrom>{run('Moved')}</w:moveFrom>{run('Stays')}", "Stays"),
    # hidden text
    (run("End it") + run(" now", "<w:vanish/>"), "End it"),
    (run("End it") + run(" now", "<w:vanish w:val='0'/>"), "End it now"),
    # a raised digit is a footnote, raised letters are text
    (run("France") + run("4", "<w:vertAlign w:val='superscript'/>"), "France"),
    (run("29") + run("th", "<w:vertAlign w:val='superscript'/>"), "29th"),
    (run("CO") + run("2", "<w:vertAlign w:val='subscript'/>"), "CO2"),
    # the code of a field goes, its result stays
    ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7"), "7"),
    (f"<w:hyperlink>{run('linked')}</w:hyperlink>", "linked"),
    ("<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>made</w:t></w:r>", "self-made"),
    (run("soft­ly"), "softly"),
]


@pytest.mark.parametrize(("inside", "text"), PARAGRAPHS)
def test_a_paragraph(inside, text):
    assert lines(f"<w:p>{inside}</w:p>") == [text]


def test_a_deleted_end_of_paragraph_joins_two():
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert lines(paragraph("End ", mark) + paragraph("torture")) == ["End torture"]


def test_text_boxes_follow_their_paragraph_once():
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Outside</w:t></w:r></w:p>"
    )
    assert lines(body) == ["Outside", "In the box"]


def test_footnotes_and_heads_stand_apart():
    note = f"<w:footnote w:id='2'>{paragraph('See below.')}</w:footnote>"
    separator = f"<w:footnote w:type='separator' w:id='0'>{paragraph('-')}</w:footnote>"
    plain = read_docx(
        docx_of(paragraph("Text"), footnotes=separator + note, header1=paragraph("A/HRC/8/99"))
    )
    assert [line.text for line in plain.notes] == ["See below."]
    assert plain.heads == ("A/HRC/8/99",)
    assert [line.text for line in plain.lines] == ["Text"]
    assert plain.pages is None


WIDE = "<w:gridSpan w:val='3'/>"
TALL = "<w:vMerge w:val='restart'/>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_tables_come_in_order_and_merged_cells_once():
    table = (
        "<w:tbl>"
        f"<w:tr>{cell('Theme', WIDE)}</w:tr>"
        f"<w:tr>{cell('6.1', TALL)}{cell('b')}{cell('c')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('d')}{cell('e')}</w:tr>"
        "</w:tbl>"
    )
    plain = read_docx(docx_of(paragraph("Before") + table + paragraph("After")))
    assert [type(block).__name__ for block in plain.blocks] == ["Line", "Table", "Line"]
    assert plain.tables[0].rows == (
        (Cell("Theme", 0, 3),),
        (Cell("6.1", 0), Cell("b", 1), Cell("c", 2)),
        (Cell("d", 1), Cell("e", 2)),
    )
    assert [line.text for line in plain.lines] == [
        "Before", "Theme", "6.1", "b", "c", "d", "e", "After"
    ]  # fmt: skip


def test_numbers_that_are_none_count_as_missing():
    wild = "<w:gridSpan w:val='1e9'/>"
    before = "<w:trPr><w:gridBefore w:val='none'/></w:trPr>"
    table = f"<w:tbl><w:tr>{before}{cell('a', wild)}{cell('b')}</w:tr></w:tbl>"
    assert read_docx(docx_of(table)).tables[0].rows == ((Cell("a", 0), Cell("b", 1)),)


def test_a_table_inside_a_cell_is_text_of_that_cell():
    inner = f"<w:tbl><w:tr>{cell('inner')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}</w:tc></w:tr></w:tbl>"
    assert read_docx(docx_of(outer)).tables[0].rows == ((Cell("outer\ninner"),),)


def test_damaged_insides_are_refused():
    with pytest.raises(UnreadableFile) as caught:
        read_docx(docx_of("<w:p>"))
    assert "damaged" in str(caught.value)
