"""Let somebody in whose way in was right."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from uprdesk.coalition import attempts
from uprdesk.coalition.actions import SignedIn
from uprdesk.coalition.middleware import begin
from uprdesk.shell.language import remember


def welcome(request: HttpRequest, signed_in: SignedIn, address: str) -> HttpResponse:
    """Begin the session of a person and lead to `address` in their language."""
    person = signed_in.person
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    begin(request, timezone.now(), signed_in.identity)
    response = HttpResponseRedirect(address)
    response.set_cookie(
        settings.MARK_COOKIE_NAME,
        attempts.mark_for(person.pseudonym),
        max_age=settings.MARK_COOKIE_AGE,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return remember(response, person.language) if person.language else response
