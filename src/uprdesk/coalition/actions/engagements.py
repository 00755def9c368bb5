"""Begin an engagement, rename it, set its rules."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from uprdesk.coalition import trace
from uprdesk.coalition.actions import keys
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutEngagement, Engagement, Membership, Person
from uprdesk.coalition.rights import Kind, Part, Right
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.identity import Identity


@transaction.atomic
def begin(*, by: Person, identity: Identity, about: AboutEngagement, at: datetime) -> Here:
    """Begin an engagement; whoever begins it coordinates it and holds its keys."""
    engagement = Engagement(opened_at=at, generation=0)
    engagement.save()
    ring = keys.make_first(engagement, at=at)
    ring.seal(engagement, about).save()
    member = Membership.objects.create(
        engagement=engagement,
        person=by,
        parts=[Part.COORDINATOR],
        joined_at=at,
        admitted_at=at,
    )
    keys.give(ring, member)
    trace.record("engagement.begun", by=by, target="", at=at, engagement=engagement)
    return Here(by, engagement, member, Ring(engagement, by, identity))


@transaction.atomic
def describe(here: Here, *, at: datetime, **changes: object) -> None:
    """Change what the engagement is called or which review it is about."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    engagement = here.engagement
    here.ring.seal(engagement, replace(engagement.inside, **changes)).save()
    trace.record("engagement.described", by=here.person, target="", at=at, engagement=engagement)
