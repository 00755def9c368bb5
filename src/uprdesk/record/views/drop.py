"""Drop a document: it is read for the person alone, shown, then saved, taken along or discarded."""

from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from upr.output.fields import reading_fields, table_of
from upr.output.table import TableFormat, write_document, write_table
from uprdesk.coalition import sample
from uprdesk.coalition.doors import needs, signed_in
from uprdesk.coalition.rights import Can
from uprdesk.record import actions, pieces
from uprdesk.record.forms import ACCEPTED, DescribeForm, DropForm
from uprdesk.record.models import Drop
from uprdesk.record.sample import kept
from uprdesk.record.views.preview import preview
from uprdesk.record.work import read_drop, save_drop
from uprdesk.shell import jobs
from uprdesk.shell.saying import said

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class DropPage:
    """What record/drop.html may use."""

    form: DropForm
    accepted: str
    limit: int
    """Megabytes that a file may have."""
    error: str
    """What is wrong with the file that was sent, and the next step."""
    drops: Sequence[Drop]
    """What this person had read before and has neither saved nor discarded."""
    may_save: bool
    to_try: Sequence[str]
    """Formats of the invented report that a store with the sample offers."""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def drop_page(request: HttpRequest) -> HttpResponse:
    """Send a file; it is read in the background."""
    if request.method != "POST":
        return _form(request, DropForm())
    form = DropForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, error=form.errors["file"][0])
    now = timezone.now()
    try:
        drop = actions.receive(form.cleaned_data["file"], by=request.user, at=now)
    except actions.NoRoom as error:
        form.add_error("file", f"{said(error.message)} {said(error.hint)}")
        return _form(request, form, error=form.errors["file"][0])
    with transaction.atomic():
        job = jobs.enqueue(read_drop, by=request.user, at=now, drop=str(drop.pk))
        actions.begin(drop, Drop.State.READING, job)
    return redirect(drop)


def _form(request: HttpRequest, form: DropForm, *, error: str = "") -> HttpResponse:
    waiting = (Drop.State.READ, Drop.State.ASKING, Drop.State.SAVING)
    page = DropPage(
        form=form,
        accepted=ACCEPTED,
        limit=settings.UPLOAD_LIMIT // (1024 * 1024),
        error=error,
        drops=Drop.objects.for_user(request.user).filter(state__in=waiting),
        may_save=request.user.can(Can.CURATE),
        to_try=[path.suffix.removeprefix(".") for path in kept(settings.DATA)],
    )
    return render(request, "record/drop.html", vars(page), status=400 if form.errors else 200)


def _mine(request: HttpRequest, pk: str) -> Drop:
    """The person's own drop; another's does not exist for them."""
    return get_object_or_404(Drop.objects.for_user(request.user).select_related("job"), pk=pk)


@signed_in
@require_safe
def dropped_page(request: HttpRequest, pk: str) -> HttpResponse:
    """How the reading stands; then what was read, and what it would change."""
    drop = _mine(request, pk)
    if drop.state == Drop.State.SAVED:
        run = redirect("record:run", drop.run_id) if drop.run_id else redirect("record:runs")
        return _waited(request) or run
    if drop.is_broken:
        why = (drop.job.message_said, drop.job.hint_said) if drop.job else ()
        return _waited(request) or _form(request, DropForm(), error=" ".join(filter(None, why)))
    if not drop.rests:
        name = "record/_reading.html" if request.htmx else "record/reading.html"
        return render(request, name, {"drop": drop, "job": drop.job})
    if drop.state == Drop.State.ASKING:
        form = DescribeForm(sample=sample.is_there())
        return _waited(request) or _ask(request, drop, form)
    return _waited(request) or preview(request, drop)


def _waited(request: HttpRequest) -> HttpResponse | None:
    """Where a part of a page waited for the work, the page is opened anew."""
    return HttpResponseClientRefresh() if request.htmx else None


def _ask(request: HttpRequest, drop: Drop, form: DescribeForm) -> HttpResponse:
    page = {"drop": drop, "form": form, "problem": said(pieces.text_of(drop.problem))}
    return render(request, "record/describe.html", page, status=400 if form.errors else 200)


@signed_in
@require_POST
def describe(request: HttpRequest, pk: str) -> HttpResponse:
    """The person says what the document is; it is read again with that."""
    drop = _mine(request, pk)
    form = DescribeForm(request.POST, sample=sample.is_there())
    if drop.state != Drop.State.ASKING:
        return redirect(drop)
    if not form.is_valid():
        return _ask(request, drop, form)
    with transaction.atomic():
        told = {"drop": str(drop.pk), **form.cleaned_data}
        job = jobs.enqueue(read_drop, by=request.user, at=timezone.now(), **told)
        actions.begin(drop, Drop.State.READING, job)
    return redirect(drop)


@signed_in
@require_safe
def drop_file(request: HttpRequest, pk: str, form: str) -> HttpResponse:
    """What was read, as the command `read` writes it."""
    drop = _mine(request, pk)
    if form not in TYPES or not drop.pieces.exists():
        raise Http404
    reading = pieces.reading(drop, drop.pieces.all().iterator(chunk_size=2_000))
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    if form == "json":
        write_document(reading_fields(reading, said), file)
    else:
        fields, rows = table_of(reading)
        write_table(rows, fields, file, TableFormat(form))
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"reading.{form}", content_type=TYPES[form]
    )


@needs(Can.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def save_page(request: HttpRequest, pk: str) -> HttpResponse:
    """Asks whether all that was read shall be saved in the record, and begins to."""
    drop = _mine(request, pk)
    if not drop.may_be_saved:
        return redirect(drop)
    if request.method != "POST":
        return preview(request, drop, template="record/drop_save.html")
    with transaction.atomic():
        job = jobs.enqueue(save_drop, by=request.user, at=timezone.now(), drop=str(drop.pk))
        actions.begin(drop, Drop.State.SAVING, job)
    return redirect(drop)


@signed_in
@require_POST
def discard(request: HttpRequest, pk: str) -> HttpResponse:
    """Leave nothing of what was dropped."""
    drop = _mine(request, pk)
    if drop.state == Drop.State.SAVING and not drop.rests:
        raise Http404
    actions.discard(drop)
    messages.success(request, _("Discarded: nothing of the document is kept."))
    return redirect("record:drop")
