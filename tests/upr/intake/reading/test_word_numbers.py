"""Automatic numbers of Word, written out."""

import pytest

from tests.upr.intake.reading.files import docx_of, paragraph
from upr.intake.reading.word import read_docx
from upr.intake.reading.word_numbers import as_kind


def level(index, look, kind="decimal", start=1, more=""):
    return (
        f"<w:lvl w:ilvl='{index}'><w:start w:val='{start}'/><w:numFmt w:val='{kind}'/>"
        f"<w:lvlText w:val='{look}'/>{more}</w:lvl>"
    )


def abstract(name, *levels, more=""):
    return f"<w:abstractNum w:abstractNumId='{name}'>{more}{''.join(levels)}</w:abstractNum>"


def numbered(name, of, more=""):
    return f"<w:num w:numId='{name}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


def in_list(name, index=0):
    return f"<w:numPr><w:ilvl w:val='{index}'/><w:numId w:val='{name}'/></w:numPr>"


def lines(body, numbering, styles=""):
    plain = read_docx(docx_of(body, numbering=numbering, styles=styles))
    return [line.text for line in plain.lines]


def test_levels_count_under_each_other_and_start_anew():
    numbering = abstract(1, level(0, "%1.", start=6), level(1, "%1.%2")) + numbered(1, 1)
    body = "".join(
        paragraph(text, in_list(1, index))
        for text, index in [("A", 0), ("b", 1), ("c", 1), ("D", 0), ("e", 1)]
    )
    assert lines(body, numbering) == ["6. A", "6.1 b", "6.2 c", "7. D", "7.1 e"]


def test_a_list_started_anew_counts_from_its_own_start():
    again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    numbering = abstract(1, level(0, "56.%1")) + numbered(1, 1) + numbered(2, 1, again)
    body = paragraph("a", in_list(1)) + paragraph("b", in_list(1)) + paragraph("c", in_list(2))
    assert lines(body + paragraph("d", in_list(2)), numbering) == [
        "56.1 a", "56.2 b", "56.1 c", "56.2 d"
    ]  # fmt: skip


def test_lists_of_one_kind_count_on_together():
    numbering = abstract(1, level(0, "%1)")) + numbered(1, 1) + numbered(2, 1)
    body = paragraph("a", in_list(1)) + paragraph("b", in_list(2))
    assert lines(body, numbering) == ["1) a", "2) b"]


def test_a_list_may_have_a_look_of_its_own():
    own = f"<w:lvlOverride w:ilvl='0'>{level(0, '140.%1', start=3)}</w:lvlOverride>"
    numbering = abstract(1, level(0, "%1.")) + numbered(1, 1, own)
    assert lines(paragraph("a", in_list(1)), numbering) == ["140.3 a"]


STYLES = (
    "<w:style w:type='paragraph' w:styleId='Single'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
    "</w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Bold'><w:basedOn w:val='Single'/></w:style>"
)


def test_a_style_and_a_style_based_on_it_bring_the_list():
    numbering = abstract(1, level(0, "6.%1")) + numbered(1, 1)
    body = paragraph("a", "<w:pStyle w:val='Single'/>") + paragraph("b", "<w:pStyle w:val='Bold'/>")
    assert lines(body, numbering, STYLES) == ["6.1 a", "6.2 b"]


def test_the_level_names_the_style_that_has_it():
    levels = (level(0, "%1."), level(1, "%1.%2", more="<w:pStyle w:val='Single'/>"))
    numbering = abstract(1, *levels) + numbered(1, 1)
    body = paragraph("A", in_list(1)) + paragraph("b", "<w:pStyle w:val='Single'/>")
    assert lines(body, numbering, STYLES) == ["1. A", "1.1 b"]


def test_a_paragraph_may_step_out_of_the_list_of_its_style():
    numbering = abstract(1, level(0, "6.%1")) + numbered(1, 1)
    out = "<w:pStyle w:val='Single'/><w:numPr><w:numId w:val='0'/></w:numPr>"
    body = paragraph("a", out) + paragraph("b", "<w:pStyle w:val='Single'/>")
    assert lines(body, numbering, STYLES) == ["a", "6.1 b"]


def test_bullets_and_unknown_lists_are_no_numbers():
    numbering = abstract(1, level(0, "•", kind="bullet")) + numbered(1, 1)
    assert lines(paragraph("a", in_list(1)) + paragraph("b", in_list(9)), numbering) == ["a", "b"]


def test_an_empty_paragraph_is_counted_and_shows_its_number():
    # as Word and LibreOffice do: a number may stand alone in a cell of a table
    numbering = abstract(1, level(0, "%1.")) + numbered(1, 1)
    body = paragraph("", in_list(1)) + paragraph("a", in_list(1))
    assert lines(body, numbering) == ["1.", "2. a"]


def test_legal_numbers_are_decimal_on_every_level():
    levels = (level(0, "%1.", kind="upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    numbering = abstract(1, *levels) + numbered(1, 1)
    body = paragraph("A", in_list(1)) + paragraph("b", in_list(1, 1))
    assert lines(body, numbering) == ["I. A", "1.1 b"]


@pytest.mark.parametrize(
    ("count", "kind", "written"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "lowerLetter", "d"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
    ],
)
def test_kinds_of_numbers(count, kind, written):
    assert as_kind(count, kind) == written
