"""All that is alike to one recommendation, or to a text that a person brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from upr.insight.labels.language import guess_language
from upr.insight.labels.lexicon import words_of
from upr.insight.words import LANGUAGES
from uprdesk.coalition.doors import record_reader
from uprdesk.record import likeness
from uprdesk.record.likeness import Laid
from uprdesk.record.models import Recommendation
from uprdesk.record.naming import language
from uprdesk.record.views.demand import MOST, AlikeRow, alike_to, late_first, rows_of
from uprdesk.record.views.posted import never_by_address

if TYPE_CHECKING:
    from upr.insight.likeness.alike import Alike

ROWS = 50
LONGEST = 1_000
"""Characters of a text that is compared: the longest recommendation has fewer."""


@dataclass(frozen=True)
class AlikePage:
    """What record/alike.html may use.

    one       the recommendation others are alike to; None for a text that a person brought
    text      that text; empty where nothing was asked yet
    fields    of a form that asks for it again; empty where the address says all
    tongue    in which it was read
    waiting   the record is being laid out; the page asks again
    page      what was found, of which `rows` are shown
    learnt    whether a model compared; else only the words count
    """

    one: Recommendation | None
    text: str
    fields: Mapping[str, str]
    tongue: str
    waiting: bool
    page: Page
    rows: Sequence[AlikeRow]
    learnt: bool
    most: int = MOST
    longest: int = LONGEST


@record_reader
@require_safe
def alike_page(request: HttpRequest, key: str) -> HttpResponse:
    """The nearest to a recommendation; an earlier key leads on to the one of today."""
    try:
        one = Recommendation.objects.cited_as(key)
    except Recommendation.DoesNotExist as error:
        raise Http404 from error
    if one.key != key:
        return redirect("record:alike", one.key, permanent=False)
    laid = likeness.ready()
    found = alike_to(one, laid) if laid else []
    return _answer(request, laid, found, one.text, one.language, one)


@never_by_address("text")
@record_reader
@require_http_methods(["GET", "HEAD", "POST"])
def similar_page(request: HttpRequest) -> HttpResponse:
    """The nearest to a text: people paste what they want to ask, which is posted."""
    text = " ".join(request.POST.get("text", "").split())[:LONGEST]
    tongue = _language(text)
    laid = likeness.ready()
    found = late_first(laid.likeness.alike(text, MOST, language=tongue)) if laid and text else []
    return _answer(request, laid, found, text, tongue)


def _language(text: str) -> str:
    """As its words say; of a few words that say nothing, that of the page."""
    guessed = guess_language(words_of(text)) if text else ""
    return guessed if guessed in LANGUAGES else language()


def _answer(
    request: HttpRequest,
    laid: Laid | None,
    found: "Sequence[Alike]",
    text: str,
    tongue: str,
    one: Recommendation | None = None,
) -> HttpResponse:
    sent = request.GET if one else request.POST
    page = Paginator(found, ROWS).get_page(sent.get("page"))
    shown = AlikePage(
        one=one,
        text=text,
        fields={} if one or not text else {"text": text},
        tongue=tongue,
        waiting=laid is None,
        page=page,
        rows=rows_of(laid, list(page), text, tongue) if laid else [],
        learnt=laid is not None and laid.learnt,
    )
    return render(request, "record/alike.html", vars(shown))
