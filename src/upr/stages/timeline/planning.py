"""The plan of an engagement: every step with its days, and what is due now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from upr.stages.timeline.announced import (
    Announced,
    refuse_disordered,
    refuse_far,
    refuse_outside_session,
)
from upr.stages.timeline.estimates import Estimate, Reckoning, lasting
from upr.stages.timeline.geneva import Moment, day_of, days_left, is_past
from upr.stages.timeline.ordering import brought_in_order, by_anchor
from upr.stages.timeline.reviews import ReviewDates
from upr.stages.timeline.steps import Kind, Step, find_step, steps_of
from upr.text import Text, gettext_noop, say
from upr.vocab.named import Day

SOON = timedelta(days=14)
"""How long before its date a step counts as due soon."""


class Status(StrEnum):
    """Where a step stands on a day, whether or not somebody has done it."""

    AHEAD = "ahead"  # it is too early
    OPEN = "open"  # it can be done
    SOON = "due soon"  # within two weeks, or now
    LATE = "late"  # its date has passed; it can still be done
    MISSED = "missed"  # its date has passed for good


STATUS_NAMES: Mapping[Status, Text] = {
    Status.AHEAD: say(gettext_noop("still ahead")),
    Status.OPEN: say(gettext_noop("can be done now")),
    Status.SOON: say(gettext_noop("due soon")),
    Status.LATE: say(gettext_noop("late, but still possible")),
    Status.MISSED: say(gettext_noop("no longer possible")),
}
"""How a page says where a step stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One step with its days.

    opens      from when on one can or should do it
    due        the day to go by, or an aware moment in Geneva where the hour matters; an estimated
               deadline stands as early before the session as it has been seen
    until      last day on which it goes on or can still be done; None where it is one day, or
               where there is no last day
    lasts_until  last day of what itself lasts longer than one: a session, a list that is open
    estimated  True unless a source prints the day: then it must look like an estimate
    earliest, latest  where the day may lie; None unless estimated
    source     who announced it, or whose rule it is
    mark       of the date, or of its rule: "C" confirmed, "P" in part, "U" not
    announced_differs_by  days by which the announced day lies after (or, negative, before) what
               the rule says; None unless announced
    """

    step: Step
    opens: date
    due: Moment
    until: date | None
    lasts_until: date | None
    estimated: bool
    earliest: date | None
    latest: date | None
    source: str
    mark: str
    announced_differs_by: int | None
    status: Status

    @property
    def id(self) -> str:
        return self.step.id

    @property
    def announced(self) -> bool:
        """Whether a source prints the day."""
        return not self.estimated

    @property
    def day(self) -> date:
        """The day of `due` in Geneva."""
        return day_of(self.due)

    @property
    def certainty(self) -> Text:
        """One sentence: who announced the day, or between which days a rule puts it."""
        if self.earliest is None or self.latest is None:
            return say(gettext_noop("Announced: %(source)s."), source=self.source)
        if self.earliest == self.latest:
            sentence = gettext_noop("Reckoned from announced days (rule: %(source)s).")
            return say(sentence, source=self.source)
        return say(
            gettext_noop("Estimated: %(earliest)s to %(latest)s (rule: %(source)s)."),
            earliest=Day(self.earliest),
            latest=Day(self.latest),
            source=self.source,
        )

    @property
    def possible(self) -> bool:
        """Whether it can still be done."""
        return self.status is not Status.MISSED

    def days_left(self, now: Moment) -> int:
        """Whole Geneva days until it is due; 0 on the day, negative afterwards."""
        return days_left(self.due, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All steps of the engagement for one review, by their days."""

    review: ReviewDates
    steps: tuple[PlannedStep, ...]

    def step(self, step_id: str) -> PlannedStep:
        """The step of that id. Raises UnknownStep."""
        wanted = find_step(step_id, self.review.session)
        return next(one for one in self.steps if one.step == wanted)

    @property
    def still_possible(self) -> tuple[PlannedStep, ...]:
        """What an engagement that begins today can still do."""
        return tuple(one for one in self.steps if one.possible)

    @property
    def missed(self) -> tuple[PlannedStep, ...]:
        """What it cannot do any more."""
        return tuple(one for one in self.steps if not one.possible)


def plan(review: ReviewDates, announced: Mapping[str, Announced], today: Moment) -> Plan:
    """The steps of the engagement for a review, ordered by their days.

    announced  id of a step → its announced date; wins over every estimate
    today      an aware moment, in any zone, or a day in Geneva

    Raises UnknownStep for an id that is in no list, ImpossibleDate for a date that cannot be.
    """
    steps = steps_of(review.session)
    known = _checked(steps, review, announced)
    found = brought_in_order(steps, Reckoning(steps, review, known).all(), known)
    days = lasting(steps, found)
    planned = [_planned(step, days[step.id], known.get(step.id), today) for step in steps]
    return Plan(
        review=review, steps=tuple(sorted(planned, key=lambda one: (one.day, one.step.number)))
    )


def what_now(plan: Plan, done: Collection[str], *, limit: int = 3) -> tuple[PlannedStep, ...]:
    """What comes next, by its date: the late and the open first, then what is ahead.

    done  ids of the steps that somebody has ticked off; they and the missed ones never appear
    """
    left = [one for one in plan.steps if one.possible and one.id not in done]
    return tuple(sorted(left, key=lambda one: one.status is Status.AHEAD)[:limit])


def _planned(step: Step, found: Estimate, given: Announced | None, today: Moment) -> PlannedStep:
    differs = None if given is None else (given.day - found.by_rule_day).days
    lasts = step.rule.lasts or (given is not None and given.until is not None)
    return PlannedStep(
        step=step,
        opens=found.opens,
        due=found.due,
        until=found.until,
        lasts_until=found.until if lasts else None,
        estimated=given is None,
        earliest=None if given else found.span.earliest,
        latest=None if given else found.span.latest,
        source=given.source if given else step.rule.source,
        mark=given.mark if given else step.rule.mark,
        announced_differs_by=differs,
        status=_status(step, found, today),
    )


def _status(step: Step, found: Estimate, today: Moment) -> Status:
    now = day_of(today)
    # a meeting that began this morning is not over: only a deadline has a last minute
    if is_past(found.due if step.kind is Kind.DEADLINE else day_of(found.due), today):
        if _goes_on(step, found, now):
            return Status.SOON
        return Status.MISSED if step.final else Status.LATE
    if now < found.opens:
        return Status.AHEAD
    return Status.SOON if day_of(found.due) - now <= SOON else Status.OPEN


def _goes_on(step: Step, found: Estimate, now: date) -> bool:
    """Whether a step whose day has passed lasts on, or was only estimated and may still come.

    Nothing that others set, and nothing final, is given up before its latest day is over.
    """
    if found.until is not None and found.until >= now:
        return True
    others_set_it = step.kind is not Kind.TASK or step.final
    return others_set_it and not found.span.exact and found.span.latest >= now


def _checked(
    steps: Sequence[Step], review: ReviewDates, announced: Mapping[str, Announced]
) -> dict[str, Announced]:
    """What is known of the steps: what the calendar prints, then what was announced.

    Each announced date is held against what the rules expect after those it is counted from.
    Raises UnknownStep and ImpossibleDate.
    """
    ids = {step.id for step in steps}
    known = {step: given for step, given in review.published.items() if step in ids}
    refuse_disordered(steps, announced, known)
    given_for = {find_step(step_id, review.session): one for step_id, one in announced.items()}
    for step in by_anchor(steps):
        if step in given_for:
            refuse_far(step, given_for[step], Reckoning(steps, review, known).by_rule(step.id))
            known[step.id] = given_for[step]
    refuse_outside_session(steps, known, announced)
    return known
