"""Where the first entry of the menu leads."""

from django.http import HttpRequest
from django.urls import reverse

from uprdesk.coalition.current import can_work, current
from uprdesk.coalition.rights import Kind, Right


def today(request: HttpRequest) -> str:
    """What is due in the engagement that was opened last; empty where the person cannot work."""
    if not request.user.is_authenticated or not can_work(request):
        return ""
    here = current(request)
    return reverse("timeline:today", args=[here.pk]) if here.may(Kind.PLAN, Right.SEE) else ""
