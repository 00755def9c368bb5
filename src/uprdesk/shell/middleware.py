"""What holds for every answer: strict headers, a limit of size, errors that help."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_cache_control

from upr.errors import UprError
from uprdesk.shell import errors

log = logging.getLogger("uprdesk.pages")

Answer = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
"""What no page of ours asks a browser for."""


class StrictHeaders:
    """Headers that keep pages out of other sites, of search engines and of shared caches."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if "Cache-Control" not in response:
            # the back button of a shared computer must not bring a page back
            patch_cache_control(response, private=True, no_store=True)
        return response


class SizeLimit:
    """Refuses a request that announces more bytes than `settings.UPLOAD_LIMIT`, unread.

    Who is not signed in has nothing to send but forms: an upload of theirs leads to the door, and
    is not written to the disk first.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.headers.get("Content-Length", "")
        size = int(announced) if announced.isdigit() else 0
        if size > settings.UPLOAD_LIMIT:
            return errors.too_large(request, RequestDataTooBig("announced"))
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)


class DeliberateErrors:
    """Turns an error of the library that a view let pass into a page with its two sentences.

    A store that does not answer in time, words that no store keeps, and a form's address opened as
    a page, have theirs too.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            page = errors.not_allowed(request)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a deliberate error; None leaves every other one to Django."""
        if isinstance(error, UprError):
            return errors.deliberate(request, error)
        if isinstance(error, OperationalError):
            log.error("the store did not answer", exc_info=error)
            return errors.unavailable(request)
        if isinstance(error, DataError):
            # PostgreSQL keeps no null character, and no number without end
            log.warning("the store refused what was sent", exc_info=error)
            return errors.bad_request(request)
        return None
