"""`uprdesk import`, `search`, `export`, `reindex`: rows on standard output, remarks beside."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from upr.output.fields import SEARCH
from upr.vocab import SAMPLE_STATES
from uprdesk.cli import main
from uprdesk.coalition import sample as people
from uprdesk.record import sample

pytestmark = pytest.mark.django_db

TABLE = """\
Recommending State,SuR,Recommendation,Response,Session,Issue,Action
Netherlands,Costa Rica,Protect sex workers from violence,Accepted,19,Other,4
Spain,Costa Rica,Protect sex workers from violence,Accepted,19,Other,4
Panama,Costa Rica,Paint the schools,Noted,19,Right to education,5
Atlantis,Costa Rica,Drain the sea,Noted,19,Environment,5
"""


@pytest.fixture
def table(tmp_path):
    """A table in the form of UPR Info's, with one State that does not exist."""
    path = tmp_path / "export.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_an_import_says_what_it_did_and_a_second_one_changes_nothing(run, table):
    out, remarks = run("import", table, "--format", "json")
    (told,) = json.loads(out)
    assert (told["added"], told["changed"], told["unchanged"], told["refused"]) == (2, 0, 0, 1)
    assert told["refusals"][0]["where"] == "row 5"
    assert "Atlantis" in told["refusals"][0]["why"]
    assert "export.csv: row 5: " in remarks
    (again,) = json.loads(run("import", table, "--format", "json")[0])
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 2)


def test_search_finds_in_spanish_what_is_kept_in_english(run, table):
    run("import", table)
    out, remarks = run("search", "trabajo sexual", "--from", "NLD", "--format", "json")
    (row,) = json.loads(out)
    assert tuple(row)[: len(SEARCH)] == SEARCH
    assert row["text"] == "Protect sex workers from violence"
    assert row["recommenders"] == ["NLD", "ESP"]
    assert row["sources"] == ["UPR Info, database of recommendations"]
    assert "1 recommendation found, 1 shown." in remarks


def test_the_sample_is_searched_only_where_there_is_nothing_else(run, table, tmp_path, noon):
    people.load(at=noon)
    invented = tmp_path / "sample.csv"
    invented.write_bytes(sample.upr_info_table())
    run("import", invented)
    assert all(row["state"] in SAMPLE_STATES for row in found(run, "trabajo sexual"))
    run("import", table)
    assert [row["state"] for row in found(run, "trabajo sexual")] == ["CRI"]
    assert found(run, "trabajo sexual", "--state", "XAA")


def found(run, *arguments):
    """Rows of a search that finds something."""
    rows = json.loads(run("search", *arguments, "--format", "json")[0])
    assert rows
    return rows


def test_filters_of_one_name_are_alternatives(run, table):
    run("import", table)
    out, _ = run("search", "--from", "Panamá", "--from", "Pays-Bas", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == 2


def test_the_record_is_exported(run, table):
    run("import", table)
    rows = json.loads(run("export", "recommendations", "--format", "json")[0])
    assert [row["key"] for row in rows if row["issues"] == ["Other"]]
    assert len(rows) == 2
    (document,) = json.loads(run("export", "documents", "--format", "json")[0])
    assert document["title"] == "UPR Info, database of recommendations"
    assert json.loads(run("export", "pledges", "--format", "json")[0]) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("search", "--state", "Atlantis"), "No State is called"),
        (("search", "--session", "99"), "No session is"),
        (("search", "--response", "rejected"), "supported, noted, pending"),
        (("export", "pledges", "--from", "NLD"), "cannot be filtered"),
    ],
)
def test_a_wrong_filter_ends_with_two_lines_and_1(arguments, told):
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_the_index_is_filled_anew(run, table):
    run("import", table)
    remarks = run("reindex")[1]
    assert "2 recommendations indexed." in remarks
    assert "2 recommendations labelled." in remarks


def test_more_rows_cost_a_search_no_more_questions(run, table):
    run("import", table)
    run("search", "--cycle", "2")  # the edition is read once
    asked = []
    for limit in (1, 2):
        with CaptureQueriesContext(connection) as queries:
            out, _ = run("search", "--cycle", "2", "--limit", limit, "--format", "json")
        assert len(json.loads(out)) == limit
        asked.append(len(queries))
    assert asked[0] == asked[1]
