"""What an import of a reading would do, piece by piece; nothing is written.

The same merging as in an import decides, so that the preview says what the import will do as long
as nobody imports anything else in between.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from upr.insight import merging
from upr.record import Pledge, Reading, Recommendation, StatedPosition, text_hash
from upr.text import NOTHING, Text
from uprdesk.record import models
from uprdesk.record.importer import beside
from uprdesk.record.importer.before import (
    Change,
    Known,
    Review,
    by_review,
    changes,
    is_same,
    known_of,
    others_of,
)
from uprdesk.record.importer.composing import Composed
from uprdesk.record.importer.documents import DATA_SETS, found_or_unsaved
from uprdesk.record.importer.refusing import sort_out
from uprdesk.record.importer.row import Row, rows_just_read, rows_of
from uprdesk.record.importer.settling import composed_of, gone
from uprdesk.record.models import Document, Doubt, Source

Told = Recommendation | StatedPosition | Pledge


@dataclass(frozen=True, slots=True)
class Before:
    """What the record has of a piece. document: which says so; response may be empty."""

    text: str
    recommenders: tuple[str, ...]
    response: str
    document: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A piece that was read.

    change  what it is to the record; None where the record cannot keep it, with the reason in `why`
    before  of changed and joined ones
    doubt   what a person would be asked about it, and the words of the other row
    """

    piece: Told
    change: Change | None
    before: Before | None = None
    doubt: tuple[merging.Doubt, str] | None = None
    why: Text = NOTHING


@dataclass(slots=True)
class Comparison:
    """What an import would do.

    pieces     all that was read, in the order of the reading
    doubtful   pairs that a person would be asked about for the first time
    withdrawn  recommendations that no document would carry any more
    """

    pieces: list[Compared] = field(default_factory=list)
    doubtful: int = 0
    withdrawn: int = 0


@dataclass(slots=True)
class _Review:
    """What was found of the rows of one review, by own key."""

    changes: dict[str, Change]
    before: dict[str, Before] = field(default_factory=dict)
    doubts: dict[str, tuple[merging.Doubt, str]] = field(default_factory=dict)


def compare(
    reading: Reading,
    *,
    sample: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Comparison:
    """What `importer.save` would do with `reading` now.

    sample    whether the store holds the sample: its invented States are accepted
    progress  called with rows done and rows in all
    """
    accepted, refused = sort_out(reading, sample=sample)
    document, comparison = found_or_unsaved(accepted), Comparison()
    _recommendations(document, accepted.recommendations, comparison, progress)
    _positions(document, accepted.positions, comparison)
    _pledges(document, accepted.pledges, comparison)
    kept = {id(one.piece) for one in comparison.pieces}
    # in the order in which `sort_out` looks at them
    others = (*reading.positions, *reading.recommendations, *reading.pledges)
    left = [piece for piece in others if id(piece) not in kept]
    reasons = [piece.why for piece in refused[len(reading.unread) :]]
    comparison.pieces += [
        Compared(piece, None, why=why) for piece, why in zip(left, reasons, strict=True)
    ]
    order = (*reading.recommendations, *reading.positions, *reading.pledges)
    places = {id(piece): place for place, piece in enumerate(order)}
    comparison.pieces.sort(key=lambda one: places[id(one.piece)])
    return comparison


def _recommendations(
    document: Document,
    told: Sequence[Recommendation],
    comparison: Comparison,
    progress: Callable[[int, int], None],
) -> None:
    reviews, known = by_review(told), known_of(document)
    stored = set(models.Recommendation.objects.values_list("state", "session").distinct())
    documents = {document.pk: document}
    found: dict[Review, _Review] = {}
    left = set() if document.kind in DATA_SETS else known.keys() - reviews.keys()
    done = 0
    for review in [*reviews, *sorted(left)]:
        rows = rows_just_read(document, reviews.get(review, []))
        fresh = review not in stored
        found[review] = _review(document, review, rows, known, documents, comparison, fresh=fresh)
        done += len(reviews.get(review, []))
        progress(done, len(told))
    for one in told:
        there, key = found[one.state, one.session], one.key
        comparison.pieces.append(
            Compared(one, there.changes[key], there.before.get(key), there.doubts.get(key))
        )


def _review(
    document: Document,
    review: Review,
    rows: Sequence[Row],
    known: Known,
    documents: dict[int, Document],
    comparison: Comparison,
    *,
    fresh: bool,
) -> _Review:
    """Look at one review as an import would leave it."""
    before = known.get(review, {})
    if is_same(document, rows, before):
        return _Review(dict.fromkeys(before, Change.KNOWN))
    others = [] if fresh else others_of(document, review, rows, documents)
    composed, doubts = composed_of(review, [*others, *rows], fresh=fresh)
    found = _Review(changes(document, rows, before, composed))
    found.before |= _joined(document, composed) | _changed(document, review, found.changes)
    new = _new(review, doubts)
    found.doubts |= _asked(new, _words(rows), _words(others))
    comparison.doubtful += len(new)
    if not fresh:
        _, left = gone(review, composed)
        comparison.withdrawn += sum(not old.withdrawn for old in left)
    return found


def _joined(document: Document, composed: Iterable[Composed]) -> dict[str, Before]:
    """Own keys of rows that stand beside another document's, with what that one says."""
    found: dict[str, Before] = {}
    for one in composed:
        other = next((row for row, _ in one.members if row.document.pk != document.pk), None)
        if other is not None:
            ours = (row.key for row, _ in one.members if row.document.pk == document.pk)
            found |= dict.fromkeys(ours, _before(other))
    return found


def _changed(document: Document, review: Review, found: dict[str, Change]) -> dict[str, Before]:
    """Own keys of rows that the document said otherwise before, with what it said."""
    keys = [key for key, change in found.items() if change is Change.CHANGED]
    if not keys:
        return {}
    sources = Source.objects.filter(
        document=document, state=review[0], session=review[1], key__in=keys
    )
    return {row.key: _before(row) for row in rows_of(sources, {document.pk: document})}


def _before(row: Row) -> Before:
    told = row.told
    return Before(told.text, told.recommenders, told.response.value, str(row.document))


def _words(rows: Iterable[Row]) -> dict[str, str]:
    return {row.key: row.told.text for row in rows}


def _new(review: Review, doubts: Iterable[merging.Doubt]) -> list[merging.Doubt]:
    """Those that nobody has been asked about yet."""
    known = Doubt.objects.filter(state=review[0], session=review[1])
    asked = set(known.values_list("one", "other"))
    return [doubt for doubt in doubts if (doubt.one, doubt.other) not in asked]


def _asked(
    doubts: Iterable[merging.Doubt], ours: dict[str, str], others: dict[str, str]
) -> dict[str, tuple[merging.Doubt, str]]:
    """Own key of our row → the doubt, and the words of the other row, ours or another document's."""
    everything = ours | others  # another document's row may have the same key: it is the other one
    found: dict[str, tuple[merging.Doubt, str]] = {}
    for doubt in doubts:
        for mine, other in ((doubt.one, doubt.other), (doubt.other, doubt.one)):
            if mine in ours and mine not in found:
                found[mine] = (doubt, everything[other])
    return found


def _positions(
    document: Document, positions: Sequence[StatedPosition], comparison: Comparison
) -> None:
    before, now = beside.stated_by(document), beside.stated(positions)
    for one in positions:
        said = before.get(one.paragraph)
        change = Change.NEW if said is None else Change.CHANGED
        if said == now[one.paragraph]:
            change = Change.KNOWN
        old = Before(said[2], (), said[0], str(document)) if said else None
        comparison.pieces.append(Compared(one, change, old if change is Change.CHANGED else None))
    comparison.withdrawn += len(before.keys() - now.keys()) if positions else 0


def _pledges(document: Document, pledges: Iterable[Pledge], comparison: Comparison) -> None:
    before = beside.pledged_by(document)
    for one in pledges:
        said = before.get((one.state, one.session, text_hash(one.text)))
        change = Change.NEW if said is None else Change.CHANGED
        if said == beside.pledged(one):
            change = Change.KNOWN
        old = Before(said[0], (), "", str(document)) if said else None
        comparison.pieces.append(Compared(one, change, old if change is Change.CHANGED else None))
