"""Any document as plain text: the format decides which reader, the first bytes decide the format."""

from upr.errors import WrongDocument
from upr.intake.reading.old_word import read_by_office
from upr.intake.reading.pdf import read_pdf
from upr.intake.reading.plain import Plain
from upr.intake.reading.safety import check_lines, check_size, unreadable
from upr.intake.reading.sniffing import Format, format_of
from upr.intake.reading.web import read_html
from upr.intake.reading.word import read_docx
from upr.intake.reading.written import read_text
from upr.text import gettext_noop, say

READERS = {
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.HTML: read_html,
    Format.TEXT: read_text,
}
BY_OFFICE = {Format.DOC, Format.ODT, Format.RTF}
TABLES = {Format.XLSX, Format.XLS, Format.ODS}


def open_plain(data: bytes, name: str) -> Plain:
    """Read a document as plain text.

    data  the whole file
    name  what it was called; only used to name it in sentences

    Raises UnreadableFile when the file is empty, damaged, protected, too large or a scan, and
    WrongDocument when it is no document with running text (a spreadsheet, a picture …).
    """
    check_size(data)
    found = format_of(data)
    if found in READERS or found in BY_OFFICE:
        plain = READERS[found](data) if found in READERS else read_by_office(data, found)
        check_lines(line.text for line in plain.lines)
        return plain
    if found is Format.PROTECTED:
        raise unreadable(
            gettext_noop("The file %(name)s is protected by a password."),
            gettext_noop("Open it with the password, save a copy without it, and give that."),
            name=name,
        )
    raise _wrong(found, name)


def _wrong(found: Format, name: str) -> WrongDocument:
    if found in TABLES:
        return WrongDocument(
            say(gettext_noop("The file %(name)s is a spreadsheet, not a document."), name=name),
            say(
                gettext_noop(
                    "Give it as an export of UPR Info or UHRI, or give a PDF or Word file."
                )
            ),
        )
    if found is Format.IMAGE:
        return WrongDocument(
            say(gettext_noop("The file %(name)s is a picture; it has no text to read."), name=name),
            say(gettext_noop("Give the PDF or Word file of the document.")),
        )
    return WrongDocument(
        say(gettext_noop("The file %(name)s is of a kind that is not read here."), name=name),
        say(gettext_noop("Give the document as PDF or Word (.docx or .doc).")),
    )
