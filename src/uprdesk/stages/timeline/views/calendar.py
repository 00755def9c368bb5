"""The calendar of a person: its one address, and what lies there."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from uprdesk.coalition.doors import public
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.rights import Kind, Right
from uprdesk.stages.timeline.actions import feeds, reminders
from uprdesk.stages.timeline.forms import MailForm
from uprdesk.stages.timeline.models import Feed
from uprdesk.stages.timeline.views.finding import both


@dataclass(frozen=True)
class CalendarPage:
    """What timeline/calendar.html may use.

    address    one that was just made; shown this once
    mail       whether this installation sends e-mail; mail_form: to ask for it
    mail_address  where the person is reminded; empty for nowhere
    """

    here: Here
    feed: Feed | None
    mail: bool
    mail_address: str
    mail_form: MailForm
    address: str = ""


@within(Kind.PLAN, Right.EXPORT)
@require_safe
def calendar(request: HttpRequest, here: Here) -> HttpResponse:
    """Whether the person has an address, and what it shows."""
    return show(request, here)


def show(
    request: HttpRequest, here: Here, address: str = "", form: MailForm | None = None
) -> HttpResponse:
    """The page, with an address that was just made where there is one."""
    reminded = reminders.mine(here).first()
    page = CalendarPage(
        here=here,
        feed=feeds.mine(here).first(),
        mail=settings.SMTP is not None,
        mail_address=reminded.address if reminded else "",
        mail_form=form or MailForm(),
        address=address,
    )
    return render(request, "timeline/calendar.html", vars(page), status=400 if form else 200)


@within(Kind.PLAN, Right.EXPORT)
@require_safe
def full_titles(request: HttpRequest, here: Here) -> HttpResponse:
    """What it means to have the words of the plan in a calendar; its form makes the address."""
    return render(request, "timeline/full_titles.html", {"here": here})


@within(Kind.PLAN, Right.EXPORT)
@require_POST
def make(request: HttpRequest, here: Here) -> HttpResponse:
    """Make an address, or make it anew; with full=1 the titles say what is due."""
    full = request.POST.get("full") == "1"
    token = feeds.make(here, full_titles=full, at=timezone.now())
    address = request.build_absolute_uri(reverse("timeline:feed", args=[token]))
    return show(request, here, address)


@within(Kind.PLAN, Right.EXPORT)
@require_POST
def end(request: HttpRequest, here: Here) -> HttpResponse:
    """End the person's address."""
    feeds.revoke(here, at=timezone.now())
    return redirect("timeline:calendar", here.pk)


@within(Kind.PLAN, Right.EXPORT)
@require_POST
def mail(request: HttpRequest, here: Here) -> HttpResponse:
    """Ask for reminders by e-mail, or end them with end=1."""
    if request.POST.get("end") == "1":
        reminders.end(here, at=timezone.now())
        return redirect("timeline:calendar", here.pk)
    form = MailForm(request.POST)
    if not form.is_valid():
        return show(request, here, form=form)
    try:
        reminders.ask(here, address=form.cleaned_data["address"], at=timezone.now())
    except reminders.NoMailServer as error:
        form.add_error(None, both(error))
        return show(request, here, form=form)
    return redirect("timeline:calendar", here.pk)


@public
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar at an address that only its person knows; nobody is signed in here."""
    content = feeds.calendar_of(token)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    patch_cache_control(response, private=True, max_age=3600)
    return response
