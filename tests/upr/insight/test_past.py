"""The record as columns: what goes in comes out, and nothing of later is left in what was before."""

from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import invented_past, recommendations
from upr.insight.past import ISSUES, Past
from upr.record import Recommendation, Response


def row(session, *recommenders, **other):
    told = {"state": "XAA", "text": f"Paint the schools {session}", "response": Response.SUPPORTED}
    return Recommendation(session=session, recommenders=recommenders, **(told | other))


ROWS = [
    row(3, "ESP", issues=("Right to education", "Parliamentary monitoring"), category=4),
    row(1, "NLD", "ESP", response=Response.NOTED, language="es"),
    row(2, response=Response.PENDING, state="XAB"),
]


def same(one: Past, other: Past) -> bool:
    """Whether two hold the same columns."""
    a, b = one.arrays(), other.arrays()
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


def test_rows_stand_by_session_with_all_their_states():
    past = Past.of(ROWS)
    assert past.session.tolist() == [1, 2, 3]
    assert past.names == ("ESP", "NLD", "XAA", "XAB")
    assert [past.names[code] for code in past.askers] == ["NLD", "ESP", "ESP"]
    assert past.first.tolist() == [0, 2, 2, 3]
    assert past.row_of_asker.tolist() == [0, 0, 2]
    assert past.supported.tolist() == [0, -1, 1]
    assert past.category.tolist() == [0, 0, 4]
    assert past.languages == ("es", "en", "en")


def test_issues_are_the_54_of_2015_and_others_are_left_out():
    past = Past.of(ROWS)
    assert len(ISSUES) == 54
    assert [ISSUES[column] for column in np.flatnonzero(past.issues[2])] == ["Right to education"]
    assert past.tagged.tolist() == [False, False, True]


def test_before_a_session_nothing_of_it_is_known_not_even_its_states():
    before = Past.of(ROWS).before(2)
    assert len(before) == 1
    assert before.last_session == 1
    assert before.names == ("ESP", "NLD", "XAA")
    assert before.code("XAB") is None
    assert before.names[before.code("ESP")] == "ESP"


def test_later_rows_change_nothing_in_what_was_before():
    rows = list(recommendations(sessions=6))
    altered = [
        replace(one, text=f"{one.text}!", recommenders=("CHL",), issues=("Other",), category=1)
        if one.session >= 4
        else one
        for one in rows
    ]
    assert same(Past.of(rows).before(4), Past.of(altered).before(4))
    assert same(Past.of(rows).before(4), Past.of(rows).until(3))
    assert not same(Past.of(rows), Past.of(altered))


def test_rows_are_chosen_by_truth_or_by_place():
    past = invented_past(sessions=3)
    chosen = past.session == 2
    assert same(past.rows(chosen), past.rows(np.flatnonzero(chosen).astype(np.int32)))
    assert set(past.rows(chosen).session.tolist()) == {2}


@pytest.mark.parametrize("past", [invented_past(sessions=3), Past.of([])], ids=["some", "none"])
def test_arrays_and_back(past):
    assert same(Past.from_arrays(past.arrays()), past)


def test_a_past_without_rows_is_a_past():
    empty = Past.of([])
    assert (len(empty), empty.last_session, len(empty.before(5))) == (0, 0, 0)


def test_columns_that_do_not_fit_are_refused():
    arrays = invented_past(sessions=2).arrays()
    with pytest.raises(ValueError, match="different lengths"):
        Past.from_arrays({**arrays, "category": arrays["category"][1:]})
    with pytest.raises(KeyError):
        Past.from_arrays({name: a for name, a in arrays.items() if name != "issues"})


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("state", lambda a: a + 1000),
        ("askers", lambda a: a - 1000),
        ("askers", lambda a: a.astype(np.float64)),
        ("supported", lambda a: a + 5),
        ("category", lambda a: a + 5),
        ("issues", lambda a: a.astype(np.int32)),
        ("issues", lambda a: a[:, 1:]),
        ("session", lambda a: a[::-1]),
        ("session", lambda a: a - 1),
        ("first", lambda a: a + 1),
    ],
)
def test_values_that_no_record_has_are_refused(name, change):
    arrays = invented_past(sessions=3).arrays()
    with pytest.raises(ValueError, match="columns|values|rows"):
        Past.from_arrays({**arrays, name: change(arrays[name])})
