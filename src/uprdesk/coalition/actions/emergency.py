"""Close an engagement in one act, and open it again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import hooks, resealing, trace
from uprdesk.coalition.actions import door, keys, recovery
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import HeldKey, Person, can_be_recovered
from uprdesk.coalition.rights import Kind, Right
from uprdesk.sealing.sessions import end_all
from uprdesk.shell import leftovers


class NothingBringsItBack(UprError):
    """Without recovery files the keys would be lost with the closing."""


class NotClosed(UprError):
    """There is nothing to reopen."""


class KeysWithdrawn(UprError):
    """Only recovery files open it."""


def close(
    here: Here, *, password: str, withdraw: bool = True, mark: str = "", at: datetime
) -> None:
    """Close the engagement for everybody, the one who closes included.

    Every member's sessions end, links, device tokens and feeds are revoked, and where `withdraw`
    says so nobody holds a key any more until two recovery files are brought.

    password  of the person who closes, typed again
    mark      of their browser: see `uprdesk.coalition.attempts`

    Raises SignInRefused, NothingBringsItBack.
    """
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    if withdraw and not can_be_recovered(here.engagement):
        raise NothingBringsItBack(
            say(gettext_noop("Nobody could open it again: no two recovery files were taken.")),
            say(gettext_noop("Close it without withdrawing the keys, or issue the files first.")),
        )
    confirm(here, password, mark, at)
    with transaction.atomic():
        # again: the password took a while, and somebody may have taken this person out meanwhile
        here.require(Kind.ENGAGEMENT, Right.MANAGE)
        revoke_all(here, withdraw, at)
        for person in Person.objects.filter(memberships__engagement=here.engagement):
            end_all(person)
        leftovers.sweep_after_commit(HeldKey)


def confirm(here: Here, password: str, mark: str, at: datetime) -> None:
    """Raise SignInRefused where this is not the person's password.

    Call it outside a transaction: a wrong one is remembered, and slows guessing down.
    """
    door.sign_in(pseudonym=here.person.pseudonym, password=password, at=at, mark=mark)


def revoke_all(here: Here, withdraw: bool, at: datetime) -> None:
    """Mark the engagement as closed, and revoke all that opens it."""
    engagement = here.engagement
    engagement.closed_at = at
    engagement.save(update_fields=["closed_at"])
    engagement.links.all().delete()
    hooks.closed(engagement, at)
    if withdraw:
        HeldKey.objects.filter(key__engagement=engagement, person__isnull=False).delete()
    trace.record(
        "engagement.closed",
        by=here.person,
        target="",
        at=at,
        engagement=engagement,
        keys="withdrawn" if withdraw else "left",
    )


def withdrawn(here: Here) -> bool:
    """Whether nobody holds a key of this closed engagement."""
    return not HeldKey.objects.filter(
        key__engagement=here.engagement, person__isnull=False
    ).exists()


@transaction.atomic
def reopen(here: Here, *, one: str, two: str, at: datetime) -> None:
    """Open a closed engagement by two recovery files, with new keys for the one who brings them.

    Everybody else waits to be admitted again, with four words.

    Raises NotClosed, and as `recovery.recovered` does.
    """
    must_be_closed(here)
    engagement = here.engagement
    ring = recovery.recovered(engagement, one, two)
    engagement.members.exclude(pk=here.membership.pk).update(admitted_at=None)
    renewed = keys.renew(ring, [here.membership], recovery=keys.recovery_public(engagement), at=at)
    recovery.admit(here, at=at)
    open_again(here, at=at, keys="renewed")
    resealing.begin(renewed, lives=here.lives, at=at)


def reopen_with_keys(here: Here, *, password: str, mark: str = "", at: datetime) -> None:
    """Open an engagement that was closed without withdrawing the keys, by a coordinator's password.

    Only by one who was admitted: nobody compared words with a coordinator who still waits.

    Raises NotClosed, KeysWithdrawn, SignInRefused, PermissionDenied.
    """
    must_be_closed(here)
    if here.membership.admitted_at is None:
        raise PermissionDenied
    if withdrawn(here):
        raise KeysWithdrawn(
            say(gettext_noop("The keys were withdrawn when it was closed.")),
            say(gettext_noop("Bring two recovery files.")),
        )
    confirm(here, password, mark, at)
    with transaction.atomic():
        here.require(Kind.ENGAGEMENT, Right.MANAGE)
        open_again(here, at=at, keys="left")


def must_be_closed(here: Here) -> None:
    """Raise PermissionDenied for who may not open it, NotClosed where it is open."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    if here.engagement.closed_at is None:
        raise NotClosed(
            say(gettext_noop("This engagement is open.")),
            say(gettext_noop("Nothing was changed.")),
        )


def open_again(here: Here, *, at: datetime, keys: str) -> None:
    """It is open from now on; written in the trace."""
    here.engagement.closed_at = None
    here.engagement.save(update_fields=["closed_at"])
    trace.record(
        "engagement.reopened",
        by=here.person,
        target="",
        at=at,
        engagement=here.engagement,
        keys=keys,
    )
