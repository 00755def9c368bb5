"""Tables written and read again: every text arrives as it was, and nothing runs."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from upr.errors import UprError
from upr.intake.reading.table import sheets
from upr.output.table import (
    TableFormat,
    flat,
    harmless,
    write_csv,
    write_document,
    write_json,
    write_table,
)
from upr.output.workbook import LONGEST_TEXT

FIELDS = ("paragraph", "text", "recommenders", "page")
ROWS = [
    {"paragraph": "127.10", "text": "Côte d’Ivoire; “ő”", "recommenders": ["ESP"], "page": 3},
    {"paragraph": "127.1", "text": "=1+1", "recommenders": ["PAN", "CRI"], "page": None},
]


def written(form: TableFormat, rows=ROWS, fields=FIELDS, **options) -> bytes:
    to = io.BytesIO()
    write_table(rows, fields, to, form, **options)
    return to.getvalue()


@pytest.mark.parametrize("form", [TableFormat.CSV, TableFormat.XLSX])
def test_a_table_comes_back_as_it_was(form):
    (sheet,) = sheets(written(form))
    header, first, second = (row.cells for row in sheet.rows)
    assert header == FIELDS
    assert first == ("127.10", "Côte d’Ivoire; “ő”", "ESP", "3")
    assert second[0] == "127.1"
    assert second[1].lstrip("'") == "=1+1"
    assert second[2:] == ("PAN;CRI", "")


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_spreadsheet_runs_a_text_of_a_csv(text):
    raw = written(TableFormat.CSV, [{"text": text}], ["text"]).decode()
    assert list(csv.reader(io.StringIO(raw, newline="")))[1] == [f"'{text}"]


def test_nor_one_that_begins_where_a_semicolon_parts_cells():
    assert harmless("a;=1+1;b;-2;c; d") == "a;'=1+1;b;'-2;c; d"


@pytest.mark.parametrize("text", ["", "Ratify", "'=1", "1-2", "’=", " =1", "a; =1", "a=b;c"])
def test_other_texts_are_left_alone(text):
    assert harmless(text) == text


def test_a_number_below_zero_stays_a_number():
    assert written(TableFormat.CSV, [{"n": -1}], ["n"]).endswith(b"\r\n-1\r\n")


def test_the_mark_for_older_programs_is_written_on_request():
    to = io.BytesIO()
    write_csv(ROWS, FIELDS, to, mark=True)
    assert to.getvalue().startswith(b"\xef\xbb\xbfparagraph,")


def test_no_text_of_a_workbook_is_a_formula_or_a_number():
    sheet = load_workbook(io.BytesIO(written(TableFormat.XLSX))).active
    assert sheet.freeze_panes == "A2"
    assert [(c.value, c.data_type) for c in sheet["A"]] == [
        ("paragraph", "s"),
        ("127.10", "s"),
        ("127.1", "s"),
    ]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet["D2"].value == 3


def test_a_workbook_names_no_author_no_program_and_no_time():
    data = written(TableFormat.XLSX)
    properties = load_workbook(io.BytesIO(data)).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        assert b"Microsoft" not in package.read("docProps/app.xml")
        assert b"20" not in package.read("docProps/core.xml").split(b"creator", 1)[1]
    assert data == written(TableFormat.XLSX)


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut():
    with pytest.raises(UprError, match="does not fit"):
        written(TableFormat.XLSX, [{"text": "a" * (LONGEST_TEXT + 1)}], ["text"])


def test_control_characters_are_left_out_of_a_workbook():
    (sheet,) = sheets(written(TableFormat.XLSX, [{"text": "a\x0bb"}], ["text"]))
    assert [row.cells for row in sheet.rows][1] == ("ab",)


@pytest.mark.parametrize("rows", [[], ROWS[:1], ROWS])
def test_json_is_an_array_with_a_row_on_each_line(rows):
    raw = written(TableFormat.JSON, rows)
    assert json.loads(raw) == rows
    assert raw.count(b"\n") == len(rows) + 2


def test_json_lines_have_one_object_each():
    to = io.BytesIO()
    write_json(ROWS, to, lines=True)
    assert [json.loads(line) for line in to.getvalue().splitlines()] == ROWS


def test_accents_and_days_in_json_are_readable():
    to = io.BytesIO()
    write_document({"name": "Türkiye", "day": date(2015, 8, 14)}, to)
    assert "Türkiye" in to.getvalue().decode()
    assert json.loads(to.getvalue())["day"] == "2015-08-14"


def test_values_without_a_form_in_json_are_a_fault():
    with pytest.raises(TypeError):
        write_document({"a": object()}, io.BytesIO())


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (["a", "b"], "a;b"), ((1, 2), "1;2"), (4, "4"), (date(2015, 8, 14), "2015-08-14")],
)
def test_values_become_one_cell(value, text):
    assert flat(value) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_any_text_survives_csv(texts):
    raw = written(TableFormat.CSV, [{"text": text} for text in texts], ["text"]).decode()
    read = [row[0] for row in csv.reader(io.StringIO(raw, newline=""))][1:]
    assert read == [harmless(text) for text in texts]


def test_a_terminal_gets_lines_no_wider_than_it_is():
    rows = [{"paragraph": "127.10", "text": "Ratify the Convention " * 20, "recommenders": ["ESP"]}]
    lines = written(TableFormat.TABLE, rows, width=60).decode().splitlines()
    assert lines[0].startswith("paragraph  text")
    assert max(map(len, lines)) <= 60
    assert " ".join(lines).count("Convention") == 20


def test_columns_that_do_not_fit_become_a_block_for_each_row():
    fields = [f"field{number}" for number in range(8)]
    row = dict.fromkeys(fields, "some words") | {"field7": "Ratify the Convention " * 9}
    raw = written(TableFormat.TABLE, [row, row | {"field1": ""}], fields, width=60).decode()
    blocks = raw.strip().split("\n\n")
    assert blocks[0].startswith("field0  some words\nfield1  some words\n")
    assert "field1" not in blocks[1]
    assert max(map(len, raw.splitlines())) <= 60
    assert raw.count("Convention") == 18


def test_a_terminal_is_not_commanded_by_a_text():
    raw = written(TableFormat.TABLE, [{"text": "a\x1b[2Jb\u202ec\nd"}], ["text"])
    assert "a[2Jbc d" in raw.decode()


def test_wide_letters_stay_in_column():
    raw = written(TableFormat.TABLE, [{"a": "中国", "b": "x"}, {"a": "CHN", "b": "y"}], "ab")
    assert raw.decode().splitlines()[2:] == ["中国  x", "CHN   y"]


def test_a_table_without_rows_still_has_its_columns():
    assert written(TableFormat.CSV, []).decode() == ",".join(FIELDS) + "\r\n"
    assert written(TableFormat.TABLE, []).decode().split()[:4] == list(FIELDS)


STRANGE = "=HYPERLINK(1)\x1b[31m"
"""A title in somebody's own table: their columns come out again."""


def test_a_title_is_no_formula_either():
    rows = [{STRANGE: "Paint"}]
    assert written(TableFormat.CSV, rows, [STRANGE]).startswith(b"'=HYPERLINK")
    sheet = load_workbook(io.BytesIO(written(TableFormat.XLSX, rows, [STRANGE]))).active
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=HYPERLINK(1)[31m", "s")


@pytest.mark.parametrize("width", [10, 80])
def test_a_title_commands_no_terminal(width):
    rows = [{STRANGE: "Paint the schools of the capital", "b": "x" * 30}]
    assert b"\x1b" not in written(TableFormat.TABLE, rows, [STRANGE, "b"], width=width)


def test_a_number_that_is_none_is_null_in_json():
    rows = [{"share": float("nan"), "shares": [1.0, float("inf")], "day": date(2026, 1, 2)}]
    told = json.loads(written(TableFormat.JSON, rows), parse_constant=pytest.fail)
    assert told == [{"share": None, "shares": [1.0, None], "day": "2026-01-02"}]
