"""What the coalition does about steps and tasks: write down, take, tick off, remove."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from upr.stages.timeline import day_of
from uprdesk.coalition import trace
from uprdesk.coalition.actions.editing import ChangedMeanwhile, one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right
from uprdesk.stages.timeline.actions.publishing import publish
from uprdesk.stages.timeline.items import Item, may_change
from uprdesk.stages.timeline.models import AboutStep, AboutTask, StepWork, Task, Work


@transaction.atomic
def add(here: Here, about: AboutTask, *, at: datetime) -> Task:
    """Write down a task of our own; its number and who wrote it are filled in here."""
    here.require(Kind.PLAN, Right.ADD)
    one_after_another(here)
    made_by = str(here.membership.pk)
    about = replace(about, number=next_number(here), made_by=made_by)
    if not here.may(Kind.PLAN, Right.MANAGE):
        # whom others work for is for coordinators to say
        about = replace(about, owners=tuple(one for one in about.owners if one == made_by))
    row = here.ring.seal(Task(engagement=here.engagement), about)
    row.save()
    return told("task.added", here, row, at=at)


def next_number(here: Here) -> int:
    """One more than any task has; a removed last one gives its number to the next."""
    rows = here.open(Task.objects.of(here))
    return max((row.inside.number for row in rows), default=0) + 1


@transaction.atomic
def change(here: Here, item: Item, about: AboutTask, *, version: int, at: datetime) -> Task:
    """Change a task of our own; who owns it and whether it is done stay as they are.

    Raises ChangedMeanwhile with the task as it stands now.
    """
    one_after_another(here)
    row = fresh(here, item)
    if not may_change(here, item):
        raise PermissionDenied
    if version != row.version:
        raise ChangedMeanwhile(row)
    was: AboutTask = row.inside
    kept = {name: getattr(was, name) for name in ("owners", "done_on", "done_by", "number")}
    return saved("task.changed", here, row, replace(about, made_by=was.made_by, **kept), at=at)


@transaction.atomic
def remove(here: Here, item: Item, *, at: datetime) -> None:
    """Take a task of our own away."""
    one_after_another(here)
    row = fresh(here, item)
    if not may_change(here, item):
        raise PermissionDenied
    gone = target(row)
    row.delete()
    trace.record("task.removed", by=here.person, target=gone, at=at, engagement=here.engagement)
    publish(here, at=at)


@transaction.atomic
def tick(here: Here, item: Item, *, done: bool, at: datetime) -> None:
    """Say that a step or a task is done, or is not; twice changes nothing."""
    here.require(Kind.PLAN, Right.ADD)
    one_after_another(here)
    row = fresh(here, item)
    if (row.inside.done_on is not None) == done:
        return
    who = str(here.membership.pk) if done else ""
    about = replace(row.inside, done_on=day_of(at) if done else None, done_by=who)
    saved("plan.done" if done else "plan.reopened", here, row, about, at=at)


@transaction.atomic
def give(
    here: Here, item: Item, *, owners: Collection[str], at: datetime, version: int | None = None
) -> None:
    """Say who takes care of a step or a task, by numbers of memberships.

    Everybody who may add to the plan takes and leaves for themselves; for others one must lead.
    Raises PermissionDenied otherwise; ChangedMeanwhile where `version`, what the person saw, is
    not what stands now.
    """
    here.require(Kind.PLAN, Right.ADD)
    one_after_another(here)
    row = fresh(here, item)
    if version is not None and version != row.version:
        raise ChangedMeanwhile(row)
    members = [str(member.pk) for member in here.engagement.members.order_by("joined_at", "pk")]
    wanted = tuple(one for one in members if one in owners)
    changed = set(wanted) ^ (set(row.inside.owners) & set(members))
    if changed - {str(here.membership.pk)}:
        here.require(Kind.PLAN, Right.MANAGE)
    if wanted != row.inside.owners:
        saved("plan.owners", here, row, replace(row.inside, owners=wanted), at=at)


@transaction.atomic
def take(here: Here, item: Item, *, mine: bool, at: datetime) -> None:
    """Take care of a step or a task oneself, or leave it."""
    here.require(Kind.PLAN, Right.ADD)
    me = str(here.membership.pk)
    one_after_another(here)
    owners = [one for one in fresh(here, item).inside.owners if one != me]
    give(here, item, owners=[*owners, me] if mine else owners, at=at)


@transaction.atomic
def write_note(here: Here, item: Item, *, note: str, version: int, at: datetime) -> None:
    """Write a few words about a step; raises ChangedMeanwhile."""
    here.require(Kind.PLAN, Right.ADD)
    one_after_another(here)
    row = fresh(here, item)
    if version != row.version:
        raise ChangedMeanwhile(row)
    saved("plan.noted", here, row, replace(row.inside, note=note), at=at)


def fresh(here: Here, item: Item) -> StepWork | Task:
    """The row as it stands now, opened; a new one for a step that nobody touched yet.

    Raises ChangedMeanwhile where a task is gone.
    """
    if item.is_task:
        task = Task.objects.of(here).filter(pk=item.what).first()
        if task is None:
            raise ChangedMeanwhile(None)
        return here.ring.open(task)
    for row in here.open(StepWork.objects.of(here)):
        if row.inside.step == item.what:
            return row
    row = StepWork(engagement=here.engagement, version=0)
    row.inside = AboutStep(step=item.what)
    return row


def saved(
    deed: str, here: Here, row: StepWork | Task, about: Work, *, at: datetime
) -> StepWork | Task:
    """Store what was changed, trace it, write the feeds anew."""
    row.version += 1
    here.ring.seal(row, about).save()
    return told(deed, here, row, at=at)


def told(deed: str, here: Here, row: StepWork | Task, *, at: datetime) -> StepWork | Task:
    """Trace a deed that is done, and write the feeds anew."""
    trace.record(deed, by=here.person, target=target(row), at=at, engagement=here.engagement)
    publish(here, at=at)
    return row


def target(row: StepWork | Task) -> str:
    """How the trace names a task, or our work on a step."""
    return f"{'task' if isinstance(row, Task) else 'step'} {row.pk}"
