"""The page of keys: who holds what, since when, and what is to be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upr.errors import UprError
from uprdesk.coalition import resealing
from uprdesk.coalition.actions import recovery, renewal
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.keys import HoldersForm
from uprdesk.coalition.models import (
    EngagementKey,
    RecoveryFile,
    RecoveryState,
    Resealing,
    recovery_state,
)
from uprdesk.coalition.rights import Compartment, Kind, Right
from uprdesk.shell.saying import said


@dataclass(frozen=True)
class KeyOfToday:
    """The newest key of one compartment.

    opens       what it opens, in the reader's words
    generation  how many keys there were, this one included
    holders     pseudonyms of those who hold it, in alphabetical order
    recovery    whether two recovery files bring it back
    """

    opens: str
    generation: int
    since: datetime
    holders: list[str]
    recovery: bool


@dataclass(frozen=True)
class KeysPage:
    """What coalition/keys.html may use.

    left      rows and files under older keys
    progress  of sealing them anew; None where nothing was begun
    runs      whether somebody's session works at it
    state     of the recovery files
    anew      whether they are good as they are: then nobody needs to issue new ones
    """

    keys: list[KeyOfToday]
    left: int
    progress: Resealing | None
    runs: bool
    state: RecoveryState
    files: list[RecoveryFile]
    anew: bool
    form: HoldersForm


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_safe
def keys(request: HttpRequest, here: Here) -> HttpResponse:
    """Who holds which key, how far the re-sealing is, and who holds the recovery files."""
    return show(request, here, HoldersForm(able=recovery.can_hold(here)))


def show(request: HttpRequest, here: Here, form: HoldersForm) -> HttpResponse:
    """The page, with the form as it was sent where it was refused."""
    progress = Resealing.objects.filter(engagement=here.engagement).first()
    files = RecoveryFile.objects.filter(key__engagement=here.engagement)
    state = recovery_state(here.engagement)
    page = KeysPage(
        keys=[key_of_today(here, compartment) for compartment in Compartment],
        left=resealing.waiting(here.engagement),
        progress=progress,
        runs=progress is not None and progress.runs(timezone.now()),
        state=state,
        files=list(files.select_related("holder").order_by("number")),
        anew=state in {RecoveryState.WAITING, RecoveryState.READY},
        form=form,
    )
    return render(request, "coalition/keys.html", vars(page), status=400 if form.errors else 200)


def key_of_today(here: Here, compartment: Compartment) -> KeyOfToday:
    """Who holds the newest key of a compartment."""
    found = EngagementKey.objects.filter(engagement=here.engagement, compartment=compartment)
    key = found.latest("generation")
    held = key.held.select_related("person")
    names = sorted(str(each.person) for each in held if each.person)
    return KeyOfToday(
        opens=str(compartment.label),
        generation=key.generation,
        since=key.made_at,
        holders=names,
        recovery=any(each.person is None for each in held),
    )


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_POST
def renew(request: HttpRequest, here: Here) -> HttpResponse:
    """New keys for everybody who is admitted."""
    return told(request, here, _("There are new keys."), renewal.renew)


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_POST
def go_on(request: HttpRequest, here: Here) -> HttpResponse:
    """Go on with sealing anew in this session."""
    return told(request, here, _("It goes on."), renewal.go_on)


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_POST
def issue(request: HttpRequest, here: Here) -> HttpResponse:
    """Give a recovery file to each of three members."""
    form = HoldersForm(request.POST, able=recovery.can_hold(here))
    if not form.is_valid():
        return show(request, here, form)
    holders = form.cleaned_data["holders"]
    return told(request, here, _("The files wait for their holders."), recovery.issue, holders)


def told(
    request: HttpRequest, here: Here, done: str, action: Callable[..., object], *args: object
) -> HttpResponse:
    """Do it, say so or why not, and lead back to the page of keys."""
    try:
        action(here, *args, at=timezone.now())
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}")
    else:
        messages.success(request, done)
    return redirect("coalition:keys", here.pk)
