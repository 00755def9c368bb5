"""Whom to ask: the States to approach, so that one of them recommends something, with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from upr.insight.past import ISSUES
from upr.output.fields import TARGETS
from upr.vocab.groups import all_groups
from upr.vocab.names import fold
from upr.vocab.states import SAMPLE_STATES, STATES, State
from uprdesk.coalition.doors import record_reader
from uprdesk.record import history, knowing
from uprdesk.record.naming import issue_name, value_name
from uprdesk.record.reasons import Because, because
from uprdesk.record.search import current
from uprdesk.record.targeting import LONGEST, TOP, Found, Wish, found
from uprdesk.record.views.export import download
from uprdesk.record.views.state import known
from uprdesk.shell.saying import said

if TYPE_CHECKING:
    from upr.stages.advocacy import Target


@dataclass(frozen=True)
class Ranked:
    """A State of the list. times: how many times as likely as the average State, at least 2, or None."""

    target: "Target"
    times: int | None
    reasons: Sequence[Because]


@dataclass(frozen=True)
class TargetsPage:
    """What record/targets.html may use.

    without_model  nothing has been learnt from this record yet
    ranked         the list; empty where nothing was asked, or nobody fits
    more           address of the whole list; empty where it is shown
    wider          address of the list without region and new voices; empty where neither is on
    """

    state: State
    wish: Wish
    problem: str
    without_model: bool
    issues: Sequence[str]
    ranked: Sequence[Ranked]
    until: int | None
    more: str
    wider: str
    rows: str
    choices: Sequence[tuple[str, str]]
    regions: Sequence[tuple[str, str]]
    organisations: Sequence[tuple[str, str]]
    longest: int = LONGEST


@record_reader
@require_safe
def targets_page(request: HttpRequest, code: str) -> HttpResponse:
    """The ranked list for a State under review and an issue, or an ask in words."""
    one = _reviewed(code)
    wish = Wish.read(request.GET)
    model = history.model_for(one.iso3)
    listed = found(model, one, wish) if model else Found()
    here = reverse("record:targets", args=[one.iso3])
    cut = not wish.every and len(listed.targets) == TOP
    reasons = because([each.reasons for each in listed.targets], confirmed=False)
    groups = all_groups()
    page = TargetsPage(
        state=one,
        wish=wish,
        problem=listed.problem or _broken(),
        without_model=model is None,
        issues=[issue_name(label) for label in listed.issues],
        ranked=[
            Ranked(each, _times(each.score, listed.average), why)
            for each, why in zip(listed.targets, reasons, strict=True)
        ],
        until=model.until_session if model else None,
        more=f"{here}?{replace(wish, every=True).link()}" if cut else "",
        wider=_wider(here, wish),
        rows=wish.link(),
        choices=_issues(),
        regions=[(c, value_name("group", c)) for c in groups if groups[c].regional],
        organisations=[(c, value_name("group", c)) for c in groups if not groups[c].regional],
    )
    return render(request, "record/targets.html", vars(page))


@record_reader
@require_safe
def targets_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The whole list, in the fields of the command; Http404 where there is no model."""
    one = _reviewed(code)
    model = history.model_for(one.iso3)
    if model is None:
        raise Http404
    listed = found(model, one, replace(Wish.read(request.GET), every=True))
    rows = [
        {
            "under_review": one.iso3,
            "issue": ";".join(listed.issues),
            "rank": each.rank,
            "state": each.state,
            "score": round(each.score, 4),
            "reasons": [said(reason.text) for reason in each.reasons],
            "before_session": None,
            "features": dict(each.features),
        }
        for each in listed.targets
    ]
    return download(rows, TARGETS, form, "states")


@record_reader
@require_safe
def whom_page(request: HttpRequest) -> HttpResponse:
    """Choose a State under review first; then its list."""
    code = request.GET.get("state", "")
    if code in STATES or code in SAMPLE_STATES:
        there = reverse("record:targets", args=[code])
        return redirect(f"{there}?{Wish.read(request.GET).link()}")
    names = STATES | (SAMPLE_STATES if current().sample else {})
    states = sorted(
        ((value_name("state", c), c) for c, one in names.items() if not one.observer),
        key=lambda pair: fold(pair[0]),
    )
    page = {"states": states, "wish": Wish.read(request.GET), "choices": _issues()}
    return render(request, "record/whom.html", page)


def _reviewed(code: str) -> State:
    one = known(code)
    if one.observer:
        raise Http404
    return one


def _broken() -> str:
    """Why the model that lies in this store cannot be used."""
    problem = knowing.known().problem
    return " ".join((said(problem.message), said(problem.hint))) if problem else ""


def _times(chance: float, average: float) -> int | None:
    times = round(chance / average) if average > 0 else 0
    return times if times >= 2 else None


def _wider(here: str, wish: Wish) -> str:
    if not (wish.region or wish.new):
        return ""
    return f"{here}?{replace(wish, region='', new=False).link()}"


def _issues() -> list[tuple[str, str]]:
    """Label and name of the issues that a list can be about, by name."""
    return sorted(((label, issue_name(label)) for label in ISSUES), key=lambda pair: fold(pair[1]))
