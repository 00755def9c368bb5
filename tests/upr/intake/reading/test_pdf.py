"""PDF → lines with pages."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.upr.intake.reading.files import page_of, pdf_of
from upr.errors import UnreadableFile
from upr.intake.reading.pdf import read_pdf

COVER = page_of("Report of the Working Group on the Universal Periodic Review", "A/HRC/8/99")
HEAD = [(60, 800, 9, "A/HRC/8/99"), (60, 60, 9, "2 GE.08-12345")]


def texts(*pages):
    return [line.text for line in read_pdf(pdf_of(*pages)).lines]


def test_lines_have_text_page_and_left_edge():
    plain = read_pdf(pdf_of(COVER, page_of("First words of the second page.")))
    assert plain.pages == 2
    last = plain.lines[-1]
    assert (last.text, last.page, last.left) == ("First words of the second page.", 2, 113.0)


def test_what_stands_above_and_below_a_page_is_taken_off_and_kept_apart():
    plain = read_pdf(pdf_of(COVER, [*HEAD, *page_of("Ratify the Convention", "(Chile);")]))
    assert [line.text for line in plain.lines if line.page == 2] == [
        "Ratify the Convention",
        "(Chile);",
    ]
    assert plain.heads == ("A/HRC/8/99", "2 GE.08-12345")


def test_a_footnote_digit_glued_to_a_state_goes():
    page = [(113, 760, 10, "End torture (France"), (204, 764, 6, "4"), (208, 760, 10, ");")]
    assert texts(COVER, page)[-1] == "End torture (France);"


def test_a_footnote_digit_behind_a_narrow_gap_goes_too():
    page = [(113, 760, 10, "End torture (France"), (201, 764, 6, "4"), (204, 760, 10, ");")]
    assert texts(COVER, page)[-1] == "End torture (France);"


def test_digits_that_are_text_stay():
    page = page_of("Act on article 4, on CO2 and on OP2.")
    assert texts(COVER, page)[-1] == "Act on article 4, on CO2 and on OP2."


def test_a_low_digit_of_a_formula_stays():
    page = [(113, 760, 10, "Reduce CO"), (162, 757, 6, "2"), (168, 760, 10, "emissions.")]
    assert "2" in texts(COVER, page)[-1]


def test_footnotes_stand_apart_from_the_text():
    page = [
        *page_of("End torture (Chile);", "Ratify it (Peru)."),
        (105, 124, 6, "1"),
        (113, 120, 9, "The recommendation as read in the dialogue."),
        (113, 109, 9, "It was longer (Spain)."),
    ]
    plain = read_pdf(pdf_of(COVER, page))
    assert [line.text for line in plain.lines if line.page == 2] == [
        "End torture (Chile);",
        "Ratify it (Peru).",
    ]
    assert [note.text for note in plain.notes] == [
        "1 The recommendation as read in the dialogue.",
        "It was longer (Spain).",
    ]


def test_a_footnote_by_asterisk_stands_apart_too():
    page = [*page_of("End torture (Chile);"), (113, 120, 10, "** They have not been edited.")]
    plain = read_pdf(pdf_of(COVER, page))
    assert [note.text for note in plain.notes] == ["** They have not been edited."]


def test_a_number_at_the_start_of_a_line_is_no_footnote():
    page = page_of("Spend at least", "14 per cent of the budget (Chile);")
    assert texts(COVER, page)[-1] == "14 per cent of the budget (Chile);"


def test_a_word_broken_at_a_hyphen_keeps_it():
    page = page_of("Respect the self-", "determination of peoples (Chile);")
    assert "self-determination" in " ".join(texts(COVER, page)).replace("- ", "-")


BAD = [
    (pdf_of(COVER)[:400], "cut off"),
    (b"%PDF-1.4\nnothing of a PDF\n%%EOF", "damaged"),
    (pdf_of([]), "scan"),
    (pdf_of(*[page_of("A short page.")] * 401), "401 pages"),
    (pdf_of(COVER, encrypt=True), "password"),
]


@pytest.mark.parametrize(("data", "word"), BAD, ids=[word for _, word in BAD])
def test_bad_files_say_what_is_wrong_and_what_to_do(data, word):
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data)
    assert word in str(caught.value)
    assert str(caught.value.hint).endswith((".", "check the result."))


def test_a_page_left_blank_is_no_picture():
    assert read_pdf(pdf_of(COVER, [])).images == ()


def test_several_threads_may_read_at_once():
    files = [pdf_of(COVER, page_of(f"Words of file {n}.")) for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(read_pdf, files))
    assert [plain.lines[-1].text for plain in read] == [f"Words of file {n}." for n in range(12)]
