"""Running one job: claim it, keep its lease, end it or put it back for another try."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from upr.errors import UprError
from upr.text import NOTHING, Text, gettext_noop, say
from uprdesk.shell.jobs.work import LEASE, Cancelled, Interrupted, Outcome, Work, tell
from uprdesk.shell.models import Job, State

log = logging.getLogger("uprdesk.jobs")

TOUCH_SECONDS = 20
MOST_TRIES = 3
WAIT_BETWEEN_TRIES = timedelta(seconds=15)


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
