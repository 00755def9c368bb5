"""Work that goes on beside the requests of a process, in a thread of its own."""

import logging
import threading
from collections.abc import Callable

from django.db import connection

log = logging.getLogger("uprdesk.record")


class Beside:
    """One piece of work that no page waits for; asked for twice, it is done once.

    name  of the thread
    work  what is done; an error is written down, and the next to ask begins anew
    """

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        self.name = name
        self._work = work
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, unless it is going on."""
        with self._beginning:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
                self._thread.start()

    def join(self) -> None:
        """Wait for what is going on."""
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self._work()
        except Exception:
            log.exception("%s, which is made beside the requests, failed", self.name)
        finally:
            connection.close()
