"""What changes the rows of drops: receive a file, keep what was read, save it, discard it.

Bytes lie in a file of the store's folder only until they are read. Nobody but the owner reaches a
drop; what becomes public goes through `importer`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import islice

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from upr.record import Reading
from upr.text import Text
from uprdesk.record.importer import Comparison
from uprdesk.record.models import Drop, ImportRun, Piece
from uprdesk.record.pieces import pieces, sentence
from uprdesk.shell.models import Job

KEPT = timedelta(days=30)
"""How long what was read waits for its owner."""

BYTES_KEPT = timedelta(days=1)
"""How long a file waits for its owner to say what it is."""

AT_ONCE = 1_000


def receive(file: UploadedFile, *, by: object, at: datetime) -> Drop:
    """Keep the bytes of `file` until they are read.

    What its owner left broken, and an earlier reading of the same bytes, give way.
    """
    _discard_all(Drop.objects.for_user(by).broken())
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
    """Keep what was read and what it would change, and forget the bytes."""
    rows = pieces(drop, reading, comparison)
    with transaction.atomic():
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


def _discard_all(drops: Iterable[Drop]) -> None:
    for drop in drops:
        discard(drop)
