"""The record's first page: search it, narrow it, page through it, take it along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.insight.search.expansion import Also
from upr.insight.search.query import remarks, understood
from upr.record import Response
from upr.text import Text
from uprdesk.coalition.doors import record_reader
from uprdesk.coalition.rights import Can
from uprdesk.record.naming import cycle_name, cycle_years, language
from uprdesk.record.search import Filters, Found, current, search
from uprdesk.record.search.marking import Marker
from uprdesk.record.views.filters import Chip, Facet, Pair, chips, facets, kept_beside, kept_by
from uprdesk.record.views.loosening import Way, ways_on
from uprdesk.record.views.row import Shown, shown
from uprdesk.shell.charts import Bars, Stack, stacked
from uprdesk.shell.wording import number

DOWNLOADS = [("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON")]


@dataclass(frozen=True)
class Link:
    """A way on from here. query: of this page; current: whether we are there; count: its rows."""

    words: str
    query: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class SearchPage:
    """What record/search.html may use."""

    filters: Filters
    found: Found
    rows: Sequence[Shown]
    last: int
    """Number of the last row of the page; the first is `found.first`."""
    link: str
    """Query string of this search, without the page."""
    also: Sequence[Also]
    """How the words were understood: terms that brought other words as well."""
    remarks: Sequence[Text]
    """What of the words could not be taken as it was typed."""
    next: str
    """Address of the next page; empty on the last."""
    previous: str
    facets: Sequence[Facet]
    chips: Sequence[Chip]
    sorts: Sequence[Link]
    records: Sequence[Link]
    """The record and the sample, where the store holds both or the sample alone."""
    with_words: Sequence[Pair]
    """Hidden fields of the search box."""
    with_filters: Sequence[Pair]
    """Hidden fields of the filters."""
    cycles: Bars
    """All found by cycle and response."""
    finding: str
    """What that picture says, in a sentence."""
    downloads: Sequence[tuple[str, str]]
    """(format, its name)"""
    loosen: Sequence[Way]
    """Where nothing was found: what to leave out, and how many that brings."""
    held: int
    """Recommendations of the record; the sample's are not counted."""
    may_import: bool


@record_reader
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """The search; everything of it stands in the address, always in the same order.

    A form sends its empty fields as well: it is sent on to the address without them.
    """
    edition = current()
    invented = edition.sample.bit_count()
    held = edition.tally.size - invented
    filters = Filters.read(dict(request.GET.lists()), sample=bool(invented))
    after = request.GET.get("after", "")
    if request.GET.urlencode() != (query := _query(filters, after)):
        return redirect(_address(query))
    if invented and not held:
        filters = replace(filters, sample=True)
    found = search(filters, language=language(), after=after)
    page = SearchPage(
        filters=filters,
        found=found,
        rows=shown(found.rows, Marker(found.query)),
        last=found.first + len(found.rows) - 1,
        link=filters.link(),
        also=understood(filters.words, language()),
        remarks=remarks(filters.words),
        next=_address(_query(filters, found.after)) if found.after else "",
        previous="" if found.before is None else _address(_query(filters, found.before)),
        facets=facets(filters, found),
        chips=chips(filters),
        sorts=_sorts(filters, found),
        records=_records(filters, held, invented),
        with_words=kept_beside(filters),
        with_filters=kept_by(filters),
        cycles=_cycles(filters, found),
        finding=_finding(found),
        downloads=DOWNLOADS,
        loosen=[] if found.count else ways_on(filters),
        held=held,
        may_import=request.user.is_authenticated and request.user.can(Can.CURATE),
    )
    return render(request, "record/search.html", vars(page))


def _query(filters: Filters, after: str) -> str:
    return "&".join(filter(None, (filters.link(), urlencode({"after": after}) if after else "")))


def _address(query: str) -> str:
    address = reverse("record:search")
    return f"{address}?{query}" if query else address


def _sorts(filters: Filters, found: Found) -> list[Link]:
    """The orders that make sense here; the usual one needs no word in the address."""
    orders = {"newest": _("Newest first"), "paragraph": _("As printed")}
    if filters.words:
        orders = {"relevance": _("Best match")} | orders
    usual = next(iter(orders))
    return [
        Link(words, replace(filters, sort="" if sort == usual else sort).link(), sort == found.sort)
        for sort, words in orders.items()
    ]


def _records(filters: Filters, held: int, invented: int) -> list[Link]:
    """The record and the sample never mix: one looks at either."""
    if not invented:
        return []
    apart = replace(filters, states=(), recommenders=())
    links = [Link(_("The record"), replace(apart, sample=False).link(), not filters.sample, held)]
    sample = Link(_("The sample"), replace(apart, sample=True).link(), filters.sample, invented)
    return [*links, sample] if held else [sample]


def _cycles(filters: Filters, found: Found) -> Bars:
    """All found by cycle and response; a bar opens its rows."""
    return stacked(
        [
            Stack(
                cycle_years(cycle) or cycle_name(cycle),
                [counts.get(response.value, 0) for response in Response],
                cycle_name(cycle),
                _address(replace(filters, cycles=(cycle,)).link()),
            )
            for cycle, counts in sorted(found.cycles.items())
        ]
    )


def _finding(found: Found) -> str:
    counts = {
        response: sum(cycle.get(response.value, 0) for cycle in found.cycles.values())
        for response in Response
    }
    return _(
        "Of %(count)s recommendations found, %(supported)s were supported and %(noted)s noted;"
        " %(pending)s are pending."
    ) % {
        "count": number(found.count, language()),
        "supported": number(counts[Response.SUPPORTED], language()),
        "noted": number(counts[Response.NOTED], language()),
        "pending": number(counts[Response.PENDING], language()),
    }
