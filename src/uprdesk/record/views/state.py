"""A State under review, and what the same State asks of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.vocab.groups import all_groups
from upr.vocab.states import SAMPLE_STATES, STATES, State
from uprdesk.coalition.doors import record_reader
from uprdesk.record.models import VoluntaryPledge
from uprdesk.record.naming import value_name
from uprdesk.record.profiles import Line, Profile, profile, recommending_state, state_under_review
from uprdesk.record.search import Filters, current
from uprdesk.record.views import pictures
from uprdesk.record.views.calendar import Stop, next_of, stops
from uprdesk.record.views.paper import Paper, papers
from uprdesk.record.views.pictures import Beside, Figure, Ranking
from uprdesk.shell.charts import Bars

REGIONAL = tuple(code for code, group in all_groups().items() if group.regional)


@dataclass(frozen=True)
class StatePage:
    """What record/state.html may use.

    asked, asks  how many recommendations it received and made: counts of the two tabs
    rows         address of all that it received
    coming       its next review; None where our calendar has none
    """

    state: State
    group: str
    asked: int
    asks: int
    figures: Sequence[Figure]
    rows: str
    whole: Line
    finding: str
    cycles: Bars
    issues: Ranking
    askers: Ranking
    groups: Ranking
    categories: Ranking
    stops: Sequence[Stop]
    coming: Stop | None
    documents: Sequence[Paper]
    pledges: Sequence[VoluntaryPledge]


@record_reader
@require_safe
def state_page(request: HttpRequest, code: str) -> HttpResponse:
    """A State under review; an observer State, which only recommends, leads on to what it asks."""
    one = known(code)
    if one.observer:
        return redirect("record:asks", one.iso3)
    told = state_under_review(one.iso3)
    counted = told.counted
    askers = pictures.how_many(counted, "from", _("States that recommended"))
    calendar = stops(told.reviews, _by_session(counted), timezone.localdate())
    page = StatePage(
        state=one,
        group=value_name("group", one.group) if one.group else "",
        asked=counted.whole.total,
        asks=recommending_state(one.iso3).whole.total,
        figures=[*pictures.figures(counted.whole, counted.filters), askers],
        rows=pictures.rows(counted.filters),
        whole=counted.whole,
        finding=pictures.finding(counted.whole),
        cycles=pictures.cycles(counted),
        issues=pictures.ranks(counted, "issue"),
        askers=pictures.ranks(counted, "from"),
        groups=pictures.ranks(pictures.regional(counted, "group", REGIONAL), "group"),
        categories=pictures.ranks(counted, "category"),
        stops=calendar,
        coming=next_of(calendar),
        documents=papers(told.documents),
        pledges=told.pledges,
    )
    return render(request, "record/state.html", vars(page))


def known(code: str) -> State:
    """The State of this code; Http404 for others, and for invented ones without the sample."""
    found = STATES.get(code)
    if found is None and current().sample:
        found = SAMPLE_STATES.get(code)
    if found is None:
        raise Http404
    return found


def _by_session(counted: Profile) -> dict[int, tuple[Line, str]]:
    return {
        line.value: (line, counted.filters.with_value("session", line.value).link())
        for line in counted.lines["session"]
    }


@dataclass(frozen=True)
class AsksPage:
    """What record/asks.html may use.

    mix, acceptance   by action category, beside all recommending States
    held              recommendations in the record
    """

    state: State
    group: str
    asked: int
    asks: int
    figures: Sequence[Figure]
    rows: str
    whole: Line
    finding: str
    cycles: Bars
    states: Ranking
    issues: Ranking
    groups: Ranking
    mix: Sequence[Beside]
    acceptance: Sequence[Beside]
    held: int


@record_reader
@require_safe
def asks_page(request: HttpRequest, code: str) -> HttpResponse:
    """What a State asks: of whom, on what, how specific, and how it is answered."""
    one = known(code)
    counted = recommending_state(one.iso3)
    every = profile(Filters(sample=counted.filters.sample), "category")
    asked = profile(Filters(states=(one.iso3,), sample=counted.filters.sample)).whole.total
    states = pictures.how_many(counted, "state", _("States it recommended something to"))
    page = AsksPage(
        state=one,
        group=value_name("group", one.group) if one.group else "",
        asked=asked,
        asks=counted.whole.total,
        figures=[*pictures.figures(counted.whole, counted.filters), states],
        rows=pictures.rows(counted.filters),
        whole=counted.whole,
        finding=pictures.finding(counted.whole),
        cycles=pictures.cycles(counted),
        states=pictures.ranks(counted, "state"),
        issues=pictures.ranks(counted, "issue"),
        groups=pictures.ranks(pictures.regional(counted, "state_group", REGIONAL), "state_group"),
        mix=pictures.mix(counted, every),
        acceptance=pictures.acceptance(counted, every),
        held=every.whole.total,
    )
    return render(request, "record/asks.html", vars(page))
