"""Home, language, quick exit, health, and long work."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uprdesk.shell import health, jobs, menu
from uprdesk.shell.doors import public, signed_in
from uprdesk.shell.language import remember
from uprdesk.shell.models import Job

JOBS_SHOWN = 50


@dataclass(frozen=True)
class HomePage:
    """What shell/home.html may use."""

    places: list[menu.Place]
    """All stages in order; built ones have `entry` and, where open to this person, `url`."""
    cards: list[tuple[menu.Place, dict[str, object]]]
    """Each open room with the ingredients of its card (`entry.template`), those that lead first."""
    jobs: list[Job]
    """The person's long work that is not over yet."""


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is going on, and the way into every room; visitors see the rooms open to them.

    Whoever works in one place only is led there.
    """
    if request.user.is_authenticated and (address := menu.start_of(request)):
        return redirect(address)
    places = menu.places(request)
    rooms = [p for p in places if p.entry and p.url]
    rooms.sort(key=lambda p: not p.entry.leads(request))
    cards = [(p, p.entry.card(request)) for p in rooms]
    if not cards and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    mine = list(Job.objects.for_user(request.user).unfinished()[:5])
    return render(request, "shell/home.html", vars(HomePage(places, cards, mine)))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language and return to the page the reader came from."""
    back = request.POST.get("next") or request.GET.get("next") or ""
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(back if ours else reverse("shell:home"))
    if code not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated and request.method == "POST":
        request.user.language = code
        request.user.save(update_fields=["language"])
    return remember(response, code)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: end the session, clear what the browser keeps, open a page that says nothing.

    A plain link, so that it works without script; being signed out by another site's link is a
    nuisance, being caught is not.
    """
    logout(request)
    response = HttpResponseRedirect(settings.EXIT_ADDRESS)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    for name in (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        settings.MARK_COOKIE_NAME,
    ):
        response.delete_cookie(name)
    return response


@public
@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """Whether the store answers and long work is done; no secrets, no numbers of people."""
    state = health.look(timezone.now())
    status = 200 if state.ok else 503
    if request.GET.get("format") == "json" or not request.accepts("text/html"):
        return HttpResponse(state.as_json(), "application/json", status=status)
    return render(request, "shell/health.html", {"health": state}, status=status)


@signed_in
@require_safe
def long_work(request: HttpRequest) -> HttpResponse:
    """The person's long work, newest first: left alone, and found again here."""
    mine = Job.objects.for_user(request.user)[:JOBS_SHOWN]
    return render(request, "shell/jobs.html", {"jobs": mine})


@signed_in
@require_safe
def job(request: HttpRequest, pk: str) -> HttpResponse:
    """How one piece of long work stands; the part alone for htmx."""
    found = get_object_or_404(Job.objects.for_user(request.user), pk=pk)
    name = "shell/_job.html" if request.htmx else "shell/job.html"
    return render(request, name, {"job": found})


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask the worker to stop; what is already stored by then stays as the work left it."""
    found = get_object_or_404(Job.objects.for_user(request.user), pk=pk)
    jobs.cancel(found, at=timezone.now())
    return redirect(found)
