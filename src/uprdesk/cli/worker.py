"""The worker: takes long work from the queue, and is a child of the server that started it."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("uprdesk.worker")

PAUSE_SECONDS = 1
SWEEP_SECONDS = 30
STOP_SECONDS = 15


@contextmanager
def beside() -> Iterator[None]:
    """A worker on the same store as long as the block lasts."""
    from django.conf import settings

    child = subprocess.Popen(  # noqa: S603  ourselves, with a number
        [sys.executable, "-m", "uprdesk.cli", "work", "--parent", str(os.getpid())],
        env=os.environ | {"UPRDESK_DATA": str(settings.DATA)},
        # Ctrl+C is for the server, which then stops its worker
        start_new_session=True,
    )
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def keep_working(parent: int | None) -> None:
    """Do the long work until a signal asks to stop, or until the parent process is gone.

    A running job is asked to stop at its next step and goes back to the queue.
    """
    from django.db import OperationalError, close_old_connections
    from django.utils import timezone

    from uprdesk.coalition import actions as people
    from uprdesk.record import actions as drops
    from uprdesk.shell import jobs, uploads

    def stop(number: int, frame: object) -> None:
        jobs.STOPPING.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    swept_at = float("-inf")
    while not jobs.STOPPING.is_set():
        close_old_connections()
        try:
            if time.monotonic() - swept_at > SWEEP_SECONDS:
                now = timezone.now()
                jobs.sweep(now)
                people.forget(now)
                drops.forget(now)
                uploads.forget(now)
                swept_at = time.monotonic()
            jobs.work_off()
        except OperationalError:
            log.exception("the store did not answer; the worker tries again")
        jobs.STOPPING.wait(PAUSE_SECONDS)
        if parent is not None and os.getppid() != parent:
            jobs.STOPPING.set()
