"""Limits for files from strangers."""

import zipfile
from io import BytesIO

import pytest

from tests.upr.intake.reading.files import zip_of
from upr.errors import UnreadableFile
from upr.intake.reading import safety
from upr.intake.reading.safety import Package, check_lines, check_pages, check_size
from upr.intake.reading.xml_tree import parse_html, parse_xml


def refused(action, *given):
    with pytest.raises(UnreadableFile) as caught:
        action(*given)
    assert str(caught.value.hint), "an error has a next step"
    return str(caught.value)


def test_an_empty_file_is_refused():
    assert refused(check_size, b"") == "This file is empty."
    assert refused(check_size, b"\0\0 \n") == "This file is empty."


def test_a_file_beyond_all_documents_is_refused(monkeypatch):
    monkeypatch.setattr(safety, "MOST_BYTES", 10)
    assert "at most" in refused(check_size, b"12345678901")
    check_size(b"1234567890")


def test_too_many_pages_are_refused():
    check_pages(400)
    assert "500 pages" in refused(check_pages, 500)


def test_a_part_that_unpacks_to_a_hundred_times_its_size_is_refused():
    assert "unpacks" in refused(Package, zip_of({"word/document.xml": b"0" * 5_000_000}))


def test_many_small_parts_together_are_refused(monkeypatch):
    monkeypatch.setattr(safety, "MOST_MEMBERS", 3)
    assert "unpacks" in refused(Package, zip_of({f"{n}": "x" for n in range(4)}))


def test_all_parts_together_are_limited(monkeypatch):
    monkeypatch.setattr(safety, "MOST_UNPACKED", 10)
    assert "unpacks" in refused(Package, zip_of({"a": "123456", "b": "123456"}))


def test_the_size_in_the_list_of_parts_is_not_believed():
    data = zip_of({"a": "12345678901"}, zipfile.ZIP_STORED)
    assert "unpacks" in refused(Package(data).read, "a", 10)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "C:/evil", "..\\evil"])
def test_names_that_leave_the_folder_are_refused(name):
    assert "no document has" in refused(Package, zip_of({name: "x"}))


def test_a_cut_off_zip_is_refused():
    data = zip_of({"word/document.xml": "x" * 500})
    assert "damaged" in refused(Package, data[: len(data) // 2])


def test_a_part_with_wrong_bytes_is_refused():
    data = bytearray(zip_of({"a": "some words of a document " * 9}))
    data[45] ^= 0xFF
    assert "missing or damaged" in refused(Package(bytes(data)).read, "a")


def test_two_parts_of_one_name_are_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("a", "y")
    assert "two parts" in refused(Package, stream.getvalue())


def test_a_paragraph_beyond_all_documents_is_refused():
    assert "of 50001 characters" in refused(check_lines, ["x", "x" * 50_001])
    check_lines(["x" * 50_000])


def test_a_missing_part_is_named():
    assert "word/document.xml" in refused(Package(zip_of({"a": "x"})).read, "word/document.xml")


def test_a_protected_zip_is_refused():
    stream = BytesIO(zip_of({"a": "x"}))
    data = bytearray(stream.getvalue())
    # the flag of encryption, in the part and in the list
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refused(Package, bytes(data))


def test_entities_are_not_resolved_and_nothing_is_fetched():
    bomb = b"<!DOCTYPE a [<!ENTITY b 'boom'>]><a>&b;</a>"
    root = parse_xml(bomb)
    assert root.text is None
    outside = b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
    assert parse_xml(outside).text is None


def test_xml_that_is_not_well_formed_is_refused():
    assert "damaged" in refused(parse_xml, b"<a><b></a>")


def test_an_empty_web_page_is_refused():
    assert "empty" in refused(parse_html, b"<!-- -->")
