"""Tables as a notebook has them: read as the exports are, with the row in every complaint."""

import pandas
import pytest

from tests.upr.insight.invented import recommendations
from upr.errors import UprError, WrongDocument
from upr.notebook import WrongRow, past_of
from upr.notebook.tables import TEXTS, beside, of_row, session_in, table_of, titles_with
from upr.text import say


def frame(session: int = 19) -> pandas.DataFrame:
    """A table in the form of UPR Info's, as pandas reads one."""
    return pandas.DataFrame(
        [
            {
                "sur": "Costa Rica",
                "recommending_state": asker,
                "text": "Paint the schools",
                "response": "Accepted",
                "action": 5.0,
                "issues": "Right to education;Rights of the Child",
                "session": session,
            }
            for asker in ("Spain", "Panama")
        ]
    )


def test_a_frame_becomes_columns():
    past = past_of(frame())
    assert past.texts == ("Paint the schools",)
    assert [past.names[code] for code in past.askers] == ["ESP", "PAN"]
    assert (past.category.tolist(), past.session.tolist()) == ([5], [19])


def test_a_list_of_mappings_is_a_table_too():
    rows = frame().to_dict("records")
    assert past_of(rows).arrays().keys() == past_of(frame()).arrays().keys()
    assert past_of(rows).texts == past_of(frame()).texts


def test_the_first_row_that_cannot_be_read_is_named():
    rows = [*frame().to_dict("records"), *frame(session=400).to_dict("records")]
    with pytest.raises(WrongRow, match="Row 3: There is no session 400"):
        past_of(rows)


def test_invented_states_are_known_only_where_asked_for():
    one = next(one for one in recommendations() if one.state == "XAA")
    row = {
        "State": "XAA",
        "From": "ESP",
        "Text": one.text,
        "Response": "noted",
        "Session": 3,
    }
    assert past_of([row], sample=True).names == ("ESP", "XAA")
    with pytest.raises(WrongRow):
        past_of([row])


@pytest.mark.parametrize("table", [[], pandas.DataFrame(), pandas.DataFrame({"words": ["a"]})])
def test_a_table_without_the_columns_or_rows_is_refused(table):
    with pytest.raises(WrongDocument):
        past_of(table)
    with pytest.raises(WrongDocument):
        table_of(table, TEXTS, "texts")


def test_columns_of_ours_hide_none_that_went_in():
    table = table_of([{"text": "Paint", "issues": "mine"}], TEXTS, "texts")
    (row,) = table.rows
    assert beside(row, {"issues": ["Other"]}) == {
        "text": "Paint",
        "issues (given)": "mine",
        "issues": ["Other"],
    }
    assert titles_with(table, ("issues",)) == ("text", "issues (given)", "issues")


@pytest.mark.parametrize(("cell", "number"), [("19", 19), ("19.0", 19), ("", None)])
def test_a_session_is_a_whole_number_or_none(cell, number):
    assert session_in(cell) == number


@pytest.mark.parametrize("cell", ["nineteen", "0", "-3", "1.5"])
def test_what_is_no_session_is_refused(cell):
    with pytest.raises(WrongRow, match="not a whole number"):
        session_in(cell)


def test_an_error_names_its_row_where_there_are_several():
    several = table_of([{"text": "Paint"}, {"text": "Build"}], TEXTS, "texts")
    with pytest.raises(WrongRow, match="Row 2: It rains"), of_row(2, several):
        raise UprError(say("It rains"), say("Wait"))
    single = table_of([{"text": "Paint"}], TEXTS, "texts")
    with pytest.raises(UprError, match="^It rains$"), of_row(1, single):
        raise UprError(say("It rains"))
