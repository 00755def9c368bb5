"""Where the person is signed in: a list without addresses and devices, and the way to end them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from uprdesk.coalition.actions import sessions as actions
from uprdesk.coalition.doors import signed_in
from uprdesk.sealing.models import Session
from uprdesk.sealing.sessions import row_of, sessions_of


def part(request: HttpRequest) -> dict[str, object]:
    """The part of the account page: each session, and whether it is the one of this page."""
    this = row_of(request.session.session_key)
    rows: list[tuple[Session, bool]] = [
        (row, this is not None and row.pk == this.pk) for row in sessions_of(request.user)
    ]
    return {"sessions": rows}


@signed_in
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one session of the person; 404 for one of somebody else."""
    if not actions.end_one(request.user, pk, at=timezone.now()):
        raise Http404
    messages.success(request, _("That session has ended."))
    return redirect("coalition:account")


@signed_in
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of the person but this one."""
    cookie = request.session.session_key
    ended = actions.end_others(request.user, cookie=cookie, at=timezone.now())
    messages.success(request, _("Sessions ended: %(count)d.") % {"count": ended})
    return redirect("coalition:account")
