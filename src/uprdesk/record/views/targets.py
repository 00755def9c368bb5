"""Whom to ask: the States to approach, so that one of them recommends something, with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from upr.errors import UprError
from upr.insight.past import ISSUES
from upr.output.fields import TARGETS
from upr.vocab.groups import all_groups
from upr.vocab.issues import find_issue
from upr.vocab.names import fold
from upr.vocab.states import SAMPLE_STATES, STATES, State
from uprdesk.coalition.doors import record_reader
from uprdesk.record import history, knowing
from uprdesk.record.naming import issue_name, value_name
from uprdesk.record.reasons import Because, because
from uprdesk.record.search import current
from uprdesk.record.views.export import download
from uprdesk.record.views.state import known
from uprdesk.shell.saying import said

if TYPE_CHECKING:
    from upr.insight.model import Model
    from upr.stages.advocacy import Target

TOP = 20
"""States shown at first; "all" shows every one."""

EVERY = 250
LONGEST = 1_000
"""Characters of an ask that are read: the longest recommendation has fewer."""


@dataclass(frozen=True)
class Wish:
    """What a person asks of the list.

    issue   canonical label; empty where an ask in words, or nothing, is given
    ask     words of an ask
    region  code of a regional group or organisation; empty: of all States
    new     only States that never asked it of this State
    every   all States, not the first twenty
    """

    issue: str = ""
    ask: str = ""
    region: str = ""
    new: bool = False
    every: bool = False

    @classmethod
    def read(cls, asked: QueryDict) -> "Wish":
        """From a query string; names that are not known are as if they were not there."""
        issue = find_issue(asked.get("issue", ""))
        region = asked.get("region", "")
        return cls(
            issue=issue.label if issue and issue.label in ISSUES else "",
            ask=" ".join(asked.get("ask", "").split())[:LONGEST],
            region=region if region in all_groups() else "",
            new=asked.get("new") == "1",
            every=asked.get("top") == "all",
        )

    def link(self) -> str:
        """The query string that `read` reads."""
        query = QueryDict(mutable=True)
        given = {"issue": self.issue, "ask": self.ask, "region": self.region}
        query.update({name: value for name, value in given.items() if value})
        if self.new:
            query["new"] = "1"
        if self.every:
            query["top"] = "all"
        return query.urlencode()


@dataclass(frozen=True)
class Ranked:
    """A State of the list. times: how many times as likely as the average State, at least 2, or None."""

    target: "Target"
    times: int | None
    reasons: Sequence[Because]


@dataclass(frozen=True)
class Found:
    """issues: that the ask is about; problem: why there is no list, with the next step."""

    issues: Sequence[str] = ()
    targets: Sequence["Target"] = ()
    average: float = 0.0
    problem: str = ""


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
    found = _found(model, one, wish) if model else Found()
    here = reverse("record:targets", args=[one.iso3])
    cut = not wish.every and len(found.targets) == TOP
    reasons = because([each.reasons for each in found.targets], confirmed=False)
    groups = all_groups()
    page = TargetsPage(
        state=one,
        wish=wish,
        problem=found.problem or _broken(),
        without_model=model is None,
        issues=[issue_name(label) for label in found.issues],
        ranked=[
            Ranked(each, _times(each.score, found.average), why)
            for each, why in zip(found.targets, reasons, strict=True)
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
    """The whole list, in the fields of the command; one sentence as text where there is none."""
    one = _reviewed(code)
    model = history.model_for(one.iso3)
    if model is None:
        raise Http404
    found = _found(model, one, replace(Wish.read(request.GET), every=True))
    rows = [
        {
            "under_review": one.iso3,
            "issue": ";".join(found.issues),
            "rank": each.rank,
            "state": each.state,
            "score": round(each.score, 4),
            "reasons": [said(reason.text) for reason in each.reasons],
            "before_session": None,
            "features": dict(each.features),
        }
        for each in found.targets
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


def _found(model: "Model", one: State, wish: Wish) -> Found:
    """The list; what the library refuses becomes a sentence on the page."""
    if not (wish.issue or wish.ask):
        return Found()
    issues_of_ask = import_string("upr.stages.advocacy.issues_of_ask")
    targets = import_string("upr.stages.advocacy.targets")
    try:
        labels = (wish.issue,) if wish.issue else issues_of_ask(model, wish.ask)
        listed = targets(
            model,
            one.iso3,
            labels,
            top=EVERY if wish.every else TOP,
            region=wish.region or None,
            new_only=wish.new,
        )
        average = float(model.habits.rank(one.iso3, labels).chance.mean())
    except UprError as error:
        return Found(problem=" ".join(filter(None, (said(error.message), said(error.hint)))))
    return Found(labels, listed, average)


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
