"""The pages that erase: an engagement, one's own account."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from upr.errors import UprError
from uprdesk.coalition.actions import erasing
from uprdesk.coalition.doors import signed_in
from uprdesk.coalition.doorway import Here, identity_of, within
from uprdesk.coalition.forms.erasing import NameAgainForm
from uprdesk.coalition.forms.keys import PasswordAgainForm
from uprdesk.coalition.models import Membership, agreed, still_to_agree
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.recovery import mark_of
from uprdesk.shell.saying import said


def backups_until(at: datetime) -> date:
    """The day until which backups made before `at` still hold what is erased."""
    return at.date() + timedelta(days=settings.BACKUPS_KEPT)


@dataclass(frozen=True)
class ErasePage:
    """What coalition/erase.html may use.

    missing  coordinators who have not agreed, without the reader
    mine     whether the reader has agreed already
    asked    whether anybody has
    until    day until which older backups hold it
    """

    form: NameAgainForm
    missing: list[Membership]
    mine: bool
    asked: bool
    until: date


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, here: Here) -> HttpResponse:
    """Agree to erase the engagement, with its name typed; the last coordinator's word erases it."""
    now = timezone.now()
    form = NameAgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            gone = erasing.agree(here, name=form.cleaned_data["name"], at=now)
        except UprError as error:
            form.add_error("name", f"{said(error.message)} {said(error.hint)}")
        else:
            if gone:
                return render(request, "coalition/erased.html", {"until": backups_until(now)})
            messages.success(request, _("You agreed. The other coordinators have to agree too."))
            return redirect("coalition:erase", here.pk)
    wishes = agreed(here.engagement, now)
    missing = still_to_agree(here.engagement, now)
    page = ErasePage(
        form=form,
        missing=[member for member in missing if member.pk != here.membership.pk],
        mine=here.person.pk in wishes,
        asked=bool(wishes),
        until=backups_until(now),
    )
    return render(request, "coalition/erase.html", vars(page), status=400 if form.errors else 200)


@within(Kind.ENGAGEMENT, Right.MANAGE)
@require_POST
def stop(request: HttpRequest, here: Here) -> HttpResponse:
    """Take every agreement back: nothing is erased."""
    erasing.refuse(here, at=timezone.now())
    messages.success(request, _("Nothing is erased."))
    return redirect("coalition:keys", here.pk)


@signed_in
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def erase_account(request: HttpRequest) -> HttpResponse:
    """Erase the account of the person, with the password typed again."""
    now = timezone.now()
    form = PasswordAgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            erasing.erase_account(
                request.user,
                identity_of(request),
                password=form.cleaned_data["password"],
                mark=mark_of(request),
                at=now,
            )
        except UprError as error:
            form.add_error(None, f"{said(error.message)} {said(error.hint)}")
        else:
            logout(request)
            return render(request, "coalition/erased.html", {"until": backups_until(now)})
    page = {"form": form, "until": backups_until(now)}
    status = 400 if form.errors else 200
    return render(request, "coalition/erase_account.html", page, status=status)
