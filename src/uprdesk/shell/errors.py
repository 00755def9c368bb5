"""Error pages that help: what is wrong, the next step, never an internal word."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from upr.errors import UprError
from uprdesk.shell.doors import public
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class ErrorPage:
    """What shell/errors/page.html may use; nothing else is passed."""

    status: int
    """HTTP status, never shown as such."""
    title: str
    """A few words for the heading."""
    message: str
    """One sentence: what is wrong."""
    hint: str
    """One sentence: the next thing to do."""


def show(request: HttpRequest, status: int, title: str, message: str, hint: str) -> HttpResponse:
    """The error page, or its middle alone where htmx put in a part of a page."""
    page = vars(ErrorPage(status, title, message, hint))
    part = getattr(request, "htmx", False)
    template = "shell/errors/_box.html" if part else "shell/errors/page.html"
    return render(request, template, page, status=status)


def deliberate(request: HttpRequest, error: UprError) -> HttpResponse:
    """The page for an error of the library: its own two sentences."""
    return show(request, 400, _("This did not work"), said(error.message), said(error.hint))


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where the limit of an upload was passed."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, exception)
    return show(
        request,
        400,
        _("The browser sent something unreadable"),
        _("The address or the form did not arrive whole."),
        _("Go back, reload the page and try again."),
    )


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not with these rights."""
    return show(
        request,
        403,
        _("Not with your rights"),
        _("You are signed in, but this needs a right that you do not have."),
        _("In an engagement ask a coordinator for it, elsewhere an administrator."),
    )


@public
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose proof of origin is missing or old."""
    return show(
        request,
        403,
        _("This form has expired"),
        _("Nothing was saved: the form was opened too long ago, or cookies are switched off."),
        _("Go back, reload the page and send it again; allow cookies for this site."),
    )


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this person to know of."""
    return show(
        request,
        404,
        _("Nothing here"),
        _("There is no page at this address, or it is not open to you."),
        _("Check the address, sign in, or start from the home page."),
    )


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """413: more bytes than one request may bring."""
    return show(
        request,
        413,
        _("This file is too large"),
        _("Nothing was saved: a file may have at most %(size)d MB here.")
        % {"size": settings.UPLOAD_LIMIT // (1024 * 1024)},
        _("Split the file, or ask for it to be imported on the server with “uprdesk import”."),
    )


def not_allowed(request: HttpRequest) -> HttpResponse:
    """405: an address that wants a form was opened as a page, or the other way round."""
    return show(
        request,
        405,
        _("This address is not a page"),
        _("It only answers the form that belongs to it."),
        _("Go back to the page before and use its button."),
    )


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; the log holds the place, not the person."""
    return show(
        request,
        500,
        _("Something broke on our side"),
        _("Nothing that was saved before is lost."),
        _("Try again in a minute; if it stays, tell whoever runs this installation the time."),
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the store does not answer now."""
    response = show(
        request,
        503,
        _("The store is busy"),
        _("Nothing was saved: the store did not answer in time."),
        _("Wait a minute and try again."),
    )
    response["Retry-After"] = "60"
    return response
