"""The Word file opened again: numbers, footnotes, tracked changes, properties."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document

from tests.generator import report_of_traps
from upr.output.wg_report import Era, Trap, write_report


def written(*traps, era=Era.E):
    return write_report(
        report_of_traps("en"), era=era, format="docx", traps=frozenset(map(Trap, traps))
    )


def texts(data):
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def part(data, name):
    return ZipFile(BytesIO(data)).read(f"word/{name}.xml").decode()


def test_typed_numbers_stand_before_a_tab():
    assert any(text.startswith("25.1\tAdopt legislation") for text in texts(written()))


def test_automatic_numbers_are_nowhere_in_the_text():
    data = written("automatic-numbers")

    assert any(text.startswith("Adopt legislation") for text in texts(data))
    assert not any(text.startswith("25.1") for text in texts(data))
    assert '<w:lvlText w:val="%1.%2"/>' in part(data, "numbering")


def test_footnotes_are_a_part_of_their_own():
    data = written("footnote-digit")

    assert "The annex to the present report" in part(data, "footnotes")
    assert part(data, "document").count("w:footnoteReference") == part(data, "footnotes").count(
        "<w:footnote w:id="
    )


def test_tracked_changes_keep_both_words():
    document = part(written("tracked-changes"), "document")

    assert "<w:delText" in document
    assert "<w:ins" in document


def test_items_in_a_table_have_their_number_in_a_cell():
    table = Document(BytesIO(written("table"))).tables[0]

    assert [cell.text for cell in table.rows[0].cells][0] == "25.1"


def test_no_personal_name_is_left_in_the_file():
    properties = Document(BytesIO(written("tracked-changes"))).core_properties

    assert properties.author == properties.last_modified_by == properties.comments == ""
    assert 'w:author=""' in part(written("tracked-changes"), "document")


def test_writing_twice_gives_the_same_bytes():
    assert written() == written()
