"""The queue: put jobs in, take them out, pick up what dead workers left."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from upr.text import gettext_noop, say
from uprdesk.shell.jobs.running import again_or_fail, end, run
from uprdesk.shell.jobs.work import LEASE, STOPPING
from uprdesk.shell.models import OVER, Job, State

log = logging.getLogger("uprdesk.jobs")

KEPT = timedelta(days=1)
"""How long the queue remembers its own rows."""

REMEMBERED = timedelta(days=30)
"""How long a person finds work that is over; then nobody can tell what they once did."""


@transaction.atomic
def enqueue(function: Callable, *, by=None, at: datetime, **arguments: object) -> Job:
    """Put `function` in the queue, in the transaction that needs it; returns its job.

    arguments  JSON values only; those the title names are shown to the owner
    """
    job = Job.objects.create(
        owner=by,
        work=f"{function.__module__}.{function.__qualname__}",
        arguments=arguments,
        title=function.title,
        title_blanks={k: v for k, v in arguments.items() if f"%({k})" in function.title},
        made_at=at,
    )
    run.enqueue(str(job.pk))
    return job


def cancel(job: Job, *, at: datetime) -> None:
    """A waiting job never begins; a running one stops at its next step; others stay."""
    cancelled = say(gettext_noop("Cancelled."))
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    if waiting.update(state=State.CANCELLED, finished_at=at, message=cancelled.sentence):
        return
    Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True)


def sweep(at: datetime) -> int:
    """Begin again what a dead worker left running; returns how many jobs were found so."""
    left = list(Job.objects.abandoned(at))
    for job in left:
        # only one of several sweepers takes it
        if Job.objects.abandoned(at).filter(pk=job.pk).update(leased_until=at + LEASE):
            log.warning("job %s was left by a dead worker", job.pk)
            if job.cancel_asked:
                end(job, State.CANCELLED, say(gettext_noop("Cancelled.")))
            else:
                again_or_fail(job, at)
    return len(left) + sweep_queue(at)


def forget(at: datetime) -> None:
    """Delete jobs that were over long ago."""
    Job.objects.filter(state__in=OVER, finished_at__lt=at - REMEMBERED).delete()


def sweep_queue(at: datetime) -> int:
    """Tidy the queue's own rows: forget finished ones, close those of dead workers.

    A worker may die between taking a row and beginning its job; that job is put in again.
    """
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()
    found = 0
    for row in DBTaskResult.objects.running().filter(started_at__lt=at - LEASE):
        job = Job.objects.filter(pk=row.args_kwargs["args"][0]).first()
        if job and job.state == State.RUNNING and job.leased_until > at:
            continue
        DBTaskResult.objects.filter(pk=row.pk).update(status="FAILED", finished_at=at)
        queued = DBTaskResult.objects.filter(
            status="READY", args_kwargs__args=row.args_kwargs["args"]
        )
        if job and job.state == State.WAITING and not queued.exists():
            run.enqueue(str(job.pk))
            found += 1
    return found


def work_off() -> None:
    """Run everything that waits and is due, one after the other, in this process."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid4().hex,
        excluded_queue_names=[],
    )
    while not STOPPING.is_set() and (row := next_row(worker.worker_id)) is not None:
        worker.run_task(row)


def next_row(worker_id: str) -> DBTaskResult | None:
    """Take the next due row of the queue, so that no other worker does; None: nothing waits."""
    if not DBTaskResult.objects.ready().exists():
        return None  # an idle worker does not lock the store every second
    with exclusive_transaction():
        row = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(worker_id)
        return row
