"""The pages of recovery files, of closing an engagement, and of opening it again."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upr.errors import UprError
from uprdesk.coalition.actions import emergency, recovery
from uprdesk.coalition.doorway import Here, obstacle_for, within
from uprdesk.coalition.forms.keys import PasswordAgainForm, TwoFilesForm
from uprdesk.coalition.models import can_be_recovered
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell.saying import said


@within(Kind.ENGAGEMENT, Right.SEE)
@never_cache
@require_safe
def own_file(request: HttpRequest, here: Here) -> HttpResponse:
    """The person's own recovery file: what it is, and the button that hands it over."""
    return render(request, "coalition/recovery_file.html", {"file": recovery.file_of(here)})


@within(Kind.ENGAGEMENT, Right.SEE)
@never_cache
@require_POST
def download(request: HttpRequest, here: Here) -> HttpResponse:
    """The person's own recovery file as a text; it goes on waiting until they say they kept it."""
    try:
        number, text = recovery.text_of_file(here, language=translation.get_language())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
        return redirect("coalition:recovery-file", here.pk)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="file-{number}.txt"'
    return response


@within(Kind.ENGAGEMENT, Right.SEE)
@require_POST
def taken(request: HttpRequest, here: Here) -> HttpResponse:
    """The person keeps the file; what waited for them is deleted."""
    try:
        recovery.take(here, at=timezone.now())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
    else:
        messages.success(request, _("Thank you. Nobody can show you this file again."))
    return redirect("coalition:recovery-file", here.pk)


@within(Kind.ENGAGEMENT, Right.MANAGE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, here: Here) -> HttpResponse:
    """Close the engagement in an emergency, with the password typed again."""
    form = PasswordAgainForm(request.POST if request.method == "POST" else None)
    withdraw = can_be_recovered(here.engagement)

    def act() -> None:
        given = {"password": form.cleaned_data["password"], "mark": mark_of(request)}
        emergency.close(here, **given, withdraw=withdraw, at=timezone.now())

    if done(form, act):
        # the session is gone from the store with those of all other members
        logout(request)
        return render(request, "coalition/closed.html")
    return page(request, "coalition/close.html", form, withdraw=withdraw)


@within(Kind.ENGAGEMENT, Right.MANAGE, waiting=True)
@never_cache
@sensitive_post_parameters("words_one", "words_two", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest, here: Here) -> HttpResponse:
    """Come back by two recovery files: open what is closed, or be admitted with new keys."""
    if here.engagement.closed_at is not None and not emergency.withdrawn(here):
        return reopen_with_keys(request, here)
    closed = obstacle_for(here) == "closed"
    form = TwoFilesForm(*([request.POST, request.FILES] if request.method == "POST" else []))

    def act() -> None:
        one, two = form.cleaned_data["one"], form.cleaned_data["two"]
        if closed:
            emergency.reopen(here, one=one, two=two, at=timezone.now())
        else:
            recovery.recover(here, one, two, at=timezone.now())

    if done(form, act):
        messages.success(request, _("You are in again. Now issue new recovery files."))
        return redirect("coalition:keys", here.pk)
    return page(request, "coalition/recover.html", form, closed=closed)


def reopen_with_keys(request: HttpRequest, here: Here) -> HttpResponse:
    """Open what was closed without withdrawing the keys, with the password typed again."""
    form = PasswordAgainForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        given = {"password": form.cleaned_data["password"], "mark": mark_of(request)}
        emergency.reopen_with_keys(here, **given, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The engagement is open again."))
        return redirect("coalition:keys", here.pk)
    return page(request, "coalition/reopen.html", form)


def mark_of(request: HttpRequest) -> str:
    """The mark of a browser in which somebody signed in before."""
    return request.COOKIES.get(settings.MARK_COOKIE_NAME, "")


def done(form: Form, act: Callable[[], None]) -> bool:
    """Whether the form was sent, is right, and was acted upon; else the form says why not."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except UprError as error:
        form.add_error(None, f"{said(error.message)} {said(error.hint)}")
        return False
    return True


def page(request: HttpRequest, template: str, form: Form, **fields: object) -> HttpResponse:
    """A page with one form."""
    status = 400 if form.errors else 200
    return render(request, template, {"form": form, **fields}, status=status)
