"""Seals an engagement anew in a process that is killed in the middle, then goes on in another.

A program of its own (`python -m tests.uprdesk.coalition.killing`), with a store in a file: it prints,
as JSON, how many rows were left after the kill and at the end, and whether all of them open.
"""

import json
import os
import signal
import time

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

ROWS = 3000


def main() -> None:
    """Remove a member, re-seal in a child, kill it, go on."""
    call_command("migrate", verbosity=0)
    ours = gather(NOON)
    here = ours.here(ours.luna)
    rows = [Organisation(engagement=here.engagement) for _ in range(ROWS)]
    Organisation.objects.bulk_create(here.ring.seal(row, here.engagement.inside) for row in rows)
    resealing.start = lambda *call: None
    members.remove(here, Membership.objects.get(person=ours.nube), at=NOON)
    begun = resealing.waiting(here.engagement)
    killed = seal_in_a_child_and_kill_it(ours, begun)
    after_kill = resealing.waiting(here.engagement)
    ring = ours.here(ours.luna).ring
    openable = sum(opens(ring, row) for row in Organisation.objects.all())
    resealing.work(ring, lambda: True)
    told = {"begun": begun, "killed": killed, "after_kill": after_kill, "openable": openable}
    print(json.dumps(told | {"end": resealing.waiting(here.engagement)}))


def opens(ring, row) -> bool:
    """Whether the box of a row opens, under whichever generation it lies."""
    ring.reseal(row)  # in memory: raises CannotOpen
    return True


def seal_in_a_child_and_kill_it(ours, begun: int) -> bool:
    """Whether the child was killed while it worked."""
    connection.close()
    child = os.fork()
    if not child:
        resealing.work(ours.here(ours.luna).ring, lambda: True)
        os._exit(0)
    while resealing.waiting(ours.engagement) > begun * 2 // 3:
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


if not apps.ready:
    django.setup()

from tests.engagements import gather  # noqa: E402  needs Django
from tests.uprdesk.coalition.planting import NOON  # noqa: E402
from uprdesk.coalition import resealing  # noqa: E402
from uprdesk.coalition.actions import members  # noqa: E402
from uprdesk.coalition.models import Membership, Organisation  # noqa: E402

if __name__ == "__main__":
    main()
