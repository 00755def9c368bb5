"""Which engagement a page is about: the one it shows, else the one that was opened last."""

from django.http import HttpRequest
from django.urls import reverse

from uprdesk.coalition.doorway import LAST, Here, here_for, identity_of, obstacle_for
from uprdesk.coalition.models import Membership
from uprdesk.coalition.tabs import tabs_for


def current(request: HttpRequest) -> Here | None:
    """The engagement of this request; None for a visitor and for somebody without any.

    A page of an engagement has it as `request.here` (see `doorway.within`), and only such a page
    shows its name at the top. For the others it is asked once a request.
    """
    if hasattr(request, "here"):
        return request.here
    if not hasattr(request, "last_here"):
        request.last_here = last_opened(request) if request.user.is_authenticated else None
    return request.last_here


def last_opened(request: HttpRequest) -> Here | None:
    """The engagement that the person opened last, else the one they joined last."""
    mine = Membership.objects.filter(person=request.user)
    last = mine.filter(engagement=request.session.get(LAST)).first()
    member = last or mine.order_by("-joined_at", "-pk").first()
    return here_for(request.user, member.engagement_id, identity_of(request)) if member else None


def all_of(request: HttpRequest) -> list[Here]:
    """Every engagement of the signed-in person, the one joined first in front."""
    mine = Membership.objects.filter(person=request.user).order_by("joined_at", "pk")
    identity = identity_of(request)
    found = [here_for(request.user, member.engagement_id, identity) for member in mine]
    return [here for here in found if here is not None]


def address_of(request: HttpRequest, url_name: str) -> str:
    """Address of a page of the engagement of this request; empty where there is none."""
    here = current(request)
    return reverse(url_name, args=[here.pk]) if here else ""


def start_of(here: Here) -> str:
    """Where the work in an engagement begins: its first page that is open to this person, or the
    page that says for what they wait."""
    if obstacle_for(here):
        return reverse("coalition:waiting", args=[here.pk])
    tabs = tabs_for(here)
    return tabs[0].url if tabs else reverse("coalition:desk")


def only_start(request: HttpRequest) -> str:
    """Where the work of a person in exactly one engagement begins; empty for everybody else."""
    if Membership.objects.filter(person=request.user).count() != 1:
        return ""
    here = current(request)
    return start_of(here) if here else ""


def can_work(request: HttpRequest) -> bool:
    """Whether the person can open pages of an engagement now."""
    here = current(request)
    return here is not None and not obstacle_for(here)
