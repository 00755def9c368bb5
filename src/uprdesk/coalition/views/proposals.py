"""The words of a decision: put something to the vote, write down what a meeting decided, change."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upr.errors import UprError
from uprdesk.coalition import decisions as here_are
from uprdesk.coalition.actions import decisions
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.decision_differences import differences
from uprdesk.coalition.differences import Difference
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.proposals import ProposalForm, RecordForm
from uprdesk.coalition.models import Proposal
from uprdesk.coalition.models.decision import GENEVA, AboutProposal
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.organisations import both


@dataclass(frozen=True)
class FormPage:
    """What coalition/decision_form.html may use.

    row     None for a new one; is_record: it was decided in a meeting
    theirs  what somebody else saved meanwhile, where it differs
    """

    form: ProposalForm | RecordForm
    row: Proposal | None
    is_record: bool
    theirs: list[Difference]


def form_of(here: Here, is_record: bool, *args: object, **kwargs: object):
    """The form of a proposal, or of what a meeting decided."""
    if is_record:
        return RecordForm(*args, **kwargs)
    may_see = here.may(Kind.ORGANISATIONS, Right.SEE)
    return ProposalForm(*args, organisations=may_see, **kwargs)


def filled_in(request: HttpRequest, form, row=None, theirs=()) -> HttpResponse:
    """The form; 400 where it was sent and something is to be mended."""
    page = FormPage(form, row, isinstance(form, RecordForm), list(theirs))
    status = 400 if form.is_bound else 200
    return render(request, "coalition/decision_form.html", vars(page), status=status)


@within(Kind.DECISIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponse:
    """Put something to the vote."""
    if request.method != "POST":
        return filled_in(request, form_of(here, False, initial=first_words(request, here)))
    return made(request, here, form_of(here, False, request.POST), _("It is put to the vote."))


@within(Kind.DECISIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, here: Here) -> HttpResponse:
    """Write down what a meeting decided."""
    if request.method != "POST":
        return filled_in(request, form_of(here, True, initial={"version": 0}))
    return made(request, here, form_of(here, True, request.POST), _("It is written down."))


def made(request: HttpRequest, here: Here, form, done: str) -> HttpResponse:
    """Save a new one, or show the form again with what is to be mended."""
    if form.is_valid():
        try:
            row = decisions.propose(here, form.about, at=timezone.now())
        except UprError as error:
            form.add_error(None, both(error))
        else:
            messages.success(request, done)
            return redirect("coalition:decision", here.pk, row.pk)
    return filled_in(request, form)


def first_words(request: HttpRequest, here: Here) -> dict[str, object]:
    """What a new proposal begins with: ?from= another one, its words; else the usual choices."""
    if "from" in request.GET:
        try:
            row = here.get(Proposal, UUID(request.GET["from"]))
        except ValueError:
            raise Http404 from None
        if row.inside.choices:
            return {**ProposalForm.holds(row.inside, 0), "day": None}
    rows = here.open(Proposal.objects.of(here))
    before = [row.inside for row in rows if row.inside.by == str(here.membership.pk)]
    last = max(before, key=lambda about: about.made_at, default=None)
    # whoever reckons in a zone of their own does so again
    return ProposalForm.empty(last.zone if last else GENEVA)


@within(Kind.DECISIONS, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """Change the words of one."""
    row = own(here, proposal)
    is_record = row.inside.meeting is not None
    if request.method != "POST":
        kind = RecordForm if is_record else ProposalForm
        first = kind.holds(row.inside, row.version)
        return filled_in(request, form_of(here, is_record, initial=first), row)
    form = form_of(here, is_record, request.POST)
    if not form.is_valid():
        return filled_in(request, form, row)
    version, now = form.cleaned_data["version"], timezone.now()
    try:
        decisions.change(here, proposal, form.about, version=version, at=now)
    except ChangedMeanwhile as error:
        return both_texts(request, here, form.about, error)
    except UprError as error:
        form.add_error(None, both(error))
        return filled_in(request, form, row)
    messages.success(request, _("Saved."))
    return redirect("coalition:decision", here.pk, proposal)


def both_texts(
    request: HttpRequest, here: Here, typed: AboutProposal, error: ChangedMeanwhile
) -> HttpResponse:
    """The form with all that was typed, ready to be saved over what somebody else saved."""
    row = error.row
    data = request.POST.copy()
    data["version"] = str(row.version)
    form = form_of(here, row.inside.meeting is not None, data)
    form.add_error(None, both(error))
    return filled_in(request, form, row, differences(row.inside, typed))


def own(here: Here, pk: UUID) -> Proposal:
    """One that the person may change; raises Http404 and PermissionDenied."""
    row = here.get(Proposal, pk)
    if not here_are.may_change(here, row):
        raise PermissionDenied
    return row
