"""Stores one reading: finds its document, sorts its rows by review, settles and writes each."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from upr.record import Reading, Recommendation
from upr.text import gettext_noop, say
from uprdesk.record import models
from uprdesk.record.importer import beside, edition
from uprdesk.record.importer.before import (
    Change,
    Review,
    by_review,
    changes,
    is_same,
    known_of,
    others_of,
)
from uprdesk.record.importer.documents import DATA_SETS, document_of
from uprdesk.record.importer.outcome import NothingToStore, Outcome
from uprdesk.record.importer.refusing import sort_out
from uprdesk.record.importer.row import Row, rows_just_read
from uprdesk.record.importer.settling import Settled, settle
from uprdesk.record.importer.writing import Writer
from uprdesk.record.models import Document, ImportRun, Refusal

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""


@transaction.atomic
def save(
    reading: Reading,
    *,
    sha256: str,
    at: datetime,
    by: object = None,
    sample: bool = False,
    progress: Progress = lambda done, total: None,
) -> Outcome:
    """Store `reading`; doing it twice changes nothing.

    sha256  of the document's bytes
    by      the curator; None on the command line
    sample  whether the store holds the sample: its invented States are accepted

    Raises NothingToStore, and stores nothing, where no piece of the reading can be stored.
    """
    # one import at a time: the second waits here until the first is done
    edition.hold()
    accepted, refused = sort_out(reading, sample=sample)
    if not (accepted.recommendations or accepted.positions or accepted.pledges):
        first = refused[0].why if refused else None
        raise NothingToStore(
            first or say(gettext_noop("This document holds nothing that the record keeps.")),
            say(gettext_noop("Nothing was stored. Look at the document, then import it again.")),
        )
    document = document_of(accepted, at=at)
    outcome = Outcome(refused=tuple(refused))
    answered = beside.save_positions(document, accepted.positions, outcome)
    beside.save_pledges(document, accepted.pledges, outcome)
    _save_recommendations(document, accepted.recommendations, answered, outcome, progress)
    _close(document, outcome, sha256=sha256, by=by, at=at)
    return outcome


def _save_recommendations(
    document: Document,
    recommendations: Sequence[Recommendation],
    answered: Iterable[Review],
    outcome: Outcome,
    progress: Progress,
) -> None:
    """Settle every review of which the document says something new."""
    reviews = by_review(recommendations)
    known = known_of(document)
    stored = set(models.Recommendation.objects.values_list("state", "session").distinct())
    writer, documents, done = Writer(), {document.pk: document}, 0
    gone = set() if document.kind in DATA_SETS else known.keys() - reviews.keys()
    answered = set(answered)
    for review in [*reviews, *sorted((answered | gone) - reviews.keys())]:
        rows = rows_just_read(document, reviews.get(review, []))
        before = known.get(review, {})
        if is_same(document, rows, before) and review not in answered:
            outcome.unchanged += len(rows)
        else:
            fresh = review not in stored
            others = [] if fresh else others_of(document, review, rows, documents)
            settled = settle(review, [*others, *rows], fresh=fresh)
            writer.add(settled.composed)
            _count(document, rows, before, settled, outcome)
        done += len(reviews.get(review, []))
        progress(done, len(recommendations))
    writer.flush()


def _count(
    document: Document,
    rows: Sequence[Row],
    before: dict[str, str],
    settled: Settled,
    outcome: Outcome,
) -> None:
    """Count each row of the document once."""
    found = Counter(changes(document, rows, before, settled.composed).values())
    outcome.added += found[Change.NEW]
    outcome.changed += found[Change.CHANGED] + found[Change.JOINED]
    outcome.unchanged += found[Change.KNOWN]
    outcome.doubtful += settled.doubtful
    outcome.withdrawn += settled.withdrawn


def _close(document: Document, outcome: Outcome, *, sha256: str, by: object, at: datetime) -> None:
    """Write down what the import did, and begin a new edition if it did something."""
    if outcome.added or outcome.changed or outcome.withdrawn:
        Document.objects.filter(pk=document.pk).update(imported_at=at, sha256=sha256)
        edition.turn()
    run = outcome.run = ImportRun.objects.create(
        document=document,
        by=by,
        at=at,
        sha256=sha256,
        added=outcome.added,
        changed=outcome.changed,
        unchanged=outcome.unchanged,
        refused=len(outcome.refused),
        doubtful=outcome.doubtful,
        withdrawn=outcome.withdrawn,
    )
    Refusal.objects.bulk_create(
        Refusal(
            run=run,
            page=piece.page,
            row=piece.row,
            paragraph=piece.paragraph,
            text=piece.text,
            sentence=piece.why.sentence,
            blanks=dict(piece.why.blanks),
        )
        for piece in outcome.refused
    )
