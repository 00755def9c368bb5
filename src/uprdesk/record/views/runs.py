"""What was imported, when, and what of it was refused."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprdesk.coalition.doors import record_reader
from uprdesk.coalition.rights import Can
from uprdesk.record.models import Doubt, ImportRun
from uprdesk.record.naming import kind_name, session_name, value_name
from uprdesk.record.search import Filters

ROWS = 50


@dataclass(frozen=True)
class RunsPage:
    """What record/runs.html may use."""

    page: Page
    curates: bool
    """Only curators see who imported, and decide doubtful pairs."""
    open_doubts: int


@dataclass(frozen=True)
class RunPage:
    """What record/run.html may use."""

    run: ImportRun
    curates: bool
    title: str
    sub: str
    page: Page
    """Its refusals."""
    search: str
    """Query string of the search for what the document belongs to; empty for a data set."""


def curates(request: HttpRequest) -> bool:
    """Whether the person may write the record."""
    return request.user.is_authenticated and request.user.can(Can.CURATE)


@record_reader
@require_safe
def runs_page(request: HttpRequest) -> HttpResponse:
    """All imports, newest first."""
    runs = ImportRun.objects.select_related("document", "by")
    page = RunsPage(
        page=Paginator(runs, ROWS).get_page(request.GET.get("page")),
        curates=curates(request),
        open_doubts=Doubt.objects.filter(decision="").count(),
    )
    return render(request, "record/runs.html", vars(page))


@record_reader
@require_safe
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: what it did, and what it could not keep."""
    run = get_object_or_404(ImportRun.objects.select_related("document", "by"), pk=pk)
    refusals = Paginator(run.refusals.order_by("pk"), ROWS)
    page = RunPage(
        run=run,
        curates=curates(request),
        title=_(str(run.document)),
        sub=_about(run),
        page=refusals.get_page(request.GET.get("page")),
        search=_search(run),
    )
    return render(request, "record/run.html", vars(page))


def _about(run: ImportRun) -> str:
    document = run.document
    known = [kind_name(document.kind)]
    if document.state:
        known.append(value_name("state", document.state))
    if document.session:
        known.append(session_name(document.session))
    return ", ".join(known)


def _search(run: ImportRun) -> str:
    document = run.document
    if not document.state or document.session is None:
        return ""
    asked = Filters(states=(document.state,), sessions=(document.session,), sample=document.sample)
    return asked.link()
