"""Who takes part in an engagement: join by a link, be admitted, change parts, leave."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import hooks, resealing, trace
from uprdesk.coalition.actions import keys, recovery
from uprdesk.coalition.actions.counting import count_due
from uprdesk.coalition.doorway import Here, words_for
from uprdesk.coalition.models import Engagement, Membership, Person, RecoveryKey
from uprdesk.coalition.rights import Compartment, Kind, Part, Right
from uprdesk.sealing.box import CannotOpen


class LastCoordinator(UprError):
    """Without a coordinator nobody could admit anybody."""


class OtherKey(UprError):
    """The key that was compared is not the key of today."""


class NoPart(UprError):
    """A member without any part."""


class AlreadyIn(UprError):
    """A link into an engagement in which the person is already."""


class Gone(UprError):
    """A member whom somebody else took out at the same moment."""


class NoKey(UprError):
    """Somebody whose session opens nothing here wants to do what renews the keys."""


def target(member: Membership) -> str:
    """How the trace names a member."""
    return f"person {member.person_id}"


@transaction.atomic
def join(
    engagement: Engagement,
    *,
    person: Person,
    parts: Collection[str],
    at: datetime,
    invited_by: Person | None = None,
) -> Membership:
    """Put a person who used a link among those who wait to be admitted; raises AlreadyIn."""
    member, made = Membership.objects.get_or_create(
        engagement=engagement,
        person=person,
        defaults={"parts": known(parts), "joined_at": at, "invited_by": invited_by},
    )
    if not made:
        raise AlreadyIn(
            say(gettext_noop("You are in this engagement already.")),
            say(gettext_noop("The link still works: pass it on to the person it is meant for.")),
        )
    trace.record("member.joined", by=person, target=target(member), at=at, engagement=engagement)
    return member


@transaction.atomic
def wait_again(person: Person, *, at: datetime) -> None:
    """Put a person with a new key pair among those who wait, in each of their engagements.

    What was wrapped for the old pair is deleted, since nobody opens it any more.
    """
    person.held_keys.all().delete()
    for member in person.memberships.exclude(admitted_at=None).select_related("engagement"):
        member.admitted_at = None
        member.save(update_fields=["admitted_at"])
        trace.record(
            "member.waits", by=person, target=target(member), at=at, engagement=member.engagement
        )


def known(parts: Collection[str]) -> list[str]:
    """The parts in the order of the table; raises NoPart without any."""
    chosen = [part for part in Part.values if part in parts]
    if not chosen:
        raise NoPart(
            say(gettext_noop("A member plays at least one part.")),
            say(gettext_noop("Choose what the person does here.")),
        )
    return chosen


@transaction.atomic
def admit(here: Here, member: Membership, *, words: Collection[str], at: datetime) -> None:
    """Wrap the engagement's keys for a newcomer after the four words were compared.

    words  as the admitting person saw them; raises OtherKey where they are not those of the key
           that would be wrapped for

    Somebody who is admitted already stays as they are.
    """
    here.require(Kind.PEOPLE, Right.MANAGE)
    look_again(member)
    if member.admitted_at is not None:
        return
    if not member.person.public_key or tuple(words) != words_for(member):
        raise other_key()
    keys.give(here.ring, member)
    member.admitted_at = at
    member.save(update_fields=["admitted_at"])
    trace.record(
        "member.admitted", by=here.person, target=target(member), at=at, engagement=here.engagement
    )


def other_key() -> OtherKey:
    """The error of a public half that is not the one that was compared."""
    return OtherKey(
        say(gettext_noop("The words have changed since you compared them.")),
        say(gettext_noop("Compare the new words with the person, through another channel.")),
    )


@transaction.atomic
def change_parts(here: Here, member: Membership, *, parts: Collection[str], at: datetime) -> None:
    """Give a member other parts; keys that these do not open any more are renewed, and links that
    they made end where they may not invite any more.

    Raises LastCoordinator, NoPart, and OtherKey where the member's public half in the store is not
    the one that was compared.
    """
    here.require(Kind.PEOPLE, Right.MANAGE)
    look_again(member)
    parts = known(parts)
    if Part.COORDINATOR not in parts:
        keep_one_coordinator(member)
    if member.parts == parts:
        return
    count_due(here, at=at)
    before, member.parts = member.parts, parts
    member.save(update_fields=["parts"])
    if not member.may(Kind.PEOPLE, Right.MANAGE):
        end_links(here.engagement, member.person)
    trace.record(
        "member.parts",
        by=here.person,
        target=target(member),
        at=at,
        engagement=here.engagement,
        parts=parts,
    )
    if not member.knows_keys:
        return
    lost = [c for c in Compartment.values if opened_by(before, c) and not member.opens(c)]
    if lost:
        renew(here, at=at)
    elif member.admitted_at is not None:
        if member.person_id not in keys.proven(here.ring, Compartment.DESK):
            raise other_key()
        keys.give(here.ring, member)


def opened_by(parts: Collection[str], compartment: str) -> bool:
    """Whether these parts hold a compartment's key."""
    return Membership(parts=list(parts)).opens(compartment)


@transaction.atomic
def remove(here: Here, member: Membership, *, at: datetime) -> None:
    """Take a person out of the engagement, end the links they made, and renew the keys.

    Anybody may leave by themselves; for others the right to manage people is needed.

    Raises Gone, LastCoordinator, and NoKey where the keys would have to be renewed without any.
    """
    here.hold()
    if member.person_id != here.person.pk:
        here.require(Kind.PEOPLE, Right.MANAGE)
    look_again(member)
    keep_one_coordinator(member)
    admitted, knows = member.admitted_at is not None, member.knows_keys
    at_hand = here.ring.holds(Compartment.DESK)
    if admitted and not at_hand:
        raise NoKey(
            say(gettext_noop("The keys of this engagement are not at hand.")),
            say(gettext_noop("Sign out, sign in again with your password, and try once more.")),
        )
    count_due(here, at=at)
    person, whom = member.person, target(member)
    member.delete()
    person.held_keys.filter(key__engagement=here.engagement).delete()
    end_links(here.engagement, person)
    recovery.holder_left(here.engagement, person)
    hooks.removed(here.engagement, person, at)
    trace.record("member.removed", by=here.person, target=whom, at=at, engagement=here.engagement)
    if knows and at_hand:
        renew(here, at=at)
    elif knows:
        # whoever leaves after a forgotten password has no key to renew with: others are told
        trace.record("keys.due", by=here.person, target="", at=at, engagement=here.engagement)


def look_again(member: Membership) -> None:
    """Read a member as they stand now, after `Here.hold`; raises Gone.

    Otherwise somebody whom another coordinator admits, or gives other parts, at the same moment
    would be dealt with as they were before.
    """
    if not Membership.objects.filter(pk=member.pk).exists():
        raise Gone(
            say(gettext_noop("This person is not in the engagement any more.")),
            say(gettext_noop("Nothing was changed: look at the list of people again.")),
        )
    member.refresh_from_db()


def end_links(engagement: Engagement, person: Person) -> None:
    """Who may not invite any more has no open links, either."""
    engagement.links.filter(made_by=person).delete()


def renew(here: Here, *, at: datetime) -> None:
    """New keys for those who are admitted today; what is there is sealed anew under them.

    Whose public half in the store is not the one that was compared waits to be admitted again, and
    recovery files of a key that is not the one that was issued are none any more.
    """
    keys.one_at_a_time(here.ring)
    known = those_proven(here, at)
    recovery = keys.recovery_public(here.engagement)
    renewed = keys.renew(here.ring, known, recovery=recovery, at=at)
    here.ring.look_again()
    trace.record("keys.renewed", by=here.person, target="", at=at, engagement=here.engagement)
    resealing.begin(renewed, lives=here.lives, at=at)


def those_proven(here: Here, at: datetime) -> list[Membership]:
    """The admitted members whose public halves are those that were compared; the others wait.

    Raises CannotOpen where the person's own is not.
    """
    proven = {each: keys.proven(here.ring, each) for each in here.ring.compartments()}
    if any(None not in holders for holders in proven.values()):
        RecoveryKey.objects.filter(engagement=here.engagement).delete()
    admitted = here.engagement.members.filter(admitted_at__isnull=False).select_related("person")
    known = []
    for member in admitted:
        if all(member.person_id in who for each, who in proven.items() if member.opens(each)):
            known.append(member)
        elif member.person_id == here.person.pk:
            raise CannotOpen
        else:
            let_wait(here, member, at)
    return known


def let_wait(here: Here, member: Membership, at: datetime) -> None:
    """Take the keys of somebody whose public half was changed in the store."""
    member.person.held_keys.filter(key__engagement=here.engagement).delete()
    member.admitted_at = None
    member.save(update_fields=["admitted_at"])
    trace.record(
        "member.stranger", by=here.person, target=target(member), at=at, engagement=here.engagement
    )


def keep_one_coordinator(member: Membership) -> None:
    """Raise LastCoordinator where nobody else who is admitted leads.

    All members are locked: two coordinators who leave at the same moment do so one after the other.
    """
    locked = list(member.engagement.members.select_for_update().order_by("pk"))
    leads = [one for one in locked if one.coordinates and one.admitted_at is not None]
    if member.coordinates and all(one.pk == member.pk for one in leads):
        raise LastCoordinator(
            say(gettext_noop("This is the only coordinator.")),
            say(gettext_noop("Make another admitted member coordinator first.")),
        )
