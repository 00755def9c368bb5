"""What members do with a proposal: vote on it, and say something of it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from upr import coalition as library
from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import trace
from uprdesk.coalition.actions.decisions import over
from uprdesk.coalition.actions.editing import one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Comment, Proposal, Vote
from uprdesk.coalition.models.decision import AboutComment, AboutProposal, AboutVote, Cast
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.voting import Roll


class OtherWords(UprError):
    """The person would vote on other words than those they read."""


@transaction.atomic
def vote(
    here: Here, pk: object, *, voter: str, choice: str, version: int | None = None, at: datetime
) -> None:
    """Vote, or vote otherwise, until the deadline.

    voter    as whom: number of the person's own membership, or of an organisation they speak for
    choice   its number, or ABSTAIN
    version  of the words that the person read; None: those of now

    Raises OtherWords where they were changed since; UprError after the end, for whoever is not
    asked, and for a choice that is not there.
    """
    here.require(Kind.DECISIONS, Right.ADD)
    one_after_another(here)
    row = here.get(Proposal, pk, Right.ADD)
    about: AboutProposal = row.inside
    if about.ending or about.result or not about.choices:
        raise over()
    if version is not None and version != row.version:
        raise OtherWords(
            say(gettext_noop("The words of this proposal were changed since you opened it.")),
            say(gettext_noop("No vote was given. Read it again, then vote.")),
        )
    asked = voter if voter in Roll(here).mine(about) else ""
    library.check(about.proposal, library.Vote(asked, choice, at))
    mine = Vote.objects.of(here, Right.ADD).filter(proposal=row, person=here.person).first()
    before = here.ring.open(mine).inside.cast if mine else ()
    mine = mine or Vote(engagement=here.engagement, proposal=row, person=here.person)
    others = tuple(cast for cast in before if cast.voter != voter)
    cast = (*others, Cast(voter=voter, choice=choice, at=at))
    here.ring.seal(mine, AboutVote(cast=cast)).save()
    told("vote.cast", here, f"proposal {row.pk}", at)


@transaction.atomic
def comment(here: Here, pk: object, text: str, *, at: datetime) -> Comment:
    """Say something of a proposal; raises UprError without a word."""
    here.require(Kind.DECISIONS, Right.ADD)
    row = here.get(Proposal, pk, Right.ADD)
    if not text.strip():
        raise UprError(
            say(gettext_noop("The comment is empty.")), say(gettext_noop("Write what you think."))
        )
    made = Comment(engagement=here.engagement, proposal=row)
    about = AboutComment(text=text.strip(), by=str(here.membership.pk), at=at)
    here.ring.seal(made, about).save()
    told("decision.commented", here, f"proposal {row.pk}", at)
    return made


@transaction.atomic
def remove_comment(here: Here, pk: object, *, at: datetime) -> None:
    """Take a comment away: whoever wrote it may, and whoever leads."""
    row = here.get(Comment, pk, Right.ADD)
    if row.inside.by != str(here.membership.pk) and not here.may(Kind.DECISIONS, Right.MANAGE):
        raise PermissionDenied
    where = f"proposal {row.proposal_id}"
    row.delete()
    told("comment.removed", here, where, at)


def told(deed: str, here: Here, target: str, at: datetime) -> None:
    """Trace it."""
    trace.record(deed, by=here.person, target=target, at=at, engagement=here.engagement)
