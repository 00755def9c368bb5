"""When a coalition has decided: the votes, the quorum, the outcome and why there is none.

A proposal stays open until its deadline even if nothing can change any more: people may still
change their vote.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from upr.coalition.clocks import aware
from upr.coalition.proposals import ABSTAIN, Proposal, Rule, Vote
from upr.text import NOTHING, Text, gettext_noop, say


class Standing(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    TAKEN = "taken"
    NOT_TAKEN = "not-taken"


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

    standing: Standing
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
    standing, choice, why = Standing.OPEN, "", NOTHING
    needed = proposal.needed(len(able))
    if aware(now) > proposal.deadline:
        why = _quorum_missed(len(last), needed) or _undecided(proposal.rule, counts)
        standing = Standing.NOT_TAKEN if why else Standing.TAKEN
        choice = "" if why else max(counts, key=lambda one: counts[one])
    return Outcome(
        standing=standing,
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
