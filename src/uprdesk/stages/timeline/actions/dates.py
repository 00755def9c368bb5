"""Announced dates: they replace estimates, and always say who announced them."""

from datetime import datetime

from django.db import transaction

from upr.stages.timeline import plan, review_dates
from uprdesk.coalition import trace
from uprdesk.coalition.actions.editing import ChangedMeanwhile, one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right
from uprdesk.stages.timeline.actions.publishing import publish
from uprdesk.stages.timeline.models import AboutDate, AnnouncedDate
from uprdesk.stages.timeline.overview import announcement, overview


@transaction.atomic
def announce(here: Here, about: AboutDate, *, version: int = 0, at: datetime) -> AnnouncedDate:
    """Put an announced date in the place of an estimate, or of the date announced before.

    version  of the date that the person saw; 0 where there was none

    Raises ImpossibleDate, UnusableDate, UnknownStep, ChangedMeanwhile; nothing is changed then.
    """
    here.require(Kind.PLAN, Right.MANAGE)
    one_after_another(here)
    now = overview(here, at)
    row = now.dates.get(about.step)
    if version != (row.version if row else 0):
        raise ChangedMeanwhile(row)
    others = {
        step: announcement(other.inside)
        for step, other in now.dates.items()
        if step != about.step and step not in {one.step for one in now.refused}
    }
    engagement = here.engagement.inside
    review = review_dates(engagement.state, engagement.session)
    plan(review, {**others, about.step: announcement(about)}, at)
    row = row or AnnouncedDate(engagement=here.engagement, version=0)
    row.version += 1
    here.ring.seal(row, about).save()
    trace.record(
        "date.announced", by=here.person, target=target(row), at=at, engagement=row.engagement
    )
    publish(here, at=at)
    return row


@transaction.atomic
def withdraw(here: Here, row: AnnouncedDate, *, at: datetime) -> None:
    """Take an announced date away: the estimate stands again."""
    here.require(Kind.PLAN, Right.MANAGE)
    one_after_another(here)
    where = target(row)
    row.delete()
    trace.record("date.withdrawn", by=here.person, target=where, at=at, engagement=here.engagement)
    publish(here, at=at)


def target(row: AnnouncedDate) -> str:
    """How the trace names an announced date."""
    return f"date {row.pk}"
