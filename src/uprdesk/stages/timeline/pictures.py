"""The plan as a picture: which line goes where the shell's timeline draws it."""

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from upr.stages import Stage
from upr.stages.timeline import Kind, day_of
from uprdesk.shell import charts, wording
from uprdesk.shell.menu import TITLES
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.overview import Overview

LABELS = 380
"""Width of the names of steps, in units of the drawing."""


def by_stage(plan: Overview, now: datetime) -> charts.Timeline:
    """One line for each stage, up to the end of what is near (see `horizon`)."""
    end = horizon(plan, day_of(now))
    lines = []
    for stage in Stage:
        items = [
            item
            for item in plan.items
            if item.planned and item.stage is stage and item.when.day <= end
        ]
        if items:
            lines.append(line_of_stage(stage, items, nearest(plan)))
    return charts.timeline(lines, day_of(now))


def all_steps(plan: Overview, now: datetime) -> charts.Timeline:
    """One line for each step of the review."""
    end = horizon(plan, day_of(now))
    lines = [
        charts.Step(
            label=item.words,
            begins=min(item.planned.opens, item.when.day),
            ends=item.when.day,
            note=short(item),
            told=str(TITLES[item.stage]),
            estimated=item.when.estimated and not item.done,
            over=item.done,
            next=item is nearest(plan),
        )
        for item in plan.items
        if item.planned and item.when.day <= end
    ]
    return charts.timeline(lines, day_of(now), labels=LABELS)


def line_of_stage(stage: Stage, items: list[Item], near: Item | None) -> charts.Step:
    """A stage from its first day to its last event or deadline."""
    fixed = [item for item in items if item.planned.step.kind is not Kind.TASK]
    last = (fixed or items)[-1]
    return charts.Step(
        label=str(TITLES[stage]),
        begins=min([item.planned.opens for item in items] + [last.when.day]),
        ends=last.when.day,
        note=short(last),
        told=last.words,
        estimated=last.when.estimated and not last.done,
        over=last.done,
        next=near in items,
    )


def horizon(plan: Overview, today: date) -> date:
    """Until when a picture is drawn: a little after the plenary, or to the next review once that
    is over. With both in it nothing near could be told apart."""
    by_what = plan.by_what
    matrix = by_what.get("matrix")
    if matrix and by_what["plenary"].when.day >= today:
        return matrix.when.day
    return max(item.when.day for item in plan.items if item.when)


def nearest(plan: Overview) -> Item | None:
    """The step that is due next."""
    return next((item for item in plan.left if item.planned and item.when.left >= 0), None)


def short(item: Item) -> str:
    """The day in a few signs, or that it is done; an estimate says that it is one."""
    if item.done:
        return _("done")
    when = item.when
    form = "month-short" if when.estimated and when.vague else "short"
    day = wording.day(when.day, get_language(), form)
    return f"≈ {day}" if when.estimated else day


def finding(plan: Overview, now: datetime) -> str:
    """The picture in words."""
    near = nearest(plan)
    today = wording.day(day_of(now), get_language())
    if near is None:
        return _("Today is %(today)s. Nothing is ahead any more.") % {"today": today}
    told = {"today": today, "step": near.words, "day": short(near)}
    if near.when.estimated:
        return _("Today is %(today)s. Next, by an estimate: %(step)s, %(day)s.") % told
    return _("Today is %(today)s. Next: %(step)s, %(day)s.") % told
