"""What the coalition needs, how it would be printed, and its list as a file."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from upr.coalition import Audience
from upr.errors import UprError
from upr.output.names_left import NameLeftIn
from upr.output.table import TableFormat
from upr.text import Text
from uprdesk.coalition import organisations as here_are
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.as_printed import Sheet, as_printed
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.covered import NeedsForm
from uprdesk.coalition.forms.organisations_file import FileForm
from uprdesk.coalition.models import AboutNeeds
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.organisations import both
from uprdesk.shell import wording

MEDIA_TYPES = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class PrintedPage:
    """What coalition/as_printed.html may use.

    audiences  each with the address of its page, and whether it is the one shown
    """

    sheets: list[Sheet]
    audience: Text
    audiences: list[tuple[Text, str, bool]]
    organisations: int


@within(Kind.ORGANISATIONS, Right.SEE)
@require_safe
def printed(request: HttpRequest, here: Here) -> HttpResponse:
    """What every kind of document would print before one audience; ?for= says which."""
    asked = request.GET.get("for", "")
    audience = Audience(asked) if asked in set(Audience) else Audience.PUBLIC
    rows = here_are.all_of(here)
    page = PrintedPage(
        sheets=as_printed(rows, audience) if rows else [],
        audience=audience.label,
        audiences=[(each.label, f"?for={each}", each is audience) for each in Audience],
        organisations=len(rows),
    )
    return render(request, "coalition/as_printed.html", vars(page))


@within(Kind.ORGANISATIONS, Right.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: HttpRequest, here: Here) -> HttpResponse:
    """What the coalition needs its organisations for."""
    row = here_are.needs_row(here)
    about: AboutNeeds = row.inside
    if request.method != "POST":
        covered = NeedsForm.covered(about.themes, about.languages, about.places)
        holds = {**covered, "status": about.status, "version": row.version}
        return needs_shown(request, NeedsForm(initial=holds))
    form = NeedsForm(request.POST)
    if not form.is_valid():
        return needs_shown(request, form)
    wanted = AboutNeeds(status=form.cleaned_data["status"], **form.codes)
    version = form.cleaned_data["version"]
    try:
        organisations.set_needs(here, wanted, version=version, at=timezone.now())
    except ChangedMeanwhile as error:
        data = request.POST.copy()
        data["version"] = str(error.row.version)
        form = NeedsForm(data)
        form.add_error(None, both(error))
        return needs_shown(request, form, error.row.inside)
    messages.success(request, _("Saved."))
    return redirect("coalition:organisations", here.pk)


def needs_shown(
    request: HttpRequest, form: NeedsForm, theirs: AboutNeeds | None = None
) -> HttpResponse:
    """The form; theirs: what somebody else saved meanwhile."""
    page = {"form": form, "theirs": theirs}
    status = 400 if form.is_bound else 200
    return render(request, "coalition/needs.html", page, status=status)


@within(Kind.ORGANISATIONS, Right.EXPORT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_along(request: HttpRequest, here: Here) -> HttpResponse:
    """The list as a file; each time is written in the trace."""
    first = {"audience": Audience.COALITION.value, "language": wording.short(get_language())}
    form = FileForm(request.POST if request.method == "POST" else None, initial=first)
    doubtful = False
    if form.is_valid():
        wanted = form.wanted
        try:
            data = organisations.take_along(here, wanted, at=timezone.now())
        except UprError as error:
            form.add_error(None, both(error))
            doubtful = isinstance(error, NameLeftIn)
        else:
            response = HttpResponse(data, content_type=MEDIA_TYPES[wanted.form])
            # neither the engagement nor anybody in it is named by the file
            response["Content-Disposition"] = f'attachment; filename="list.{wanted.form}"'
            return response
    page = {"form": form, "doubtful": doubtful}
    status = 400 if form.is_bound else 200
    return render(request, "coalition/organisations_file.html", page, status=status)
