"""Sealing anew what lies under older keys, after the keys of an engagement were renewed.

It needs the keys, so no worker can do it: a little is done at once, within the deed that renewed
the keys; more of it in a thread of the web process, as long as the session lives that asked. When
that stops, whoever manages the engagement goes on from the page of keys. Each step is one
transaction, and all of it may be broken off and begun again at any time.

The older private halves are kept, wrapped to the newest (`EngagementKey.kept`): what somebody
stored at the same moment under the key of before still opens, and is sealed anew the next time.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from uprdesk.coalition.models import Engagement, EngagementKey, Resealing, Sealed, private_tables
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.box import CannotOpen

log = logging.getLogger("uprdesk.resealing")

BATCH = 200
"""Rows of one transaction: others who want to write wait no longer than that."""

AT_ONCE = 500
"""Up to as many rows are sealed anew within the deed that renewed the keys."""


@dataclass(frozen=True)
class SealedFiles:
    """What a room that keeps sealed files tells us of them.

    waiting   how many files of an engagement lie under older keys
    reseal    seals some of them anew with a ring and yields how many, step by step, until none is
              left; it may be left off after each step
    """

    waiting: Callable[[Engagement], int]
    reseal: Callable[[Ring], Iterator[int]]


FILES: list[SealedFiles] = []


def register_files(files: SealedFiles) -> None:
    """Seal these files anew, too."""
    FILES.append(files)


def newest_of(engagement: Engagement) -> dict[str, int]:
    """The newest generation of each compartment."""
    keys = EngagementKey.objects.filter(engagement=engagement)
    return dict(keys.values_list("compartment").annotate(Max("generation")))


def older(table: type[Sealed], engagement: Engagement, newest: int) -> QuerySet:
    """Rows of one engagement that lie under a generation before `newest`, in a lasting order."""
    owner = "pk" if table is Engagement else "engagement_id"
    return table.objects.filter(**{owner: engagement.pk}, generation__lt=newest).order_by("pk")


def rows_waiting(engagement: Engagement) -> int:
    """How many rows lie under older keys."""
    newest = newest_of(engagement)
    return sum(
        older(table, engagement, newest.get(table.compartment(), 0)).count()
        for table in [Engagement, *private_tables()]
    )


def waiting(engagement: Engagement) -> int:
    """How many rows and files lie under older keys."""
    return rows_waiting(engagement) + sum(files.waiting(engagement) for files in FILES)


def steps(ring: Ring) -> Iterator[int]:
    """Seal everything anew that `ring` opens; yields after each step how much it did.

    A box that does not open is damaged: it stays as it is, and stays counted by `waiting`.
    """
    for table in [Engagement, *private_tables()]:
        if ring.holds(table.compartment()):
            yield from steps_of(ring, table)
    for files in FILES:
        yield from files.reseal(ring)


def steps_of(ring: Ring, table: type[Sealed]) -> Iterator[int]:
    """`steps` in one table: a transaction for every `BATCH` rows."""
    rows = older(table, ring.engagement, ring.newest(table.compartment()))
    last = None
    while True:
        with transaction.atomic():
            some = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
            done = sum(anew(ring, row) for row in some)
        if not some:
            return
        last = some[-1].pk
        yield done


def anew(ring: Ring, row: Sealed) -> int:
    """Seal one row anew, unless somebody changed it meanwhile; whether that was done."""
    before = {"pk": row.pk, "generation": row.generation, "sealed": bytes(row.sealed)}
    try:
        ring.reseal(row)
    except CannotOpen:
        log.warning("a box in %s does not open", row._meta.db_table)
        return 0
    table = type(row)
    return table.objects.filter(**before).update(sealed=row.sealed, generation=row.generation)


def begin(ring: Ring, *, lives: Callable[[], bool], at: datetime) -> None:
    """Seal anew what lies under older keys: a little of it now, more of it in a thread.

    ring   with the newest keys
    lives  whether the session that asked still lives; the thread stops with it
    """
    engagement = ring.engagement
    left = waiting(engagement)
    if left <= AT_ONCE and left == rows_waiting(engagement):
        for _ in steps(ring):
            pass
        Resealing.objects.filter(engagement=engagement).delete()
        return
    Resealing.objects.update_or_create(
        engagement=engagement,
        defaults={"total": left, "done": 0, "since": at, "touched_at": at},
    )
    transaction.on_commit(lambda: start(ring, lives))


def start(ring: Ring, lives: Callable[[], bool]) -> threading.Thread:
    """The thread that does it; it ends with the process, and can be gone on with."""
    thread = threading.Thread(target=in_thread, args=(ring, lives), daemon=True, name="resealing")
    thread.start()
    return thread


def in_thread(ring: Ring, lives: Callable[[], bool]) -> None:
    """`work` on a connection of its own."""
    try:
        work(ring, lives)
    except Exception:
        # nobody waits for this thread: the page says that it stopped, and offers to go on
        log.exception("the re-sealing broke off")
    finally:
        connection.close()


def work(ring: Ring, lives: Callable[[], bool]) -> None:
    """Seal anew until all is done, the session ended, or newer keys were made."""
    progress = Resealing.objects.filter(engagement=ring.engagement)
    done = 0
    try:
        for count in steps(ring):
            if outdated(ring):
                return  # what is told of the progress is another thread's
            done += count
            progress.update(done=done, touched_at=timezone.now())
            if not lives():
                return
        if not waiting(ring.engagement):
            progress.delete()
    finally:
        if not outdated(ring):
            progress.update(touched_at=None)


def outdated(ring: Ring) -> bool:
    """Whether keys were made after those of this ring."""
    newest = newest_of(ring.engagement)
    return any(ring.newest(each) < newest.get(each, 0) for each in ring.compartments())
