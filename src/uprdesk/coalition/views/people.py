"""The page on which an administrator lets people in and grants roles."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upr.errors import UprError
from uprdesk.coalition import actions
from uprdesk.coalition.doors import needs
from uprdesk.coalition.forms.door import InviteForm
from uprdesk.coalition.models import Person, fold
from uprdesk.coalition.rights import Can, Role
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class PeoplePage:
    """What coalition/people.html may use."""

    people: list[tuple[Person, list[tuple[str, str, bool]]]]
    """Each person with all roles: value, label, whether the person has it."""
    form: InviteForm
    """What the next person will be."""
    link: str = ""
    """Address of a link that was just made; it is shown this once."""
    link_for: str = ""
    """Pseudonym of the person it gives a new password; empty for somebody new."""


def show(request: HttpRequest, **fields: object) -> HttpResponse:
    """The page, with a link that was just made where there is one."""
    people = []
    for person in sorted(
        Person.objects.prefetch_related("roles"), key=lambda one: fold(one.pseudonym)
    ):
        has = {held.role for held in person.roles.all()}
        people.append((person, [(value, label, value in has) for value, label in Role.choices]))
    page = PeoplePage(**{"people": people, "form": InviteForm()} | fields)
    return render(request, "coalition/people.html", vars(page))


@needs(Can.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Who is here; its form makes a link and shows it, once.

    With the field `person` the link is for that person's new password, else for somebody new.
    """
    if request.method != "POST":
        return show(request)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return show(request, form=form)
    person = form.cleaned_data["person"]
    token = actions.make_link(
        by=request.user, at=timezone.now(), roles=form.cleaned_data["roles"], person=person
    )
    return show(request, link=address_of(request, token), link_for=str(person or ""))


@needs(Can.ADMINISTER)
@require_POST
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant the roles that are ticked and take the others."""
    person = get_object_or_404(Person, pk=pk)
    wanted = set(request.POST.getlist("roles"))
    try:
        actions.set_roles(person=person, roles=wanted, by=request.user, at=timezone.now())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
    else:
        messages.success(request, _("Saved."))
    return redirect("coalition:people")


def address_of(request: HttpRequest, token: str) -> str:
    """The whole address of a link, under the name by which this page was opened."""
    return request.build_absolute_uri(reverse("coalition:link", args=[token]))
