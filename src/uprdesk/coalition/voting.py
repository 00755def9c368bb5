"""Who votes on what, under which name, and what comes of it.

What a proposal needs to be taken says `upr.coalition` alone.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.utils.translation import get_language, gettext

from upr import coalition as library
from upr.coalition import Outcome
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Membership, Organisation, Proposal, Vote
from uprdesk.coalition.models.decision import AboutProposal, Ballot, Cast
from uprdesk.coalition.rights import Kind, Right, parts_that_may
from uprdesk.shell import wording

PARTS = parts_that_may(Kind.DECISIONS, Right.ADD)
"""Parts that may vote at all."""


class Roll:
    """Members and organisations of today, as votes ask for them; each is read once."""

    def __init__(self, here: Here) -> None:
        self.here = here

    @cached_property
    def members(self) -> dict[str, Membership]:
        """Number → member."""
        found = self.here.engagement.members.select_related("person").order_by("joined_at", "pk")
        return {str(member.pk): member for member in found}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Number → organisation, opened. Whoever may not see them learns no name: see `name`."""
        found = Organisation.objects.filter(engagement=self.here.engagement, removed_at=None)
        return {str(row.pk): row for row in self.here.open(found.order_by("pk"))}

    def asked(self, ballot: Ballot, parts: Collection[str]) -> tuple[str, ...]:
        """Numbers of those who are asked today: admitted people who play one of these parts, or
        organisations for which a member who may vote speaks."""
        able = {
            number
            for number, member in self.members.items()
            if member.admitted_at is not None and member.may(Kind.DECISIONS, Right.ADD)
        }
        if ballot is Ballot.ORGANISATIONS:
            found = self.organisations.items()
            return tuple(number for number, row in found if able & {*row.inside.speakers})
        return tuple(n for n, one in self.members.items() if n in able and {*parts} & {*one.parts})

    def able(self, about: AboutProposal) -> frozenset[str]:
        """Those of its voters who still may vote: who left, or lost the right, does not count."""
        if about.ballot is Ballot.ORGANISATIONS:
            return frozenset(about.voters) & self.organisations.keys()
        members = self.members.items()
        may = {number for number, one in members if one.may(Kind.DECISIONS, Right.ADD)}
        return frozenset(about.voters) & may

    def mine(self, about: AboutProposal) -> list[str]:
        """As whom the person votes on it: as themselves, or for organisations; empty: not asked."""
        own = str(self.here.membership.pk)
        if not self.here.may(Kind.DECISIONS, Right.ADD):
            return []
        if about.ballot is Ballot.ORGANISATIONS:
            return [
                number
                for number, row in self.organisations.items()
                if number in about.voters and own in row.inside.speakers
            ]
        return [own] if own in about.voters else []

    def member(self, number: str) -> str:
        """Pseudonym of a member; in general words for whoever may not see the people."""
        own = number == str(self.here.membership.pk)
        if not own and not self.here.may(Kind.PEOPLE, Right.SEE):
            return gettext("a member")
        found = self.members.get(number)
        return str(found.person) if found else gettext("somebody who has left")

    def organisation(self, number: str) -> str:
        """Name of an organisation; in general words for whoever may not see it."""
        found = self.organisations.get(number)
        if found is None:
            return gettext("an organisation that has left")
        speaks = str(self.here.membership.pk) in found.inside.speakers
        if not speaks and not self.here.may(Kind.ORGANISATIONS, Right.SEE):
            return gettext("an organisation")
        return found.named.name(wording.short(get_language()))

    def name(self, about: AboutProposal, voter: str) -> str:
        """What a voter is called."""
        people = about.ballot is Ballot.PEOPLE
        return self.member(voter) if people else self.organisation(voter)


def votes_on(here: Here, rows: Collection[Proposal]) -> dict[UUID, dict[str, Cast]]:
    """Number of a proposal → voter → their last vote."""
    found: dict[UUID, list[Cast]] = defaultdict(list)
    for vote in here.open(Vote.objects.of(here).filter(proposal__in=rows)):
        found[vote.proposal_id] += vote.inside.cast
    return {
        pk: {cast.voter: cast for cast in sorted(casts, key=lambda cast: cast.at)}
        for pk, casts in found.items()
    }


def outcome_of(
    about: AboutProposal, casts: Collection[Cast], able: frozenset[str], at: datetime
) -> Outcome:
    """What came of a vote, or where it stands at `at`."""
    if about.result is not None:
        return about.result.outcome
    votes = [library.Vote(cast.voter, cast.choice, cast.at) for cast in casts]
    # the end itself still belongs to the time in which one votes
    over = at if about.is_open(at) else max(at, about.ends_at + timedelta.resolution)
    return library.outcome(about.proposal, votes, over, able)
