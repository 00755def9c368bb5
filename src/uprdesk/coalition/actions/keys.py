"""What is done with the keys of an engagement: make, wrap for somebody, renew, withdraw."""

import hmac
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition.models import (
    Engagement,
    EngagementKey,
    HeldKey,
    Membership,
    Person,
    RecoveryKey,
)
from uprdesk.coalition.resealing import newest_of
from uprdesk.coalition.rights import Compartment
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.box import CannotOpen, derive
from uprdesk.sealing.identity import Identity, wrap

HOLDERS = "uprdesk holders"
"""Purpose of the key of proofs that is derived from the private half of a generation."""


class KeysChanged(UprError):
    """The keys are not those that this request began with."""


def one_at_a_time(ring: Ring) -> None:
    """Change keys one after the other, and only with those of today; call it in a transaction.

    Raises KeysChanged where somebody renewed or withdrew them since this request began.
    """
    engagement = Engagement.objects.select_for_update().get(pk=ring.engagement.pk)
    today = newest_of(engagement)
    if any(ring.newest(each) != today.get(each) for each in ring.compartments()):
        raise changed()
    if engagement.closed_at != ring.engagement.closed_at:
        raise changed()


def changed() -> KeysChanged:
    """The error of a request that came at the same moment as another one."""
    return KeysChanged(
        say(gettext_noop("Somebody changed the keys of this engagement at the same moment.")),
        say(gettext_noop("Nothing of yours was done: look at the page again, then do it again.")),
    )


@transaction.atomic
def make_first(engagement: Engagement, *, at: datetime) -> Ring:
    """The first generation of each compartment; nobody holds it yet but the ring returned."""
    made: dict[tuple[str, int], Identity] = {}
    for compartment in Compartment.values:
        made[compartment, 1] = make_generation(engagement, compartment, 1, at=at)
    return Ring.new(engagement, made)


def make_generation(
    engagement: Engagement, compartment: str, generation: int, *, at: datetime
) -> Identity:
    """Store the public half of a new key pair and return the pair."""
    identity = Identity.new()
    EngagementKey.objects.create(
        engagement=engagement,
        compartment=compartment,
        generation=generation,
        public=identity.public,
        made_at=at,
    )
    return identity


@transaction.atomic
def give(ring: Ring, member: Membership) -> None:
    """Wrap for a member the newest key of each compartment that their parts open; take others.

    The member's public key must be there: they have chosen a password. Raises KeysChanged.
    """
    one_at_a_time(ring)
    for compartment in Compartment.values:
        if member.opens(compartment):
            hold(ring, compartment, member.person, member.person.public_key)
        else:
            held = HeldKey.objects.filter(key__engagement=ring.engagement, person=member.person)
            held.filter(key__compartment=compartment).delete()


def hold(ring: Ring, compartment: str, person: Person | None, public: str) -> None:
    """Wrap the newest key of a compartment to `public`; person None: for the recovery."""
    generation = ring.newest(compartment)
    secret = ring.identity_of(compartment, generation).secret
    key = EngagementKey.objects.get(
        engagement=ring.engagement, compartment=compartment, generation=generation
    )
    told = {
        "wrapped": wrap(secret.encode(), public),
        "proof": proof(secret, person.pk if person else None, public),
    }
    HeldKey.objects.update_or_create(key=key, person=person, defaults=told)


def proof(secret: str, holder: int | None, public: str) -> str:
    """What only somebody with the key can make: that it was wrapped for this holder's public half.

    secret  private half of the generation
    holder  number of the person; None: the recovery key
    """
    told = f"{holder or 'recovery'} {public}"
    return hmac.new(derive(secret.encode(), HOLDERS), told.encode(), "sha256").hexdigest()


def proven(ring: Ring, compartment: str) -> set[int | None]:
    """Numbers of those whose public half of today is the one for which the key of today was
    wrapped; None: the recovery key. Nobody else is given the next one unasked.
    """
    at = ring.newest(compartment)
    secret = ring.identity_of(compartment, at).secret
    held = HeldKey.objects.filter(
        key__engagement=ring.engagement, key__compartment=compartment, key__generation=at
    )
    recovery = recovery_public(ring.engagement)
    found: set[int | None] = set()
    for one in held.select_related("person"):
        public = one.person.public_key if one.person else recovery
        if hmac.compare_digest(one.proof, proof(secret, one.person_id, public)):
            found.add(one.person_id)
    return found


def public_half(engagement: Engagement, compartment: str) -> str:
    """To what anybody may seal for the engagement: the public half of the newest generation."""
    keys = EngagementKey.objects.filter(engagement=engagement, compartment=compartment)
    return keys.latest("generation").public


@transaction.atomic
def renew(ring: Ring, members: Collection[Membership], *, recovery: str = "", at: datetime) -> Ring:
    """A new generation of every compartment that `ring` opens, for `members` and for nobody else.

    That the members are who they were when the words were compared is for the caller to know: see
    `proven`.

    The old private halves stay, wrapped to the new ones; the old wrappings are deleted, so whoever
    is not among the members opens nothing that is sealed from now on. What is there is re-sealed by
    `uprdesk.coalition.resealing`. Who leaves by themselves renews what they held, and no more.

    recovery  public half of the engagement's recovery key; empty where there is none

    Raises CannotOpen where `ring` opens nothing, and KeysChanged.
    """
    one_at_a_time(ring)
    engagement, made = ring.engagement, {}
    for compartment in ring.compartments():
        old = ring.newest(compartment)
        secret = ring.identity_of(compartment, old).secret
        new = make_generation(engagement, compartment, old + 1, at=at)
        EngagementKey.objects.filter(
            engagement=engagement, compartment=compartment, generation=old
        ).update(kept=wrap(secret.encode(), new.public))
        made[compartment, old + 1] = new
    if not made:
        raise CannotOpen
    renewed = Ring.new(engagement, made)
    for compartment in renewed.compartments():
        held = HeldKey.objects.filter(key__engagement=engagement, key__compartment=compartment)
        held.delete()
        for member in members:
            if member.opens(compartment):
                hold(renewed, compartment, member.person, member.person.public_key)
        if recovery:
            hold(renewed, compartment, None, recovery)
    return renewed


def recovery_public(engagement: Engagement) -> str:
    """Public half of the engagement's recovery key; empty while no recovery files were given."""
    key = RecoveryKey.objects.filter(engagement=engagement).first()
    return key.public if key else ""
