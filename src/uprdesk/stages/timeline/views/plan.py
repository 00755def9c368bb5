"""The whole plan as a list by stage, and as a picture for one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from upr.stages import Stage
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.charts import Timeline
from uprdesk.shell.menu import TITLES
from uprdesk.stages.timeline import pictures
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.overview import Overview, overview


@dataclass(frozen=True)
class Section:
    """The lines of one stage. done: how many of them are."""

    stage: Stage
    title: str
    items: Sequence[Item]

    @property
    def done(self) -> int:
        return sum(item.done for item in self.items)

    @property
    def total(self) -> int:
        """What can be done at all: what was missed does not count."""
        return sum(not item.missed for item in self.items)

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0

    @property
    def next(self) -> Item | None:
        """What comes next in it."""
        return next((one for one in self.items if one.possible and not one.done), None)


@dataclass(frozen=True)
class PlanPage:
    """What timeline/plan.html may use. mine: whether only the reader's own lines are shown."""

    here: Here
    plan: Overview
    sections: Sequence[Section]
    mine: bool
    may_add: bool
    late_start: Sequence[Item]


def sections_of(items: Sequence[Item]) -> list[Section]:
    """The lines by stage, in the order of the stages; stages without any are left out."""
    found = [
        Section(stage, TITLES[stage], [item for item in items if item.stage is stage])
        for stage in Stage
    ]
    return [section for section in found if section.items]


@within(Kind.PLAN, Right.SEE)
@require_safe
def plan(request: HttpRequest, here: Here) -> HttpResponse:
    """All lines by stage; ?mine=1 shows only those that the reader takes care of."""
    whole = overview(here, timezone.now())
    mine = request.GET.get("mine") == "1"
    shown = [item for item in whole.items if item.mine] if mine else whole.items
    page = PlanPage(
        here=here,
        plan=whole,
        sections=sections_of(shown),
        mine=mine,
        may_add=here.may(Kind.PLAN, Right.ADD),
        late_start=whole.missed,
    )
    return render(request, "timeline/plan.html", vars(page))


@dataclass(frozen=True)
class PicturePage:
    """What timeline/picture.html may use."""

    here: Here
    plan: Overview
    way: Timeline
    finding: str


@within(Kind.PLAN, Right.SEE)
@require_safe
def picture(request: HttpRequest, here: Here) -> HttpResponse:
    """Every step as a line of one picture, which prints on one sheet."""
    now = timezone.now()
    whole = overview(here, now)
    way = pictures.all_steps(whole, now)
    page = PicturePage(here, whole, way, pictures.finding(whole, now))
    return render(request, "timeline/picture.html", vars(page))
