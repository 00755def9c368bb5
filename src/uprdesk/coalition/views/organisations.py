"""The organisations of a coalition: all with what is lacking, one, its form, taken out and back."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseFormSet
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
from uprdesk.coalition.differences import Difference, differences
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.organisations import ContactForms, OrganisationForm
from uprdesk.coalition.models import AboutOrganisation, Membership, Organisation
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


@dataclass(frozen=True)
class FormPage:
    """What coalition/organisation_form.html may use.

    row      None for a new one
    theirs   what somebody else saved meanwhile, where it differs; gone: they took it out
    """

    form: OrganisationForm
    contacts: BaseFormSet
    row: Organisation | None = None
    theirs: list[Difference] | None = None
    gone: bool = False


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
def new(request: HttpRequest, here: Here) -> HttpResponse:
    """Write an organisation down."""
    if request.method != "POST":
        form = OrganisationForm(members=choosable(here), initial={"version": 0})
        return shown(request, FormPage(form, ContactForms(prefix="contact")))
    page = filled(request, here)
    if not (page.form.is_valid() and page.contacts.is_valid()):
        return shown(request, page)
    about = page.form.about(page.contacts.cleaned_data)
    try:
        row = organisations.add(here, about, at=timezone.now())
    except organisations.SameName as error:
        page.form.add_error(None, both(error))
        return shown(request, page)
    messages.success(request, _("The organisation is written down."))
    return redirect("coalition:organisation", here.pk, row.pk)


@within(Kind.ORGANISATIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, here: Here, organisation: UUID) -> HttpResponse:
    """Change one."""
    if request.method != "POST":
        row = own(here, organisation)
        about: AboutOrganisation = row.inside
        holds = OrganisationForm.holds(about, row.version)
        form = OrganisationForm(members=choosable(here), initial=holds)
        reached = ContactForms(prefix="contact", initial=[vars(c) for c in about.contacts])
        return shown(request, FormPage(form, reached, row))
    row = mine(here, here.get(Organisation, organisation))
    page = replace(filled(request, here), row=row)
    if not (page.form.is_valid() and page.contacts.is_valid()):
        return shown(request, page)
    about, version = page.form.about(page.contacts.cleaned_data), page.form.cleaned_data["version"]
    try:
        organisations.change(here, organisation, about, version=version, at=timezone.now())
    except ChangedMeanwhile as error:
        return shown(request, after(request, here, page, error, about))
    except organisations.SameName as error:
        page.form.add_error(None, both(error))
        return shown(request, page)
    messages.success(request, _("Saved."))
    return redirect("coalition:organisation", here.pk, organisation)


def after(
    request: HttpRequest, here: Here, page: FormPage, error: ChangedMeanwhile, typed: object
) -> FormPage:
    """The same form with all that was typed, ready to be saved over what somebody else saved."""
    row = error.row
    data = request.POST.copy()
    data["version"] = str(row.version if row else 0)
    form = OrganisationForm(data, members=choosable(here))
    form.add_error(None, both(error))
    if row is None:
        return replace(page, form=form, gone=True)
    kept = typed if "speakers" in form.fields else replace(typed, speakers=row.inside.speakers)
    return replace(page, form=form, row=row, theirs=differences(row.inside, kept, members_of(here)))


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


def filled(request: HttpRequest, here: Here) -> FormPage:
    """The form as it was sent."""
    form = OrganisationForm(request.POST, members=choosable(here))
    return FormPage(form, ContactForms(request.POST, prefix="contact"))


def shown(request: HttpRequest, page: FormPage) -> HttpResponse:
    """The form; 400 where it was sent and something is to be mended."""
    status = 400 if page.form.is_bound else 200
    return render(request, "coalition/organisation_form.html", vars(page), status=status)


def members_of(here: Here) -> list[Membership]:
    """Who is admitted, in the order in which they came."""
    admitted = here.engagement.members.filter(admitted_at__isnull=False)
    return list(admitted.select_related("person").order_by("joined_at", "pk"))


def choosable(here: Here) -> list[Membership] | None:
    """Who can be said to speak for an organisation; None for whoever may not say so."""
    return members_of(here) if here.may(Kind.ORGANISATIONS, Right.MANAGE) else None


def both(error: UprError) -> str:
    """What is wrong and the next step, as one text."""
    return f"{said(error.message)} {said(error.hint)}".strip()
