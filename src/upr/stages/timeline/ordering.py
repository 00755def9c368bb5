"""Steps in an order that can be lived: nothing is due before what it depends on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from graphlib import TopologicalSorter

from upr.stages.timeline.estimates import Estimate
from upr.stages.timeline.geneva import GENEVA, Moment, day_of
from upr.stages.timeline.spans import Span
from upr.stages.timeline.steps import Kind, Step


def brought_in_order(
    steps: Sequence[Step], found: Mapping[str, Estimate], fixed: Collection[str]
) -> dict[str, Estimate]:
    """Move what was reckoned so that nothing is due before what it depends on.

    Our own tasks come early enough for what they prepare; then whatever is not `fixed` (announced)
    comes no earlier than what it depends on. An announced date never moves.
    """
    by_id = {step.id: step for step in steps}
    order = tuple(TopologicalSorter({step.id: step.depends for step in steps}).static_order())
    moved = dict(found)
    for step_id in reversed(order):
        for before in by_id[step_id].depends:
            if by_id[before].kind is Kind.TASK and before not in fixed:
                moved[before] = _not_after(moved[before], day_of(moved[step_id].due))
    for step_id in order:
        if step_id not in fixed:
            for before in by_id[step_id].depends:
                moved[step_id] = _not_before(moved[step_id], moved[before])
    return moved


def by_anchor(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps so that each comes after the one it is counted from."""
    by_id = {step.id: step for step in steps}
    graph = {step.id: {step.rule.anchor} - {""} for step in steps}
    return tuple(by_id[step_id] for step_id in TopologicalSorter(graph).static_order())


def _not_after(one: Estimate, day: date) -> Estimate:
    if day_of(one.due) <= day:
        return one
    span = Span(min(one.span.earliest, day), min(one.span.usual, day), min(one.span.latest, day))
    return replace(one, span=span, due=_on(day, one.due), opens=min(one.opens, day))


def _not_before(one: Estimate, before: Estimate) -> Estimate:
    day = day_of(before.due)
    earliest = min(max(one.span.earliest, before.span.earliest), one.span.usual)
    likely = replace(one, span=replace(one.span, earliest=earliest))
    if day_of(one.due) >= day:
        return likely
    return replace(likely, span=likely.span.not_before(day), due=_on(day, one.due))


def _on(day: date, moment: Moment) -> Moment:
    """Another day at the same hour of Geneva's clock."""
    if isinstance(moment, datetime):
        return datetime.combine(day, moment.time(), GENEVA)
    return day
