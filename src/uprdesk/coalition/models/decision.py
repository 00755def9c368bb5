"""What the coalition decides: a proposal, what is said of it, and the votes."""

from dataclasses import dataclass

from django.db import models

from uprdesk.coalition.models.person import Person
from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Kind


@dataclass(frozen=True, kw_only=True)
class AboutProposal:
    """What the box of a proposal holds."""

    title: str


@dataclass(frozen=True, kw_only=True)
class AboutComment:
    """What the box of a comment holds."""

    text: str


@dataclass(frozen=True, kw_only=True)
class AboutVote:
    """What the box of a vote holds."""

    choice: str


class Proposal(SealedRow):
    """Something to decide.

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
    """The vote of one person on a proposal; a later one replaces it.

    person  plain, so that the store itself keeps one vote for each person
    """

    kind = Kind.DECISIONS
    Inside = AboutVote

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"], name="a_person_votes_once_on_a_proposal"
            ),
        ]
