"""Answers a search: how many, the first rows, the counts beside each filter, the next page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from upr.insight.search.query import parse
from upr.insight.search.tally import places_of
from upr.insight.search.tree import EVERYTHING, Node, only_excludes
from uprdesk.record.models import Recommendation
from uprdesk.record.models.recommendation import RecommendationQuerySet
from uprdesk.record.search.edition import Edition, current
from uprdesk.record.search.filters import NAMES, Filters
from uprdesk.record.search.labels import field_of

PAGE = 50
"""Rows of one page."""

MOST_RANKED = 3_000
"""Beyond this many hits, sorting by relevance costs more than it tells: newest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer.

    count   recommendations found
    rows    at most PAGE of them, with recommenders and labels at hand
    facets  name of a filter → its values with their counts, highest first. Counts of a filter
            that is set are those it would have without itself: what else one could choose
    after   key to give for the next page; empty on the last
    before  key to give for the page before, empty where that is the first; None on the first
    first   number of the first row among all found, from 1; 0 where there is none
    sort    how the rows are sorted
    query   what the words ask for, to mark them in the rows
    cycles  cycle → response → how many of all found
    confirmed  how many would be found without the machine's proposals
    """

    count: int
    rows: Sequence[Recommendation]
    facets: Mapping[str, Sequence[tuple[object, int]]]
    after: str
    before: str | None
    first: int
    sort: str
    query: Node
    cycles: Mapping[object, Mapping[object, int]]
    confirmed: int


def search(filters: Filters, *, language: str = "", after: str = "", limit: int = PAGE) -> Found:
    """Search the record.

    language  of the page, where known: its own meaning of a word comes first
    after     key of the last row of the page before; a key that is not among the rows any more
              brings the first page
    """
    edition, query = current(), parse(filters.words, language)
    bits = _bits(edition, filters, query)
    sort = _sort(edition, filters, query)
    found = list(islice(_places(edition, bits, sort, query, after), limit + 1))
    passed, before = _passed(edition, bits, sort, query, found, limit) if after else (0, None)
    rows = _rows(edition, found[:limit], Recommendation.objects.for_lists())
    return Found(
        count=bits.bit_count(),
        rows=rows,
        facets=_facets(edition, filters, query),
        after=rows[-1].key if len(found) > limit else "",
        before=before,
        first=passed + 1 if rows else 0,
        sort=sort,
        query=query,
        cycles=edition.tally.cross("cycle", "response", bits),
        confirmed=_bits(edition, replace(filters, confirmed=True), query).bit_count(),
    )


def looser(filters: Filters, *, language: str = "") -> dict[str, int]:
    """How many would be found without one of the filters: its name → count, without zeros.

    "words" stands for the words, "confirmed" for leaving out the machine's proposals; a filter that
    is not set is not in it. For a search that finds
    nothing: which filter to loosen.
    """
    edition, query = current(), parse(filters.words, language)
    counts = {
        name: _bits(edition, filters, query, but=name).bit_count()
        for name in NAMES
        if filters.of(name)
    }
    if filters.words:
        counts["words"] = _bits(edition, filters, EVERYTHING).bit_count()
    if filters.confirmed:
        counts["confirmed"] = _bits(edition, replace(filters, confirmed=False), query).bit_count()
    return {name: count for name, count in counts.items() if count}


def how_many(filters: Filters, *, language: str = "") -> int:
    """How many are found."""
    return _bits(current(), filters, parse(filters.words, language)).bit_count()


def every(filters: Filters, *, language: str = "", at_once: int = 500) -> Iterator[Recommendation]:
    """All recommendations found, in order, a few hundred in memory at a time: for exports."""
    edition, query = current(), parse(filters.words, language)
    bits = _bits(edition, filters, query)
    places = _places(edition, bits, _sort(edition, filters, query), query, "")
    while chosen := list(islice(places, at_once)):
        yield from _rows(edition, chosen, Recommendation.objects.with_everything())


def _bits(edition: Edition, filters: Filters, query: Node, *, but: str = "") -> int:
    """Set of the rows that answer words and filters; `but` names a filter to pass over."""
    bits = edition.hits.bits(query) & edition.rows(sample=filters.sample)
    for name in NAMES:
        if name != but and (values := filters.of(name)):
            bits &= edition.tally.where(field_of(name, confirmed=filters.confirmed), values)
    return bits


def _facets(
    edition: Edition, filters: Filters, query: Node
) -> dict[str, Sequence[tuple[object, int]]]:
    under_all = _bits(edition, filters, query)
    facets: dict[str, Sequence[tuple[object, int]]] = {}
    for name in NAMES:
        within = _bits(edition, filters, query, but=name) if filters.of(name) else under_all
        counts = edition.tally.count(field_of(name, confirmed=filters.confirmed), within)
        facets[name] = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return facets


def _sort(edition: Edition, filters: Filters, query: Node) -> str:
    """The sort that was asked for, where it can be done."""
    usual = "relevance" if filters.words else "newest"
    sort = filters.sort or usual
    nothing_to_rank = query == EVERYTHING or only_excludes(query)
    if sort == "relevance" and (
        nothing_to_rank or edition.hits.bits(query).bit_count() > MOST_RANKED
    ):
        return "newest"
    return sort


def _places(edition: Edition, bits: int, sort: str, query: Node, after: str) -> Iterator[int]:
    """Places of the set `bits` in the order of `sort`, behind the row with the key `after`."""
    last = edition.place_of(_id_of(after)) if after else None
    if sort == "newest":
        return places_of(bits, 0 if last is None else last + 1)
    order = edition.hits.ranked(query) if sort == "relevance" else edition.printed
    begin = order.index(last) + 1 if last is not None and last in order else 0
    # place p is the p-th digit from the right
    digits = f"{bits:b}"
    top = len(digits) - 1
    ahead = islice(order, begin, None)
    return (place for place in ahead if place <= top and digits[top - place] == "1")


def _passed(
    edition: Edition, bits: int, sort: str, query: Node, found: Sequence[int], limit: int
) -> tuple[int, str | None]:
    """How many rows stand before the page `found`, and the key that brings the page before."""
    earlier = list(
        takewhile(lambda place: place != found[0], _places(edition, bits, sort, query, ""))
        if found
        else ()
    )
    if not earlier:
        return 0, None
    if len(earlier) <= limit:
        return len(earlier), ""
    pk = edition.ids[earlier[-limit - 1]]
    return len(earlier), Recommendation.objects.values_list("key", flat=True).get(pk=pk)


def _id_of(key: str) -> int | None:
    return Recommendation.objects.filter(key=key).values_list("pk", flat=True).first()


def _rows(
    edition: Edition, places: Sequence[int], recommendations: RecommendationQuerySet
) -> list[Recommendation]:
    ids = [edition.ids[place] for place in places]
    rows = recommendations.in_bulk(ids)
    # a row that went away since the edition was read is left out until the next one
    return [rows[pk] for pk in ids if pk in rows]
