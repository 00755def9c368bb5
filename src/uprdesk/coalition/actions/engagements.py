"""Begin an engagement, rename it, set its rules."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import hooks, trace
from uprdesk.coalition.actions import keys
from uprdesk.coalition.actions.editing import ChangedMeanwhile, one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutEngagement, Engagement, Membership, Person
from uprdesk.coalition.rights import Kind, Part, Right
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.identity import Identity

NOTICE_GIVEN = timedelta(days=7)
"""A day of erasure is at least so far away: one person alone, or their open session, names it, and
the others must have time to notice. To erase at once all coordinators have to agree."""


class TooSoon(UprError):
    """A day of erasure of which the others might not learn in time."""


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


def stamp(here: Here) -> str:
    """What the settings say now, in a few signs, by which two people notice each other."""
    rules = here.engagement.second_step_needed, here.engagement.erase_on
    return hashlib.sha256(repr((here.engagement.inside, rules)).encode()).hexdigest()[:16]


@transaction.atomic
def settle(
    here: Here,
    about: AboutEngagement,
    *,
    second_step_needed: bool,
    erase_on: date | None,
    seen: str,
    at: datetime,
) -> None:
    """Change the settings all at once.

    seen  the stamp of what the person saw. Raises ChangedMeanwhile where they say something else now
    """
    one_after_another(here)
    here.engagement.refresh_from_db()
    here.ring.open(here.engagement)
    if seen != stamp(here):
        raise ChangedMeanwhile(here.engagement)
    describe(here, at=at, **vars(about))
    set_rules(here, second_step_needed=second_step_needed, erase_on=erase_on, at=at)


@transaction.atomic
def describe(here: Here, *, at: datetime, **changes: object) -> None:
    """Change what the engagement is called or which review it is about."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    engagement = here.engagement
    about = replace(engagement.inside, **changes)
    if about == engagement.inside:
        return
    here.ring.seal(engagement, about).save(update_fields=["sealed", "generation"])
    trace.record("engagement.described", by=here.person, target="", at=at, engagement=engagement)
    hooks.described(here, at)


@transaction.atomic
def set_rules(here: Here, *, second_step_needed: bool, erase_on: date | None, at: datetime) -> None:
    """Say whether everybody signs in in two steps, and when the engagement is to be erased.

    Raises TooSoon.
    """
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    engagement = here.engagement
    before = (engagement.second_step_needed, engagement.erase_on)
    if before == (second_step_needed, erase_on):
        return
    if erase_on and erase_on != engagement.erase_on and erase_on < (at + NOTICE_GIVEN).date():
        raise TooSoon(
            say(gettext_noop("The others need a week to notice on which day all is erased.")),
            say(gettext_noop("Choose a later day; or erase it now, with all coordinators.")),
        )
    engagement.second_step_needed, engagement.erase_on = second_step_needed, erase_on
    engagement.save(update_fields=["second_step_needed", "erase_on"])
    trace.record(
        "engagement.rules",
        by=here.person,
        target="",
        at=at,
        engagement=engagement,
        second_step=second_step_needed,
        erase_on=erase_on.isoformat() if erase_on else "",
    )
