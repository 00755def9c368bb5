"""What a State may accept: chances for texts that people bring and for what a review left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from upr.errors import UprError
from upr.output.fields import FORECAST
from upr.output.table import Row
from upr.record import Response
from upr.vocab.states import State
from uprdesk.coalition.doors import record_reader
from uprdesk.coalition.rights import Can
from uprdesk.record import forecasts, knowing
from uprdesk.record.forecasts import Asked, Left, Refused
from uprdesk.record.naming import chance_word
from uprdesk.record.reasons import Because, because
from uprdesk.record.search import Filters, current
from uprdesk.record.views.export import download
from uprdesk.record.views.posted import never_by_address
from uprdesk.record.views.state import known
from uprdesk.shell.saying import said

if TYPE_CHECKING:
    from upr.stages.adoption import Forecast, Total

FIELDS = ("text", "state", "from", *FORECAST)
"""Columns of the download: those of the command's table."""

ANSWERS = (Response.NOTED.value, Response.SUPPORTED.value)
"""What a share of support is counted on: nothing that is still open."""

FEW = 10
"""So many rows show their reasons at once; in a longer list they are opened one by one."""


@dataclass(frozen=True)
class Shown:
    """A text and its chance.

    word  of the probability
    href  of the recommendation; empty for a text of one's own
    """

    asked: Asked
    told: "Forecast"
    word: str
    href: str
    reasons: Sequence[Because]

    @property
    def wide(self) -> float:
        """How far apart the bounds lie, 0 to 1."""
        return self.told.high - self.told.low


@dataclass(frozen=True)
class ForecastPage:
    """What record/forecast.html may use.

    learnt     whether this store has a model that can be used
    problem    why nothing can be told, with what to do; empty otherwise
    given      what was written into the form
    session    whose open recommendations are told; None for texts of one's own
    rows       the likeliest first
    whole      all of them together; None without rows
    refused    lines that could not be read
    beyond     texts that were left out because there were too many
    left       reviews that the record holds without answers
    answered   query string of all that the State answered
    may_train  whether the person may have a model trained
    """

    state: State
    learnt: bool
    problem: str
    given: str
    session: int | None
    rows: Sequence[Shown]
    whole: "Total | None"
    refused: Sequence[Refused]
    beyond: int
    left: Sequence[Left]
    answered: str
    may_train: bool
    limit: int = forecasts.LIMIT
    few: int = FEW


@never_by_address("text")
@record_reader
@require_http_methods(["GET", "HEAD", "POST"])
def forecast_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Nothing is kept: texts are posted, so that no address holds them.

    With `as` (csv, json, xlsx) the answer is a download.
    """
    one = known(code)
    if one.observer:
        return redirect("record:asks", one.iso3)
    sent = request.POST if request.method == "POST" else request.GET
    left = forecasts.left_open(one.iso3)
    session = next(
        (each.session for each in left if str(each.session) == sent.get("session")), None
    )
    given = "" if session else request.POST.get("text", "")
    asked, refused = _asked(one, session, given)
    here = asked[: forecasts.LIMIT]
    rows, whole, problem = _told(one, here)
    if form := sent.get("as"):
        return download([_row(one, row) for row in rows], FIELDS, form, f"forecast-{one.iso3}")
    page = ForecastPage(
        state=one,
        learnt=knowing.model() is not None,
        problem=problem,
        given=given,
        session=session,
        rows=rows,
        whole=whole,
        refused=refused,
        beyond=_beyond(left, session) if session else len(asked) - len(here),
        left=left,
        answered=_answered(one),
        may_train=request.user.is_authenticated and request.user.can(Can.CORRECT_LABELS),
    )
    return render(request, "record/forecast.html", vars(page))


def _asked(one: State, session: int | None, given: str) -> tuple[list[Asked], list[Refused]]:
    if session:
        return forecasts.pending(one.iso3, session), []
    return forecasts.read_lines(given, sample=bool(current().sample))


def _beyond(left: Sequence[Left], session: int) -> int:
    count = next(each.count for each in left if each.session == session)
    return max(0, count - forecasts.LIMIT)


def _answered(one: State) -> str:
    """Query string of the rows behind a base rate."""
    return Filters(states=(one.iso3,), responses=ANSWERS, sample=one.sample).link()


def _told(one: State, asked: Sequence[Asked]) -> tuple[list[Shown], "Total | None", str]:
    """Rows, likeliest first, and all together; or why there are none."""
    found = knowing.known()
    if found.model is None:
        return [], None, _in_words(found.problem) if found.problem else ""
    if not asked:
        return [], None, ""
    try:
        told, whole = forecasts.tell(found.model, one.iso3, asked)
    except UprError as error:
        return [], None, _in_words(error)
    reasons = because([each.reasons for each in told], ANSWERS)
    rows = [
        Shown(text, each, chance_word(each.probability), _href(text), why)
        for text, each, why in zip(asked, told, reasons, strict=True)
    ]
    return sorted(rows, key=lambda row: -row.told.probability), whole, ""


def _in_words(error: UprError) -> str:
    return f"{said(error.message)} {said(error.hint)}".strip()


def _href(asked: Asked) -> str:
    return reverse("record:recommendation", args=[asked.key]) if asked.key else ""


def _row(one: State, row: Shown) -> Row:
    told = row.told
    shares = (told.probability, told.low, told.high, told.base_rate)
    values = (
        *(row.asked.text, one.iso3, list(row.asked.askers)),
        *(round(share, 4) for share in shares),
        [each.words for each in row.reasons],
    )
    return dict(zip(FIELDS, values, strict=True))
