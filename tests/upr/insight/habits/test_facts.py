"""Counts behind reasons, counted by hand."""

import pytest

from upr.insight.habits.facts import Tally, facts_of
from upr.insight.habits.history import History
from upr.insight.past import ISSUES, Past
from upr.record import Recommendation, Response

DEATH, WOMEN = ISSUES.index("Death penalty"), ISSUES.index("Women's rights")


@pytest.fixture
def history(small):
    return History(small, 4)


def test_what_a_state_asked_of_this_one(history):
    (facts,) = facts_of(history, "PAN", DEATH, ["ESP"], ["CRI"])
    assert facts.asked == Tally(count=3, states=1, last=3, supported=2)
    assert facts.spoken.count == 3
    assert (facts.back, facts.back_on) == (1, 1)
    assert facts.category == 5
    assert facts.until == 3


def test_what_it_asked_of_others(history):
    (facts,) = facts_of(history, "FRA", WOMEN, ["ESP"], ["CRI", "GHA", "PAN"])
    assert facts.asked.count == 0
    assert facts.raised == Tally(count=2, states=2, last=2, supported=1)
    assert facts.alike == ("GHA", "PAN")
    assert facts.same
    assert facts.region == "WEOG"
    assert "EU" in facts.groups


def test_a_region_includes_the_state_itself(history):
    spain, cuba = facts_of(history, "PAN", DEATH, ["ESP", "CUB"], [])
    assert spain.in_region.count == 3
    assert cuba.in_region.count == 1
    assert cuba.region == "GRULAC"


def test_a_review_counts_in_the_region_that_its_state_was_in_at_the_time():
    # South Sudan came into the African Group in July 2011, between sessions 11 and 12
    rows = [
        Recommendation(
            state="SSD",
            session=session,
            text=f"Sing in {session}.",
            recommenders=("ESP",),
            response=Response.SUPPORTED,
            issues=("Death penalty",),
        )
        for session in (11, 12)
    ]
    (facts,) = facts_of(History(Past.of(rows), 13), "GHA", DEATH, ["ESP"], [])
    assert facts.raised.count == 2
    assert facts.in_region.count == 1


def test_reviews_of_the_last_year_are_counted_once_each(history):
    spain, cuba = facts_of(history, "FRA", DEATH, ["ESP", "CUB"], [])
    assert (spain.since, spain.reviews) == (1, 4)
    assert (spain.spoke, cuba.spoke) == (3, 1)


def test_a_state_that_the_record_does_not_name_has_no_facts(history):
    with pytest.raises(ValueError, match="not in tuple"):
        facts_of(history, "PAN", DEATH, ["FRA"], [])
