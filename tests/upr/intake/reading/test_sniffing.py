"""What a file is, by its bytes."""

import pytest

from tests.upr.intake.reading.files import docx_of, paragraph, pdf_of, zip_of
from upr.intake.reading.sniffing import OLE2, Format, format_of

FILES = [
    (pdf_of([(100, 700, 10, "Words")]), Format.PDF),
    (b"\xef\xbb\xbf%PDF-1.4", Format.PDF),
    (docx_of(paragraph("Words")), Format.DOCX),
    (zip_of({"xl/workbook.xml": "x"}), Format.XLSX),
    (zip_of({"ppt/presentation.xml": "x"}), Format.PPTX),
    (zip_of({"mimetype": "application/vnd.oasis.opendocument.text"}), Format.ODT),
    (zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Format.ODS),
    (zip_of({"photo.raw": "x"}), Format.OTHER),
    (OLE2 + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0\0", Format.DOC),
    (OLE2 + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0\0", Format.XLS),
    (OLE2 + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0\0", Format.PROTECTED),
    (OLE2 + b"\0" * 600, Format.OTHER),
    (rb"{\rtf1 Words}", Format.RTF),
    (b"<!DOCTYPE html><p>Words", Format.HTML),
    (b"<!-- by a database --><table><tr><td>Words", Format.HTML),
    # hundreds of comments take no longer than one
    (b"<!-- a -->" * 400 + b"Words", Format.TEXT),
    (b"<?xml version='1.0'?><html xmlns='x'>", Format.HTML),
    (b"<?xml version='1.0'?><data/>", Format.XML),
    (b'  [{"Text": "words"}]', Format.JSON),
    (b"To,From,Text\rSpain,Chile,Words", Format.TEXT),
    ("Côte d'Ivoire".encode("cp1252"), Format.TEXT),
    ("Palabras".encode("utf-16"), Format.TEXT),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format.IMAGE),
    (bytes(range(256)) * 9, Format.OTHER),
]


@pytest.mark.parametrize(
    ("data", "expected"), FILES, ids=[str(f) + str(n) for n, (_, f) in enumerate(FILES)]
)
def test_format_by_the_first_bytes(data, expected):
    assert format_of(data) is expected
