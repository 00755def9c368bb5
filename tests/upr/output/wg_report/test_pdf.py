"""The PDF opened again: pages, heads, contents, properties."""

import pypdfium2
import pytest

from tests.generator import report_of_traps
from upr.output.wg_report import Era, write_report


def pages(era, language="en"):
    pdf = pypdfium2.PdfDocument(write_report(report_of_traps(language), era=era, language=language))
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


@pytest.mark.parametrize("era", Era)
def test_every_page_after_the_first_has_symbol_and_number(era):
    for number, text in enumerate(pages(era)[1:], 2):
        assert "A/HRC/27/12" in text
        assert f"Page {number}" in text if era is Era.A else text.rstrip().endswith(f"{number}")


def test_the_first_page_says_what_the_document_is():
    first = pages(Era.D)[0]

    for line in ("Human Rights Council", "Twenty-seventh session", "Costa Rica", "7 July 2014"):
        assert line in first


def test_the_contents_repeat_the_heading_with_dots_and_the_right_page():
    text = pages(Era.C)
    line = next(x for x in text[1].split("\n") if x.startswith("II. Conclusions"))
    shown = int(line.split()[-1])

    assert "....." in line
    assert "Conclusions and/or recommendations" in text[shown - 1]


def test_the_latest_reports_have_no_contents():
    assert "....." not in "".join(pages(Era.E))


def test_spanish_reports_are_spanish_throughout():
    text = "\n".join(pages(Era.D, "es"))

    for words in ("Asamblea General", "Índice", "Párrafos", "no contaron con el apoyo", "Anexo"):
        assert words in text
    for words in ("recommendations", "Annex", "Geneva", "meeting"):
        assert words not in text


def test_writing_twice_gives_the_same_bytes():
    draft = report_of_traps("en")

    assert write_report(draft, era=Era.D) == write_report(draft, era=Era.D)
