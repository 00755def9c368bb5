"""One door for all files."""

from pathlib import Path

import pytest

from tests.upr.intake.reading.files import docx_of, page_of, paragraph, pdf_of
from upr.errors import UnreadableFile, UprError, WrongDocument
from upr.intake import DOCUMENT_READERS, EXPORT_READERS, read, read_file
from upr.intake.reading.safety import MOST_BYTES
from upr.record import KINDS
from upr.vocab.states import UnknownState

HEAD = [
    "A/HRC/27/12",
    "Report of the Working Group on the Universal Periodic Review",
    "Costa Rica",
    "1. The Working Group held its nineteenth session from 28 April to 9 May 2014.",
    "The review of Costa Rica was held at the 10th meeting on 5 May 2014.",
]
SECTION = [
    "II. Conclusions and/or recommendations",
    "127. The following recommendations enjoy the support of Costa Rica:",
    "127.1 End torture (Philippines);",
    "127.2 Ratify it (Chile) (Peru).",
    "128. All conclusions and/or recommendations reflect the position of the States.",
]
REPORT = pdf_of(page_of(*HEAD), page_of(*SECTION))


@pytest.mark.parametrize(
    "data", [REPORT, docx_of("".join(map(paragraph, [*HEAD, *SECTION])))], ids=["pdf", "docx"]
)
def test_a_report_is_recognised_and_read(data):
    reading = read(data, "report")
    assert reading.document.state == "CRI"
    assert [(one.key, one.recommenders) for one in reading.recommendations] == [
        ("CRI-19 §127.1", ("PHL",)),
        ("CRI-19 §127.2", ("CHL", "PER")),
    ]
    assert reading.unread == ()


def test_a_person_may_say_the_state():
    anonymous = pdf_of(page_of(HEAD[0], HEAD[1]), page_of(*SECTION))
    with pytest.raises(WrongDocument):
        read(anonymous, "report.pdf")
    assert read(anonymous, "report.pdf", state="Costa Rica").document.session == 19
    with pytest.raises(UnknownState):
        read(anonymous, "report.pdf", state="Costarica")


def test_a_document_that_says_its_state_is_not_given_another():
    assert "about Costa Rica, not about Chile" in str(refused(REPORT, "x.pdf", state="Chile"))
    assert read(REPORT, "x.pdf", state="CRI").document.state == "CRI"


def test_a_report_is_never_read_as_an_addendum():
    """Every recommendation would seem to be the answer to itself."""
    error = refused(REPORT, "x.pdf", kind="addendum")
    assert "This is a report of the Working Group" in str(error)


def test_a_file_without_end_is_read_to_the_limit_only(tmp_path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES * 50)
    with pytest.raises(UnreadableFile, match="has 3000 MB; at most 60"):
        read_file(large)
    with pytest.raises(UnreadableFile, match="empty"):
        read_file(Path("/dev/zero"))


def refused(*given, **more):
    with pytest.raises(UprError) as caught:
        read(*given, **more)
    assert str(caught.value.hint)
    return caught.value


def test_a_document_of_another_kind_says_which_it_is_and_which_is_wanted():
    national = pdf_of(page_of("A/HRC/WG.6/20/SVN/1", "National report submitted in accordance"))
    error = refused(national, "x.pdf")
    assert "national report" in str(error)
    assert "Wanted is a report of the Working Group" in str(error.hint)


def test_a_document_read_as_what_it_is_not_says_what_it_is():
    national = pdf_of(page_of("A/HRC/WG.6/20/SVN/1", "National report submitted in accordance"))
    assert "national report" in str(refused(national, "x.pdf", kind="report"))


def test_a_document_nobody_recognises_asks_for_its_kind():
    error = refused(pdf_of(page_of("Minutes of a meeting of ours")), "minutes.pdf")
    assert "minutes.pdf" in str(error)
    assert "--kind" in str(error.hint)


@pytest.mark.parametrize("data", [b"", REPORT[:300], pdf_of([]), docx_of("<w:p>")])
def test_files_that_cannot_be_read(data):
    assert isinstance(refused(data, "x"), UnreadableFile)


def test_every_reader_has_a_kind_of_the_command_line():
    assert {*DOCUMENT_READERS, *EXPORT_READERS} <= set(KINDS)
    assert not {*DOCUMENT_READERS} & {*EXPORT_READERS}
