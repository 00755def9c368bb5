"""The calendar of each person: made, written anew with the plan, served to whoever has its address.

Nobody is signed in when a calendar program asks. So the calendar lies ready, wrapped to a key pair
whose private half only the token in the address opens.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from upr.output.calendar_feed import Entry, calendar_feed
from upr.stages.timeline import Moment
from uprdesk.coalition import trace
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Engagement, Membership, Person, digest
from uprdesk.coalition.rights import Kind, Right
from uprdesk.sealing.box import CannotOpen, derive, padded, unpadded
from uprdesk.sealing.identity import Identity, open_identity, seal_identity, unwrap, wrap
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.models import Feed, MailReminder
from uprdesk.stages.timeline.overview import Overview, overview

PURPOSE = "uprdesk feed"
"""Purpose of the key that is derived from a token."""


@transaction.atomic
def make(here: Here, *, full_titles: bool = False, at: datetime) -> str:
    """Make the person's feed, or make it anew, and return its token, which is kept nowhere.

    An address made before stops working.
    """
    here.require(Kind.PLAN, Right.EXPORT)
    mine(here).delete()
    token = secrets.token_urlsafe(32)
    identity = Identity.new()
    feed = Feed(
        engagement=here.engagement,
        person=here.person,
        token_digest=digest(token),
        public=identity.public,
        full_titles=full_titles,
        made_at=at,
    )
    feed.sealed_private = seal_identity(identity, key_of(token), place_of(feed))
    fill(feed, overview(here, at), at=at)
    trace.record(
        "feed.made",
        by=here.person,
        target=f"person {here.person.pk}",
        at=at,
        engagement=here.engagement,
        full_titles=full_titles,
    )
    return token


@transaction.atomic
def revoke(here: Here, *, at: datetime) -> None:
    """End the person's own feed; without one nothing happens."""
    gone, _by_table = mine(here).delete()
    if gone:
        trace.record(
            "feed.revoked",
            by=here.person,
            target=f"person {here.person.pk}",
            at=at,
            engagement=here.engagement,
        )


def mine(here: Here):
    """The person's feed of this engagement, as a query of one row or none."""
    return Feed.objects.filter(engagement=here.engagement, person=here.person)


def fill(feed: Feed, plan: Overview, *, at: datetime) -> None:
    """Put the calendar into a feed, in the language of its person, and store it."""
    with translation.override(feed.person.language or translation.get_language()):
        entries = entries_of(plan, feed, int(at.timestamp()) // 60)
        content = calendar_feed(entries, stamp=at, name=_("Calendar"))
    feed.snapshot = wrap(padded(content), feed.public)
    feed.save()


def entries_of(plan: Overview, feed: Feed, sequence: int) -> Iterator[Entry]:
    """What is still to be done and has a day.

    sequence  grows with each writing: minutes since 1970
    """
    for item in plan.left:
        if item.when:
            yield Entry(
                # the same step has another number in each feed, which tells nothing
                uid=str(uuid5(feed.engagement_id, f"{feed.token_digest} {item.what}")),
                title=item.words if feed.full_titles else neutral(item),
                on=moment_of(item),
                until=item.planned.lasts_until if item.planned else None,
                estimated=item.when.estimated,
                sequence=sequence,
            )


def moment_of(item: Item) -> Moment:
    """The day, or the moment where the hour matters."""
    return item.planned.due if item.planned else item.when.day


def neutral(item: Item) -> str:
    """A title that says nothing to whoever looks at the phone."""
    if item.planned:
        return _("Step %(number)d") % {"number": item.number}
    return _("Task %(number)d") % {"number": item.number}


def calendar_of(token: str) -> bytes | None:
    """The calendar at an address; None where there is none, or its person may not have it now."""
    feed = Feed.objects.filter(token_digest=digest(token)).select_related("engagement").first()
    if feed is None or not may_have(feed):
        return None
    try:
        identity = open_identity(bytes(feed.sealed_private), key_of(token), place_of(feed))
        return unpadded(unwrap(bytes(feed.snapshot), identity))
    except CannotOpen:  # bytes that somebody changed: no calendar
        return None


def may_have(row: Feed | MailReminder) -> bool:
    """Whether the person still takes part, with the right, in an engagement that is open."""
    member = Membership.objects.filter(engagement=row.engagement_id, person=row.person_id).first()
    return (
        row.engagement.closed_at is None
        and member is not None
        and member.admitted_at is not None
        and member.may(Kind.PLAN, Right.EXPORT)
    )


def key_of(token: str) -> bytes:
    """The key that a token gives."""
    return derive(token.encode("utf-8", "surrogatepass"), PURPOSE)


def place_of(feed: Feed) -> str:
    """To what the sealed private half is tied."""
    return f"{Feed._meta.db_table} {feed.token_digest}"


def forget_person(engagement: Engagement, person: Person, at: datetime) -> None:
    """End the feed of somebody who left."""
    Feed.objects.filter(engagement=engagement, person=person).delete()


def forget_all(engagement: Engagement, at: datetime) -> None:
    """End all feeds of an engagement."""
    Feed.objects.filter(engagement=engagement).delete()
