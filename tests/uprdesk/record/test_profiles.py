"""What the pages count, and that each number opens to its rows."""

import pytest

from tests.uprdesk.record.readings import addendum, report, upr_info
from upr.record import Response
from uprdesk.record import importer, profiles
from uprdesk.record.models import Recommendation
from uprdesk.record.search import search

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def sample(noon):
    """One review of an invented State beside the record."""
    for each in (upr_info(), report(), addendum(**{"9.2": Response.SUPPORTED})):
        importer.save(each, sha256="1" * 64, at=noon, sample=True)


def lines(profile, name):
    return {line.value: (line.supported, line.noted, line.pending) for line in profile.lines[name]}


def test_a_state_under_review_is_counted_by_cycle_issue_and_recommender():
    found = profiles.state_under_review("CRI")
    assert lines(found.counted, "cycle") == {1: (1, 0, 0), 2: (2, 1, 0)}
    assert lines(found.counted, "issue")["Right to education"] == (2, 0, 0)
    assert lines(found.counted, "from")["NLD"] == (2, 1, 0)
    assert found.counted.whole.acceptance == 0.75
    assert [review.session for review in found.reviews][:2] == [6, 19]


def test_a_recommending_state_is_counted_by_whom_it_asks_what():
    found = profiles.recommending_state("NLD")
    assert lines(found, "state") == {"CRI": (2, 1, 0), "PAN": (0, 1, 0)}
    assert [line.value for line in found.lines["category"]] == [2, 4, 5]


@pytest.mark.parametrize(
    "found",
    [
        lambda: profiles.state_under_review("PAN").counted,
        lambda: profiles.recommending_state("ESP"),
        lambda: profiles.issue("Right to education"),
        lambda: profiles.one_session(22).counted,
    ],
)
def test_every_number_opens_to_its_rows(found):
    counted = found()
    assert search(counted.filters).count == counted.whole.total > 0
    for name, each in counted.lines.items():
        for line in each:
            assert search(counted.filters.with_value(name, line.value)).count == line.total


def test_neighbours_of_an_issue_are_what_its_recommendations_are_about_as_well():
    assert profiles.neighbours("Right to education") == ["Women's rights"]
    assert profiles.neighbours("Environment") == []


def test_a_session_has_a_line_for_each_state_with_recommendations():
    found = profiles.one_session(22)
    assert {state: line.total for state, line in found.by_state.items()} == {"PAN": 1, "HRV": 1}
    assert "PAN" in [review.state for review in found.reviews]


def test_the_sample_counts_on_its_own_page_and_nowhere_else(sample):
    assert profiles.state_under_review("XAA").counted.whole.total == 4
    assert profiles.recommending_state("PAN").whole.total == 2
    totals = profiles.totals()
    assert (totals.recommendations.total, totals.states, totals.reviews) == (9, 3, 5)
    assert totals.sample == 4


def test_one_recommendation_is_found_by_its_earlier_key_with_all_that_was_said(sample):
    earlier = upr_info().recommendations[2].key
    found = profiles.one_recommendation(earlier)
    assert found.recommendation.key == "XAA-19 §9.2"
    assert found.earlier == [earlier]
    assert [position.response for position in found.positions] == ["supported"]
    with pytest.raises(Recommendation.DoesNotExist):
        profiles.one_recommendation("XAA-19 §1.1")


def test_a_profile_costs_few_questions(django_assert_max_num_queries):
    profiles.totals()
    with django_assert_max_num_queries(3):
        profiles.state_under_review("CRI")


def test_a_state_that_never_recommended_has_an_empty_profile():
    whole = profiles.recommending_state("FRA").whole
    assert (whole.total, whole.acceptance) == (0, None)
