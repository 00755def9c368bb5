"""What a job's function sees: how it is marked, what it is given, what it may return."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from upr.text import NOTHING, Text
from uprdesk.shell.models import Job

LEASE = timedelta(minutes=3)
"""How long a worker may be silent before its job counts as left."""
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
