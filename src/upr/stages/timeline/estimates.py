"""What the rules say of every step, from the days that are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from upr.stages.timeline.announced import Announced
from upr.stages.timeline.geneva import Moment, at_hour, day_of, in_geneva, later_by
from upr.stages.timeline.reviews import ReviewDates
from upr.stages.timeline.rhythm import nearest_monday
from upr.stages.timeline.spans import SHIFTS, Span
from upr.stages.timeline.steps import DIALOGUE, NEXT_REVIEW, SESSION, Kind, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The days of one step.

    opens  from when on one can or should do it
    span   the day with its uncertainty; exact where it is announced
    due    the day to go by: the usual one; of a deadline the earliest that its rule gives for the
           usual day of its anchor, since it may come so early. An aware moment in Geneva where the
           hour matters.
    until  last day, where the step lasts longer
    by_rule, by_rule_day  what the rule says of it, also where an announced date has replaced it
    """

    opens: date
    span: Span
    due: Moment
    until: date | None
    by_rule: Span
    by_rule_day: date


class Reckoning:
    """Reckons the days of the steps of one review, each from its anchor, every one once."""

    def __init__(
        self, steps: Sequence[Step], review: ReviewDates, known: Mapping[str, Announced]
    ) -> None:
        self._steps = {step.id: step for step in steps}
        self._review = review
        self._known = known
        self._done: dict[str, Estimate] = {}

    def all(self) -> dict[str, Estimate]:
        """Id of a step → its days, in the order of the steps."""
        return {step: self._of(step) for step in self._steps}

    def by_rule(self, step_id: str) -> Span:
        """What the rule says of one step."""
        return self._of(step_id).by_rule

    def _of(self, step_id: str) -> Estimate:
        if step_id not in self._done:
            self._done[step_id] = self._reckoned(self._steps[step_id])
        return self._done[step_id]

    def _reckoned(self, step: Step) -> Estimate:
        rule = step.rule
        anchor = self._of(rule.anchor) if rule.anchor else None
        by_rule = self._by_rule(step, anchor)
        opens = rule.opening(day_of(anchor.due) if anchor else by_rule.usual)
        expected = self._to_go_by(step, anchor, by_rule)
        given = self._known.get(step.id)
        if given is not None:
            moved = timedelta(days=max((expected - opens).days, 0))
            return Estimate(
                opens=given.day - moved,
                span=Span.exactly(given.day),
                due=in_geneva(given.on),
                until=given.until,
                by_rule=by_rule,
                by_rule_day=expected,
            )
        due = self._moment(step, anchor, expected)
        return Estimate(
            opens=min(opens, expected),
            span=by_rule,
            due=due,
            until=None,
            by_rule=by_rule,
            by_rule_day=expected,
        )

    def _to_go_by(self, step: Step, anchor: Estimate | None, by_rule: Span) -> date:
        if step.kind is not Kind.DEADLINE or anchor is None:
            return by_rule.usual
        return SHIFTS[step.rule.unit](day_of(anchor.due), step.rule.earliest)

    def _by_rule(self, step: Step, anchor: Estimate | None) -> Span:
        if step.id == NEXT_REVIEW:
            return self._review.next_opening
        if anchor is None:
            return self._opening()
        span = step.rule.span(_as_anchor(anchor))
        likely = self._review.likely_on
        if step.id == DIALOGUE and likely and span.holds(likely):
            return replace(span, usual=likely)
        return span

    def _opening(self) -> Span:
        """The first day of the session, narrowed by announced days that are counted from it."""
        opening = self._review.opening
        for step_id, given in self._known.items():
            step = self._steps.get(step_id)
            if step is not None and step.rule.anchor == SESSION:
                opening = opening.within(step.rule.anchor_of(given.day))
        monday = nearest_monday(opening.usual)
        return replace(opening, usual=monday) if opening.holds(monday) else opening

    def _moment(self, step: Step, anchor: Estimate | None, day: date) -> Moment:
        if anchor is not None and step.rule.unit == "hours":
            return later_by(anchor.due, step.rule.usual)
        return day if step.rule.hour is None else at_hour(day, step.rule.hour)


def _as_anchor(found: Estimate) -> Span:
    """What others are counted from: the day to go by stands for the usual one."""
    return replace(found.span, usual=day_of(found.due))


def lasting(steps: Sequence[Step], found: Mapping[str, Estimate]) -> dict[str, Estimate]:
    """The same with the last day of each, which may be the day of another step."""

    def last(step: Step) -> date | None:
        own, until = found[step.id], step.rule.until
        if own.until is not None or not until:
            return own.until
        first = day_of(own.due)
        if until in found:
            return max(day_of(found[until].due), first)
        return step.rule.last_day(first)

    return {step.id: replace(found[step.id], until=last(step)) for step in steps}
