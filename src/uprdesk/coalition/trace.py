"""The trace: one chain of MACs for each engagement, and one for the installation.

Each entry carries a MAC over itself and the MAC before it, under a key of the installation. Whoever
changes, removes or inserts an entry breaks the chain, also at its end, which is sealed likewise:
only an older copy of the whole chain, with the end of that time, looks whole. Whoever also holds the installation's key
could write a new chain, but not one with the old end: the end is shown to members and printed on
exports.
"""

import hmac
import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from uprdesk.coalition.models import Engagement, Person, TraceEntry, TraceHead
from uprdesk.sealing.server import server_key

SHOWN = 8
"""Characters of the end of a chain that people compare."""


@transaction.atomic
def record(
    deed: str,
    *,
    by: Person | None,
    target: str,
    at: datetime,
    engagement: Engagement | None = None,
    **detail: object,
) -> TraceEntry:
    """Add one entry; call it inside the transaction of the deed, so that both stand or fall.

    target  kind and number of a thing ("person 7"), never its name or contents
    detail  values only
    """
    # the lock keeps two deeds at the same moment in one order
    head, _ = TraceHead.objects.select_for_update().get_or_create(engagement=engagement)
    entry = TraceEntry(
        engagement=engagement,
        number=head.number + 1,
        at=at,
        by_number=by.pk if by else None,
        deed=deed,
        target=target,
        detail=detail,
    )
    entry.mac = mac_of(entry, head.mac or beginning(engagement))
    entry.save()
    head.number, head.mac = entry.number, entry.mac
    head.seal = seal_of(head)
    head.save()
    return entry


def beginning(engagement: Engagement | None) -> str:
    """What stands before the first entry: a whole chain cannot be put into another's place."""
    return str(engagement.pk) if engagement else ""


def mac_of(entry: TraceEntry, before: str) -> str:
    """MAC over an entry and the MAC before it, hex."""
    told = json.dumps([before, *entry.told], sort_keys=True, ensure_ascii=False)
    return hmac.new(server_key("uprdesk.coalition.trace"), told.encode(), "sha256").hexdigest()


def seal_of(head: TraceHead) -> str:
    """MAC over the end of a chain, hex."""
    told = json.dumps([str(head.engagement_id or ""), head.number, head.mac])
    key = server_key("uprdesk.coalition.trace end")
    return hmac.new(key, told.encode(), "sha256").hexdigest()


def broken_at(engagement: Engagement | None) -> int | None:
    """Number of the first entry that is not as it was written; None: the chain is whole.

    A missing end gives the number of the first entry that is missing.
    """
    entries = TraceEntry.objects.filter(engagement=engagement).order_by("number")
    head = TraceHead.objects.filter(engagement=engagement).first()
    return first_break(entries.iterator(), head, beginning(engagement))


def first_break(
    entries: Iterable[TraceEntry], head: TraceHead | None, before: str = ""
) -> int | None:
    """See `broken_at`; before: what stands before the first entry."""
    number, mac = 0, before
    for entry in entries:
        number += 1
        if entry.number != number or not hmac.compare_digest(entry.mac, mac_of(entry, mac)):
            return number
        mac = entry.mac
    if head is None:
        return number + 1 if number else None
    whole = (head.number, head.mac) == (number, mac) and hmac.compare_digest(
        head.seal, seal_of(head)
    )
    return None if whole else number + 1


def went_back(engagement: Engagement | None, jitter: timedelta) -> int | None:
    """Number of the first entry that is earlier than one before it by more than `jitter`."""
    latest = None
    entries = TraceEntry.objects.filter(engagement=engagement).order_by("number")
    for number, at in entries.values_list("number", "at").iterator():
        if latest is not None and at < latest - jitter:
            return number
        latest = at if latest is None else max(at, latest)
    return None


def end_of(engagement: Engagement | None) -> str:
    """The end of the chain as people compare it: number of entries and first signs of the MAC."""
    head = TraceHead.objects.filter(engagement=engagement).first()
    return f"{head.number}-{head.mac[:SHOWN]}" if head else "0"
