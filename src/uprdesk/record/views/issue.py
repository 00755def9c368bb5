"""An issue, and all issues."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.vocab.issues import Issue, all_issues
from upr.vocab.names import fold
from uprdesk.coalition.doors import record_reader
from uprdesk.record import profiles
from uprdesk.record.naming import issue_name
from uprdesk.record.profiles import Line, profile
from uprdesk.record.search import Filters
from uprdesk.record.views import pictures
from uprdesk.record.views.pictures import Beside, Figure, Ranking
from uprdesk.record.views.state import REGIONAL
from uprdesk.shell.charts import Bars, Rank, Ranks, ranked


@dataclass(frozen=True)
class Neighbour:
    """An issue that the same recommendations are about."""

    name: str
    href: str


@dataclass(frozen=True)
class IssuePage:
    """What record/issue.html may use.

    held        recommendations in the record
    neighbours  the most frequent first
    """

    issue: Issue
    name: str
    figures: Sequence[Figure]
    rows: str
    whole: Line
    finding: str
    cycles: Bars
    states: Ranking
    askers: Ranking
    groups: Ranking
    state_groups: Ranking
    mix: Sequence[Beside]
    acceptance: Sequence[Beside]
    held: int
    neighbours: Sequence[Neighbour]


@record_reader
@require_safe
def issue_page(request: HttpRequest, code: str) -> HttpResponse:
    """Who asks whom about an issue, how specifically, and how it is answered."""
    one = all_issues().get(code)
    if one is None:
        raise Http404
    counted = profiles.issue(one.label)
    every = profile(Filters(), "category")
    page = IssuePage(
        issue=one,
        name=issue_name(one.label),
        figures=[
            *pictures.figures(counted.whole, counted.filters),
            pictures.how_many(counted, "state", _("States under review")),
            pictures.how_many(counted, "from", _("recommending States")),
        ],
        rows=pictures.rows(counted.filters),
        whole=counted.whole,
        finding=pictures.finding(counted.whole),
        cycles=pictures.cycles(counted),
        states=pictures.ranks(counted, "state"),
        askers=pictures.ranks(counted, "from"),
        groups=pictures.ranks(pictures.regional(counted, "group", REGIONAL), "group"),
        state_groups=pictures.ranks(
            pictures.regional(counted, "state_group", REGIONAL), "state_group"
        ),
        mix=pictures.mix(counted, every),
        acceptance=pictures.acceptance(counted, every),
        held=every.whole.total,
        neighbours=_neighbours(one.label),
    )
    return render(request, "record/issue.html", vars(page))


def _neighbours(label: str) -> list[Neighbour]:
    codes = {one.label: one.code for one in all_issues().values()}
    return [
        Neighbour(issue_name(other), reverse("record:issue", args=[codes[other]]))
        for other in profiles.neighbours(label)
        if other in codes
    ]


@dataclass(frozen=True)
class IssuesPage:
    """What record/issues.html may use. by_name: in the reader's alphabet, not by number."""

    ranks: Ranks
    by_name: bool
    held: int


@record_reader
@require_safe
def issues_page(request: HttpRequest) -> HttpResponse:
    """Every issue with its recommendations; those without any as well."""
    counted = profile(Filters(), "issue")
    lines = {line.value: line for line in counted.lines["issue"]}
    by_name = request.GET.get("sort") == "name"
    ranks = [
        _rank(one, lines.get(one.label, Line(one.label, 0, 0, 0))) for one in all_issues().values()
    ]
    if by_name:
        ranks.sort(key=lambda rank: fold(rank.label))
    page = IssuesPage(ranked(ranks, len(ranks), as_given=by_name), by_name, counted.whole.total)
    return render(request, "record/issues.html", vars(page))


def _rank(one: Issue, line: Line) -> Rank:
    return Rank(
        issue_name(one.label),
        line.total,
        reverse("record:issue", args=[one.code]),
        line.supported,
        pictures.supported(line),
    )
