"""The account page: what a person changes about their own way in. Each part is an include."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from uprdesk.coalition import actions
from uprdesk.coalition.doors import signed_in
from uprdesk.coalition.forms.account import ChangePasswordForm
from uprdesk.coalition.views import sessions, steps
from uprdesk.sealing.sessions import end_all
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class Section:
    """One part of the account page.

    template     "coalition/_account_<part>.html"
    ingredients  what it may use, beside what every page may
    """

    template: str
    ingredients: Callable[[HttpRequest], dict[str, object]] = lambda request: {}


SECTIONS = (
    Section(
        "coalition/_account_password.html",
        lambda request: {"password_form": ChangePasswordForm(person=request.user)},
    ),
    Section("coalition/_account_second_step.html", steps.part),
    Section("coalition/_account_sessions.html", sessions.part),
    Section("coalition/_account_language.html"),
    Section("coalition/_account_erase.html"),
)
"""In the order of the page."""


def show(request: HttpRequest, status: int = 200, **given: object) -> HttpResponse:
    """The page; `given` wins over what a section brings, e.g. a form with its errors."""
    found: dict[str, object] = {"sections": [section.template for section in SECTIONS]}
    for section in SECTIONS:
        found |= section.ingredients(request)
    return render(request, "coalition/account.html", found | given, status=status)


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Password and language of the person, and what else stands in `SECTIONS`."""
    return show(request)


@signed_in
@sensitive_post_parameters("old", "password", "again")
@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; sessions of the person elsewhere end."""
    person = request.user
    form = ChangePasswordForm(request.POST, person=person)
    if not form.is_valid():
        return show(request, 400, password_form=form)
    try:
        actions.change_password(
            person=person,
            old=form.cleaned_data["old"],
            new=form.cleaned_data["password"],
            at=timezone.now(),
            mark=request.COOKIES.get(settings.MARK_COOKIE_NAME, ""),
        )
    except actions.SignInRefused as error:
        form.add_error("old", f"{said(error.message)} {said(error.hint)}")
        return show(request, 400, password_form=form)
    update_session_auth_hash(request, person)
    end_all(person, but=request.session.session_key)
    messages.success(request, _("From now on you sign in with the new password."))
    return redirect("coalition:account")
