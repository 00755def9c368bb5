"""What the coalition decides: a proposal, what is said of it, and the votes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from django.db import models

from upr import coalition as library
from upr.coalition import Rule, Standing
from upr.text import NOTHING, Text
from uprdesk.coalition.models.person import Person
from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Kind

GENEVA = "Europe/Zurich"
"""Name of Geneva's time zone in the list of the Internet Assigned Numbers Authority."""


class Ballot(StrEnum):
    """Who has one vote each."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class Ended(StrEnum):
    """How somebody ended a vote before its deadline."""

    CLOSED = "closed"
    """The votes that were there count."""
    WITHDRAWN = "withdrawn"
    """Nothing is decided."""


@dataclass(frozen=True, kw_only=True)
class Ending:
    """That somebody ended a vote before its deadline, when and why; by: number of a membership."""

    how: Ended
    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a vote, written down once: who leaves later changes nothing of it.

    Fields as in `upr.coalition.Outcome`, choices by their number from "1"; `why` is a sentence of
    the library with its blanks. able: who could vote at the end; empty for a secret ballot.
    """

    standing: Standing
    choice: str
    counts: dict[str, int]
    abstained: int
    may_vote: int
    needed: int
    why: str = ""
    blanks: dict[str, int] = field(default_factory=dict)
    able: tuple[str, ...] = ()

    @classmethod
    def of(cls, outcome: library.Outcome, able: tuple[str, ...]) -> "Result":
        """An outcome as it is kept."""
        return cls(
            standing=outcome.standing,
            choice=outcome.choice,
            counts=dict(outcome.counts),
            abstained=outcome.abstained,
            may_vote=outcome.may_vote,
            needed=outcome.needed,
            why=outcome.why.sentence,
            blanks={name: int(str(value)) for name, value in outcome.why.blanks.items()},
            able=able,
        )

    @property
    def outcome(self) -> library.Outcome:
        """The outcome again."""
        return library.Outcome(
            standing=self.standing,
            choice=self.choice,
            counts=self.counts,
            abstained=self.abstained,
            may_vote=self.may_vote,
            needed=self.needed,
            why=Text(self.why, self.blanks) if self.why else NOTHING,
        )


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Where something was decided without a vote here.

    day      on which it was
    present  how many took part
    who      they, by pseudonym; may be empty
    decided  what was decided, in words
    """

    day: date
    present: int
    decided: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class AboutProposal:
    """What the box of a proposal holds.

    text      what it is about
    by        number of the membership of whoever made it; made_at: when
    choices   in words, in their order; in votes they are numbered from "1"
    quorum    how many have to take part: "12", a share such as "1/2", or empty for none
    ballot    who has one vote each; parts: of the people who are asked
    voters    numbers of memberships or of organisations, as they were when it was put to the vote
    secret    nobody learns how anybody voted: only the counts, and these after the end
    deadline  aware; zone: in which it was written, e.g. "America/Panama"
    ending    by somebody, before the deadline; result: once it is counted
    meeting   decided there, not here: then there is no vote
    note      what follows from it
    """

    title: str
    text: str = ""
    by: str = ""
    made_at: datetime | None = None
    choices: tuple[str, ...] = ()
    rule: Rule = Rule.MORE_THAN_HALF
    quorum: str = ""
    ballot: Ballot = Ballot.PEOPLE
    parts: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()
    secret: bool = False
    deadline: datetime | None = None
    zone: str = GENEVA
    ending: Ending | None = None
    result: Result | None = None
    meeting: Meeting | None = None
    note: str = ""

    @property
    def numbered(self) -> dict[str, str]:
        """Number of a choice → its words."""
        return {str(number): words for number, words in enumerate(self.choices, 1)}

    @property
    def ends_at(self) -> datetime | None:
        """When the last vote may be given; None where nothing is voted on."""
        return self.ending.at if self.ending else self.deadline

    @property
    def withdrawn(self) -> bool:
        """Whether somebody took it back."""
        return self.ending is not None and self.ending.how is Ended.WITHDRAWN

    def is_open(self, at: datetime) -> bool:
        """Whether votes may still be given; once counted never again, whatever a clock says."""
        if self.ending or self.result or self.deadline is None:
            return False
        return at <= self.deadline

    def is_due(self, at: datetime) -> bool:
        """Whether it is over and not counted yet."""
        ended = self.ends_at is not None and not self.is_open(at)
        return ended and not self.withdrawn and self.result is None

    @property
    def proposal(self) -> library.Proposal:
        """As the library decides about it; raises UprError where it could never be decided."""
        quorum = Fraction(self.quorum) if "/" in self.quorum else int(self.quorum or 0) or None
        return library.Proposal(
            choices=tuple(self.numbered),
            voters=frozenset(self.voters),
            deadline=self.ends_at,
            rule=self.rule,
            quorum=quorum,
        )


@dataclass(frozen=True, kw_only=True)
class AboutComment:
    """What the box of a comment holds; by: number of a membership."""

    text: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Cast:
    """One vote; voter: number of a membership, or of the organisation that the person spoke for."""

    voter: str
    choice: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AboutVote:
    """What the box of a person's votes holds: one, or one for each organisation they speak for."""

    cast: tuple[Cast, ...] = ()


class Proposal(SealedRow):
    """Something to decide, or that was decided.

    version  counts the changes: two people who edit at the same time notice each other
    """

    kind = Kind.DECISIONS
    Inside = AboutProposal

    version = models.PositiveIntegerField(default=1)


class Comment(SealedRow):
    """What somebody says of a proposal."""

    kind = Kind.DECISIONS
    Inside = AboutComment

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="comments")


class Vote(SealedRow):
    """The votes of one person on a proposal; a later one replaces it.

    person  plain, so that the store itself keeps one row for each person; None once they erased
            their account: what was decided stays as it was
    """

    kind = Kind.DECISIONS
    Inside = AboutVote

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"], name="a_person_votes_once_on_a_proposal"
            ),
        ]
