"""Long work in the background: put it in the queue, run it, survive a worker that dies.

The queue is django-tasks' in our own store. It knows no lease, no second try and no progress;
these are here, in one row per job. A job's function may be begun twice (a worker died, a store was
locked), so it must be safe to run twice: an import is.

    @long_work(gettext_noop("Import of %(name)s"))
    def import_file(work: Work, *, name: str, path: str) -> Outcome: …

    with transaction.atomic():
        job = jobs.enqueue(import_file, by=request.user, at=timezone.now(), name=…, path=…)
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from upr.errors import UprError
from upr.text import NOTHING, Text, gettext_noop, say
from uprdesk.shell.models import Job, State

log = logging.getLogger("uprdesk.jobs")

LEASE = timedelta(minutes=3)
TOUCH_SECONDS = 20
MOST_TRIES = 3
KEPT = timedelta(days=1)
WAIT_BETWEEN_TRIES = timedelta(seconds=15)
SHOW_SECONDS = 0.5

STOPPING = threading.Event()
"""Set when this worker is asked to stop: a running job goes back to the queue at its next step."""


class Cancelled(Exception):
    """Raised inside a job at its next step after its owner cancelled it."""


class Interrupted(Exception):
    """Raised inside a job at its next step when its worker is asked to stop."""


@dataclass(frozen=True)
class Outcome:
    """What a job's function may return.

    message  one sentence: what came of it
    address  page of the result within this site, e.g. from `reverse`
    """

    message: Text = NOTHING
    address: str = ""


class Work:
    """What a job's function is given to tell how far it is.

    Telling within a transaction is seen by others only once that transaction ends.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.shown_at = timezone.now() - timedelta(days=1)

    @property
    def owner(self):
        """The person who asked for the work; None when the command line did."""
        return self.job.owner

    def progress(self, done: int, total: int | None = None, message: Text = NOTHING) -> None:
        """Tell how far the work is; at most twice a second it is written down.

        Raises Cancelled once the owner has cancelled, Interrupted when the worker is to stop: let
        both pass.
        """
        if STOPPING.is_set():
            raise Interrupted
        now = timezone.now()
        finished = total is not None and done >= total
        if (now - self.shown_at).total_seconds() < SHOW_SECONDS and not finished:
            return
        self.shown_at = now
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise Cancelled
        tell(self.job, message, done=done, total=total, leased_until=now + LEASE)


def long_work(title: str):
    """Mark a module's function as long work, with the English sentence that names it.

    title  marked with gettext_noop; its blanks are filled from the job's arguments
    """

    def mark(function: Callable) -> Callable:
        function.title = title
        return function

    return mark


def path_of(function: Callable) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@transaction.atomic
def enqueue(function: Callable, *, by=None, at: datetime, **arguments: object) -> Job:
    """Put `function` in the queue, in the transaction that needs it; returns its job.

    arguments  JSON values only; those the title names are shown to the owner
    """
    job = Job.objects.create(
        owner=by,
        work=path_of(function),
        arguments=arguments,
        title=function.title,
        title_blanks={k: v for k, v in arguments.items() if f"%({k})" in function.title},
        made_at=at,
    )
    run.enqueue(str(job.pk))
    return job


@task()
def run(job_id: str) -> None:
    """What the queue holds for every job: run it, whatever it is."""
    perform(job_id)


def perform(job_id: str) -> None:
    """Run a waiting job to its end, to its next try, or not at all when it no longer waits."""
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, state=State.WAITING).update(
        state=State.RUNNING, started_at=now, leased_until=now + LEASE
    )
    if not claimed:
        return
    job = Job.objects.select_related("owner").get(pk=job_id)
    tell(job, tries=job.tries + 1)
    try:
        function = import_string(job.work)
        if not hasattr(function, "title"):
            raise RuntimeError(f"{job.work} is not marked as long work")
        with lease(job):
            outcome = function(Work(job), **job.arguments) or Outcome()
    except Cancelled:
        end(job, State.CANCELLED, say(gettext_noop("Cancelled.")))
    except Interrupted:
        with transaction.atomic():
            tell(job, state=State.WAITING, leased_until=None, tries=job.tries - 1)
            run.enqueue(str(job.pk))
    except UprError as error:
        end(job, State.FAILED, error.message, error.hint)
    except Exception:
        log.exception("job %s (%s) broke", job.pk, job.work)
        again_or_fail(job, timezone.now())
    else:
        end(job, State.DONE, outcome.message, address=outcome.address)


@contextmanager
def lease(job: Job) -> Iterator[None]:
    """Renew the job's lease every 20 s while the work goes on, on a connection of its own."""
    over = threading.Event()

    def renew() -> None:
        try:
            while not over.wait(TOUCH_SECONDS):
                try:
                    Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
                        leased_until=timezone.now() + LEASE
                    )
                except DatabaseError:
                    # the work itself holds the store: the next touch comes in time
                    log.info("the lease of job %s could not be renewed now", job.pk)
        finally:
            connection.close()

    keeper = threading.Thread(target=renew, daemon=True, name="lease")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def tell(job: Job, message: Text = NOTHING, hint: Text = NOTHING, **fields: object) -> None:
    """Write fields of the job, and its sentences where there are any."""
    if message:
        fields |= {"message": message.sentence, "message_blanks": stored(message.blanks)}
    if hint:
        fields |= {"hint": hint.sentence, "hint_blanks": stored(hint.blanks)}
    Job.objects.filter(pk=job.pk).update(**fields)
    vars(job).update(fields)


def stored(blanks: Mapping[str, object]) -> dict[str, object]:
    """Blanks as JSON: numbers stay numbers, everything else becomes its words."""
    return {k: v if isinstance(v, int | float) else str(v) for k, v in blanks.items()}


def end(
    job: Job, state: State, message: Text = NOTHING, hint: Text = NOTHING, address: str = ""
) -> None:
    """The job is over; nothing begins it again."""
    now = timezone.now()
    tell(job, message, hint, state=state, finished_at=now, leased_until=None, address=address)


def again_or_fail(job: Job, at: datetime) -> None:
    """Try once more a little later, or give up after the third time."""
    if job.tries < MOST_TRIES:
        with transaction.atomic():
            tell(job, state=State.WAITING, leased_until=None)
            run.using(run_after=at + WAIT_BETWEEN_TRIES * job.tries).enqueue(str(job.pk))
        return
    end(
        job,
        State.FAILED,
        say(gettext_noop("The work broke off three times, by a fault of ours.")),
        say(gettext_noop("Tell whoever runs this installation; the log says where it broke.")),
    )


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
