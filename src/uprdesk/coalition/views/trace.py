"""The page of the trace: who did what, when; as a page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from upr.output.table import Row, TableFormat, write_table
from uprdesk.coalition import trace as chains
from uprdesk.coalition.actions import exporting
from uprdesk.coalition.deeds import Told, deeds_said, told
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.models import Person, TraceEntry
from uprdesk.coalition.rights import Kind, Right

PAGE = 50
"""Entries of one page."""

FIELDS = ("number", "at", "who", "deed", "sentence", "target", "mac")
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TraceFilter(forms.Form):
    """Whose deeds, and which; empty for all."""

    person = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)
    deed = forms.ChoiceField(label=_("What"), required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: object, here: Here, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        written = TraceEntry.objects.filter(engagement=here.engagement)
        numbers = written.order_by().values_list("by_number", flat=True).distinct()
        people = sorted((str(one), one.pk) for one in Person.objects.filter(pk__in=numbers))
        done = set(written.order_by().values_list("deed", flat=True).distinct())
        anybody, anything = ("", _now("Everybody")), ("", _now("Everything"))
        self.fields["person"].choices = [anybody, *((pk, name) for name, pk in people)]
        self.fields["deed"].choices = [anything, *(d for d in deeds_said() if d[0] in done)]


@dataclass(frozen=True)
class TracePage:
    """What coalition/trace.html may use.

    older   number before which the next page goes on; None on the last
    end     of the chain, as people compare it
    broken  number of the first entry that is not as it was written; None: all are
    """

    entries: list[Told]
    form: TraceFilter
    older: int | None
    end: str
    broken: int | None


@within(Kind.TRACE, Right.SEE)
@require_safe
def trace(request: HttpRequest, here: Here) -> HttpResponse:
    """Who did what, the latest first."""
    form = TraceFilter(request.GET, here=here)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = TraceEntry.objects.filter(engagement=here.engagement).order_by("-number")
    if wanted.get("person"):
        found = found.filter(by_number=wanted["person"])
    if wanted.get("deed"):
        found = found.filter(deed=wanted["deed"])
    if wanted.get("before"):
        found = found.filter(number__lt=wanted["before"])
    some = list(found[: PAGE + 1])
    page = TracePage(
        entries=told(some[:PAGE]),
        form=form,
        older=some[PAGE - 1].number if len(some) > PAGE else None,
        end=chains.end_of(here.engagement),
        broken=chains.broken_at(here.engagement),
    )
    return render(request, "coalition/trace.html", vars(page))


@within(Kind.TRACE, Right.EXPORT)
@never_cache
@require_POST
def export(request: HttpRequest, here: Here, form: str) -> HttpResponse:
    """All of the trace as a file, with the end of the chain in its last row; itself a deed."""
    if form not in FORMATS:
        raise Http404
    exporting.trace_taken(here, form=form, at=timezone.now())
    file = BytesIO()
    write_table(rows(here), FIELDS, file, TableFormat(form))
    response = HttpResponse(file.getvalue(), content_type=FORMATS[form])
    response["Content-Disposition"] = f'attachment; filename="notes.{form}"'
    return response


def rows(here: Here) -> Iterator[Row]:
    """The entries in the order in which they were written, then the end of the chain."""
    written = TraceEntry.objects.filter(engagement=here.engagement).order_by("number")
    for one in told(written):
        yield vars(one) | {"at": one.at.astimezone(UTC).isoformat(timespec="seconds")}
    end = {"end": chains.end_of(here.engagement)}
    yield {"sentence": _now("End of the trace: %(end)s") % end}
