"""The section with the recommendations: its heading, its end, and lines that only look like them."""

import pytest

from upr.errors import WrongDocument
from upr.intake.reading.plain import Line
from upr.intake.wg_report.section import is_closing, is_contents_line, is_heading, section_of

HEADINGS = [
    "II. CONCLUSIONS AND/OR RECOMMENDATIONS",
    "II. Conclusions and/or recommendations",
    "II. Conclusions and/or recommendations**",
    "Conclusions and recommendations",
    "II. Conclusiones y/o recomendaciones",
    "II. Conclusions et/ou recommandations",
]


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text):
    assert is_heading(text)


NO_HEADINGS = [
    "II. CONCLUSIONS AND/OR RECOMMENDATIONS .......................... 64 - 65 16",
    "II. Conclusions and/or recommendations 134–137 15",
    "All conclusions and/or recommendations contained in the present report",
    "The conclusions and/or recommendations of the Committee",
    "III. Voluntary pledges and commitments",
]


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_lines_that_are_no_heading(text):
    assert not is_heading(text)


def test_lines_of_the_table_of_contents():
    assert is_contents_line("Introduction ........ 1 - 4 3")
    assert is_contents_line("II. Conclusions and/or recommendations 140–141 11")
    assert not is_contents_line("140.2 Ratify the Convention of 1951 (Chile);")


@pytest.mark.parametrize(
    "text",
    [
        "65. All conclusions and/or recommendations contained in this report reflect",
        "100. All conclusions and or recommendations",
        "Todas las conclusiones y/o recomendaciones que figuran en el presente informe",
        "Toutes les conclusions et/ou recommandations figurant dans le présent rapport",
        "53. Las conclusiones y/o recomendaciones que figuran en el presente informe reflejan",
        "53. Les conclusions et/ou recommandations figurant dans le présent rapport",
    ],
)
def test_closing_paragraphs(text):
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        # a recommendation that goes on in the next line
        "all recommendations of the Committee (Spain);",
        "12. All recommendations of the Committee be acted upon (Spain);",
        "conclusions and recommendations of treaty bodies (Spain);",
        "las conclusiones y recomendaciones de los órganos de tratados (España);",
        "12. The conclusions and recommendations of treaty bodies be acted upon (Spain);",
    ],
)
def test_lines_that_do_not_close_the_section(text):
    assert not is_closing(text)


def lines(*texts):
    return [Line(text) for text in texts]


def test_the_section_lies_between_heading_and_closing_paragraph():
    section = section_of(
        lines(
            "Contents",
            "II. Conclusions and/or recommendations ....... 6–7 3",
            "5. Tavoria thanked all.",
            "II. Conclusions and/or recommendations",
            "6. The following recommendations will be examined by Tavoria:",
            "6.1 End torture (Chile).",
            "7. All conclusions and/or recommendations reflect the position of the States.",
        )
    )
    assert [line.text[:3] for line in section] == ["6. ", "6.1"]


def test_a_heading_of_the_contents_whose_number_is_on_the_next_line_is_passed_over():
    section = section_of(
        lines(
            "II. Conclusions and/or recommendations",
            "............................ 6–7 3",
            *["Annex ............ 9"] * 9,
            "II. Conclusions and/or recommendations",
            "6. The following recommendations enjoy the support of Tavoria:",
            "6.1 End torture (Chile).",
            "Annex",
        )
    )
    assert [line.text[:3] for line in section] == ["6. ", "6.1"]


def test_a_document_without_the_section_is_no_report():
    with pytest.raises(WrongDocument) as caught:
        section_of(lines("Introduction", "1. Tavoria is a State."))
    assert "no section" in str(caught.value)
    assert caught.value.hint
