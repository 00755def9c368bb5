"""What changes the rows of drops: receive a file, keep what was read, save it, discard it.

Bytes lie in a file of the store's folder only until they are read. Nobody but the owner reaches a
drop; what becomes public goes through `importer`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import islice
from shutil import disk_usage

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from upr.errors import UprError
from upr.record import Reading
from upr.text import Text, gettext_noop, say
from uprdesk.record.importer import Comparison
from uprdesk.record.models import Drop, ImportRun, Piece
from uprdesk.record.pieces import pieces, sentence
from uprdesk.shell.models import Job

KEPT = timedelta(days=30)
"""How long what was read waits for its owner."""

BYTES_KEPT = timedelta(days=1)
"""How long a file waits for its owner to say what it is."""

ORPHANED = timedelta(hours=1)
"""When bytes that belong to no drop, from a server that was ended half-way, are nobody's."""

MOST_UNREAD, MOST_KEPT = 5, 50
"""Files of one person that may wait to be read, and documents in all: nobody fills the disk."""

DISK_RESERVE = 200 * 1024 * 1024
"""Bytes that stay free for the store itself."""

AT_ONCE = 1_000


class NoRoom(UprError):
    """One more file would be too many, for this person or for the disk."""


def check_room(person: object, size: int) -> None:
    """Raise NoRoom where a file of `size` bytes cannot be received now."""
    mine = Drop.objects.for_user(person)
    if mine.filter(state__in=(Drop.State.READING, Drop.State.ASKING)).count() >= MOST_UNREAD:
        raise NoRoom(
            say(gettext_noop("%(count)d of your documents wait to be read."), count=MOST_UNREAD),
            say(gettext_noop("Wait until they are read, or discard one of them.")),
        )
    if mine.exclude(state=Drop.State.SAVED).count() >= MOST_KEPT:
        raise NoRoom(
            say(gettext_noop("%(count)d documents of yours are kept here."), count=MOST_KEPT),
            say(gettext_noop("Save or discard one of them first.")),
        )
    if disk_usage(settings.DATA).free < size + DISK_RESERVE:
        raise NoRoom(
            say(gettext_noop("The disk of this installation is nearly full.")),
            say(gettext_noop("Tell whoever runs it; nothing was stored.")),
        )


def receive(file: UploadedFile, *, by: object, at: datetime) -> Drop:
    """Keep the bytes of `file` until they are read.

    What its owner left broken, and an earlier reading of the same bytes, give way. Raises NoRoom.
    """
    _discard_all(Drop.objects.for_user(by).broken())
    check_room(by, file.size)
    drop = Drop(owner=by, name=file.name[:200], size=file.size, made_at=at, expires_at=at + KEPT)
    digest = hashlib.sha256()
    drop.path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with drop.path.open("xb") as kept:
            drop.path.chmod(0o600)
            for chunk in file.chunks():
                digest.update(chunk)
                kept.write(chunk)
        drop.sha256 = digest.hexdigest()
        _discard_all(Drop.objects.for_user(by).filter(sha256=drop.sha256, state=Drop.State.READ))
        drop.save(force_insert=True)
    except BaseException:
        forget_bytes(drop)
        raise
    return drop


def begin(drop: Drop, state: Drop.State, job: Job) -> None:
    """`job` reads or saves the drop from now on."""
    drop.state, drop.job, drop.problem = state, job, []
    drop.save(update_fields=["state", "job", "problem"])


def ask(drop: Drop, problem: Text) -> None:
    """The owner has to say what the document is; its bytes wait for that."""
    drop.state, drop.problem = Drop.State.ASKING, sentence(problem)
    drop.save(update_fields=["state", "problem"])


def keep_reading(drop: Drop, reading: Reading, comparison: Comparison) -> None:
    """Keep what was read and what it would change, and forget the bytes.

    Nothing of a drop that its owner discarded while it was read.
    """
    rows = pieces(drop, reading, comparison)
    with transaction.atomic():
        if not Drop.objects.select_for_update().filter(pk=drop.pk).exists():
            return
        drop.pieces.all().delete()
        while some := list(islice(rows, AT_ONCE)):
            Piece.objects.bulk_create(some)
        drop.document = asdict(reading.document)
        drop.remarks = [sentence(doubt) for doubt in reading.doubts]
        drop.doubtful, drop.withdrawn = comparison.doubtful, comparison.withdrawn
        drop.state, drop.problem = Drop.State.READ, []
        drop.save()
    forget_bytes(drop)


def close(drop: Drop, run: ImportRun | None) -> None:
    """It stands in the record: the copy and the name of the file are not needed any more."""
    drop.pieces.all().delete()
    drop.state, drop.run, drop.name = Drop.State.SAVED, run, ""
    drop.remarks = []
    drop.save()


def discard(drop: Drop) -> None:
    """Leave nothing of it; what its reading said may name the file, and goes too."""
    forget_bytes(drop)
    if drop.job is not None and drop.job.is_over:
        drop.job.delete()
    drop.delete()


def forget_bytes(drop: Drop) -> None:
    """Delete the file, if it is still there."""
    drop.path.unlink(missing_ok=True)


def forget(at: datetime) -> None:
    """Clear away drops that waited long enough, and bytes that nobody will read any more."""
    _discard_all(Drop.objects.expired(at))
    _discard_all(Drop.objects.filter(state=Drop.State.ASKING, made_at__lte=at - BYTES_KEPT))
    for broken in Drop.objects.broken():
        forget_bytes(broken)
    _forget_orphans(at)


def _forget_orphans(at: datetime) -> None:
    """Bytes without a drop: the server was ended between the two, or the person is no more."""
    folder = Drop().path.parent
    long_ago = (at - ORPHANED).timestamp()
    waiting = list(folder.iterdir()) if folder.is_dir() else []
    known = {str(pk) for pk in Drop.objects.values_list("pk", flat=True)} if waiting else set()
    for path in waiting:
        if path.name not in known and path.lstat().st_mtime < long_ago:
            path.unlink(missing_ok=True)


def _discard_all(drops: Iterable[Drop]) -> None:
    for drop in drops:
        discard(drop)
