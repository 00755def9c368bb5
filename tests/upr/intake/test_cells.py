"""Single cells of exports: several values, numbers, answers, categories, names."""

import pytest

from upr.intake import cells
from upr.intake.cells import BadCell
from upr.record import Response

RECOMMENDERS = [
    ("Spain", ("ESP",)),
    ("Trinidad and Tobago\n", ("TTO",)),
    # several values: UPR Info, UHRI, one line
    ("Spain;Panama", ("ESP", "PAN")),
    ("- Spain\n- Panama\n- Spain", ("ESP", "PAN")),
    ("Spain, Panama", ("ESP", "PAN")),
    ("Spain - Panama", ("ESP", "PAN")),
    # commas inside names
    ("Korea, Republic of", ("KOR",)),
    ("Korea, Republic of, Spain", ("KOR", "ESP")),
    ("Spain, Congo, Democratic Republic of the", ("ESP", "COD")),
    ("Iran, Islamic Republic of;Venezuela, Bolivarian Republic of", ("IRN", "VEN")),
    # names that other names contain
    ("Guinea, Guinea Bissau", ("GIN", "GNB")),
    # nobody is named
    ("(Unknown)", ()),
    ("&#40;Unknown&#41;", ()),
    # codes of our own exports
    ("ESP;PAN", ("ESP", "PAN")),
]


@pytest.mark.parametrize(("cell", "codes"), RECOMMENDERS)
def test_recommending_states_come_in_printed_order(cell, codes):
    assert cells.recommenders(cell) == codes


@pytest.mark.parametrize("cell", ["", "Atlantis", "Spain;Atlantis", "XAA"])
def test_a_name_that_is_no_states_is_refused(cell):
    with pytest.raises(BadCell):
        cells.recommenders(cell)


def test_the_nearest_names_are_shown_and_not_applied():
    with pytest.raises(BadCell, match="Guatemala"):
        cells.state_code("Guatemela")


def test_invented_states_exist_only_in_a_sample():
    assert cells.recommenders("XAA;XAB", sample=True) == ("XAA", "XAB")


@pytest.mark.parametrize(
    ("cell", "number"),
    [("19", 19), ("4.0", 4), (" 7 ", 7), ("2015-01-05", None), ("4.5", None), ("", None)],
)
def test_whole_numbers_survive_a_spreadsheet(cell, number):
    assert cells.whole_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("5", 5),
        ("4.0", 4),
        ("1 - Minimal action", 1),
        ("5 - Specific action", 5),
        ("2. Continuing", 2),
        ("6", None),
        ("55", None),
        ("General action", None),
        ("", None),
    ],
)
def test_categories_are_read_from_every_form(cell, category):
    assert cells.category(cell) == category


@pytest.mark.parametrize(
    ("word", "response"),
    [
        ("Accepted", Response.SUPPORTED),
        ("supported", Response.SUPPORTED),
        ("Noted", Response.NOTED),
        ("Not  Supported", Response.NOTED),
        ("Pending", Response.PENDING),
        ("Aceptada", Response.SUPPORTED),
        ("Notée", Response.NOTED),
    ],
)
def test_answers_are_mapped(word, response):
    assert cells.response(word) is response


def test_a_text_of_a_cell_holds_no_orders_to_a_terminal():
    assert cells.words("End \x1b[2J&#27;it \u202enow") == "End [2Jit now"


@pytest.mark.parametrize("word", ["Rejected", "Voluntary Pledge", "", "Partially supported"])
def test_other_answers_are_not_guessed(word):
    with pytest.raises(BadCell, match="not known"):
        cells.response(word)


@pytest.mark.parametrize(
    ("session", "state", "words"),
    [
        ("99", "CRI", "no session 99"),
        ("18", "CRI", "was not reviewed in session 18"),
        ("19", "VAT", "observer"),
        ("2014-04-05", "CRI", "not a whole number"),
    ],
)
def test_a_session_in_which_the_state_was_not_reviewed_is_refused(session, state, words):
    with pytest.raises(BadCell, match=words):
        cells.reviewed_session(session, state)


def test_sessions_of_odd_reviews_are_known():
    assert cells.reviewed_session("19.0", "CRI") == 19
    # South Sudan got recommendations in the review of Sudan
    assert cells.reviewed_session("11", "SSD") == 11
    assert cells.reviewed_session("3", "XAA") == 3


@pytest.mark.parametrize(
    ("cell", "known", "unknown"),
    [
        ("Labour;Justice", ("Labour", "Justice"), ()),
        ("Rights of the Child,Women's rights", ("Rights of the Child", "Women's rights"), ()),
        ("HIV - Aids", ("HIV - Aids",), ()),
        ("- HIV - Aids\n- Labour", ("HIV - Aids", "Labour"), ()),
        ("Labour;Astrology", ("Labour",), ("Astrology",)),
        ("National Human Rights Institution", ("NHRI",), ()),
        ("", (), ()),
    ],
)
def test_issues_become_canonical_labels(cell, known, unknown):
    assert cells.issues(cell) == (known, unknown)
