"""Whom to ask: the States to approach, so that one of them recommends something, with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from upr.insight.past import ISSUES
from upr.output.fields import TARGETS
from upr.vocab.groups import all_groups
from upr.vocab.names import fold
from upr.vocab.states import SAMPLE_STATES, STATES, State
from uprdesk.coalition.doors import record_reader
from uprdesk.record import history, knowing
from uprdesk.record.history import Looked
from uprdesk.record.naming import issue_name, value_name
from uprdesk.record.reasons import Because, because
from uprdesk.record.search import current
from uprdesk.record.targeting import LONGEST, TOP, Found, Wish, found
from uprdesk.record.views.export import download
from uprdesk.record.views.posted import never_by_address
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

    link           all of the wish that may stand in an address, with its "?"; empty without any
    fields         of a form that asks for the list again; empty where the address says all
    waiting        the record is being counted for the first time; the page asks again
    before         it is being counted anew, and this is from before the last change
    without_model  nothing has been learnt from this record yet
    ranked         the list; empty where nothing was asked, or nobody fits
    more           the wish for the whole list; None where it is shown
    wider          the wish without region and new voices; None where neither is on
    """

    state: State
    wish: Wish
    link: str
    fields: Mapping[str, str]
    problem: str
    waiting: bool
    before: bool
    without_model: bool
    issues: Sequence[str]
    ranked: Sequence[Ranked]
    until: int | None
    more: Wish | None
    wider: Wish | None
    choices: Sequence[tuple[str, str]]
    regions: Sequence[tuple[str, str]]
    organisations: Sequence[tuple[str, str]]
    longest: int = LONGEST


@never_by_address("ask")
@record_reader
@require_http_methods(["GET", "HEAD", "POST"])
def targets_page(request: HttpRequest, code: str) -> HttpResponse:
    """The ranked list for a State under review and an issue, or an ask in words.

    An ask is posted. All else leads on to an address that can be kept.
    """
    one = _reviewed(code)
    wish = Wish.sent(request)
    if request.method == "POST" and not wish.ask:
        return redirect(reverse("record:targets", args=[one.iso3]) + _link(wish))
    return _answer(request, one, wish, history.ready(one.iso3))


def _answer(request: HttpRequest, one: State, wish: Wish, looked: Looked | None) -> HttpResponse:
    model = looked.model if looked else None
    listed = found(model, one, wish) if model else Found()
    reasons = because([each.reasons for each in listed.targets], confirmed=False)
    cut = not wish.every and len(listed.targets) == TOP
    narrowed = bool(wish.region or wish.new)
    groups = all_groups()
    page = TargetsPage(
        state=one,
        wish=wish,
        link=_link(wish),
        fields=wish.fields() if wish.ask else {},
        problem=listed.problem or (_broken() if looked and not model else ""),
        waiting=looked is None and bool(wish.issue or wish.ask),
        before=looked is not None and not looked.of_today,
        without_model=looked is not None and model is None,
        issues=[issue_name(label) for label in listed.issues],
        ranked=[
            Ranked(each, _times(each.score, listed.average), why)
            for each, why in zip(listed.targets, reasons, strict=True)
        ],
        until=model.until_session if model else None,
        more=replace(wish, every=True) if cut else None,
        wider=replace(wish, region="", new=False) if narrowed else None,
        choices=_issues(),
        regions=[(c, value_name("group", c)) for c in groups if groups[c].regional],
        organisations=[(c, value_name("group", c)) for c in groups if not groups[c].regional],
    )
    return render(request, "record/targets.html", vars(page))


@never_by_address("ask")
@record_reader
@require_http_methods(["GET", "HEAD", "POST"])
def targets_file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """The whole list, in the fields of the command; Http404 where there is no model.

    While the record is being counted for the first time, the page that says so (202: not yet done).
    """
    one = _reviewed(code)
    wish = Wish.sent(request)
    looked = history.ready(one.iso3)
    if looked is None:
        page = _answer(request, one, wish, looked)
        page.status_code = HTTPStatus.ACCEPTED
        return page
    if looked.model is None:
        raise Http404
    listed = found(looked.model, one, replace(wish, every=True))
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


@never_by_address("ask")
@record_reader
@require_safe
def whom_page(request: HttpRequest) -> HttpResponse:
    """Choose a State under review first; then its list."""
    code = request.GET.get("state", "")
    if code in STATES or code in SAMPLE_STATES:
        return redirect(reverse("record:targets", args=[code]) + _link(Wish.sent(request)))
    names = STATES | (SAMPLE_STATES if current().sample else {})
    states = sorted(
        ((value_name("state", c), c) for c, one in names.items() if not one.observer),
        key=lambda pair: fold(pair[0]),
    )
    page = {"states": states, "wish": Wish.sent(request), "choices": _issues()}
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


def _link(wish: Wish) -> str:
    query = wish.link()
    return f"?{query}" if query else ""


def _issues() -> list[tuple[str, str]]:
    """Label and name of the issues that a list can be about, by name."""
    return sorted(((label, issue_name(label)) for label in ISSUES), key=lambda pair: fold(pair[1]))
