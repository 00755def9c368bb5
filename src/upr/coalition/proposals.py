"""What is put to the vote in a coalition, by what rule, and which votes may be given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from math import ceil

from upr.coalition.clocks import aware
from upr.errors import UprError
from upr.text import Text, gettext_noop, say

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
