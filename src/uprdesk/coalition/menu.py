"""What this room puts on the menu: engagements as a stage, and pages of the person's own."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from upr.stages import Stage
from uprdesk.coalition.current import all_of, current, start_of
from uprdesk.shell.menu import Entry, OwnPage

ROOMS = {"coalition", "timeline"}
"""Namespaces whose pages inside an engagement belong to this stage."""


def address(request: HttpRequest) -> str:
    """The engagement that was opened last; for somebody without any, the way to begin one."""
    here = current(request)
    return start_of(here) if here else reverse("coalition:begin")


def shows(request: HttpRequest) -> bool:
    """Whether this is a page of an engagement, or of those the person has."""
    match = request.resolver_match
    inside = match.namespace in ROOMS and "engagement" in match.kwargs
    return inside or match.view_name in {"coalition:desk", "coalition:begin"}


def card(request: HttpRequest) -> dict[str, object]:
    """The person's engagements, for the home page: each with its address, empty while it waits."""
    return {"engagements": [(here, start_of(here)) for here in all_of(request)]}


ENTRY = Entry(
    stage=Stage.COALITION,
    url_name="coalition:begin",
    address=address,
    sentence=_("Begin an engagement: a review, the people, the dates."),
    opens=lambda request: request.user.is_authenticated,
    shows=shows,
    card=card,
    leads=lambda request: bool(all_of(request)),
    template="coalition/_card.html",
)

OWN_PAGES = (
    OwnPage(title=_("My engagements"), url_name="coalition:desk", icon="cal"),
    OwnPage(title=_("My account"), url_name="coalition:account", icon="lock"),
    OwnPage(
        title=_("This installation"),
        url_name="coalition:people",
        icon="people",
        opens=lambda request: request.user.administers,
        sentence=_("Let people in, and say what each may do."),
    ),
)
