"""Doubtful pairs of the record: a curator says whether two rows are the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from uprdesk.coalition.doors import needs
from uprdesk.coalition.rights import Can
from uprdesk.record import importer
from uprdesk.record.models import Doubt, Source

ROWS = 20


@dataclass(frozen=True)
class Pair:
    """A doubt with the rows it is about; more than one where documents share a key."""

    doubt: Doubt
    one: Sequence[Source]
    other: Sequence[Source]


@dataclass(frozen=True)
class DoubtsPage:
    """What record/doubts.html may use. decided: whether those already decided are shown."""

    page: Page
    pairs: Sequence[Pair]
    decided: bool
    open: int
    closed: int


@needs(Can.CURATE)
@require_safe
def doubts_page(request: HttpRequest) -> HttpResponse:
    """Pairs that nobody has decided yet; with ?decided=1 those that somebody has."""
    decided = request.GET.get("decided") == "1"
    every = Doubt.objects.order_by("-session", "state", "pk")
    wanted = every.exclude(decision="") if decided else every.filter(decision="")
    page = Paginator(wanted.select_related("decided_by"), ROWS).get_page(request.GET.get("page"))
    count = Doubt.objects.filter(decision="").count()
    shown = DoubtsPage(
        page=page,
        pairs=_pairs(list(page)),
        decided=decided,
        open=count,
        closed=Doubt.objects.count() - count,
    )
    return render(request, "record/doubts.html", vars(shown))


def _pairs(doubts: Sequence[Doubt]) -> list[Pair]:
    """The doubts with their rows, in one query for all."""
    sources = Source.objects.filter(
        state__in={doubt.state for doubt in doubts},
        session__in={doubt.session for doubt in doubts},
        key__in={key for doubt in doubts for key in (doubt.one, doubt.other)},
    )
    rows: dict[str, list[Source]] = {}
    for source in sources.select_related("document").order_by("pk"):
        rows.setdefault(source.key, []).append(source)
    return [Pair(d, rows.get(d.one, []), rows.get(d.other, [])) for d in doubts]


@needs(Can.CURATE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the answer down; the review is put together anew with it."""
    doubt = get_object_or_404(Doubt, pk=pk)
    answer = request.POST.get("decision")
    if answer in Doubt.Decision.values:
        importer.decide(doubt, Doubt.Decision(answer), by=request.user, at=timezone.now())
        messages.success(request, _("Decided; later imports keep to it."))
    return redirect("record:doubts")
