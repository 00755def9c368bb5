"""What now: the first page of the day."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from upr.stages.timeline import day_of
from uprdesk.coalition.decisions import Seen, open_for
from uprdesk.coalition.deeds import Told, told
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.models import TraceEntry
from uprdesk.coalition.notices import Notice, notices_for
from uprdesk.coalition.organisations import GapsHere, gaps_of
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.charts import Timeline
from uprdesk.stages.timeline import pictures
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.overview import Overview, overview
from uprdesk.stages.timeline.views.plan import Section, sections_of

DEADLINES = 6
"""How many of the next days stand beside what is to be done now."""

LATELY = 5
"""How many of the last deeds are told."""

URGENT_DAYS = 7
"""Days before its day from which on somebody is reminded of what they took."""


@dataclass(frozen=True)
class TodayPage:
    """What timeline/today.html may use.

    now        what to do next, most urgent first
    deadlines  the next days that count, whoever sets them
    urgent     what the reader took and is due within a week, or late: the reminders
    mine       what else the reader took
    missed     what could not be done any more when the engagement began
    notices    what the reader has to know about keys
    votes      proposals on which the reader has not voted yet, the next deadline first
    gaps       what the coalition lacks; None for whoever may not see its organisations
    lately     what happened last, without contents, for those who may see the trace
    """

    here: Here
    plan: Overview
    now: Sequence[Item]
    deadlines: Sequence[Item]
    urgent: Sequence[Item]
    mine: Sequence[Item]
    missed: Sequence[Item]
    notices: Sequence[Notice]
    votes: Sequence[Seen]
    gaps: GapsHere | None
    lately: Sequence[Told]
    sections: Sequence[Section]
    way: Timeline
    finding: str
    may_add: bool
    may_export: bool


@within(Kind.PLAN, Right.SEE)
@require_safe
def today(request: HttpRequest, here: Here) -> HttpResponse:
    """What to do next, by when and by whom; how far everything is."""
    now = timezone.now()
    plan = overview(here, now)
    mine = [item for item in plan.left if item.mine]
    page = TodayPage(
        here=here,
        plan=plan,
        now=plan.what_now(),
        deadlines=[item for item in plan.left if item.when and item.when.left >= 0][:DEADLINES],
        urgent=[item for item in mine if is_urgent(item)],
        mine=[item for item in mine if not is_urgent(item)],
        missed=missed_at_begin(plan, here),
        notices=notices_for(here, now),
        votes=open_for(here, now),
        gaps=gaps_of(here),
        lately=lately(here),
        sections=sections_of(plan.items),
        way=pictures.by_stage(plan, now),
        finding=pictures.finding(plan, now),
        may_add=here.may(Kind.PLAN, Right.ADD),
        may_export=here.may(Kind.PLAN, Right.EXPORT),
    )
    return render(request, "timeline/today.html", vars(page))


def is_urgent(item: Item) -> bool:
    """Whether somebody who took it should look at it today."""
    return item.when is not None and item.when.left <= URGENT_DAYS


def lately(here: Here) -> list[Told]:
    """The last entries of the trace; none for those who may not see it."""
    if not here.may(Kind.TRACE, Right.SEE):
        return []
    return told(TraceEntry.objects.filter(engagement=here.engagement)[:LATELY])


def missed_at_begin(plan: Overview, here: Here) -> list[Item]:
    """What was over for good before the engagement began."""
    began = day_of(here.engagement.opened_at)
    return [item for item in plan.missed if item.when.day <= began]
