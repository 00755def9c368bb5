"""Spreadsheets of every kind give the same rows; what is no table is refused."""

import gzip
import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from upr.errors import UnreadableFile, UprError, WrongDocument
from upr.intake.reading import table
from upr.intake.reading.table import LONGEST_CELL, delimiter_of, sheets, written

ROWS = [
    ("To", "From", "Text", "Issue"),
    ("Panama", "Côte d'Ivoire", 'Ratify the Convention; then, "act"', "Labour,Justice"),
    ("Costa Rica", "Spain", "Protect\nchildren", "Justice"),
]


def cells(data: bytes) -> list[tuple[str, ...]]:
    (sheet,) = sheets(data)
    return [row.cells for row in sheet.rows]


def csv_of(rows, delimiter=",", end="\r\n") -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    return "".join(delimiter.join(row) + end for row in quoted)


def xlsx_of(rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    to = io.BytesIO()
    book.save(to)
    return to.getvalue()


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "mac_roman", "cp1252", "utf-16"])
def test_csv_of_any_program_gives_the_same_rows(end, delimiter, encoding):
    assert cells(csv_of(ROWS, delimiter, end).encode(encoding)) == ROWS


def test_line_ends_may_be_mixed_in_one_file():
    assert cells(b"a,b\rc,d\r\ne,f\ng,h") == [("a", "b"), ("c", "d"), ("e", "f"), ("g", "h")]


def test_unicode_text_of_excel_is_read():
    text = "To\tFrom\r\nPanamá\tEspaña\r\n"
    assert cells(text.encode("utf-16")) == [("To", "From"), ("Panamá", "España")]
    assert cells(text.encode("utf-16-le")) == [("To", "From"), ("Panamá", "España")]


def test_gzip_is_unpacked():
    assert cells(gzip.compress(b"a,b\n1,2\n")) == [("a", "b"), ("1", "2")]


def test_rows_are_numbered_as_a_spreadsheet_counts_them():
    (sheet,) = sheets(b'title\n\na,b\n"two\nlines",x\nlast,y\n')
    assert [row.number for row in sheet.rows] == [1, 2, 3, 4, 5]


def test_a_workbook_gives_its_sheets_in_order():
    book = Workbook()
    book.active.append(["Notes"])
    book.create_sheet("Data").append(["a", 4.0, None, True, 127.1, date(2015, 8, 14)])
    to = io.BytesIO()
    book.save(to)
    found = [(sheet.name, [row.cells for row in sheet.rows]) for sheet in sheets(to.getvalue())]
    assert found == [
        ("Sheet", [("Notes",)]),
        ("Data", [("a", "4", "", "1", "127.1", "2015-08-14")]),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("127.10", "127.10"),
        (127.1, "127.1"),
        (20.0, "20"),
        (-3.0, "-3"),
        (True, "1"),
        (datetime(2015, 8, 14), "2015-08-14T00:00:00"),  # noqa: DTZ001 - spreadsheets have none
        (time(9, 30), "09:30:00"),
        ("  left alone ", "  left alone "),
    ],
)
def test_cells_are_written_as_a_person_would(value, text):
    assert written(value) == text


def test_a_web_page_named_xls_is_a_table():
    page = """<html><head><meta charset="utf-8"><style>td {color: red}</style></head><body>
      <table><tr><th colspan=2>Export</th><th>2026</th></tr>
      <tr><td>Panam&aacute;</td><td>Ratify<br>the
         Convention</td><td> &#40;Unknown&#41; </td></tr>
      <tr><td>unclosed<td>cell</table></body></html>"""
    assert cells(page.encode()) == [
        ("Export", "", "2026"),
        ("Panamá", "Ratify\nthe Convention", "(Unknown)"),
        ("unclosed", "cell"),
    ]


def test_the_old_workbook_equals_the_csv_made_from_it(documents):
    folder = documents.parent / "upr-info" / "original-formats"
    if not folder.is_dir():
        pytest.skip("the exports in their original formats are not here")
    by_suffix = [cells((folder / f"1-5{suffix}").read_bytes()) for suffix in (".csv", ".xls")]
    old, new = ([tuple(cell.strip() for cell in row) for row in rows[1:]] for rows in by_suffix)
    assert len(old) == 6094
    assert old == new


# ------------------------------------------------------------------------------ bad input


def zip_bomb() -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return to.getvalue()


def far_cell() -> bytes:
    """Five thousand bytes that claim every cell of a sheet."""
    book, to = Workbook(), io.BytesIO()
    book.active["XFD1048576"] = "far"
    book.save(to)
    return to.getvalue()


def binary_workbook() -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as package:
        package.writestr("xl/workbook.bin", b"\0")
    return to.getvalue()


WRONG = [
    ("empty", b"", UnreadableFile, "empty"),
    ("blank", b" \r\n\r\n", UnreadableFile, "empty"),
    ("pdf", b"%PDF-1.7 \xe2\xe3", WrongDocument, "not a table"),
    ("json", b'{"a": 1}', WrongDocument, "not a table"),
    ("noise", bytes(range(256)) * 20, WrongDocument, "not a table"),
    ("cut-off-gzip", gzip.compress(b"a,b\n" * 5000)[:-9], UnreadableFile, "cut off"),
    ("cut-off-xlsx", xlsx_of(ROWS)[:3000], UnreadableFile, "cut off"),
    ("zip-bomb", zip_bomb(), UnreadableFile, "unpacks"),
    ("far-cell", far_cell(), UnreadableFile, "reaches to column 16384, row 1048576"),
    ("binary-workbook", binary_workbook(), UnreadableFile, "binary"),
    ("mark-of-utf-8", b"\xef\xbb\xbfa,b\n\xff,c", UnreadableFile, "letter in line 2"),
    ("half-of-utf-16", "a,b\nc,d".encode("utf-16") + b"x", UnreadableFile, "is damaged"),
    ("open-quote", b'a,b\n1,"' + b"x" * (LONGEST_CELL + 10), UnreadableFile, "after row 1"),
    ("old-workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, WrongDocument, "not a tab"),
]


@pytest.mark.parametrize(
    ("data", "error", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_no_table_is_refused_with_the_next_step(data, error, words):
    with pytest.raises(error, match=words) as refused:
        [list(sheet.rows) for sheet in sheets(data)]
    assert str(refused.value.hint)


def test_gzip_that_unpacks_beyond_reason_is_refused(monkeypatch):
    monkeypatch.setattr(table, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableFile, match="unpacks"):
        list(sheets(gzip.compress(b"a" * 5000)))


def test_a_protected_workbook_says_so():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64
    with pytest.raises(UnreadableFile, match="password"):
        list(sheets(data))


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a,b,c", "1,2;3;4;5,6"], ","),
        (["a;b;c", "1,5;2,5;3"], ";"),
        (["a\tb", "x, y; z\tw"], "\t"),
        (["one column", "only"], ","),
        (["Title of the export", "", "a;b", "1;2"], ";"),
    ],
)
def test_the_delimiter_is_the_one_that_divides_evenly(lines, delimiter):
    assert delimiter_of(f"{line}\n" for line in lines) == delimiter


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=2, max_size=8),
    st.sampled_from(["\r", "\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_text_survives_any_line_end_and_unicode_encoding(rows, end, encoding):
    # a header, so that the delimiter is the comma, and the file begins like a table
    rows = [("State", "Session", "Text"), *rows]
    data = csv_of(rows, end=end).encode(encoding)
    try:
        assert cells(data) == rows
    except UprError as error:  # a table of signatures may take odd bytes for a picture
        pytest.fail(str(error))
