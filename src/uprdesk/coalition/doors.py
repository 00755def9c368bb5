"""Who may open a view. Each rule writes itself on the view, where a test finds it.

@public                 everybody
@signed_in              every signed-in person
@record_reader          signed in; everybody where the installation opened the record
@needs(Can.CURATE)      signed in, with that right
"""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from uprdesk.coalition.rights import Can
from uprdesk.shell.doors import View, public, says, signed_in

__all__ = ["may_read_record", "needs", "public", "record_reader", "signed_in"]


def may_read_record(request: HttpRequest) -> bool:
    """Whether this request may see the record at all."""
    return request.user.is_authenticated or settings.PUBLIC_RECORD


def record_reader(view: View) -> View:
    """Readers of the record: signed in, or everybody where UPRDESK_PUBLIC_RECORD says so."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_read_record(request):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return says(login_not_required(guarded), Can.READ_RECORD)


def needs(right: Can):
    """Only people with `right`; a signed-in person without it gets 403."""

    def rule(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.can(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return says(guarded, right)

    return rule
