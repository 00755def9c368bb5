"""One line of the plan as its members see it: a step of the review with what we do about it, or a
task of our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from upr.stages import Stage
from upr.stages.timeline import GENEVA, Moment, PlannedStep, Status, days_left
from upr.text import NOTHING, Text
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Membership
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.saying import said
from uprdesk.stages.timeline.models import AboutStep, AboutTask, StepWork, Task, Work


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
