"""What a document said before this reading, and what has become of each of its rows since."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from upr.record import Recommendation
from uprdesk.record.importer.composing import Composed
from uprdesk.record.importer.documents import DATA_SETS
from uprdesk.record.importer.row import Row, rows_of
from uprdesk.record.models import Document, Source

Review = tuple[str, int]
"""State under review and session."""

Known = dict[Review, dict[str, str]]
"""What the document said before: review → own key → digest."""


class Change(StrEnum):
    """What a row of a document is to the record."""

    NEW = "new"
    CHANGED = "changed"
    """The document said it otherwise before."""
    JOINED = "joined"
    """New in this document, of a recommendation that another document has."""
    KNOWN = "known"
    """Said exactly so before."""


def by_review(recommendations: Iterable[Recommendation]) -> dict[Review, list[Recommendation]]:
    """Recommendations by review, in the order of sessions."""
    reviews: dict[Review, list[Recommendation]] = {}
    for one in recommendations:
        reviews.setdefault((one.state, one.session), []).append(one)
    return dict(sorted(reviews.items(), key=lambda item: (item[0][1], item[0][0])))


def known_of(document: Document) -> Known:
    """What the store has of the document; nothing of one that it does not hold yet."""
    known: Known = {}
    if document.pk is None:
        return known
    rows = document.sources.values_list("state", "session", "key", "digest")
    for state, session, key, digest in rows.iterator(chunk_size=5_000):
        known.setdefault((state, session), {})[key] = digest
    return known


def is_same(document: Document, rows: Sequence[Row], before: Mapping[str, str]) -> bool:
    """Whether the document says of this review exactly what it said before."""
    complete = document.kind in DATA_SETS or len(rows) == len(before)
    return complete and all(before.get(row.key) == row.digest for row in rows)


def others_of(
    document: Document, review: Review, rows: Sequence[Row], documents: dict[int, Document]
) -> list[Row]:
    """Rows of the review that stay as they are.

    A UN document is read as a whole: what it said before is replaced. An export of a data set may
    hold a part of it only: its other rows stay.

    documents  by primary key; those that are met are added
    """
    sources = Source.objects.filter(state=review[0], session=review[1]).order_by("pk")
    if document.kind in DATA_SETS:
        sources = sources.exclude(document=document.pk, key__in=[row.key for row in rows])
    else:
        sources = sources.exclude(document=document.pk)
    found = list(sources)
    missing = {source.document_id for source in found} - documents.keys()
    documents.update(Document.objects.in_bulk(missing))
    return rows_of(found, documents)


def changes(
    document: Document,
    rows: Iterable[Row],
    before: Mapping[str, str],
    composed: Iterable[Composed],
) -> dict[str, Change]:
    """Own key of each row of the document → what it is to the record."""
    joined = {
        row.key
        for one in composed
        if any(other.document.pk != document.pk for other, _ in one.members)
        for row, _ in one.members
        if row.document.pk == document.pk
    }
    found: dict[str, Change] = {}
    for row in rows:
        if before.get(row.key) == row.digest:
            found[row.key] = Change.KNOWN
        elif row.key in before:
            found[row.key] = Change.CHANGED
        else:
            found[row.key] = Change.JOINED if row.key in joined else Change.NEW
    return found
