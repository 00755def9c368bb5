"""Erase an engagement with all that hangs on it, or one's own account."""

from datetime import datetime

from django.db import models, transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import hooks, trace
from uprdesk.coalition.actions import door, members
from uprdesk.coalition.doorway import Here, here_for
from uprdesk.coalition.models import Engagement, ErasureWish, Membership, Person, still_to_agree
from uprdesk.coalition.rights import Compartment, Kind, Right, Role
from uprdesk.sealing.identity import Identity
from uprdesk.shell import leftovers


class OtherName(UprError):
    """What was typed is not what the engagement is called."""


@transaction.atomic
def agree(here: Here, *, name: str, at: datetime) -> bool:
    """Agree to erase the engagement; whether it is erased: when all coordinators have agreed.

    name  of the engagement as the person typed it, so that nobody erases the wrong one

    Raises OtherName.
    """
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    if name.split() != here.name.split():
        raise OtherName(
            say(gettext_noop("This is not the name of this engagement.")),
            say(gettext_noop("Type it as it stands at the top of the page; nothing was erased.")),
        )
    ErasureWish.objects.update_or_create(
        engagement=here.engagement, person=here.person, defaults={"at": at}
    )
    trace.record("erasure.agreed", by=here.person, target="", at=at, engagement=here.engagement)
    if still_to_agree(here.engagement, at):
        return False
    erase(here.engagement, by=here.person, at=at)
    return True


@transaction.atomic
def refuse(here: Here, *, at: datetime) -> None:
    """Stop the erasing: everybody who agreed would have to agree again."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    if here.engagement.erasure_wishes.all().delete()[0]:
        trace.record(
            "erasure.refused", by=here.person, target="", at=at, engagement=here.engagement
        )


@transaction.atomic
def erase(engagement: Engagement, *, by: Person | None, at: datetime) -> None:
    """Delete the engagement: rows of all rooms, keys, links, feeds, trace.

    The installation's trace keeps that an engagement of this number was erased.

    by  None: its day of erasure has come
    """
    gone = f"engagement {engagement.pk}"
    hooks.erased(engagement, at)
    engagement.delete()
    trace.record("engagement.erased", by=by, target=gone, at=at)
    leftovers.sweep_after_commit(*hanging_on(Engagement))


def erase_due(at: datetime) -> int:
    """Erase every engagement whose day has come; how many."""
    due = list(Engagement.objects.filter(erase_on__lte=at.date()))
    for engagement in due:
        erase(engagement, by=None, at=at)
    return len(due)


def hanging_on(table: type[models.Model]) -> list[type[models.Model]]:
    """`table`, and every table whose rows are deleted with its rows."""
    found = [table]
    for one in found:
        # hidden ones, too: a relation without a name of its own
        for relation in one._meta.get_fields(include_hidden=True):
            follows = relation.auto_created and getattr(relation, "on_delete", None)
            if follows is models.CASCADE and relation.related_model not in found:
                found.append(relation.related_model)
    return found


def erase_account(
    person: Person, identity: Identity | None, *, password: str, mark: str = "", at: datetime
) -> None:
    """Delete the person's account; they leave every engagement, whose keys are renewed.

    An engagement in which they are alone is erased with it. In traces a number stays.

    Raises SignInRefused, LastCoordinator, LastAdministrator, NoKey; then nothing was changed.
    """
    # outside the transaction: a wrong password is remembered, and slows guessing down
    door.sign_in(pseudonym=person.pseudonym, password=password, at=at, mark=mark)
    with transaction.atomic():
        for member in person.memberships.order_by("pk"):
            leave(member, identity, at)
        if person.roles.filter(role=Role.ADMINISTRATOR).exists():
            door.revoke(person=person, role=Role.ADMINISTRATOR, by=person, at=at)
        trace.record("account.erased", by=person, target=door.target(person), at=at)
        person.delete()
        leftovers.sweep_after_commit(*hanging_on(Person))


def leave(member: Membership, identity: Identity | None, at: datetime) -> None:
    """Leave one engagement; who is alone in it takes it along."""
    engagement = member.engagement
    if not engagement.members.exclude(pk=member.pk).exists():
        erase(engagement, by=member.person, at=at)
        return
    here = here_for(member.person, engagement.pk, identity)
    if engagement.closed_at is not None and not here.ring.holds(Compartment.DESK):
        # nobody holds a key that would have to be renewed; who reopens it makes new ones
        member.admitted_at = None
        member.save(update_fields=["admitted_at"])
    members.remove(here, member, at=at)
