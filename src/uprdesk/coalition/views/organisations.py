"""The organisations of a coalition: all with what is lacking, one, one taken out and back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upr.coalition import Naming
from upr.errors import UprError
from uprdesk.coalition import organisations as here_are
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.models import Membership, Organisation
from uprdesk.coalition.organisations import GapsHere
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class Line:
    """One organisation of the list; ways: how it is named outside, nothing while nobody asked."""

    row: Organisation
    ways: list[Naming]
    mine: bool


@dataclass(frozen=True)
class ListPage:
    """What coalition/organisations.html may use."""

    lines: list[Line]
    gaps: GapsHere
    removed: list[tuple[Organisation, bool]]
    """Taken out lately; whether this person may bring it back."""


@dataclass(frozen=True)
class OnePage:
    """What coalition/organisation.html may use.

    naming  label of a kind of document → label of an audience, and how it is named there
    """

    row: Organisation
    naming: list[tuple[object, list[tuple[object, Naming]]]]
    speakers: list[Membership]
    may_change: bool


@within(Kind.ORGANISATIONS, Right.SEE)
@require_safe
def everyone(request: HttpRequest, here: Here) -> HttpResponse:
    """All organisations, and on top what the coalition lacks."""
    rows = here_are.all_of(here)
    page = ListPage(
        lines=[line(here, row) for row in rows],
        gaps=here_are.gaps_among(rows, here_are.needs_of(here)),
        removed=[(row, here_are.may_change(here, row)) for row in here_are.removed_of(here)],
    )
    return render(request, "coalition/organisations.html", vars(page))


def line(here: Here, row: Organisation) -> Line:
    """One organisation as the list shows it."""
    asked = row.inside.public is not None or row.inside.wishes
    return Line(
        row=row,
        ways=here_are.how_named(row) if asked else [],
        mine=str(here.membership.pk) in row.inside.speakers,
    )


@within(Kind.ORGANISATIONS, Right.SEE)
@require_safe
def one(request: HttpRequest, here: Here, organisation: UUID) -> HttpResponse:
    """Everything about one organisation."""
    row = found(here, organisation)
    page = OnePage(
        row=row,
        naming=here_are.table_of(row),
        speakers=[m for m in members_of(here) if str(m.pk) in row.inside.speakers],
        may_change=here_are.may_change(here, row),
    )
    return render(request, "coalition/organisation.html", vars(page))


@within(Kind.ORGANISATIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, here: Here, organisation: UUID) -> HttpResponse:
    """Ask, then take one out; it can come back for some weeks."""
    row = own(here, organisation)
    if request.method != "POST":
        page = {"row": row, "days": organisations.KEPT.days}
        return render(request, "coalition/organisation_remove.html", page)
    organisations.remove(here, organisation, at=timezone.now())
    messages.success(request, _("It is taken out. Below the list you can bring it back."))
    return redirect("coalition:organisations", here.pk)


@within(Kind.ORGANISATIONS, Right.ADD)
@require_POST
def restore(request: HttpRequest, here: Here, organisation: UUID) -> HttpResponse:
    """Bring one back."""
    try:
        organisations.restore(here, organisation, at=timezone.now())
    except ChangedMeanwhile:
        raise Http404 from None
    except UprError as error:
        messages.error(request, both(error))
    else:
        messages.success(request, _("The organisation is back."))
    return redirect("coalition:organisations", here.pk)


def found(here: Here, pk: UUID) -> Organisation:
    """One of today, opened; raises Http404."""
    row = here.get(Organisation, pk)
    if row.removed_at is not None:
        raise Http404
    return row


def own(here: Here, pk: UUID) -> Organisation:
    """One of today that the person may change; raises Http404 and PermissionDenied."""
    return mine(here, found(here, pk))


def mine(here: Here, row: Organisation) -> Organisation:
    """The same row; raises PermissionDenied for whoever may not change it."""
    if not here_are.may_change(here, row):
        raise PermissionDenied
    return row


def members_of(here: Here) -> list[Membership]:
    """Who is admitted, in the order in which they came."""
    admitted = here.engagement.members.filter(admitted_at__isnull=False)
    return list(admitted.select_related("person").order_by("joined_at", "pk"))


def both(error: UprError) -> str:
    """What is wrong and the next step, as one text."""
    return f"{said(error.message)} {said(error.hint)}".strip()
