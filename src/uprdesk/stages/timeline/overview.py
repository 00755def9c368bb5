"""The plan of an engagement as its members see it: the steps of the review, what we do about each,
and tasks of our own. Only reads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from upr.stages import Stage
from upr.stages.timeline import (
    GENEVA,
    Announced,
    ImpossibleDate,
    Moment,
    Plan,
    PlannedStep,
    ReviewDates,
    Status,
    days_left,
    plan,
    review_dates,
    steps_of,
)
from upr.text import NOTHING, Text
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Membership
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.saying import said
from uprdesk.stages.timeline.models import (
    AboutDate,
    AboutStep,
    AboutTask,
    AnnouncedDate,
    StepWork,
    Task,
    Work,
)


@dataclass(frozen=True)
class When:
    """A day as a page shows it.

    day        in Geneva; at: by Geneva's clock and without a zone, where the hour matters
    until      last day, where it lasts longer
    announced  True where somebody announced it; False for an estimate; None for a day of our own
    earliest, latest  between which days an estimate lies
    left       whole Geneva days until then, negative afterwards
    """

    day: date
    left: int
    at: datetime | None = None
    until: date | None = None
    announced: bool | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def estimated(self) -> bool:
        return self.announced is False

    @property
    def vague(self) -> bool:
        """Whether the estimate is better said as a month."""
        return bool(self.earliest and self.latest and (self.latest - self.earliest).days > 45)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of the plan: a step of the review, or a task of our own.

    what     how addresses name it: id of the step, or number of the task's row
    number   for a neutral title
    owners   members who take care of it; gone: how many of its owners have left
    before   what it depends on, in order
    status   None for a task without a day
    planned  the step with its days; None for a task of our own
    row      what holds our work; None while nobody did anything about a step
    """

    what: str
    number: int
    title: Text | str
    stage: Stage
    when: When | None
    work: Work
    status: Status | None
    owners: tuple[Membership, ...] = ()
    gone: int = 0
    before: tuple["Item", ...] = ()
    mine: bool = False
    planned: PlannedStep | None = None
    row: StepWork | Task | None = None

    @property
    def done(self) -> bool:
        return self.work.done_on is not None

    @property
    def is_task(self) -> bool:
        return self.planned is None

    @property
    def words(self) -> str:
        """The title in the language of the moment; that of a task is as somebody typed it."""
        return said(self.title) if isinstance(self.title, Text) else self.title

    @property
    def what_to_do(self) -> Text:
        """One sentence; empty for a task of our own."""
        return self.planned.step.what_to_do if self.planned else NOTHING

    @property
    def possible(self) -> bool:
        """Whether it can still be done."""
        return self.status is not Status.MISSED

    @property
    def missed(self) -> bool:
        """Whether its day has passed for good and nobody ticked it off."""
        return not self.possible and not self.done

    @property
    def waits_for(self) -> tuple["Item", ...]:
        """What should be done first."""
        return tuple(one for one in self.before if not one.done and one.possible)


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


def of_step(planned: PlannedStep, row: StepWork | None, now: Moment) -> Item:
    """A step of the review and what we do about it."""
    due = planned.due
    when = When(
        day=planned.day,
        left=planned.days_left(now),
        at=due.astimezone(GENEVA).replace(tzinfo=None) if isinstance(due, datetime) else None,
        until=planned.until,
        announced=planned.announced,
        earliest=planned.earliest,
        latest=planned.latest,
    )
    return Item(
        what=planned.id,
        number=planned.step.number,
        title=planned.step.name,
        stage=planned.step.stage,
        when=when,
        work=row.inside if row else AboutStep(step=planned.id),
        status=planned.status,
        planned=planned,
        row=row,
    )


def of_task(row: Task, now: Moment) -> Item:
    """A task of our own."""
    about: AboutTask = row.inside
    left = days_left(about.due, now) if about.due else 0
    return Item(
        what=str(row.pk),
        number=about.number,
        title=about.title,
        stage=about.stage,
        when=When(day=about.due, left=left) if about.due else None,
        work=about,
        status=status_of(left) if about.due else None,
        row=row,
    )


SOON_DAYS = 14


def status_of(left: int) -> Status:
    """Where a task of our own stands, so many days before its day: it can always still be done."""
    if left < 0:
        return Status.LATE
    return Status.SOON if left <= SOON_DAYS else Status.OPEN


def in_order(item: Item) -> tuple:
    """By day; the steps of the review before tasks of the same day."""
    return (item.when is None, item.when.day if item.when else date.max, item.is_task, item.number)


def with_before(items: list[Item]) -> list[Item]:
    """The items with what each depends on."""
    by_what = {item.what: item for item in items}

    def before(item: Item) -> tuple[Item, ...]:
        needed = item.planned.step.depends if item.planned else item.work.depends
        return tuple(by_what[what] for what in needed if what in by_what)

    return [replace(item, before=before(item)) for item in items]


def with_people(items: list[Item], members: Mapping[str, Membership], mine: str) -> list[Item]:
    """The items with their owners, and whether the reader is one of them."""

    def people(item: Item) -> Item:
        owners = tuple(members[one] for one in item.work.owners if one in members)
        gone = len(item.work.owners) - len(owners)
        return replace(item, owners=owners, gone=gone, mine=mine in item.work.owners)

    return [people(item) for item in items]


def may_change(here: Here, item: Item) -> bool:
    """Whether the person may change or remove a task of our own: whoever wrote it, or who leads."""
    if item.planned or not here.may(Kind.PLAN, Right.ADD):
        return False
    wrote = item.work.made_by == str(here.membership.pk)
    return wrote or here.may(Kind.PLAN, Right.MANAGE)
