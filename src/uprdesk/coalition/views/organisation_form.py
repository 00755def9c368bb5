"""The form of an organisation: write one down, change it, with nothing typed ever lost."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uprdesk.coalition.actions import organisations
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.differences import Difference, differences
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.organisations import ContactForms, OrganisationForm
from uprdesk.coalition.models import AboutOrganisation, Membership, Organisation
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.organisations import both, members_of, mine, own


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


@within(Kind.ORGANISATIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponse:
    """Write an organisation down."""
    if request.method != "POST":
        form = OrganisationForm(members=choosable(here), initial={"version": 0})
        return shown(request, FormPage(form, ContactForms(prefix="contact")))
    page = filled(request, here)
    if not complete(page):
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
    if not complete(page):
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


def filled(request: HttpRequest, here: Here) -> FormPage:
    """The form as it was sent."""
    form = OrganisationForm(request.POST, members=choosable(here))
    return FormPage(form, ContactForms(request.POST, prefix="contact"))


def complete(page: FormPage) -> bool:
    """Whether nothing is to be mended; a wrong contact is told on top as well."""
    if not page.contacts.is_valid():
        page.form.add_error(None, _("Something is to be mended in the contacts, where it says so."))
    return page.form.is_valid()


def shown(request: HttpRequest, page: FormPage) -> HttpResponse:
    """The form; 400 where it was sent and something is to be mended."""
    status = 400 if page.form.is_bound else 200
    return render(request, "coalition/organisation_form.html", vars(page), status=status)


def choosable(here: Here) -> list[Membership] | None:
    """Who can be said to speak for an organisation; None for whoever may not say so."""
    return members_of(here) if here.may(Kind.ORGANISATIONS, Right.MANAGE) else None
