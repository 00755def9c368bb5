"""What a file really is, by its first bytes: names lie.

Seen in the UPR's own material: a `.doc` that is a zip, a `.docx` that is an old Word file, a web
page called `.xls`, exports with any line end.
"""

import re
from enum import StrEnum

import puremagic

from upr.intake.reading.safety import Package


class Format(StrEnum):
    """The formats that can be told apart; only some of them are read as plain text."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    PPTX = "pptx"
    HTML = "html"
    XML = "xml"
    JSON = "json"
    TEXT = "text"
    IMAGE = "image"
    PROTECTED = "protected"
    OTHER = "other"


OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")

ZIP_PARTS = {
    "word/document.xml": Format.DOCX,
    "xl/workbook.xml": Format.XLSX,
    "xl/workbook.bin": Format.XLSX,
    "ppt/presentation.xml": Format.PPTX,
}
"""A part that only this format has; strict and macro-enabled files have it too."""

OPEN_DOCUMENT = {b"opendocument.text": Format.ODT, b"opendocument.spreadsheet": Format.ODS}

OLE2_STREAMS = {
    # a password-protected .docx or .xlsx is wrapped in an old compound file
    "EncryptedPackage": Format.PROTECTED,
    "WordDocument": Format.DOC,
    "Workbook": Format.XLS,
    "Book": Format.XLS,
}
"""Names in the directory of an old compound file, stored as UTF-16."""

HTML = re.compile(
    # each comment is read in one way only: ever so many of them take no longer
    rb"\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.I | re.S,
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def format_of(data: bytes) -> Format:
    """What `data` is, judged by its content alone; `Format.OTHER` where nothing is known."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1024]:
        return Format.PDF
    if start.startswith(b"PK\x03\x04"):
        return _zip_format(data)
    if start.startswith(OLE2):
        return _ole2_format(data)
    if start.startswith(b"{\\rtf"):
        return Format.RTF
    if HTML.match(start):
        return Format.HTML
    if start.lstrip().startswith(b"<?xml"):
        return Format.HTML if re.search(rb"<html\b", start, re.I) else Format.XML
    if start.lstrip()[:1] in (b"{", b"["):
        return Format.JSON
    return _text_or_other(data)


def _zip_format(data: bytes) -> Format:
    package = Package(data)
    for part, found in ZIP_PARTS.items():
        if part in package.names:
            return found
    if "mimetype" in package.names:
        kind = package.read("mimetype", most=1000)
        return next((f for mark, f in OPEN_DOCUMENT.items() if mark in kind), Format.OTHER)
    return Format.OTHER


def _ole2_format(data: bytes) -> Format:
    for stream, found in OLE2_STREAMS.items():
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return found
    return Format.OTHER


def _text_or_other(data: bytes) -> Format:
    """Text has no zero bytes (UTF-16 apart); what is left, a table of signatures may know."""
    if data.startswith(UTF16):
        return Format.TEXT
    try:
        kind = puremagic.from_string(data[:65536], mime=True)  # pyright: ignore
    except (puremagic.PureError, ValueError):
        kind = ""
    if kind.startswith("image/"):
        return Format.IMAGE
    sample = data[:65536]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b" for byte in sample)
    return Format.TEXT if b"\0" not in sample and control < 5 else Format.OTHER
