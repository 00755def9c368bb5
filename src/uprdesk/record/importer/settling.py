"""Settles one review: merges all rows its documents have, and says what must be written.

Whatever a person entered (labels, decisions about doubts) outlives it, and no key is ever lost:
a recommendation that another absorbed leaves an alias, one that no document carries any more
stays, withdrawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from upr.insight import merging
from uprdesk.record.importer.before import Review
from uprdesk.record.importer.composing import Composed, compose
from uprdesk.record.importer.correcting import carry
from uprdesk.record.importer.row import Row
from uprdesk.record.models import (
    Alias,
    Doubt,
    Label,
    Recommendation,
    Recommender,
    Source,
    StatedPosition,
)
from uprdesk.record.search import index


@dataclass(slots=True)
class Settled:
    """One review after merging.

    doubtful   pairs asked about for the first time
    withdrawn  recommendations that no document carries any more
    """

    composed: list[Composed]
    doubtful: int = 0
    withdrawn: int = 0


def settle(review: Review, rows: Sequence[Row], *, fresh: bool) -> Settled:
    """Merge `rows`, all that is known of the review, and clear the place for what is to be written.

    fresh  True where the store holds nothing of this review yet: nothing needs to be looked up
    """
    composed, doubts = composed_of(review, rows, fresh=fresh)
    settled = Settled(composed, doubtful=_ask(review, doubts))
    if not fresh:
        settled.withdrawn = _clear(review, composed)
    return settled


def composed_of(
    review: Review, rows: Sequence[Row], *, fresh: bool
) -> tuple[list[Composed], list[merging.Doubt]]:
    """The review's recommendations as `rows` tell them, and the pairs to ask a person about.

    Nothing is written.
    """
    decided = {} if fresh else _decisions(review)
    groups, doubts = merging.merge((row.entry() for row in rows), decided)
    by_name = {(row.document.name, row.key): row for row in rows}
    return compose(groups, by_name, _positions(review)), doubts


def _decisions(review: Review) -> dict[tuple[str, str], bool]:
    """What people decided about pairs of this review."""
    decided = Doubt.objects.filter(state=review[0], session=review[1]).exclude(decision="")
    return {(d.one, d.other): d.decision == Doubt.Decision.SAME for d in decided}


def _positions(review: Review) -> dict[str, list[StatedPosition]]:
    found: dict[str, list[StatedPosition]] = {}
    positions = StatedPosition.objects.filter(state=review[0], session=review[1])
    for position in positions.select_related("document").order_by("document__name"):
        found.setdefault(position.paragraph, []).append(position)
    return found


def _ask(review: Review, doubts: Iterable[merging.Doubt]) -> int:
    """Keep the questions that are still open in step with the rows; returns how many are new."""
    asked = {(d.one, d.other): d for d in Doubt.objects.filter(state=review[0], session=review[1])}
    wanted = {(d.one, d.other): d for d in doubts}
    over = [d.pk for pair, d in asked.items() if pair not in wanted and not d.decision]
    if over:
        Doubt.objects.filter(pk__in=over).delete()
    new = [
        Doubt(
            state=review[0],
            session=review[1],
            one=doubt.one,
            other=doubt.other,
            likeness=doubt.likeness,
            why=doubt.why,
        )
        for pair, doubt in wanted.items()
        if pair not in asked
    ]
    Doubt.objects.bulk_create(new)
    return len(new)


def _clear(review: Review, composed: Sequence[Composed]) -> int:
    """Make room for the review's rows; returns how many recommendations are withdrawn."""
    state, session = review
    kept = {one.key: one for one in composed}
    absorbed, left = gone(review, composed)
    Source.objects.filter(state=state, session=session).delete()
    Alias.objects.filter(key__in=kept).delete()
    for one, old in absorbed:
        _absorb(one, old)
    staying = Recommendation.objects.filter(state=state, session=session, key__in=kept)
    beside = staying.values("pk")
    Recommender.objects.filter(recommendation__in=beside).delete()
    Label.objects.filter(recommendation__in=beside).exclude(origin=Label.Origin.PERSON).delete()
    newly = [old.pk for old in left if not old.withdrawn]
    Recommendation.objects.filter(pk__in=newly).update(withdrawn=True)
    index.remove(newly)
    return len(newly)


def gone(
    review: Review, composed: Sequence[Composed]
) -> tuple[list[tuple[Composed, list[Recommendation]]], list[Recommendation]]:
    """Recommendations whose key is no more: absorbed by which other, and left by all documents."""
    state, session = review
    kept = {one.key for one in composed}
    home = {(row.document.pk, row.key): one for one in composed for row, _ in one.members}
    by_alias = {alias: one for one in composed for alias in one.aliases}
    rows = Source.objects.filter(state=state, session=session)
    now = {
        recommendation: home[document, key]
        for recommendation, document, key in rows.values_list(
            "recommendation_id", "document_id", "key"
        )
        if (document, key) in home
    }
    absorbed: dict[str, tuple[Composed, list[Recommendation]]] = {}
    left: list[Recommendation] = []
    for old in Recommendation.objects.filter(state=state, session=session).exclude(key__in=kept):
        one = by_alias.get(old.key) or now.get(old.pk)
        if one is None:
            left.append(old)
        else:
            absorbed.setdefault(one.key, (one, []))[1].append(old)
            one.aliases = tuple(dict.fromkeys((*one.aliases, old.key)))
    return list(absorbed.values()), left


def _absorb(one: Composed, old: Sequence[Recommendation]) -> None:
    """Let `one` take the place of `old`: what people entered moves to it, earlier keys lead to it.

    Where `one` is not in the store yet, the first of the old ones becomes it.
    """
    heir = Recommendation.objects.filter(key=one.key).first()
    if heir is None:
        heir, *old = old
        Recommendation.objects.filter(pk=heir.pk).update(key=one.key)
    for each in old:
        for label in each.labels.filter(origin=Label.Origin.PERSON):
            carry(label, heir)
        each.aliases.update(recommendation=heir)
    gone = [each.pk for each in old]
    index.remove(gone)
    Recommendation.objects.filter(pk__in=gone).delete()
