"""What may be put to the vote, and which votes may be given."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from upr.coalition import ABSTAIN, Proposal, Rule, Vote, check, outcome
from upr.errors import UprError

DEADLINE = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
BEFORE, AFTER = DEADLINE - timedelta(hours=1), DEADLINE + timedelta(seconds=1)
PEOPLE = frozenset("abcdefghij")


def proposal(rule=Rule.MORE_THAN_HALF, choices=("yes", "no"), **more):
    return Proposal(
        **{"choices": choices, "voters": PEOPLE, "deadline": DEADLINE, "rule": rule} | more
    )


@pytest.mark.parametrize(
    ("vote", "why"),
    [
        (Vote("a", "yes", AFTER), "deadline of this vote has passed"),
        (Vote("z", "yes", BEFORE), "not among those who vote"),
        (Vote("a", "perhaps", BEFORE), "no such choice"),
        (Vote("a", "yes", BEFORE.replace(tzinfo=None)), "no time zone"),
    ],
)
def test_a_vote_that_may_not_be_given_is_refused_and_counts_for_nothing(vote, why):
    with pytest.raises(UprError, match=why) as error:
        check(proposal(), vote)
    assert error.value.hint
    if vote.at.tzinfo:
        assert outcome(proposal(), [vote], AFTER).voted == 0


def test_a_vote_in_time_passes():
    check(proposal(), Vote("a", "no", DEADLINE))
    check(proposal(), Vote("a", ABSTAIN, BEFORE))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"choices": ("yes",)}, "two different choices"),
        ({"choices": ("yes", "yes")}, "two different choices"),
        ({"choices": ("yes", "no", "")}, "two different choices"),
        ({"voters": frozenset()}, "Nobody may vote"),
        ({"quorum": 11}, "cannot be reached: 10 people"),
        ({"quorum": 0}, "cannot be reached"),
        ({"quorum": Fraction(3, 2)}, "cannot be reached"),
        ({"quorum": Fraction(-1, 2)}, "cannot be reached"),
        ({"deadline": DEADLINE.replace(tzinfo=None)}, "no time zone"),
    ],
)
def test_a_proposal_that_cannot_be_decided_is_refused(change, why):
    with pytest.raises(UprError, match=why):
        proposal(**change)


def test_rules_have_names_for_a_form():
    assert len({str(rule.label) for rule in Rule}) == len(Rule)
