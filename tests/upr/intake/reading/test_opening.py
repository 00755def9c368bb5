"""Any document as plain text, whatever it is called."""

import pytest

from tests.upr.intake.reading.files import docx_of, page_of, paragraph, pdf_of, zip_of
from upr.errors import UnreadableFile, WrongDocument
from upr.intake.reading import open_plain
from upr.intake.reading.sniffing import OLE2

READABLE = [
    ("report.pdf", pdf_of(page_of("Words of the document")), "pdf"),
    # a .doc that is a zip, a .pdf that is a web page
    ("report.doc", docx_of(paragraph("Words of the document")), "docx"),
    ("report.pdf", b"<html><body><p>Words of the document</p></body></html>", "html"),
    ("report", b"Words of the document\r\n", "text"),
]


@pytest.mark.parametrize(("name", "data", "expected"), READABLE)
def test_the_content_decides_not_the_name(name, data, expected):
    plain = open_plain(data, name)
    assert plain.format == expected
    assert [line.text for line in plain.lines] == ["Words of the document"]


REFUSED = [
    (b"", UnreadableFile, "empty"),
    (zip_of({"xl/workbook.xml": "x"}), WrongDocument, "spreadsheet"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", WrongDocument, "picture"),
    (zip_of({"song.raw": "x"}), WrongDocument, "not read here"),
    (b'[{"Text": "words"}]', WrongDocument, "not read here"),
    (OLE2 + "EncryptedPackage".encode("utf-16-le") + b"\0\0", UnreadableFile, "password"),
    (docx_of(paragraph("Words"))[:-30], UnreadableFile, "damaged"),
]


@pytest.mark.parametrize(("data", "error", "word"), REFUSED, ids=[word for _, _, word in REFUSED])
def test_what_cannot_be_read_says_what_is_wrong_and_what_to_do(data, error, word):
    with pytest.raises(error) as caught:
        open_plain(data, "file.docx")
    assert word in str(caught.value)
    assert str(caught.value.hint)
