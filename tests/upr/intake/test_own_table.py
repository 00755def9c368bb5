"""Tables of people's own making: all columns stay, those that are needed are found by name."""

import json

import pytest

from upr.errors import UnreadableFile, WrongDocument
from upr.intake.columns import Column
from upr.intake.own_table import own_table_of, read_own_table
from upr.output.workbook import write_xlsx

WANTED = (
    Column("text", ("Text", "Recommendation", "Texto")),
    Column("language", ("Language", "Idioma"), required=False),
)


@pytest.fixture
def read(tmp_path):
    """Read what a file holds."""

    def read(content: str | bytes, name="own.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_own_table(path, WANTED, "texts")

    return read


def test_all_columns_stay_and_those_wanted_are_found_by_any_of_their_names(read):
    table = read('n,Texto, IDIOMA ,n\n1,"Pinte  las escuelas, todas",es,a\n\n2,Paint\n')
    assert table.titles == ("n", "Texto", "IDIOMA", "n (4)")
    assert table.rows[0]["Texto"] == "Pinte  las escuelas, todas"
    assert table.rows[1] == {"n": "2", "Texto": "Paint", "IDIOMA": "", "n (4)": ""}
    assert table.records == (
        {"text": "Pinte las escuelas, todas", "language": "es"},
        {"text": "Paint", "language": ""},
    )


def test_a_column_without_a_name_is_called_by_its_number(read):
    assert read("text,,\nPaint,x,y\n").titles == ("text", "column 2", "column 3")


def test_one_column_is_a_table(read):
    assert [record["text"] for record in read("text\nPaint\nBuild\n").records] == ["Paint", "Build"]


def test_a_workbook_is_read(read, tmp_path):
    path = tmp_path / "own.xlsx"
    with path.open("wb") as file:
        write_xlsx([["Paint", 3]], ("text", "n"), file)
    table = read_own_table(path, WANTED, "texts")
    assert table.rows == ({"text": "Paint", "n": "3"},)


def test_values_of_json_stay_what_they_are(read):
    rows = [{"text": "Paint", "n": 3, "from": ["ESP", "NLD"]}, {"text": "Build", "note": None}]
    table = read(json.dumps(rows), "own.json")
    assert table.titles == ("text", "n", "from", "note")
    assert list(table.rows) == rows
    assert [record["text"] for record in table.records] == ["Paint", "Build"]


def test_rows_are_numbered_as_their_maker_counts_them(read):
    assert read("Asks\n\ntext\nPaint\n\nBuild\n").numbers == (4, 6)
    assert read('[{"text": "Paint"}, {"text": ""}, {"text": "Build"}]').numbers == (1, 3)


def test_what_a_notebook_holds_for_nothing_is_nothing():
    table = own_table_of([{"text": "Paint", "language": float("nan")}], WANTED, "texts")
    assert table.records == ({"text": "Paint", "language": ""},)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("words,n\nPaint,1\n", "these columns are missing: Text"),
        ("text,n\n", "no row below it"),
        ("text\nPaint the schools, and the roads\n", "Row 2 has more cells"),
        ("[]", "these columns are missing: Text"),
        ('{"text": "Paint"}', "these columns are missing: Text"),
        ("%PDF-1.4", "not a table"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_reason(read, content, told):
    with pytest.raises(WrongDocument, match=told):
        read(content)


@pytest.mark.parametrize("content", ["", " \n", '[{"text": "Pai'])
def test_a_file_that_is_empty_or_cut_off_is_refused(read, content):
    with pytest.raises(UnreadableFile):
        read(content)
