"""The plan of an engagement as its members see it: the steps of the review, what we do about each,
and tasks of our own. Only reads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from upr.stages.timeline import (
    Announced,
    ImpossibleDate,
    Moment,
    Plan,
    PlannedStep,
    ReviewDates,
    Status,
    plan,
    review_dates,
    steps_of,
)
from upr.text import Text
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Right
from uprdesk.stages.timeline.items import (
    Item,
    in_order,
    of_step,
    of_task,
    with_before,
    with_people,
)
from uprdesk.stages.timeline.models import AboutDate, AnnouncedDate, StepWork, Task


@dataclass(frozen=True, kw_only=True)
class Refused:
    """An announced date that cannot be true any more, e.g. after the review was changed."""

    step: str
    message: Text
    hint: Text


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The whole plan, by days; tasks without a day come last.

    refused  announced dates that are kept, but not reckoned with
    dates    id of a step → row of its announced date
    """

    plan: Plan
    items: Sequence[Item]
    dates: Mapping[str, AnnouncedDate] = field(default_factory=dict)
    refused: Sequence[Refused] = ()

    @property
    def review(self) -> ReviewDates:
        return self.plan.review

    @cached_property
    def by_what(self) -> dict[str, Item]:
        return {item.what: item for item in self.items}

    @property
    def left(self) -> list[Item]:
        """What is neither done nor impossible."""
        return [item for item in self.items if item.possible and not item.done]

    def what_now(self, limit: int = 3) -> list[Item]:
        """What comes next: the late and the open first, then what is ahead."""
        dated = [item for item in self.left if item.when]
        return sorted(dated, key=lambda item: item.status is Status.AHEAD)[:limit]

    @property
    def missed(self) -> list[Item]:
        """What cannot be done any more and was not done."""
        return [item for item in self.items if item.missed]


def overview(here: Here, now: datetime) -> Overview:
    """The plan of the engagement at a moment."""
    about = here.engagement.inside
    review = review_dates(about.state, about.session)
    dates = {row.inside.step: row for row in rows(here, AnnouncedDate)}
    reckoned, refused = reckon(review, dates, now)
    works = {row.inside.step: row for row in rows(here, StepWork)}
    members = {str(m.pk): m for m in here.engagement.members.select_related("person")}
    lines = [of_step(one, works.get(one.id), now) for one in reckoned.steps]
    lines += [of_task(row, now) for row in rows(here, Task)]
    lines.sort(key=in_order)
    items = with_people(with_before(lines), members, str(here.membership.pk))
    return Overview(plan=reckoned, items=items, dates=dates, refused=refused)


def rows(here: Here, table: type) -> list:
    """All rows of a table of ours, opened."""
    return here.open(table.objects.of(here, Right.SEE))


def reckon(
    review: ReviewDates, dates: Mapping[str, AnnouncedDate], now: Moment
) -> tuple[Plan, list[Refused]]:
    """The library's plan, and the announced dates that it refuses.

    A date was possible when it was entered; a later calendar, or another review, may contradict it.
    """
    known = {step.id for step in steps_of(review.session)}
    announced = {step: announcement(row.inside) for step, row in dates.items() if step in known}
    refused: list[Refused] = []
    while True:
        try:
            return plan(review, announced, now), refused
        except ImpossibleDate as error:
            if announced.pop(error.step, None) is None:
                raise
            refused.append(Refused(step=error.step, message=error.message, hint=error.hint))


def estimate_of(whole: Overview, step: str, now: Moment) -> PlannedStep:
    """The step as it would stand without its announced date."""
    others = {one: row for one, row in whole.dates.items() if one != step}
    return reckon(whole.review, others, now)[0].step(step)


def announcement(about: AboutDate) -> Announced:
    """A date as the library takes it; raises UnusableDate."""
    return Announced(on=about.at or about.day, until=about.until, source=about.source)
