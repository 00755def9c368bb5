"""The three recovery files: issue them, take one's own, bring the keys back with two of them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import trace
from uprdesk.coalition.actions import keys
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import (
    Engagement,
    HeldKey,
    Membership,
    Person,
    RecoveryFile,
    RecoveryKey,
)
from uprdesk.coalition.rights import Compartment, Kind, Right
from uprdesk.coalition.ring import Ring
from uprdesk.sealing import recovery as shares
from uprdesk.sealing.box import CannotOpen, padded, unpadded
from uprdesk.sealing.identity import Identity, unwrap, wrap


class WrongHolders(UprError):
    """Not three different members who can take a file."""


class NoFile(UprError):
    """Nothing to take, or nothing that opens."""


class Closed(UprError):
    """The engagement is closed: it has to be reopened."""


class NeverIssued(UprError):
    """There are no recovery files of this engagement."""


def can_hold(here: Here) -> list[Membership]:
    """Members who may be given a file: admitted with the key that they have today, and able to open
    the page where it waits."""
    proven = keys.proven(here.ring, Compartment.DESK)
    members = here.engagement.members.exclude(admitted_at=None).select_related("person")
    return [m for m in members.that_may(Kind.ENGAGEMENT, Right.SEE) if m.person_id in proven]


@transaction.atomic
def issue(here: Here, holders: Sequence[Membership], *, at: datetime) -> RecoveryKey:
    """Give a new recovery file to each of three members; those of before open nothing any more.

    The words of each file wait wrapped to its holder's own key, and are deleted once taken.

    Raises WrongHolders, and KeysChanged.
    """
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    keys.one_at_a_time(here.ring)
    able = {member.pk for member in can_hold(here)}
    chosen = {member.pk for member in holders}
    if len(holders) != shares.FILES or len(chosen) != shares.FILES or not chosen <= able:
        raise WrongHolders(
            say(gettext_noop("Recovery files go to three different members who are admitted.")),
            say(gettext_noop("Choose three people who do not live or work at the same place.")),
        )
    engagement, identity = here.engagement, Identity.new()
    RecoveryKey.objects.filter(engagement=engagement).delete()
    key = RecoveryKey(engagement=engagement, public=identity.public, made_at=at)
    key.sealed, words = shares.split(identity, key.context)
    key.save()
    for number, (member, told) in enumerate(zip(holders, words, strict=True), start=1):
        waits = wrap(padded(told.encode()), member.person.public_key)
        RecoveryFile.objects.create(key=key, number=number, holder=member.person, sealed=waits)
    for compartment in Compartment.values:
        keys.hold(here.ring, compartment, None, identity.public)
    trace.record("recovery.issued", by=here.person, target="", at=at, engagement=engagement)
    return key


def file_of(here: Here) -> RecoveryFile | None:
    """The recovery file of this person, taken or not."""
    files = RecoveryFile.objects.filter(key__engagement=here.engagement, holder=here.person)
    return files.select_related("key").first()


def text_of_file(here: Here, *, language: str) -> tuple[int, str]:
    """Number and text of the file that waits for this person; it goes on waiting.

    Raises NoFile.
    """
    here.require(Kind.ENGAGEMENT, Right.SEE)
    file = file_of(here)
    if file is None or not file.sealed:
        raise NoFile(
            say(gettext_noop("No recovery file waits for you here.")),
            say(gettext_noop("If you lost yours, ask a coordinator to issue all three anew.")),
        )
    try:
        if here.ring.identity is None:
            raise CannotOpen
        words = unpadded(unwrap(bytes(file.sealed), here.ring.identity)).decode()
    except CannotOpen:
        raise NoFile(
            say(gettext_noop("Your recovery file was sealed for a key that you had before.")),
            say(gettext_noop("Ask a coordinator to issue all three anew.")),
        ) from None
    return file.number, shares.recovery_file(file.number, words, language)


@transaction.atomic
def take(here: Here, *, at: datetime) -> None:
    """Delete what waits for this person, who has kept it in another place; raises NoFile."""
    text_of_file(here, language="en")
    file = file_of(here)
    file.sealed, file.taken_at = b"", at
    file.save(update_fields=["sealed", "taken_at"])
    trace.record(
        "recovery.taken",
        by=here.person,
        target=f"person {here.person.pk}",
        at=at,
        engagement=here.engagement,
    )


def holder_left(engagement: Engagement, person: Person) -> None:
    """Whoever left holds a file no more; what still waited for them is deleted."""
    files = RecoveryFile.objects.filter(key__engagement=engagement, holder=person)
    files.update(holder=None, sealed=b"")


def recovered(engagement: Engagement, one: str, two: str) -> Ring:
    """The newest keys, opened by the texts of two recovery files.

    Raises NeverIssued, and NoRecovery for damaged, same and foreign files.
    """
    key = RecoveryKey.objects.filter(engagement=engagement).first()
    if key is None:
        raise NeverIssued(
            say(gettext_noop("No recovery files were issued for this engagement.")),
            say(gettext_noop("A member who is admitted has to admit you again.")),
        )
    words = shares.words_of(one), shares.words_of(two)
    identity = shares.recover(bytes(key.sealed), *words, key.context)
    held = HeldKey.objects.filter(key__engagement=engagement, person=None).select_related("key")
    secrets = {
        (each.key.compartment, each.key.generation): Identity.from_secret(
            unwrap(bytes(each.wrapped), identity).decode()
        )
        for each in held
    }
    return Ring.new(engagement, secrets)


@transaction.atomic
def recover(here: Here, one: str, two: str, *, at: datetime) -> None:
    """Admit a coordinator whose own keys are lost, by two recovery files; all members are told.

    one, two  texts of two files

    Raises Closed, and as `recovered` does.
    """
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    if here.engagement.closed_at is not None:
        raise Closed(
            say(gettext_noop("This engagement is closed.")),
            say(gettext_noop("Open it again with these two files.")),
        )
    ring = recovered(here.engagement, one, two)
    keys.give(ring, here.membership)
    admit(here, at=at)
    trace.record(
        "recovery.used",
        by=here.person,
        target=f"person {here.person.pk}",
        at=at,
        engagement=here.engagement,
    )


def admit(here: Here, *, at: datetime) -> None:
    """The person of `here` holds keys from now on that two recovery files opened."""
    RecoveryKey.objects.filter(engagement=here.engagement).update(used_at=at)
    here.membership.admitted_at = at
    here.membership.save(update_fields=["admitted_at"])
    here.ring.look_again()
