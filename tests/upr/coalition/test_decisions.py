"""When a coalition has decided, and why it has not."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.coalition import ABSTAIN, Proposal, Rule, Standing, Vote, outcome

DEADLINE = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
BEFORE, AFTER = DEADLINE - timedelta(hours=1), DEADLINE + timedelta(seconds=1)
PEOPLE = frozenset("abcdefghij")


def proposal(rule=Rule.MORE_THAN_HALF, choices=("yes", "no"), **more):
    return Proposal(
        **{"choices": choices, "voters": PEOPLE, "deadline": DEADLINE, "rule": rule} | more
    )


def votes(**chosen):
    """votes(yes=3, no=1): the first of PEOPLE, one after the other, an hour before the end."""
    choices = Counter(chosen).elements()
    return [
        Vote(voter, choice, BEFORE) for voter, choice in zip(sorted(PEOPLE), choices, strict=False)
    ]


def abstaining(*people):
    return [Vote(person, ABSTAIN, BEFORE) for person in people]


@pytest.mark.parametrize(
    ("rule", "chosen", "taken", "why"),
    [
        (Rule.MOST, {"yes": 2, "no": 1, "later": 1}, "yes", ""),
        (Rule.MOST, {"yes": 2, "no": 2, "later": 1}, "", "same number of votes, 2 each"),
        (Rule.MORE_THAN_HALF, {"yes": 3, "no": 2}, "yes", ""),
        (Rule.MORE_THAN_HALF, {"no": 3, "yes": 2}, "no", ""),
        (Rule.MORE_THAN_HALF, {"yes": 2, "no": 1, "later": 1}, "", "more than half of the 4 votes"),
        (Rule.MORE_THAN_HALF, {"yes": 2, "no": 2}, "", "same number of votes, 2 each"),
        (Rule.TWO_THIRDS, {"yes": 4, "no": 2}, "yes", ""),
        (Rule.TWO_THIRDS, {"yes": 3, "no": 2}, "", "two thirds of the 5 votes"),
        (Rule.CONSENSUS, {"yes": 5}, "yes", ""),
        (Rule.CONSENSUS, {"yes": 9, "no": 1}, "", "Votes for something else: 1."),
        (Rule.MOST, {}, "", "Nobody voted"),
        (Rule.CONSENSUS, {}, "", "Nobody voted"),
    ],
)
def test_each_rule_decides(rule, chosen, taken, why):
    result = outcome(proposal(rule, ("yes", "no", "later")), votes(**chosen), AFTER)
    assert (result.choice, result.standing) == (
        taken,
        Standing.TAKEN if taken else Standing.NOT_TAKEN,
    )
    assert why in str(result.why)
    assert bool(result.why) == (not taken)


def test_abstentions_count_for_the_quorum_and_not_for_the_majority():
    asked = proposal(Rule.TWO_THIRDS, quorum=5)
    given = [*votes(yes=2, no=1), *abstaining("g", "h")]
    result = outcome(asked, given, AFTER)
    assert (result.choice, result.voted, result.cast, result.abstained) == ("yes", 5, 3, 2)
    missed = outcome(asked, given[:4], AFTER)
    assert missed.standing is Standing.NOT_TAKEN
    assert missed.why.blanks == {"needed": 5, "voted": 4}
    silent = outcome(proposal(), abstaining("a", "b"), AFTER)
    assert "Nobody voted" in str(silent.why)


def test_a_quorum_may_be_a_share_and_is_rounded_up():
    third = proposal(quorum=Fraction(1, 3))
    assert third.needed(10) == 4
    assert outcome(third, votes(yes=4), AFTER).choice == "yes"
    assert outcome(third, votes(yes=3), AFTER).standing is Standing.NOT_TAKEN


def test_it_stays_open_to_the_last_moment_even_if_all_have_voted():
    for now in (BEFORE, DEADLINE):
        result = outcome(proposal(), votes(yes=10), now)
        assert (result.standing, result.choice, result.why.sentence) == (Standing.OPEN, "", "")
        assert result.counts == {"yes": 10, "no": 0}
    assert outcome(proposal(), votes(yes=10), AFTER).choice == "yes"


def test_the_last_vote_of_a_person_counts():
    changed = [Vote("a", "yes", BEFORE), Vote("a", "no", DEADLINE)]
    assert outcome(proposal(), changed, AFTER).counts == {"yes": 0, "no": 1}
    assert outcome(proposal(), reversed(changed), AFTER).counts == {"yes": 0, "no": 1}
    at_once = [Vote("a", "yes", BEFORE), Vote("a", "no", BEFORE)]
    assert outcome(proposal(), at_once, AFTER).choice == "no"
    back = [*changed, Vote("a", ABSTAIN, DEADLINE)]
    assert outcome(proposal(), back, AFTER).abstained == 1


def test_who_may_not_vote_at_the_deadline_does_not_count():
    given = votes(yes=2, no=1)
    left = outcome(proposal(quorum=Fraction(1, 2)), given, AFTER, may_vote={"c", "d", "newcomer"})
    assert (left.choice, left.counts, left.may_vote, left.needed) == (
        "no",
        {"yes": 0, "no": 1},
        2,
        1,
    )
    nobody = outcome(proposal(), given, AFTER, may_vote=())
    assert nobody.standing is Standing.NOT_TAKEN


VOTES = st.lists(
    st.builds(
        Vote,
        st.sampled_from("abcdefghijklm"),
        st.sampled_from(["yes", "no", "later", ABSTAIN, "bogus"]),
        st.integers(-3, 2).map(lambda hours: DEADLINE + timedelta(hours=hours)),
    ),
    max_size=30,
)


@given(
    VOTES,
    st.sampled_from(Rule),
    st.none() | st.integers(1, 10),
    st.sets(st.sampled_from("abcdefghijk")),
)
def test_a_decision_keeps_its_rule(given_votes, rule, quorum, able):
    asked = proposal(rule, ("yes", "no", "later"), quorum=quorum)
    result = outcome(asked, given_votes, AFTER, able)
    most = max(result.counts.values())
    assert result.voted <= result.may_vote <= len(able)
    assert result.standing is (Standing.TAKEN if result.choice else Standing.NOT_TAKEN)
    if result.choice:
        assert result.voted >= (quorum or 0)
        assert result.counts[result.choice] == most > 0
        assert list(result.counts.values()).count(most) == 1
        share = {Rule.MORE_THAN_HALF: Fraction(1, 2), Rule.TWO_THIRDS: Fraction(2, 3)}
        assert Fraction(most, result.cast) >= share.get(rule, 0)
        assert rule is not Rule.CONSENSUS or most == result.cast
        assert rule is not Rule.MORE_THAN_HALF or 2 * most > result.cast


@given(VOTES)
def test_late_votes_and_strangers_change_nothing(given_votes):
    in_time = [
        vote
        for vote in given_votes
        if vote.at <= DEADLINE and vote.voter in PEOPLE and vote.choice != "bogus"
    ]
    asked = proposal(Rule.MOST, ("yes", "no", "later"))
    assert outcome(asked, given_votes, AFTER) == outcome(asked, in_time, AFTER)
