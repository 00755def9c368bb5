"""One recommendation: who made it, how it was answered, and where each of it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.vocab.groups import all_groups, groups_of
from upr.vocab.sessions import all_sessions
from uprdesk.coalition.doors import record_reader
from uprdesk.record.addresses import document_address
from uprdesk.record.models import Label, Recommendation, Source, StatedPosition
from uprdesk.record.models.label import standing
from uprdesk.record.naming import cycle_name, session_year, value_name
from uprdesk.record.profiles import one_recommendation
from uprdesk.record.search import Filters
from uprdesk.record.views.calendar import Stop, coming_review
from uprdesk.record.views.category import Category, category_of
from uprdesk.record.views.demand import Demand, demand
from uprdesk.record.views.labels import Corrections, Labelled, corrections, labelled


@dataclass(frozen=True)
class Recommender:
    """A recommending State. group: its regional group at that time; rows: query string of all it
    asked of this State under review."""

    state: str
    group: str
    rows: str


@dataclass(frozen=True)
class Told:
    """What one source says. words: as it prints them, where they differ from those on top."""

    source: Source
    address: str
    words: str


@dataclass(frozen=True)
class RecommendationPage:
    """What record/recommendation.html may use."""

    one: Recommendation
    cycle: str
    year: int | None
    recommenders: Sequence[Recommender]
    told: Sequence[Told]
    positions: Sequence[tuple[StatedPosition, str]]
    """What addenda say of its paragraph, with the address of the document."""
    labels: Sequence[Labelled]
    """Kind by kind; kinds without any left out."""
    category: Category | None
    """The action category by the strongest word; None where nobody says one."""
    corrections: Corrections | None
    """For those who may correct labels; None for everybody else."""
    demand: Demand | None
    """The same demand elsewhere; None while the record is being laid out for comparison."""
    citation: str
    report: str
    """Address of the UN document that prints it; empty for a data set."""
    neighbours: Sequence[Recommendation]
    """Others of the same number."""
    previous: str
    """Address of the one printed before it; empty for the first of the review."""
    following: str
    review: str
    """Query string of all recommendations of this review."""
    alike: str
    """Query string of those to other States on the same issues; empty where it has no issue."""
    earlier: Sequence[str]
    coming: Stop | None
    """The next review of this State; None where our calendar has none."""
    issue: str
    """Code of an issue it is about, for the list of States to ask; empty without any."""


@record_reader
@require_safe
def recommendation_page(request: HttpRequest, key: str) -> HttpResponse:
    """A recommendation by its key; an earlier key leads on to the one of today."""
    try:
        known = one_recommendation(key)
    except Recommendation.DoesNotExist as error:
        raise Http404 from error
    one = known.recommendation
    if one.key != key:
        return redirect("record:recommendation", one.key, permanent=False)
    before, after = one.beside()
    labels = labelled(one)
    page = RecommendationPage(
        one=one,
        cycle=cycle_name(one.cycle),
        year=session_year(one.session),
        recommenders=_recommenders(one),
        told=_told(one),
        positions=[(each, document_address(each.document)) for each in known.positions],
        labels=labels,
        category=category_of(one),
        corrections=corrections(request, one),
        demand=demand(one),
        citation=_citation(one),
        report=document_address(one.document) if one.document else "",
        neighbours=one.of_same_number(),
        previous=_address(before),
        following=_address(after),
        review=Filters(
            states=(one.state,), sessions=(one.session,), sample=one.sample, sort="paragraph"
        ).link(),
        alike=_alike(one),
        earlier=[each for each in known.earlier if each != one.key],
        coming=coming_review(one.state),
        issue=next((each.issue for kind in labels for each in kind.tags if each.issue), ""),
    )
    return render(request, "record/recommendation.html", vars(page))


def _address(one: Recommendation | None) -> str:
    return reverse("record:recommendation", args=[one.key]) if one else ""


def _recommenders(one: Recommendation) -> list[Recommender]:
    known = all_sessions().get(one.session)
    day = known.start if known else None
    found = []
    for each in one.recommenders.all():
        groups = groups_of(each.state, day) if day else ()
        regional = [code for code in groups if all_groups()[code].regional]
        rows = Filters(states=(one.state,), recommenders=(each.state,), sample=one.sample)
        found.append(
            Recommender(
                each.state, value_name("group", regional[0]) if regional else "", rows.link()
            )
        )
    return found


def _told(one: Recommendation) -> list[Told]:
    return [
        Told(
            source,
            document_address(source.document),
            source.text if " ".join(source.text.split()) != one.text else "",
        )
        for source in sorted(one.sources.all(), key=lambda source: source.pk)
    ]


def _citation(one: Recommendation) -> str:
    """How to cite it; by the report where one prints it, else by its key."""
    state, year = value_name("state", one.state), session_year(one.session)
    names = ", ".join(value_name("from", each.state) for each in one.recommenders.all())
    if one.document and one.document.symbol:
        return _("%(symbol)s, para. %(paragraph)s (%(states)s)") % {
            "symbol": one.document.symbol,
            "paragraph": one.paragraph,
            "states": names,
        }
    return _("UPR of %(state)s, %(year)s, recommendation of %(states)s (%(key)s)") % {
        "state": state,
        "year": year or one.session,
        "states": names,
        "key": one.key,
    }


def _alike(one: Recommendation) -> str:
    issues = {label.value for label in standing(one.labels.all(), Label.Kind.ISSUE)}
    if not issues:
        return ""
    return Filters(issues=tuple(sorted(issues))[:3], sample=one.sample).link()
