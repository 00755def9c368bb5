"""What `uprdesk doctor` looks at here: whether the traces are as they were written."""

from datetime import datetime, timedelta

from django.db import DatabaseError

from upr.text import gettext_noop, say
from uprdesk.coalition import trace
from uprdesk.coalition.models import Engagement, TraceHead
from uprdesk.shell.doctor import Finding, attention, broken, examines, ok

JITTER = timedelta(minutes=1)
"""Two deeds at the same moment may be written in another order than they began."""


@examines("trace")
def traces(at: datetime) -> Finding:
    """Every chain, and whether the clock ever went back."""
    try:
        return look_at_all()
    except DatabaseError:
        return broken(
            say(gettext_noop("The traces cannot be looked at.")),
            say(gettext_noop("Bring the store and its tables up to date first.")),
        )


def look_at_all() -> Finding:
    """The first thing that is wrong with any chain; else how many there are."""
    chains = [None, *Engagement.objects.order_by("pk")]
    for engagement in chains:
        if (number := broken_at(engagement)) is not None:
            return broken(
                say(
                    gettext_noop("The trace of %(whose)s is not as it was written from %(n)d on."),
                    whose=whose(engagement),
                    n=number,
                ),
                say(
                    gettext_noop(
                        "Somebody changed the store behind the desk's back, or a part of it was "
                        "lost: tell the coordinators, and compare the ends that members noted."
                    )
                ),
            )
    for engagement in chains:
        if (number := trace.went_back(engagement, JITTER)) is not None:
            return attention(
                say(
                    gettext_noop("The clock went back before entry %(n)d of %(whose)s."),
                    whose=whose(engagement),
                    n=number,
                ),
                say(gettext_noop("Set the clock of this machine by the network (NTP).")),
            )
    return ok(gettext_noop("%(count)d traces are as they were written."), count=len(chains))


def broken_at(engagement: Engagement | None) -> int | None:
    """As `trace.broken_at`; an engagement without any trace has lost it."""
    lost = engagement and not TraceHead.objects.filter(engagement=engagement).exists()
    return 1 if lost else trace.broken_at(engagement)


def whose(engagement: Engagement | None) -> object:
    """How a chain is called here, where nobody can read what an engagement is called."""
    if engagement is None:
        return say(gettext_noop("the installation"))
    return say(gettext_noop("the engagement %(number)s"), number=engagement.pk)
