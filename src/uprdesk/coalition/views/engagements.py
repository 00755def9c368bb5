"""Begin an engagement, find one's own, wait to be let in, change its settings."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upr.stages.timeline import GENEVA, ReviewDates, review_dates
from uprdesk.coalition import reviews
from uprdesk.coalition.actions import engagements
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.current import all_of, start_of
from uprdesk.coalition.doors import signed_in
from uprdesk.coalition.doorway import Here, blocked, identity_of, obstacle_for, within
from uprdesk.coalition.forms.engagements import EngagementForm, SettingsForm, StateForm
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.organisations import both


@dataclass(frozen=True)
class Mine:
    """One engagement of the person."""

    here: Here
    url: str
    """Where the work in it begins."""
    obstacle: str
    """Why the person cannot work in it now: see `doorway.obstacle_for`."""


@dataclass(frozen=True)
class BeginPage:
    """What coalition/begin.html may use."""

    state_form: StateForm
    form: EngagementForm | None
    """The second step; None until a State is chosen."""
    proposed: ReviewDates | None
    """The review that is next."""


@dataclass(frozen=True)
class SettingsPage:
    """What coalition/settings.html may use."""

    state_form: StateForm
    form: SettingsForm
    state: str
    """Of the reviews that can be chosen."""
    theirs: dict[str, object] | None = None
    """What somebody else saved meanwhile: see `what_stands`."""


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The person's engagements, each with their parts and whether they wait."""
    mine = [Mine(here, start_of(here), obstacle_for(here)) for here in all_of(request)]
    return render(request, "coalition/desk.html", {"mine": mine})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a State, then one of its reviews and a name; the person coordinates what they begin."""
    identity = identity_of(request)
    if identity is None:
        return blocked(request, None, "no-key")
    now, asked = timezone.now(), request.POST or request.GET
    state_form = StateForm(asked if "state" in asked else None)
    if not state_form.is_valid():
        page = BeginPage(state_form, None, None)
        status = 400 if state_form.is_bound else 200
        return render(request, "coalition/begin.html", vars(page), status=status)
    offered = reviews.reviews_of(state_form.cleaned_data["state"], now)
    form = EngagementForm(request.POST or None, offered=offered, initial=proposal(offered[0]))
    if form.is_valid():
        here = engagements.begin(by=request.user, identity=identity, about=form.about, at=now)
        return HttpResponseRedirect(start_of(here))
    page = BeginPage(state_form, form, offered[0])
    status = 400 if form.is_bound else 200
    return render(request, "coalition/begin.html", vars(page), status=status)


def proposal(review: ReviewDates) -> dict[str, object]:
    """What the form holds before anybody typed."""
    return {"state": review.state, "session": review.session, "name": reviews.usual_name(review)}


@within(Kind.ENGAGEMENT, Right.SEE, waiting=True)
@require_safe
def waiting(request: HttpRequest, here: Here) -> HttpResponse:
    """For what the person waits, with the four words; whoever waits for nothing goes on."""
    obstacle = obstacle_for(here)
    if not obstacle:
        return HttpResponseRedirect(start_of(here))
    return blocked(request, here.membership, obstacle, status=200)


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, here: Here) -> HttpResponse:
    """Name, review and rules of the engagement; with ?state= the reviews of another State."""
    now = timezone.now()
    about = here.engagement.inside
    asked = request.POST or request.GET
    state_form = StateForm({"state": asked.get("state", about.state)}, also=about.state)
    state = state_form.cleaned_data["state"] if state_form.is_valid() else about.state
    form = settings_form(here, state, now, request.POST or None)
    if form.is_valid() and save(here, form, now):
        messages.success(request, _("Saved."))
        return redirect("coalition:settings", here.pk)
    status = 400 if form.is_bound or not state_form.is_valid() else 200
    faster = form.is_bound and form.data.get("seen") != asked.get("seen")
    page = SettingsPage(state_form, form, state, what_stands(here) if faster else None)
    return render(request, "coalition/settings.html", vars(page), status=status)


def settings_form(here: Here, state: str, now: datetime, data: QueryDict | None) -> SettingsForm:
    """The form with what holds today; of another State, the review that is next."""
    about, engagement = here.engagement.inside, here.engagement
    offered = reviews.reviews_of(state, now)
    if state == about.state and about.session not in {one.session for one in offered}:
        offered.insert(0, review_dates(state, about.session))
    session = about.session if state == about.state else offered[0].session
    holds = {
        "state": state,
        "session": session,
        "name": about.name,
        "second_step_needed": engagement.second_step_needed,
        "erase_on": engagement.erase_on,
        "seen": engagements.stamp(here),
    }
    today = now.astimezone(GENEVA).date()
    return SettingsForm(data, offered=offered, initial=holds, today=today)


def what_stands(here: Here) -> dict[str, object]:
    """The settings as they are: name, State, review in words, rules."""
    about, engagement = here.engagement.inside, here.engagement
    return {
        "name": about.name,
        "state": about.state,
        "review": reviews.when(review_dates(about.state, about.session)),
        "second_step_needed": engagement.second_step_needed,
        "erase_on": engagement.erase_on,
    }


def save(here: Here, form: SettingsForm, now: datetime) -> bool:
    """Store what was changed; False, with a sentence in the form, where somebody else was faster."""
    names = "second_step_needed", "erase_on", "seen"
    given = {name: form.cleaned_data[name] for name in names}
    try:
        engagements.settle(here, form.about, **given, at=now)
    except engagements.TooSoon as error:
        form.add_error("erase_on", both(error))
        return False
    except ChangedMeanwhile as error:
        form.add_error(None, both(error))
        # what they saved is shown above the form: saving again replaces it knowingly
        form.data = form.data.copy()
        form.data["seen"] = engagements.stamp(here)
        return False
    return True
