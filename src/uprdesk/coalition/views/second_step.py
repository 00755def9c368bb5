"""Signing in, the second half: a code of an app, a passkey, or a recovery code."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from upr.errors import UprError
from uprdesk.coalition import attempts, half
from uprdesk.coalition.actions import second_step as actions
from uprdesk.coalition.doors import public
from uprdesk.coalition.forms.second_step import AppCodeForm, RecoveryCodeForm
from uprdesk.coalition.half import Half
from uprdesk.coalition.models import SecondStep
from uprdesk.coalition.second_step import passkey
from uprdesk.coalition.second_step.passkey import NotOffered, Site
from uprdesk.coalition.welcome import welcome
from uprdesk.shell.saying import said

ASKED = "passkey"
"""Where the session remembers what a browser was asked; an answer is good once."""


@dataclass(frozen=True)
class SecondStepPage:
    """What coalition/second_step.html may use."""

    app_form: AppCodeForm | None
    """None where the person has no app."""
    options: str
    """JSON of what the browser is asked for a passkey; empty where none works here."""
    no_passkey: str
    """Why the person's passkeys do not work at this address; empty where they do, or have none."""
    codes_form: RecoveryCodeForm
    problem: str
    """Why the passkey was not taken."""


def site_of(request: HttpRequest) -> Site:
    """Where this page is; raises NotOffered."""
    return passkey.site_of(f"{request.scheme}://{request.get_host()}")


@public
@never_cache
@sensitive_post_parameters("code", "recovery", "passkey")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever typed the right password for the second step, then let them in."""
    now = timezone.now()
    found = half.half_of(request, now)
    if found is None:
        messages.error(request, _("That took longer than five minutes. Sign in again."))
        return redirect("coalition:sign-in")
    if request.method != "POST":
        return show(request, found)
    wrong = attempts.wrong_steps(found.who.person.pseudonym, now)
    take = TAKEN.get(request.POST.get("way", ""), take_app)
    try:
        refused = take(request, found, now)
    except UprError as error:
        refused = {"problem": f"{said(error.message)} {said(error.hint)}"}
    if refused:
        return show(request, found, **refused)
    half.end(request)
    if wrong:
        warn(request, wrong)
    return welcome(request, found.who, found.next)


def take_app(request: HttpRequest, found: Half, at: datetime) -> dict[str, Any]:
    """Try the code of an app; what the page says where it was not taken, else nothing."""
    form = AppCodeForm(request.POST)
    if form.is_valid():
        typed, mark = form.cleaned_data["code"], mark_of(request)
        tried(form, "code", lambda: actions.pass_app(found.who, typed=typed, at=at, mark=mark))
    return {"app_form": form} if form.errors else {}


def take_code(request: HttpRequest, found: Half, at: datetime) -> dict[str, Any]:
    """Try a recovery code, and tell how many are left."""
    form = RecoveryCodeForm(request.POST)
    if form.is_valid():
        typed, mark = form.cleaned_data["recovery"], mark_of(request)
        left = tried(
            form, "recovery", lambda: actions.pass_code(found.who, typed=typed, at=at, mark=mark)
        )
        if left is not None:
            messages.warning(
                request,
                _("Recovery codes left: %(left)d. You can make new ones in your account.")
                % {"left": left},
            )
    return {"codes_form": form} if form.errors else {}


def take_passkey(request: HttpRequest, found: Half, at: datetime) -> dict[str, Any]:
    """Try the signature of a passkey; raises PasskeyRefused, StepRefused, NotOffered."""
    state = request.session.pop(ASKED, None)
    if state is None:
        raise passkey.refused()
    actions.pass_passkey(
        found.who,
        site=site_of(request),
        state=state,
        answer=request.POST.get("passkey", ""),
        at=at,
        mark=mark_of(request),
    )
    return {}


def warn(request: HttpRequest, wrong: int) -> None:
    """Tell the person that somebody got as far as the second step, perhaps not they."""
    sentence = _(
        "Wrong codes after your right password since yesterday: %(count)d. If you did not type "
        "them, somebody knows your password: choose another one in your account."
    )
    messages.warning(request, sentence % {"count": wrong})


TAKEN = {"app": take_app, "codes": take_code, "passkey": take_passkey}


def tried(form: forms.Form, field: str, deed: Callable[[], Any]) -> Any:
    """What `deed` returns; where it is refused, the reason stands at the field."""
    try:
        return deed()
    except actions.StepRefused as error:
        form.add_error(field, f"{said(error.message)} {said(error.hint)}")
        return None


def mark_of(request: HttpRequest) -> str:
    """The mark of this browser, see `uprdesk.coalition.attempts`."""
    return request.COOKIES.get(settings.MARK_COOKIE_NAME, "")


def show(request: HttpRequest, found: Half, **refused: Any) -> HttpResponse:
    """The page; `refused` is what was typed wrong."""
    steps = actions.steps_of(found.who)
    has_app = any(step.inside.app for step in steps)
    options, why_not = ask(request, steps)
    page = SecondStepPage(
        app_form=refused.get("app_form") or AppCodeForm() if has_app else None,
        options=options,
        no_passkey=why_not,
        codes_form=refused.get("codes_form") or RecoveryCodeForm(),
        problem=refused.get("problem", ""),
    )
    status = 400 if refused else 200
    return render(request, "coalition/second_step.html", vars(page), status=status)


def ask(request: HttpRequest, steps: list[SecondStep]) -> tuple[str, str]:
    """What the browser is asked for a passkey, or why no passkey of this person works here."""
    known = actions.passkeys_of(steps)
    if not known:
        return "", ""
    try:
        site = site_of(request)
    except NotOffered as error:
        return "", said(error.message)
    if not any(each.host == site.host for each in known):
        hosts = ", ".join(sorted({each.host for each in known}))
        return "", _("Your passkey works at %(hosts)s only.") % {"hosts": hosts}
    options, request.session[ASKED] = passkey.begin_authenticate(site, known)
    return json.dumps(options), ""
