"""The lists themselves: every row says who says so, and none names a person's account."""

import re

import pytest

from upr import vocab
from upr.vocab import find_state
from upr.vocab.rows import DATA, rows

LISTS = sorted(path.stem for path in DATA.glob("*.csv"))
ACCOUNT = re.compile(r"github|gitlab|huggingface|https?://|\.csv|\.xlsx|@", re.IGNORECASE)
DOMAIN_OF_A_PAPER = {
    "newscentralasia.net",
    "observerbd.com",
    "dailypost.ng",
}


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_source(name):
    listed = rows(name)
    assert listed
    assert [row for row in listed if not row["source"].strip()] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_row_names_an_account_or_a_file_of_somebody(name):
    for row in rows(name):
        assert not ACCOUNT.search(row["source"]), row
        assert not ACCOUNT.search(row.get("note", "")), row


def test_a_source_that_is_a_web_site_is_a_newspaper():
    sites = {
        site
        for name in LISTS
        for row in rows(name)
        for site in re.findall(r"\b[\w-]+\.(?:com|org|net|ng|at|info)\b", row["source"])
    }
    assert sites <= DOMAIN_OF_A_PAPER


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_holds_stray_blanks_or_a_row_of_another_length(name):
    for row in rows(name):
        assert None not in row, row
        for cell in row.values():
            assert cell is not None, row
            assert cell == cell.strip(), row


def test_marks_are_those_of_the_facts():
    marked = [row for name in LISTS for row in rows(name) if "mark" in row]
    assert {row["mark"] for row in marked} == {"C", "P", "U"}


def test_every_state_in_a_list_is_a_state_of_ours():
    for name in ("reviews", "memberships"):
        assert {row["state"] for row in rows(name)} <= set(vocab.STATES)
    assert {row["iso3"] for row in rows("state_names")} == set(vocab.STATES)


def test_no_state_name_is_an_issue_or_a_treaty():
    for code in vocab.all_instruments():
        assert find_state(code) is None
    for issue in vocab.all_issues().values():
        assert find_state(issue.label) is None


def test_all_public_names_exist():
    assert [name for name in vocab.__all__ if not hasattr(vocab, name)] == []
    assert sorted(vocab.__all__) == sorted(set(vocab.__all__))
