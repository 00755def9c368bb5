"""The people of an engagement: who is in, who waits, whom a link invites."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upr.errors import UprError
from uprdesk.coalition.actions import invitations, members
from uprdesk.coalition.doorway import Here, within, words_for
from uprdesk.coalition.forms.members import PartsForm
from uprdesk.coalition.models import Invitation, Membership
from uprdesk.coalition.rights import Kind, Part, Right
from uprdesk.coalition.views.people import address_of
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class MembersPage:
    """What coalition/members.html may use."""

    waiting: list[tuple[Membership, tuple[str, ...]]]
    """Who used a link and is not admitted, with the four words to compare."""
    admitted: list[Membership]
    links: list[tuple[Invitation, list[str]]]
    """Links that nobody used yet, with the parts they give; empty for those who cannot invite."""
    me: Membership


@within(Kind.PEOPLE, Right.SEE)
@require_safe
def people(request: HttpRequest, here: Here) -> HttpResponse:
    """Everybody in the engagement, those who wait on top."""
    everybody = here.engagement.members.select_related("person", "invited_by")
    known = list(everybody.order_by("joined_at", "pk"))
    manages = here.may(Kind.PEOPLE, Right.MANAGE)
    page = MembersPage(
        waiting=[(one, words_for(one)) for one in known if one.admitted_at is None],
        admitted=[one for one in known if one.admitted_at is not None],
        links=open_links(here) if manages else [],
        me=here.membership,
    )
    return render(request, "coalition/members.html", vars(page))


def open_links(here: Here) -> list[tuple[Invitation, list[str]]]:
    """Links into the engagement that still work, with the parts they give, the oldest first."""
    found = here.engagement.links.open(timezone.now()).select_related("made_by")
    labels = dict(Part.choices)
    return [(one, [labels[part] for part in one.roles]) for one in found.order_by("made_at", "pk")]


@within(Kind.PEOPLE, Right.MANAGE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, here: Here) -> HttpResponse:
    """Make a single-use link and show it, once."""
    form = PartsForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 400 if form.is_bound else 200
        return render(request, "coalition/invite.html", {"form": form, "link": ""}, status=status)
    token = invitations.invite(here, parts=form.cleaned_data["parts"], at=timezone.now())
    page = {"form": form, "link": address_of(request, token)}
    return render(request, "coalition/invite.html", page)


@within(Kind.PEOPLE, Right.MANAGE)
@require_POST
def withdraw(request: HttpRequest, here: Here, link: int) -> HttpResponse:
    """Take a link back that nobody used yet."""
    found = get_object_or_404(here.engagement.links, pk=link)
    return told(
        request, here, _("The link opens nothing any more."), invitations.withdraw, here, found
    )


@within(Kind.PEOPLE, Right.MANAGE)
@require_POST
def admit(request: HttpRequest, here: Here, member: str) -> HttpResponse:
    """Let somebody in whose four words are the ones that the form shows."""
    newcomer = member_of(here, member)
    words = request.POST.getlist("word")
    done = _("%(name)s is in.") % {"name": newcomer.person}
    return told(request, here, done, members.admit, here, newcomer, words=words)


@within(Kind.PEOPLE, Right.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, here: Here, member: str) -> HttpResponse:
    """The parts of one member, to be changed; the way to remove them."""
    found = member_of(here, member)
    form = PartsForm(
        request.POST if request.method == "POST" else None, initial={"parts": found.parts}
    )
    if form.is_valid():
        parts = form.cleaned_data["parts"]
        return told(request, here, _("Saved."), members.change_parts, here, found, parts=parts)
    page = {"member": found, "form": form}
    return render(request, "coalition/member.html", page, status=400 if form.is_bound else 200)


@within(Kind.PEOPLE, Right.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, here: Here, member: str) -> HttpResponse:
    """Ask, saying what it does and what it cannot; then take the member out."""
    found = member_of(here, member)
    if found.person_id == here.person.pk:
        return redirect("coalition:leave", here.pk)
    if request.method != "POST":
        return render(request, "coalition/remove.html", {"member": found})
    done = _("%(name)s is out, and the keys are new.") % {"name": found.person}
    return told(request, here, done, members.remove, here, found)


@within(Kind.ENGAGEMENT, Right.SEE, waiting=True)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, here: Here) -> HttpResponse:
    """Ask, then take the person themselves out."""
    if request.method != "POST":
        return render(request, "coalition/leave.html", {"member": here.membership})
    try:
        members.remove(here, here.membership, at=timezone.now())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
        return redirect("coalition:leave", here.pk)
    messages.success(request, _("You have left."))
    return redirect("coalition:desk")


def member_of(here: Here, pk: str) -> Membership:
    """A member of this engagement; raises Http404."""
    found = here.engagement.members.select_related("person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def told(
    request: HttpRequest, here: Here, done: str, action: Callable[..., None], *args, **fields
) -> HttpResponse:
    """Do it, say how it went, and lead back to the people."""
    try:
        action(*args, **fields, at=timezone.now())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
    else:
        messages.success(request, done)
    return redirect("coalition:members", here.pk)
