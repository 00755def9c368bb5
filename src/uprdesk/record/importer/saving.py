"""Stores one reading: finds its document, sorts its rows by review, settles and writes each."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from upr.record import Reading, Recommendation
from upr.text import gettext_noop, say
from uprdesk.record import models
from uprdesk.record.importer import beside
from uprdesk.record.importer.documents import DATA_SETS, document_of
from uprdesk.record.importer.outcome import NothingToStore, Outcome
from uprdesk.record.importer.refusing import sort_out
from uprdesk.record.importer.row import Row, rows_just_read, rows_of
from uprdesk.record.importer.settling import Review, Settled, settle
from uprdesk.record.importer.writing import Writer
from uprdesk.record.models import Document, Edition, ImportRun, Refusal, Source

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""

Known = dict[Review, dict[str, str]]
"""What the document said before: review → own key → digest."""


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
    Edition.objects.select_for_update().get_or_create(pk=1)
    accepted, refused = sort_out(reading, sample=sample)
    if not (accepted.recommendations or accepted.positions or accepted.pledges):
        first = refused[0].why if refused else None
        raise NothingToStore(
            first or say(gettext_noop("This document holds nothing that the record keeps.")),
            say(gettext_noop("Nothing was stored. Look at the document, then import it again.")),
        )
    document = document_of(accepted.document, at=at)
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
    reviews = _by_review(recommendations)
    known = _known(document)
    stored = set(models.Recommendation.objects.values_list("state", "session").distinct())
    writer, documents, done = Writer(), {document.pk: document}, 0
    gone = set() if document.kind in DATA_SETS else known.keys() - reviews.keys()
    answered = set(answered)
    for review in [*reviews, *sorted((answered | gone) - reviews.keys())]:
        rows = rows_just_read(document, reviews.get(review, []))
        before = known.get(review, {})
        if _same(document, rows, before) and review not in answered:
            outcome.unchanged += len(rows)
        else:
            fresh = review not in stored
            others = [] if fresh else _others(document, review, rows, documents)
            settled = settle(review, [*others, *rows], fresh=fresh)
            writer.add(settled.composed)
            _count(document, rows, before, settled, outcome)
        done += len(reviews.get(review, []))
        progress(done, len(recommendations))
    writer.flush()


def _by_review(recommendations: Iterable[Recommendation]) -> dict[Review, list[Recommendation]]:
    reviews: dict[Review, list[Recommendation]] = {}
    for one in recommendations:
        reviews.setdefault((one.state, one.session), []).append(one)
    return dict(sorted(reviews.items(), key=lambda item: (item[0][1], item[0][0])))


def _known(document: Document) -> Known:
    known: Known = {}
    rows = document.sources.values_list("state", "session", "key", "digest")
    for state, session, key, digest in rows.iterator(chunk_size=5_000):
        known.setdefault((state, session), {})[key] = digest
    return known


def _same(document: Document, rows: Sequence[Row], before: dict[str, str]) -> bool:
    """Whether the document says of this review exactly what it said before."""
    complete = document.kind in DATA_SETS or len(rows) == len(before)
    return complete and all(before.get(row.key) == row.digest for row in rows)


def _others(
    document: Document, review: Review, rows: Sequence[Row], documents: dict[int, Document]
) -> list[Row]:
    """Rows of the review that stay as they are.

    A UN document is read as a whole: what it said before is replaced. An export of a data set may
    hold a part of it only: its other rows stay.
    """
    sources = Source.objects.filter(state=review[0], session=review[1]).order_by("pk")
    if document.kind in DATA_SETS:
        sources = sources.exclude(document=document, key__in=[row.key for row in rows])
    else:
        sources = sources.exclude(document=document)
    found = list(sources)
    missing = {source.document_id for source in found} - documents.keys()
    documents.update(Document.objects.in_bulk(missing))
    return rows_of(found, documents)


def _count(
    document: Document,
    rows: Sequence[Row],
    before: dict[str, str],
    settled: Settled,
    outcome: Outcome,
) -> None:
    """Count each row of the document once."""
    joined = {
        row.key
        for one in settled.composed
        if any(other.document.pk != document.pk for other, _ in one.members)
        for row, _ in one.members
        if row.document.pk == document.pk
    }
    for row in rows:
        if before.get(row.key) == row.digest:
            outcome.unchanged += 1
        elif row.key in before or row.key in joined:
            outcome.changed += 1
        else:
            outcome.added += 1
    outcome.doubtful += settled.doubtful
    outcome.withdrawn += settled.withdrawn


def _close(document: Document, outcome: Outcome, *, sha256: str, by: object, at: datetime) -> None:
    """Write down what the import did, and begin a new edition if it did something."""
    if outcome.added or outcome.changed or outcome.withdrawn:
        Document.objects.filter(pk=document.pk).update(imported_at=at, sha256=sha256)
        Edition.turn()
    run = ImportRun.objects.create(
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
