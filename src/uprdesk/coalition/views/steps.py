"""The second steps of a person: add one, make recovery codes, remove one."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from upr.errors import UprError
from uprdesk.coalition.actions import SignedIn, SignInRefused
from uprdesk.coalition.actions import second_step as actions
from uprdesk.coalition.actions.door import confirm_password
from uprdesk.coalition.doors import signed_in
from uprdesk.coalition.doorway import blocked, identity_of
from uprdesk.coalition.forms.second_step import AgainForm, AppForm, PasskeyForm
from uprdesk.coalition.models import SecondStep
from uprdesk.coalition.second_step import passkey
from uprdesk.coalition.second_step.passkey import NotOffered
from uprdesk.coalition.second_step.totp import AppKey
from uprdesk.coalition.views.second_step import mark_of, site_of
from uprdesk.sealing.sessions import end_all
from uprdesk.shell.doors import View
from uprdesk.shell.saying import said

NEW_APP, NEW_PASSKEY = "new app", "new passkey"
"""Where the session keeps what is being set up; it counts once it was tried."""


@dataclass(frozen=True)
class StepsPart:
    """What coalition/_account_second_step.html may use."""

    steps: list[SecondStep]
    """Opened; without the recovery codes."""
    codes_left: int | None
    """None where none were made."""
    no_passkey: str
    """Why no passkey can be added at this address; empty where one can."""


def part(request: HttpRequest) -> dict[str, object]:
    """The part of the account page; without a key in this session the steps stay unread."""
    identity = identity_of(request)
    steps = actions.steps_of(SignedIn(request.user, identity)) if identity else []
    try:
        site_of(request)
    except NotOffered as error:
        why_not = f"{said(error.message)} {said(error.hint)}"
    else:
        why_not = ""
    shown = [step for step in steps if not step.inside.codes]
    return {"second_step": StepsPart(shown, actions.codes_left(steps), why_not)}


def with_key(view: Callable[..., HttpResponse]) -> View:
    """The view is given a `SignedIn` after the request; a session without a key is told so."""

    @signed_in
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
        identity = identity_of(request)
        if identity is None:
            return blocked(request, None, "no-key")
        return view(request, SignedIn(request.user, identity), **kwargs)

    return guarded


def confirmed(request: HttpRequest, form: AgainForm) -> bool:
    """Whether the form was sent as it should be, the password with it.

    Whoever sits down at somebody's open session could otherwise add a step of their own, and shut
    the person out.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    password, mark = form.cleaned_data["password"], mark_of(request)
    try:
        confirm_password(request.user, password, at=timezone.now(), mark=mark)
    except SignInRefused as error:
        form.add_error("password", f"{said(error.message)} {said(error.hint)}")
    return form.is_valid()


@with_key
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def add_app(request: HttpRequest, who: SignedIn) -> HttpResponse:
    """Show a new key as a picture and as letters; keep it once a code of it was typed."""
    if NEW_APP not in request.session:
        request.session[NEW_APP] = AppKey.new().secret
    key = AppKey(secret=request.session[NEW_APP])
    form = AppForm(request.POST or None)
    if confirmed(request, form):
        typed, name = form.cleaned_data["code"], form.cleaned_data["name"]
        try:
            codes = actions.add_app(who, key=key, typed=typed, name=name, at=timezone.now())
        except actions.StepRefused as error:
            form.add_error("code", f"{said(error.message)} {said(error.hint)}")
        else:
            del request.session[NEW_APP]
            return added(request, codes)
    page = {"form": form, "key": key, "picture": picture_of(key)}
    return render(request, "coalition/add_app.html", page, status=400 if form.errors else 200)


@with_key
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def add_passkey(request: HttpRequest, who: SignedIn) -> HttpResponse:
    """Ask the browser for a passkey and keep it; where there can be none, say why."""
    try:
        site = site_of(request)
    except NotOffered as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
        return redirect("coalition:account")
    form, problem = PasskeyForm(request.POST or None), ""
    state = request.session.pop(NEW_PASSKEY, None)
    if confirmed(request, form):
        name, answer = form.cleaned_data["name"], request.POST.get("passkey", "")
        try:
            if state is None:
                raise passkey.refused()
            codes = actions.add_passkey(
                who, site=site, state=state, answer=answer, name=name, at=timezone.now()
            )
        except UprError as error:
            problem = f"{said(error.message)} {said(error.hint)}"
        else:
            return added(request, codes)
    known = actions.passkeys_of(actions.steps_of(who))
    options, request.session[NEW_PASSKEY] = passkey.begin_register(site, known)
    page = {"form": form, "options": json.dumps(options), "problem": problem}
    wrong = problem or form.errors
    return render(request, "coalition/add_passkey.html", page, status=400 if wrong else 200)


def added(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponse:
    """After a new step: the recovery codes where it is the first, else the account.

    Sessions elsewhere began by the password alone, perhaps by somebody else: then they end.
    """
    if codes:
        end_all(request.user, but=request.session.session_key)
        return show_codes(request, codes)
    messages.success(request, _("Added. From now on you are asked for it when you sign in."))
    return redirect("coalition:account")


@with_key
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new_codes(request: HttpRequest, who: SignedIn) -> HttpResponse:
    """Ask for the password once more, then make ten recovery codes and show them, once; those of
    before work no more."""
    form = AgainForm(request.POST if request.method == "POST" else None)
    if confirmed(request, form):
        return show_codes(request, actions.make_codes(who, at=timezone.now()))
    status = 400 if form.errors else 200
    return render(request, "coalition/new_codes.html", {"form": form}, status=status)


def show_codes(request: HttpRequest, codes: tuple[str, ...]) -> HttpResponse:
    """The page with the codes, which are kept nowhere."""
    return render(request, "coalition/recovery_codes.html", {"codes": codes})


@with_key
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def remove_step(request: HttpRequest, who: SignedIn, pk: UUID) -> HttpResponse:
    """Ask for the password once more, then remove a step."""
    real = [step for step in actions.steps_of(who) if not step.inside.codes]
    step = next((step for step in real if step.pk == pk), None)
    if step is None:
        raise Http404
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password, mark = form.cleaned_data["password"], mark_of(request)
        try:
            actions.remove(who, pk, password=password, at=timezone.now(), mark=mark)
        except SignInRefused as error:
            form.add_error("password", f"{said(error.message)} {said(error.hint)}")
        else:
            messages.success(request, _("Removed."))
            return redirect("coalition:account")
    page = {"form": form, "step": step, "last": len(real) == 1}
    return render(request, "coalition/remove_step.html", page, status=400 if form.errors else 200)


def picture_of(key: AppKey) -> SafeString:
    """The key as a picture for the camera of a telephone: SVG without styles, dark on light."""
    made = segno.make(key.address, error="m", micro=False)
    drawn = made.svg_inline(scale=5, border=4, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308  drawn by us out of letters and digits of our own
