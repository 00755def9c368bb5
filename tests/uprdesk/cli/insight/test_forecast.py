"""`uprdesk forecast`: a chance with its interval beside every text, and nothing of later sessions."""

import json

import pytest

from upr.output.fields import FORECAST

DEATH = "Adopt by 2015 a law on the death penalty at once"
SCHOOLS = "Adopt by 2015 a law on schools in the countryside at once"


def test_the_chance_stands_beside_what_went_in(run, written, folder):
    table = written(
        {"n": 1, "text": DEATH, "state": "CRI", "from": "Spain; NLD", "session": 13},
        {"n": 2, "text": SCHOOLS, "state": "Costa Rica", "from": "", "session": ""},
    )
    out, remarks = run("forecast", table, "--model", folder, "--format", "json")
    death, schools = json.loads(out)
    assert tuple(death) == ("n", "text", "state", "from", "session", *FORECAST)
    for row in (death, schools):
        assert 0 <= row["low"] <= row["probability"] <= row["high"] <= 1
        assert 0 < row["base_rate"] < 1
        assert row["reasons"]
    # so the invented States answer
    assert death["probability"] < schools["probability"]
    assert "anew" not in remarks


def test_a_question_about_a_session_that_was_seen_says_that_it_learns_anew(run, written, folder):
    table = written({"text": DEATH, "state": "CRI", "session": 9})
    assert "for questions about 9 it learns anew" in run("forecast", table, "--model", folder)[1]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"text": DEATH, "state": "Atlantis"}, "No State is called"),
        ({"text": DEATH, "state": "CRI", "session": "soon"}, "not a whole number"),
        ({"text": DEATH, "state": "CRI", "session": "400"}, "400"),
        ({"text": DEATH, "state": "CRI", "from": "Nobody"}, "Nobody"),
        ({"text": "", "state": "CRI"}, "The text is missing"),
        ({"text": DEATH}, "columns are missing: State"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(refused, written, folder, row, told):
    assert told in refused("forecast", written(row), "--model", folder)


def test_of_several_rows_the_one_is_named(refused, written, folder):
    table = written({"text": DEATH, "state": "CRI"}, {"text": DEATH, "state": "Atlantis"})
    assert "Row 3: No State is called" in refused("forecast", table, "--model", folder)


def test_a_text_in_an_unknown_language_gets_the_base_rate(run, written, folder):
    strange = "Die Todesstrafe ist für alle und überall abzuschaffen"
    table = written({"text": strange, "state": "CRI", "session": 13})
    (row,) = json.loads(run("forecast", table, "--model", folder, "--format", "json")[0])
    assert row["probability"] == row["base_rate"]
