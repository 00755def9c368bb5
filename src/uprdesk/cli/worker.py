"""The worker: takes long work from the queue, and is a child of the server that started it."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("uprdesk.worker")

PAUSE_SECONDS = 1
SWEEP_SECONDS = 30
STOP_SECONDS = 15
AGAIN_SECONDS = 5


@contextmanager
def beside() -> Iterator[None]:
    """A worker on the same store as long as the block lasts; one that breaks is replaced."""
    over = threading.Event()
    keeper = threading.Thread(target=keep_one, args=(over,), name="worker")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def keep_one(over: threading.Event) -> None:
    """Start a worker, and another one whenever it ends, until `over`.

    A file that takes too much memory may bring the system to end it.
    """
    while not over.is_set():
        child = begin()
        while child.poll() is None and not over.wait(PAUSE_SECONDS):
            pass
        if child.poll() is None:
            stop(child)
        else:
            log.error("the worker ended with %d; another one begins", child.returncode)
            over.wait(AGAIN_SECONDS)


def begin() -> subprocess.Popen:
    """A worker on the store of this process."""
    from django.conf import settings

    return subprocess.Popen(  # noqa: S603  ourselves, with a number
        [sys.executable, "-m", "uprdesk.cli", "work", "--parent", str(os.getpid())],
        env=os.environ | {"UPRDESK_DATA": str(settings.DATA)},
        # Ctrl+C is for the server, which then stops its worker
        start_new_session=True,
    )


def stop(child: subprocess.Popen) -> None:
    """Ask a worker to stop; its job goes back to the queue. End it where it does not listen."""
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
    from django.db import close_old_connections
    from django.utils import timezone

    from uprdesk.coalition import actions as people
    from uprdesk.record import actions as drops
    from uprdesk.shell import jobs, uploads
    from uprdesk.stages.timeline.actions import reminders

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
                jobs.forget(now)
                people.forget(now)
                drops.forget(now)
                uploads.forget(now)
                reminders.send_due(now)
                swept_at = time.monotonic()
            jobs.work_off()
        except Exception:
            # most often the store did not answer; left to Python, the words would be printed too
            log.exception("the worker broke off; it tries again")
        jobs.STOPPING.wait(PAUSE_SECONDS)
        if parent is not None and os.getppid() != parent:
            jobs.STOPPING.set()
