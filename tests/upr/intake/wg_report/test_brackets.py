"""Brackets of recommending States among all brackets of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.intake.wg_report.brackets import closing_of, lost_openings, state_brackets
from upr.vocab.states import STATES

TEXTS = [
    ("End torture (Spain);", [("(Spain)", ("ESP",))]),
    ("End torture (Spain) (Panama).", [("(Spain)", ("ESP",)), ("(Panama)", ("PAN",))]),
    # brackets in names, one inside the other
    (
        "End torture (Chile, Venezuela (Bolivarian Republic of));",
        [("(Chile, Venezuela (Bolivarian Republic of))", ("CHL", "VEN"))],
    ),
    # brackets that are not of States
    ("Accede to the Convention (1951) (Spain);", [("(Spain)", ("ESP",))]),
    ("Ratify the Convention (CEDAW) (Spain);", [("(Spain)", ("ESP",))]),
    ("Act on the report (see A/HRC/1/2) (Spain);", [("(Spain)", ("ESP",))]),
    # a bracket of States inside another bracket
    ("Adopt a plan (as asked before (Spain));", [("(Spain)", ("ESP",))]),
    # the opening bracket is lost
    ("Protect the rights of women Bangladesh);", [("Bangladesh)", ("BGD",))]),
    (
        "Protect women Trinidad and Tobago, Chile);",
        [("Trinidad and Tobago, Chile)", ("TTO", "CHL"))],
    ),
    # the closing bracket is lost: only States follow
    ("Protect women (Spain;", [("(Spain", ("ESP",))]),
    ("Protect women (Iran (Islamic Republic of);", [("(Iran (Islamic Republic of)", ("IRN",))]),
    ("Protect women (Spain; End torture (Chile);", [("(Spain", ("ESP",)), ("(Chile)", ("CHL",))]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_brackets_of_states(text, expected):
    found = [(text[b.start : b.end], b.states) for b in state_brackets(text)]
    assert found == expected


NONE = [
    "Work with Spain on it;",
    "Ratify the Convention (CEDAW);",
    "Ratify the Convention (CEDAW;",
    # unknown names are never guessed
    "End torture (Spaine);",
    "End torture (Spain, Absurdia);",
    "a) End torture; b) protect women;",
    "",
    "((((",
    "))))",
]


@pytest.mark.parametrize("text", NONE)
def test_no_bracket_of_states(text):
    assert state_brackets(text) == []


def test_an_unclosed_bracket_says_so():
    assert [b.unclosed for b in state_brackets("Protect women (Spain;")] == [True]
    assert [b.unclosed for b in state_brackets("Protect women (Spain);")] == [False]


def test_a_bracket_that_is_opened_is_not_lost():
    assert lost_openings("Ratify the Convention (the one of Spain);", []) == []


def test_the_closing_bracket_is_the_one_of_the_same_depth():
    assert closing_of("a (b (c) d) e", 2) == 10
    assert closing_of("a (b (c) d", 2) is None


@given(st.text(alphabet="()Spain, Chile;of .", max_size=60))
def test_any_text_is_read_without_overlap(text):
    found = state_brackets(text)
    assert all(0 <= b.start < b.end <= len(text) and b.states for b in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(
    st.text(alphabet="abcdefgh ", min_size=1, max_size=40),
    st.lists(st.sampled_from(sorted(STATES)), min_size=1, max_size=5, unique=True),
)
def test_a_bracket_after_any_words_is_found_whole(words, codes):
    bracket = f"({', '.join(STATES[code].names['en'] for code in codes)})"
    (found,) = state_brackets(f"{words}{bracket};")
    assert found.states == tuple(codes)
    assert (found.start, found.end) == (len(words), len(words) + len(bracket))
