"""Decisions: put to the vote, write down, change, end, say what follows."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from upr.errors import UprError
from upr.stages.timeline import day_of
from upr.text import gettext_noop, say
from uprdesk.coalition import decisions
from uprdesk.coalition.actions.counting import forget_votes, saved, told, with_result
from uprdesk.coalition.actions.editing import ChangedMeanwhile, one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Proposal
from uprdesk.coalition.models.decision import AboutProposal, Ended, Ending
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.voting import Roll

MOST_CHOICES = 8


class CannotDecide(UprError):
    """What was written cannot be put to the vote, or not be written down as decided."""


class HasEnded(UprError):
    """The vote is over, or it has begun, so this cannot be done any more."""


@transaction.atomic
def propose(here: Here, about: AboutProposal, *, at: datetime) -> Proposal:
    """Put something to the vote, or write down what a meeting decided.

    about  as it was written; who made it, when, and who is asked are filled in here

    Raises UprError where it could never be decided.
    """
    here.require(Kind.DECISIONS, Right.ADD)
    one_after_another(here)
    about = replace(about, by=str(here.membership.pk), made_at=at)
    row = Proposal(engagement=here.engagement, version=1)
    here.ring.seal(row, complete(here, about, at)).save()
    told("decision.recorded" if about.meeting else "decision.proposed", here, row, at=at)
    return row


@transaction.atomic
def change(here: Here, pk: object, about: AboutProposal, *, version: int, at: datetime) -> Proposal:
    """Write a proposal anew, as long as nobody has voted on it; or what a meeting decided.

    Raises ChangedMeanwhile with the row as it stands now, HasEnded, and UprError as `propose`.
    """
    row = own(here, pk)
    if row.version != version:
        raise ChangedMeanwhile(row)
    was: AboutProposal = row.inside
    refuse_fixed(row, at)
    kept = {name: getattr(was, name) for name in ("by", "made_at", "note")}
    about = complete(here, replace(about, **kept), at)
    if about == was:
        return row
    return saved("decision.changed", here, row, about, at=at)


def refuse_fixed(row: Proposal, at: datetime) -> None:
    """Raise HasEnded where its words stand: it is over, or somebody has voted on them."""
    about: AboutProposal = row.inside
    if about.ending or (about.choices and not about.is_open(at)):
        raise over()
    if row.votes.exists():
        raise HasEnded(
            say(gettext_noop("Somebody has voted already, so these words stand.")),
            say(gettext_noop("Withdraw it and propose it anew; your words come along.")),
        )


@transaction.atomic
def end(here: Here, pk: object, how: Ended, *, reason: str = "", at: datetime) -> Proposal:
    """Close a vote before its deadline and count it, or withdraw a proposal.

    reason  for all to read; needed to close. Raises HasEnded, CannotDecide
    """
    row = own(here, pk)
    about: AboutProposal = row.inside
    if about.ending or (about.choices and not about.is_open(at)):
        raise over()
    if how is Ended.CLOSED and not (about.choices and reason.strip()):
        raise CannotDecide(
            say(gettext_noop("A vote that is closed early needs a reason.")),
            say(gettext_noop("Write it in a sentence: everybody who voted will read it.")),
        )
    ending = Ending(how=how, at=at, by=str(here.membership.pk), reason=reason.strip())
    about = replace(about, ending=ending)
    if how is Ended.CLOSED:
        return saved("decision.closed", here, row, with_result(here, row, about, at), at=at)
    if about.secret:
        forget_votes(row)
    return saved("decision.withdrawn", here, row, about, at=at)


@transaction.atomic
def note(here: Here, pk: object, text: str, *, version: int, at: datetime) -> Proposal:
    """Write what follows from a decision; raises ChangedMeanwhile."""
    row = own(here, pk)
    if row.version != version:
        raise ChangedMeanwhile(row)
    return saved("decision.noted", here, row, replace(row.inside, note=text), at=at)


def own(here: Here, pk: object) -> Proposal:
    """The row as it stands now, opened; raises Http404 and PermissionDenied."""
    here.require(Kind.DECISIONS, Right.ADD)
    one_after_another(here)
    row = here.get(Proposal, pk, Right.ADD)
    if not decisions.may_change(here, row):
        raise PermissionDenied
    return row


def complete(here: Here, about: AboutProposal, at: datetime) -> AboutProposal:
    """With those who are asked today; raises UprError where nothing could be decided by it."""
    if about.meeting:
        if about.meeting.day > day_of(at):
            raise CannotDecide(
                say(gettext_noop("This day is still to come.")),
                say(gettext_noop("Give the day of the meeting, or put it to the vote here.")),
            )
        return about
    if about.deadline is None or about.deadline <= at:
        raise CannotDecide(
            say(gettext_noop("This deadline is past.")),
            say(gettext_noop("Choose a later day or hour, and look at the time zone.")),
        )
    if len(about.choices) > MOST_CHOICES:
        raise CannotDecide(
            say(gettext_noop("More than %(most)d choices divide the votes."), most=MOST_CHOICES),
            say(gettext_noop("Put some of them together, or decide in two rounds.")),
        )
    about = replace(about, voters=Roll(here).asked(about.ballot, about.parts))
    _ = about.proposal
    return about


def over() -> HasEnded:
    """What is said of a vote that is over."""
    return HasEnded(
        say(gettext_noop("This vote is over.")),
        say(gettext_noop("Make a new proposal if it has to be decided again.")),
    )
