"""Sessions end: with the browser, after an idle while, and in any case after some hours."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from uprdesk.coalition.doorway import IDENTITY
from uprdesk.sealing.identity import Identity

BEGAN, SEEN = "began", "seen"
STEP = 60
"""Seconds between two notes of being there: not every page writes to the store."""


def begin(request: HttpRequest, at: datetime, identity: Identity) -> None:
    """Note when the session of a person who just signed in began, and keep their private key.

    The session row is sealed as a whole under what only the cookie holds.
    """
    request.session[IDENTITY] = identity.secret
    request.session[BEGAN] = request.session[SEEN] = int(at.timestamp())


class SessionEnds:
    """Signs out whoever was away too long or stayed too long; the browser's end is the cookie's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.check(request, int(timezone.now().timestamp()))
        response = self.get_response(request)
        return whole_page(request, response) if asks_to_sign_in(request, response) else response

    def check(self, request: HttpRequest, now: int) -> None:
        """End the session, or note that its person is there."""
        began, seen = request.session.get(BEGAN, now), request.session.get(SEEN, now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE:
            logout(request)
        elif SEEN not in request.session or now - seen >= STEP:
            request.session[BEGAN], request.session[SEEN] = began, now


def asks_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether htmx asked for a part of a page and would be sent the page of the door instead."""
    door = resolve_url(settings.LOGIN_URL)
    return bool(getattr(request, "htmx", False)) and getattr(response, "url", "").startswith(door)


def whole_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Open the door as a page of its own, and afterwards the page the reader was on."""
    was_on = request.htmx.current_url_abs_path or resolve_url(settings.LOGIN_REDIRECT_URL)
    return HttpResponseClientRedirect(redirect_to_login(was_on).url)
