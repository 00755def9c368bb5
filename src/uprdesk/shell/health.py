"""Whether the house stands: the store answers, long work is being done."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection

from uprdesk.shell.models import Job, State

PATIENCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """store: it answers; jobs: nothing waits longer than five minutes for a worker."""

    store: bool
    jobs: bool

    @property
    def ok(self) -> bool:
        return self.store and self.jobs

    def as_json(self) -> str:
        """{"ok": …, "store": …, "jobs": …}"""
        return json.dumps({"ok": self.ok, **asdict(self)})


def look(at: datetime) -> Health:
    """Ask the store and the queue, with one small query each."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        stuck = Job.objects.filter(state=State.WAITING, made_at__lt=at - PATIENCE)
        busy = Job.objects.filter(state=State.RUNNING, leased_until__gt=at)
        # one worker busy with something long is not a dead one
        return Health(store=True, jobs=busy.exists() or not stuck.exists())
    except DatabaseError:
        return Health(store=False, jobs=False)
