"""What the pages of the plan have in common: one line of it, the way back, the words of an error."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from upr.errors import UprError
from uprdesk.coalition.doorway import Here
from uprdesk.shell.saying import said
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.overview import Overview, overview


def item_of(here: Here, what: str, now: datetime) -> tuple[Overview, Item]:
    """The plan and the line that an address names; raises Http404."""
    plan = overview(here, now)
    if what not in plan.by_what:
        raise Http404
    return plan, plan.by_what[what]


def back(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """To the page whose form was sent: the field `back` names the day or the plan; else the line."""
    page = request.POST.get("back")
    if page in ("today", "plan"):
        return redirect(f"{reverse(f'timeline:{page}', args=[here.pk])}#i-{what}")
    return redirect("timeline:item", here.pk, what)


def both(error: UprError) -> str:
    """What is wrong and the next step, as one text."""
    return f"{said(error.message)} {said(error.hint)}".strip()
