"""What is due when: the next review of a State, the steps of an engagement, and what to do now.

Everything is reckoned from the calendar of reviews and from rules that stand in `data` with their
sources. Announced dates win over rules, and what is only a rule always says that it is estimated.
"""

from upr.stages.timeline.announced import Announced, ImpossibleDate, UnusableDate
from upr.stages.timeline.geneva import GENEVA, Moment, day_of, days_left, in_geneva, is_past
from upr.stages.timeline.planning import (
    STATUS_NAMES,
    Plan,
    PlannedStep,
    Status,
    plan,
    what_now,
)
from upr.stages.timeline.reviews import (
    NotReviewed,
    ReviewDates,
    next_review,
    order_kept,
    review_dates,
    review_in_cycle,
)
from upr.stages.timeline.spans import Span
from upr.stages.timeline.steps import Kind, Rule, Step, UnknownStep, find_step, step_ids, steps_of

__all__ = [
    "GENEVA",
    "STATUS_NAMES",
    "Announced",
    "ImpossibleDate",
    "Kind",
    "Moment",
    "NotReviewed",
    "Plan",
    "PlannedStep",
    "ReviewDates",
    "Rule",
    "Span",
    "Status",
    "Step",
    "UnknownStep",
    "UnusableDate",
    "day_of",
    "days_left",
    "find_step",
    "in_geneva",
    "is_past",
    "next_review",
    "order_kept",
    "plan",
    "review_dates",
    "review_in_cycle",
    "step_ids",
    "steps_of",
    "what_now",
]
