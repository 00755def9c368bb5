"""Long work of the record's pages: read a dropped file, and save what was read.

A file is read in a confined process; its name stays with its owner and is never logged.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from upr.errors import Undescribed, UnreadableFile, UprError, WrongDocument
from upr.record import Reading
from upr.text import Text, gettext_noop, say
from uprdesk.coalition import sample
from uprdesk.record import actions, importer, pieces
from uprdesk.record.importer.documents import DATA_SETS
from uprdesk.record.models import Drop
from uprdesk.shell.confined import confined
from uprdesk.shell.jobs import Cancelled, Outcome, Work, long_work


@long_work(gettext_noop("Read a document"))
def read_drop(work: Work, *, drop: str, kind: str = "", state: str = "") -> Outcome:
    """Read the file and compare it with the record.

    kind, state  what its owner says that it is; empty: as it says itself
    """
    found = Drop.objects.filter(pk=drop, state=Drop.State.READING).first()
    if found is None:
        return Outcome(say(gettext_noop("It was discarded, or read before.")))
    try:
        return _read(work, found, kind, state)
    except (Cancelled, UprError):
        # it is over; after any other fault it begins again and needs the bytes
        actions.forget_bytes(found)
        raise


def _read(work: Work, drop: Drop, kind: str, state: str) -> Outcome:
    work.progress(0, None, say(gettext_noop("The document is being read.")))
    holds_sample = sample.is_there()
    try:
        reading: Reading = confined(
            "upr.intake.read",
            _bytes(drop),
            drop.name,
            kind=kind or None,
            state=state or None,
            sample=holds_sample,
        )
        _check_described(reading)
    except WrongDocument as error:
        if not (kind or state or isinstance(error, Undescribed)):
            raise
        actions.ask(drop, error.message)
        return Outcome(say(gettext_noop("Say what this document is.")), drop.get_absolute_url())

    def progress(done: int, total: int) -> None:
        work.progress(done, total, say(gettext_noop("It is compared with the record.")))

    comparison = importer.compare(reading, sample=holds_sample, progress=progress)
    actions.keep_reading(drop, reading, comparison)
    return Outcome(_read_so_far(reading), drop.get_absolute_url())


def _bytes(drop: Drop) -> bytes:
    try:
        return drop.path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(
            say(gettext_noop("The file is not there any more.")),
            say(gettext_noop("Drop it again; a worker on another machine needs the same folder.")),
        ) from error


def _check_described(reading: Reading) -> None:
    """Raises Undescribed for a UN document of which nobody knows the State under review."""
    document = reading.document
    if document.kind not in DATA_SETS and not document.state:
        raise Undescribed(say(gettext_noop("The document does not say which State it is about.")))


def _read_so_far(reading: Reading) -> Text:
    read = len(reading.recommendations) + len(reading.positions) + len(reading.pledges)
    return say(
        gettext_noop("Read: %(read)d. Not read: %(unread)d. Nothing is saved yet."),
        read=read,
        unread=len(reading.unread),
    )


@long_work(gettext_noop("Save a document in the record"))
def save_drop(work: Work, *, drop: str) -> Outcome:
    """Write what was read into the record, and forget the copy."""
    found = Drop.objects.filter(pk=drop, state=Drop.State.SAVING).first()
    if found is None:
        return Outcome(say(gettext_noop("It was discarded, or saved before.")))
    reading = pieces.reading(found, found.pieces.all().iterator(chunk_size=2_000))
    with transaction.atomic():
        outcome = importer.save(
            reading,
            sha256=found.sha256,
            at=timezone.now(),
            by=work.owner,
            sample=sample.is_there(),
            progress=work.progress,
        )
        actions.close(found, outcome.run)
    message = say(
        gettext_noop("Added: %(added)d. Changed: %(changed)d. Unchanged: %(unchanged)d."),
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
    )
    address = reverse("record:run", args=[outcome.run.pk]) if outcome.run else ""
    return Outcome(message, address)
