"""Long work in the background: put it in the queue, run it, survive a worker that dies.

The queue is django-tasks' in our own store. It knows no lease, no second try and no progress;
these are here, in one row per job. A job's function may be begun twice (a worker died, a store was
locked), so it must be safe to run twice: an import is.

    @long_work(gettext_noop("Import of %(name)s"))
    def import_file(work: Work, *, name: str, path: str) -> Outcome: …

    with transaction.atomic():
        job = jobs.enqueue(import_file, by=request.user, at=timezone.now(), name=…, path=…)
"""

from uprdesk.shell.jobs.queue import cancel, enqueue, forget, sweep, work_off
from uprdesk.shell.jobs.running import run
from uprdesk.shell.jobs.work import (
    LEASE,
    STOPPING,
    Cancelled,
    Interrupted,
    Outcome,
    Work,
    long_work,
)

__all__ = [
    "LEASE",
    "STOPPING",
    "Cancelled",
    "Interrupted",
    "Outcome",
    "Work",
    "cancel",
    "enqueue",
    "forget",
    "long_work",
    "run",
    "sweep",
    "work_off",
]
