"""`uprdesk read`: documents become rows, with what could not be read."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from upr import intake
from upr.errors import WrongDocument
from upr.record import Document, Reading, Recommendation, Response, Unread
from upr.text import say
from uprdesk.cli import CHECK, main


def reading(kind="report", unread=()):
    asked = Recommendation(
        state="CRI",
        session=19,
        paragraph="127.1",
        text="End child marriage",
        recommenders=("PHL",),
        response=Response.SUPPORTED,
        page=4,
    )
    return Reading(
        document=Document(kind=kind, symbol="A/HRC/27/12", state="CRI", session=19),
        recommendations=(asked,),
        unread=unread,
    )


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Two files, and a reader that knows what they are."""

    def known(path, *, kind=None, state=None):
        if path.name.startswith("wrong"):
            raise WrongDocument(say("This is a cake\x1b[2J."), say("Bring a report."))
        broken = Unread(text="Broken\x1b[2J\u202e …", why=say("No State is named."), page=9)
        return reading("list" if "list" in path.name else "report", (broken,))

    monkeypatch.setattr(intake, "read_file", known)
    for name in ("one.pdf", "two.pdf", "list.docx", "wrong.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    return tmp_path


def run(files, *words):
    return CliRunner().invoke(main, ["read", *(str(files / w) if "." in w else w for w in words)])


def test_one_document_is_one_object(files):
    told = json.loads(run(files, "one.pdf", "--format", "json").stdout)
    assert told["document"]["symbol"] == "A/HRC/27/12"
    assert told["recommendations"][0]["recommenders"] == ["PHL"]
    assert told["unread"] == [
        {
            "page": 9,
            "text": "Broken\x1b[2J\u202e …",
            "why": "No State is named.",
            "row": None,
            "paragraph": "",
        }
    ]


def test_several_documents_are_a_list(files):
    told = json.loads(run(files, "one.pdf", "two.pdf", "--format", "json").stdout)
    assert [d["document"]["kind"] for d in told] == ["report", "report"]


def test_a_table_of_several_says_from_which_file_each_row_is(files):
    told = run(files, "one.pdf", "two.pdf", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [row["file"] for row in rows] == ["one.pdf", "two.pdf"]
    assert list(rows[0])[:3] == ["paragraph", "part", "text"]


def test_what_was_not_read_is_listed_on_the_error_stream(files):
    result = run(files, "one.pdf", "--format", "csv")
    # without the characters that a terminal would obey
    assert "NOT READ one.pdf page 9: No State is named. Broken[2J …" in result.stderr
    assert "Broken" not in result.stdout


def test_documents_of_different_kinds_do_not_make_one_table(files):
    result = run(files, "one.pdf", "list.docx", "--format", "csv")
    assert result.exit_code == 1
    assert "different kinds" in result.stderr
    assert result.stdout == ""


def test_a_wrong_document_stops_everything_and_is_named(files):
    result = run(files, "one.pdf", "wrong.pdf")
    assert result.exit_code == 1
    assert result.stderr.endswith("Error: This is a cake[2J.\nBring a report.\n")
    assert f"In {files / 'wrong.pdf'}:" in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_wrong_usage(files):
    assert run(files, "nowhere.pdf").exit_code == 2


def test_a_folder_to_write_to_that_is_not_there_is_named(files):
    result = run(files, "one.pdf", "-o", "nowhere/rows.csv")
    assert result.exit_code == 1
    assert "nowhere/" in result.stderr
    assert result.stderr.endswith(f"No such file or directory.\n{CHECK}\n")


def test_a_real_report_is_read(documents):
    path = documents / "wg-reports" / "costa-rica_2014_s19_A-HRC-27-12.pdf"
    told = json.loads(CliRunner().invoke(main, ["read", str(path), "--format", "json"]).stdout)
    assert told["document"]["state"] == "CRI"
    first = told["recommendations"][0]
    assert (first["paragraph"], first["recommenders"]) == ("127.1", ["PHL"])
