"""`uprdesk similar` and `match`: what asks for the same, in a store, a model, a report."""

import json

import pytest

from upr.output.fields import MATCH, SIMILAR

ASK = "Build schools in all provinces of the country"
TABLE = """\
Recommending State,SuR,Recommendation,Response,Session,Issue,Action
Spain,Costa Rica,Build schools in all provinces of the country,Accepted,19,Right to education,5
Panama,Costa Rica,Ratify the convention on enforced disappearances,Noted,19,Other,5
"""


@pytest.fixture
def table(tmp_path):
    """A table in the form of UPR Info's."""
    path = tmp_path / "export.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.mark.django_db
def test_alike_recommendations_of_the_store_are_found(run, table):
    run("import", table)
    out, remarks = run("similar", "Build schools in every province", "--format", "json")
    (row,) = json.loads(out)
    assert tuple(row)[: len(SIMILAR) - 1] == SIMILAR[:-1]
    assert (row["text"], row["recommenders"]) == (ASK, ["ESP"])
    assert 0 < row["likeness"] <= 1
    assert "1 recommendations are alike." in remarks


def test_a_model_is_looked_through_without_a_store(run, folder, past):
    out, _ = run("similar", past.texts[0], "--model", folder, "--limit", 3, "--format", "json")
    rows = json.loads(out)
    assert tuple(rows[0]) == SIMILAR
    assert (rows[0]["text"], rows[0]["likeness"]) == (past.texts[0], 1.0)
    assert len(rows) <= 3
    assert rows[0]["key"].startswith(f"{rows[0]['state']}-{rows[0]['session']} §~")


def test_a_text_in_an_unknown_language_is_read_as_english_and_that_is_said(run, folder):
    arguments = ("similar", "Bygg skolor och vägar för alla barn", "--model", folder)
    assert "it is read as English" in run(*arguments)[1]
    assert "English" not in run(*arguments, "--language", "es")[1]
    assert "English" not in run("similar", ASK, "--model", folder)[1]


def test_asks_in_an_unknown_language_are_counted_and_named(run, written, table):
    asks = written(
        {"text": ASK, "language": ""},
        {"text": "Bygg skolor och vägar för alla barn", "language": ""},
        {"text": "Bygg skolor och vägar för alla barn", "language": "English"},
    )
    _, remarks = run("match", asks, table, "--format", "json")
    assert "own.csv: the language of 1 rows is not known; they are read as English: 3" in remarks
    assert "export.csv" not in remarks


def test_an_ask_finds_its_recommendation_in_a_report(run, written, table):
    out, _ = run("match", written({"id": "A1", "text": ASK}), table, "--format", "json")
    row, *_ = json.loads(out)
    assert tuple(row) == MATCH
    assert (row["ask"], row["degree"], row["recommenders"]) == ("A1", "verbatim", ["ESP"])
    assert (row["text"], row["response"]) == (ASK, "supported")


def test_a_model_helps_and_a_table_of_ones_own_is_a_report(run, written, tmp_path, folder):
    own = tmp_path / "report.csv"
    own.write_text(f"key,text\n7,{ASK}\n", "utf-8")
    out, _ = run("match", written({"text": ASK}), own, "--model", folder, "--format", "json")
    assert json.loads(out)[0]["key"] == "7"


def test_a_report_that_is_none_is_refused_with_its_own_reason(refused, written, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b,c,d\n1,2,3,4\n", "utf-8")
    assert "columns are missing" in refused("match", written({"text": ASK}), other)
