"""What is done with a proposal: vote, comment, end it early, say what follows."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upr.errors import UprError
from uprdesk.coalition.actions import decisions, votes
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.decisions import CommentForm, NoteForm, ReasonForm, VoteForm
from uprdesk.coalition.models import Comment, Proposal
from uprdesk.coalition.models.decision import Ended
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.decisions import shown
from uprdesk.coalition.views.organisations import both
from uprdesk.coalition.views.proposals import own


@within(Kind.DECISIONS, Right.ADD)
@require_POST
def vote(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Vote, or vote otherwise."""
    row = here.get(Proposal, proposal)
    form = VoteForm(request.POST, about=row.inside)
    if not form.is_valid():
        messages.error(request, _("No vote was given yet. Choose one of the answers."))
        return redirect("coalition:decision", here.pk, proposal)
    try:
        votes.vote(
            here,
            proposal,
            voter=form.cleaned_data["voter"],
            choice=form.chosen,
            version=form.cleaned_data["version"],
            at=timezone.now(),
        )
    except UprError as error:
        messages.error(request, both(error))
    else:
        messages.success(
            request, _("Your vote is counted. Until the deadline you can change it here.")
        )
    return redirect("coalition:decision", here.pk, proposal)


@within(Kind.DECISIONS, Right.ADD)
@require_POST
def comment(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Say something of it."""
    row = here.get(Proposal, proposal)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return shown(request, here, row, comment=form)
    votes.comment(here, proposal, form.cleaned_data["text"], at=timezone.now())
    return redirect("coalition:decision", here.pk, proposal)


@within(Kind.DECISIONS, Right.ADD)
@require_POST
def remove_comment(request: HttpRequest, here: Here, comment: UUID) -> HttpResponse:
    """Take a comment away."""
    row = here.get(Comment, comment)
    votes.remove_comment(here, comment, at=timezone.now())
    messages.success(request, _("The comment is removed."))
    return redirect("coalition:decision", here.pk, row.proposal_id)


@within(Kind.DECISIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Close a vote before its deadline."""
    return end(request, here, proposal, Ended.CLOSED)


@within(Kind.DECISIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Take a proposal back."""
    return end(request, here, proposal, Ended.WITHDRAWN)


def end(request: HttpRequest, here: Here, proposal: UUID, how: Ended) -> HttpResponse:
    """Ask, then end it."""
    row = own(here, proposal)
    closing = how is Ended.CLOSED
    form = ReasonForm(request.POST if request.method == "POST" else None, needed=closing)
    if form.is_valid():
        try:
            decisions.end(here, proposal, how, reason=form.cleaned_data["text"], at=timezone.now())
        except UprError as error:
            messages.error(request, both(error))
        else:
            done = _("The vote is closed and counted.") if closing else _("It is withdrawn.")
            messages.success(request, done)
        return redirect("coalition:decision", here.pk, proposal)
    page = {"form": form, "row": row, "closing": closing}
    status = 400 if form.is_bound else 200
    return render(request, "coalition/decision_end.html", page, status=status)


@within(Kind.DECISIONS, Right.ADD)
@require_POST
def note(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Write what follows from a decision."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return shown(request, here, own(here, proposal), note=form)
    given = form.cleaned_data
    try:
        decisions.note(here, proposal, given["text"], version=given["version"], at=timezone.now())
    except ChangedMeanwhile as error:
        data = request.POST.copy()
        data["version"] = str(error.row.version)
        form = NoteForm(data)
        form.add_error(None, both(error))
        return shown(request, here, error.row, note=form)
    messages.success(request, _("Saved."))
    return redirect("coalition:decision", here.pk, proposal)
