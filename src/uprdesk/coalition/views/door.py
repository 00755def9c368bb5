"""The pages at the door: sign in, sign out, the single-use link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upr.errors import UprError
from uprdesk.coalition import actions, half
from uprdesk.coalition.doors import public, signed_in
from uprdesk.coalition.forms.door import AcceptForm, PasswordForm, SignInForm
from uprdesk.coalition.models import Invitation, Purpose
from uprdesk.coalition.welcome import welcome
from uprdesk.shell.language import remember
from uprdesk.shell.saying import said


def wanted(request: HttpRequest) -> str:
    """The page of ours that somebody wanted before they had to sign in; else the home page."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by pseudonym and password, then go on to the page that was wanted."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mark = request.COOKIES.get(settings.MARK_COOKIE_NAME, "")
            signed_in = actions.sign_in(**form.cleaned_data, at=timezone.now(), mark=mark)
        except actions.SignInRefused as error:
            form.add_error(None, f"{said(error.message)} {said(error.hint)}")
        else:
            return go_on(request, signed_in, wanted(request))
    page = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "coalition/sign_in.html", page, status=400 if form.errors else 200)


def go_on(request: HttpRequest, who: actions.SignedIn, address: str) -> HttpResponse:
    """After the right password: in, or to the second step where the person has one."""
    if not who.person.second_steps.exists():
        return welcome(request, who, address)
    half.begin(request, who, address, timezone.now())
    response = redirect("coalition:second-step")
    return remember(response, who.person.language) if who.person.language else response


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and return to the sign-in page."""
    logout(request)
    response = redirect("coalition:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public
@never_cache
@require_safe
def link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link is for, and the form that uses it up; opening it changes nothing."""
    try:
        found = actions.open_link(token, at=timezone.now())
    except UprError as error:
        return spent(request, error)
    if found.purpose == Purpose.ENGAGEMENT and request.user.is_authenticated:
        return render(request, "coalition/join.html", {"token": token})
    return show_link(request, token, form_of(found), found)


@public
@never_cache
@sensitive_post_parameters("password", "again")
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Use the link up: the person chooses a password, somebody new a pseudonym, and is signed in."""
    now = timezone.now()
    try:
        found = actions.open_link(token, at=now)
        form = form_of(found, request.POST)
        if not form.is_valid():
            return show_link(request, token, form, found)
        signed_in = actions.accept(
            token,
            pseudonym=form.cleaned_data.get("pseudonym", ""),
            password=form.cleaned_data["password"],
            language=translation.get_language(),
            at=now,
        )
    except actions.NameTaken as error:
        form.add_error("pseudonym", f"{said(error.message)} {said(error.hint)}")
        return show_link(request, token, form, found)
    except actions.LinkSpent as error:
        return spent(request, error)
    return welcome(request, signed_in, resolve_url(settings.LOGIN_REDIRECT_URL))


@signed_in
@never_cache
@require_POST
def join(request: HttpRequest, token: str) -> HttpResponse:
    """A signed-in person uses up a link into an engagement, and waits there to be admitted."""
    try:
        member = actions.join_by_link(token, person=request.user, at=timezone.now())
    except actions.AlreadyIn as error:
        messages.warning(request, f"{said(error.message)} {said(error.hint)}")
        return redirect("coalition:desk")
    except actions.LinkSpent as error:
        return spent(request, error)
    return redirect("coalition:waiting", member.engagement_id)


def form_of(link: Invitation, data: QueryDict | None = None) -> PasswordForm:
    """The form that uses the link up: somebody known only chooses a new password."""
    return PasswordForm(data, person=link.person) if link.person else AcceptForm(data)


def show_link(
    request: HttpRequest, token: str, form: PasswordForm, link: Invitation
) -> HttpResponse:
    """The page of an open link."""
    page = {
        "form": form,
        "token": token,
        "person": link.person,
        "joins": link.purpose == Purpose.ENGAGEMENT,
    }
    return render(request, "coalition/link.html", page, status=400 if form.errors else 200)


def spent(request: HttpRequest, error: UprError) -> HttpResponse:
    """The page of a link that opens nothing any more."""
    page = {"message": said(error.message), "hint": said(error.hint)}
    return render(request, "coalition/link_spent.html", page, status=410)
