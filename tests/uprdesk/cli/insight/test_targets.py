"""`uprdesk targets`: States in their rank with reasons, and nothing known of later sessions."""

import csv
import json
from io import StringIO

import pytest

from upr.output.fields import TARGETS

ISSUE = "Death penalty"


def asked(run, *arguments) -> list[dict]:
    return json.loads(run("targets", *arguments, "--format", "json")[0])


def test_states_are_ranked_with_reasons_and_features(run, folder):
    rows = asked(run, "CRI", "--issue", ISSUE, "--model", folder, "--top", 3)
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert tuple(rows[0])[: len(TARGETS)] == TARGETS
    assert {row["before_session"] for row in rows} == {None}
    assert rows[0]["features"]
    assert {row["under_review"] for row in rows} == {"CRI"}
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert rows[0]["reasons"]
    # in the invented record these two ask about the death penalty
    assert {"ESP", "NLD"} <= {row["state"] for row in rows}


def test_names_of_states_and_issues_are_taken_in_three_languages(run, folder):
    by_name = asked(run, "Costa Rica", "--issue", "Pena de muerte", "--model", folder)
    assert by_name == asked(run, "CRI", "--issue", ISSUE, "--model", folder)


def test_a_question_about_a_session_that_was_seen_says_that_it_learns_anew(run, folder):
    arguments = ("targets", "CRI", "--issue", ISSUE, "--model", folder, "--format", "json")
    out, remarks = run(*arguments, "--before-session", 9)
    assert "for questions about 9 it learns anew" in remarks
    assert out != run(*arguments)[0]
    assert "anew" not in run(*arguments, "--before-session", 13)[1]


def test_many_questions_stand_in_a_table(run, folder, written):
    queries = written(
        {"state": "CRI", "issue": ISSUE, "before_session": 12, "text": ""},
        {"state": "PAN", "issue": "", "before_session": "", "text": "Abolish the death penalty"},
    )
    rows = asked(run, "--queries", queries, "--model", folder, "--top", 2)
    assert [row["under_review"] for row in rows] == ["CRI", "CRI", "PAN", "PAN"]
    assert [row["before_session"] for row in rows] == [12, 12, None, None]
    assert [row["query"] for row in rows] == [1, 1, 2, 2]


def test_the_number_of_a_query_stands_in_a_table_where_there_are_several(run, folder, written):
    queries = written({"state": "CRI", "issue": ISSUE}, {"state": "PAN", "issue": ISSUE})
    one = ("--model", folder, "--top", 1, "--format", "csv")
    out, _ = run("targets", "--queries", queries, *one)
    rows = list(csv.DictReader(StringIO(out)))
    assert tuple(rows[0]) == (*TARGETS, "query")
    assert [row["query"] for row in rows] == ["1", "2"]
    out, _ = run("targets", "CRI", "--issue", ISSUE, *one)
    assert tuple(next(csv.DictReader(StringIO(out)))) == TARGETS


def test_an_ask_stands_in_the_place_of_an_issue(run, folder):
    rows = asked(run, "CRI", "--ask", "Abolish the death penalty", "--model", folder)
    assert ISSUE in rows[0]["issue"].split(";")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Atlantis", "--issue", ISSUE), "No State is called"),
        (("CRI", "--issue", "Deth penalty"), "Death penalty"),
        (("CRI", "--issue", ISSUE, "--before-session", "2"), "sessions up to session 1"),
        (("CRI", "--issue", ISSUE, "--before-session", "400"), "no session 400 in our list"),
        (("CRI", "--issue", ISSUE, "--region", "Atlantic"), "Atlantic"),
    ],
)
def test_what_is_not_known_is_said_in_a_sentence(refused, folder, arguments, told):
    assert told in refused("targets", *arguments, "--model", folder)


def test_of_several_questions_the_row_is_named(refused, folder, written):
    queries = written({"state": "CRI", "issue": ISSUE}, {"state": "CRI", "issue": "Whales"})
    assert "Row 3: " in refused("targets", "--queries", queries, "--model", folder)


@pytest.mark.parametrize("arguments", [(), ("CRI",), ("--issue", ISSUE)])
def test_half_a_question_is_wrong_usage(refused, arguments):
    assert "Give STATE" in refused("targets", *arguments, code=2)


def test_without_a_model_the_command_that_makes_one_is_named(refused, tmp_path):
    told = refused("targets", "CRI", "--issue", ISSUE, "--data", tmp_path)
    assert "There is no model yet." in told
    assert "uprdesk train" in told


def test_a_session_that_is_none_is_told_with_its_row(refused, folder, written):
    rows = [{"state": "CRI", "issue": ISSUE, "before_session": at} for at in ("13", "soon")]
    told = refused("targets", "--queries", written(*rows), "--model", folder)
    assert "Row 3: The session “soon”" in told
