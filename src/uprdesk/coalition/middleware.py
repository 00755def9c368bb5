"""Sessions end: with the browser, after an idle while, and in any case after some hours."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN, SEEN = "began", "seen"
STEP = 60
"""Seconds between two notes of being there: not every page writes to the store."""


def begin(request: HttpRequest, at: datetime) -> None:
    """Note when the session of a person who just signed in began."""
    request.session[BEGAN] = request.session[SEEN] = int(at.timestamp())


class SessionEnds:
    """Signs out whoever was away too long or stayed too long; the browser's end is the cookie's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.check(request, int(timezone.now().timestamp()))
        return self.get_response(request)

    def check(self, request: HttpRequest, now: int) -> None:
        """End the session, or note that its person is there."""
        began, seen = request.session.get(BEGAN, now), request.session.get(SEEN, now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE:
            logout(request)
        elif SEEN not in request.session or now - seen >= STEP:
            request.session[BEGAN], request.session[SEEN] = began, now
