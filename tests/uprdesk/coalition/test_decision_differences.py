"""Two texts of a proposal beside each other, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from upr.coalition import Rule
from uprdesk.coalition.decision_differences import differences
from uprdesk.coalition.models.decision import AboutProposal, Ballot, Meeting

MEETING = Meeting(day=date(2027, 3, 8), present=5, decided="Yes", who="Mar, Sol")
SAVED = AboutProposal(
    title="Who goes",
    choices=("Sol", "Mar"),
    parts=("drafter", "member"),
    deadline=datetime(2027, 3, 9, 23, tzinfo=UTC),
    zone="America/Panama",
)


def test_what_is_the_same_is_left_out():
    assert differences(SAVED, SAVED) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "Who stays"}, ("Title", "Who goes", "Who stays")),
        ({"choices": ("Sol", "Río")}, ("Choices", "Sol; Mar", "Sol; Río")),
        ({"secret": True}, ("Secret ballot", "no", "yes")),
        ({"quorum": "12"}, ("Quorum", "", "12")),
        ({"quorum": "1/2"}, ("Quorum", "", "Half of those who may vote")),
        ({"ballot": Ballot.ORGANISATIONS}, ("Who votes", "People", "Organisations")),
        (
            {"parts": ("member",)},
            ("Of the people, those who are", "drafter, member", "member"),
        ),
        (
            {"rule": Rule.MOST},
            (
                "What a choice needs",
                "More than half of the votes cast",
                "The choice with most votes",
            ),
        ),
        (
            {"deadline": datetime(2027, 3, 10, 17, tzinfo=UTC)},
            (
                "Deadline",
                "9 March 2027, 18:00 (Panama)",
                "10 March 2027, 12:00 (Panama)",
            ),
        ),
        ({"meeting": MEETING}, ("Meeting", "", "2027-03-08; 5; Yes; Mar, Sol")),
    ],
)
def test_what_differs_stands_in_words(changes, words):
    with translation.override("en"):
        [found] = differences(SAVED, replace(SAVED, **changes))
        assert (str(found.label), found.saved, found.typed) == words
