"""When a coalition has decided: choices, votes, a deadline, a quorum if wanted, and the outcome.

A proposal stays open until its deadline even if nothing can change any more: people may still
change their vote.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from math import ceil

from upr.coalition.clocks import aware
from upr.errors import UprError
from upr.text import NOTHING, Text, gettext_noop, say

ABSTAIN = ""
"""The choice of who takes part and wants none: it counts for the quorum, not for the majority."""


class Rule(StrEnum):
    """What a choice needs. As in the UN's own rules, abstentions are no votes cast.

    MOST            more votes than any other
    MORE_THAN_HALF  more than half of the votes cast
    TWO_THIRDS      at least two thirds of the votes cast
    CONSENSUS       nobody chose anything else
    """

    MOST = "most"
    MORE_THAN_HALF = "more-than-half"
    TWO_THIRDS = "two-thirds"
    CONSENSUS = "consensus"

    @property
    def label(self) -> Text:
        """Its name, for a form."""
        return Text(_RULES[self])


class State(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    TAKEN = "taken"
    NOT_TAKEN = "not-taken"


_RULES = {
    Rule.MOST: gettext_noop("The choice with most votes"),
    Rule.MORE_THAN_HALF: gettext_noop("More than half of the votes cast"),
    Rule.TWO_THIRDS: gettext_noop("Two thirds of the votes cast"),
    Rule.CONSENSUS: gettext_noop("Consensus: nobody against"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is put to the vote.

    choices   ids of the choices, two or more, in their order
    voters    ids of those who are asked
    deadline  aware; a vote at that very moment is still in time
    quorum    how many have to take part: a number, a share of those who may vote (Fraction, above
              0 and at most 1), or None

    Raises UprError for a proposal that could never be decided.
    """

    choices: tuple[str, ...]
    voters: frozenset[str]
    deadline: datetime
    rule: Rule = Rule.MORE_THAN_HALF
    quorum: int | Fraction | None = None

    def __post_init__(self) -> None:
        aware(self.deadline)
        if len({choice for choice in self.choices if choice}) < max(2, len(self.choices)):
            raise UprError(
                say(gettext_noop("A proposal needs two different choices or more.")),
                say(gettext_noop("Add one, e.g. “no” beside “yes”.")),
            )
        if not self.voters:
            raise UprError(
                say(gettext_noop("Nobody may vote on this proposal.")),
                say(gettext_noop("Choose who is asked.")),
            )
        if self.quorum is not None and not 0 < self.needed(len(self.voters)) <= len(self.voters):
            raise UprError(
                say(
                    gettext_noop("This quorum cannot be reached: %(count)d people may vote."),
                    count=len(self.voters),
                ),
                say(gettext_noop("Give a number up to that, or a share up to the whole.")),
            )

    def needed(self, voters: int) -> int:
        """How many of so many voters have to take part; 0 without a quorum."""
        if isinstance(self.quorum, Fraction):
            return ceil(self.quorum * voters)
        return self.quorum or 0


@dataclass(frozen=True, slots=True)
class Vote:
    """What somebody chose, and when (aware); ABSTAIN for none of the choices."""

    voter: str
    choice: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a proposal, or where it stands while it is open.

    choice     the one that was taken; "" otherwise
    counts     votes of each choice, in the order of the proposal
    abstained  who took part and chose none
    may_vote   how many may vote
    needed     how many have to take part; 0 without a quorum
    why        why nothing was taken, one sentence; NOTHING otherwise
    """

    state: State
    choice: str
    counts: Mapping[str, int]
    abstained: int
    may_vote: int
    needed: int
    why: Text = NOTHING

    @property
    def voted(self) -> int:
        """How many took part."""
        return self.cast + self.abstained

    @property
    def cast(self) -> int:
        """Votes for a choice."""
        return sum(self.counts.values())


def check(proposal: Proposal, vote: Vote) -> None:
    """Let a vote pass that may be given. Raises UprError with the reason for any other."""
    if aware(vote.at) > proposal.deadline:
        raise UprError(
            say(gettext_noop("The deadline of this vote has passed.")),
            say(gettext_noop("Make a new proposal if it has to be decided again.")),
        )
    if vote.voter not in proposal.voters:
        raise UprError(
            say(gettext_noop("You are not among those who vote on this proposal.")),
            say(gettext_noop("Ask who made it whether you should be.")),
        )
    if vote.choice not in (*proposal.choices, ABSTAIN):
        raise UprError(
            say(gettext_noop("This proposal has no such choice.")),
            say(gettext_noop("Open it again and choose one that it offers.")),
        )


def outcome(
    proposal: Proposal,
    votes: Iterable[Vote],
    now: datetime,
    may_vote: Collection[str] | None = None,
) -> Outcome:
    """What is decided at `now` (aware).

    votes     in the order in which they came; a person's last one counts. One that `check` refuses
              counts for nothing
    may_vote  ids of the members who may vote at the deadline; None: all who were asked. Who left
              before it, or lost the right, counts neither as voter nor for the quorum
    """
    able = proposal.voters if may_vote is None else proposal.voters & frozenset(may_vote)
    last = _last_votes(proposal, votes, able)
    counts = {one: sum(choice == one for choice in last.values()) for one in proposal.choices}
    abstained = sum(choice == ABSTAIN for choice in last.values())
    state, choice, why = State.OPEN, "", NOTHING
    needed = proposal.needed(len(able))
    if aware(now) > proposal.deadline:
        why = _quorum_missed(len(last), needed) or _undecided(proposal.rule, counts)
        state = State.NOT_TAKEN if why else State.TAKEN
        choice = "" if why else max(counts, key=lambda one: counts[one])
    return Outcome(
        state=state,
        choice=choice,
        counts=counts,
        abstained=abstained,
        may_vote=len(able),
        needed=needed,
        why=why,
    )


def _last_votes(
    proposal: Proposal, votes: Iterable[Vote], able: frozenset[str]
) -> Mapping[str, str]:
    """Voter → choice; of two votes at one moment the one that came later."""
    counting = [
        vote
        for vote in votes
        if vote.voter in able
        and vote.at <= proposal.deadline
        and vote.choice in (*proposal.choices, ABSTAIN)
    ]
    return {vote.voter: vote.choice for vote in sorted(counting, key=lambda vote: vote.at)}


def _quorum_missed(voted: int, needed: int) -> Text:
    if voted >= needed:
        return NOTHING
    return say(
        gettext_noop(
            "The quorum was not reached: %(needed)d had to take part, %(voted)d did. "
            "Propose it again, or ask for less."
        ),
        needed=needed,
        voted=voted,
    )


def _undecided(rule: Rule, counts: Mapping[str, int]) -> Text:
    """Why no choice has what the rule asks for; NOTHING where one has."""
    cast, most = sum(counts.values()), max(counts.values())
    if not cast:
        return say(gettext_noop("Nobody voted for any of the choices."))
    if rule is Rule.CONSENSUS:
        if most == cast:
            return NOTHING
        return say(
            gettext_noop("There is no consensus. Votes for something else: %(count)d."),
            count=cast - most,
        )
    leading = sum(count == most for count in counts.values())
    if leading > 1:
        return say(
            gettext_noop("Several choices have the same number of votes, %(count)d each."),
            count=most,
        )
    if rule is Rule.MORE_THAN_HALF and 2 * most <= cast:
        return say(
            gettext_noop("No choice has more than half of the %(count)d votes cast."), count=cast
        )
    if rule is Rule.TWO_THIRDS and 3 * most < 2 * cast:
        return say(
            gettext_noop("No choice has two thirds of the %(count)d votes cast."), count=cast
        )
    return NOTHING
