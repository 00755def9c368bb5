"""One line of the plan: what it is, when, who, and what can be done about it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upr.errors import UprError
from upr.stages.timeline import ImpossibleDate
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.rights import Kind, Right
from uprdesk.stages.timeline.actions import dates, tasks
from uprdesk.stages.timeline.forms import DateForm, NoteForm, OwnersForm
from uprdesk.stages.timeline.items import Item, may_change
from uprdesk.stages.timeline.models import AnnouncedDate
from uprdesk.stages.timeline.overview import Overview, Refused, estimate_of
from uprdesk.stages.timeline.views.finding import back, both, item_of


@dataclass(frozen=True)
class ItemPage:
    """What timeline/item.html may use.

    date          row of the announced date; refused: why it is not reckoned with
    differs       by how many days it differs from the day that the plan had without it; None
                  without one; later: whether it lies after that day
    *_form        None where the person may not
    theirs        what somebody else saved meanwhile, where two people edited at once
    """

    here: Here
    plan: Overview
    item: Item
    date: AnnouncedDate | None
    refused: Refused | None
    may_add: bool
    may_change: bool
    date_form: DateForm | None
    note_form: NoteForm | None
    owners_form: OwnersForm | None
    differs: int | None = None
    later: bool = False
    theirs: object = None


def show(
    request: HttpRequest, here: Here, plan: Overview, item: Item, **forms: object
) -> HttpResponse:
    """The page of a line, with a form that was refused where there is one."""
    adds, leads = (here.may(Kind.PLAN, right) for right in (Right.ADD, Right.MANAGE))
    row = plan.dates.get(item.what)
    version = item.row.version if item.row else 0
    fields = {
        "date_form": DateForm.of(row and row.inside, row.version if row else 0)
        if leads and item.planned
        else None,
        "note_form": NoteForm(initial={"note": item.work.note, "version": version})
        if adds and item.planned
        else None,
        "owners_form": owners_form(here, item) if leads else None,
    } | forms
    differs = None
    if row and item.planned and item.when.announced:
        without = estimate_of(plan, item.what, timezone.now())
        differs = (item.when.day - without.day).days
    page = ItemPage(
        here=here,
        plan=plan,
        item=item,
        date=row,
        differs=abs(differs) if differs is not None else None,
        later=bool(differs and differs > 0),
        refused=next((one for one in plan.refused if one.step == item.what), None),
        may_add=adds,
        may_change=may_change(here, item),
        **fields,
    )
    return render(request, "timeline/item.html", vars(page), status=400 if forms else 200)


def owners_form(here: Here, item: Item, data: object = None) -> OwnersForm:
    """The members to choose from, the owners ticked."""
    members = here.engagement.members.exclude(admitted_at=None).select_related("person")
    version = item.row.version if item.row else 0
    chosen = {"owners": list(item.work.owners), "version": version}
    return OwnersForm(data, members=members.order_by("joined_at", "pk"), initial=chosen)


@within(Kind.PLAN, Right.SEE)
@require_safe
def item(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """The page of one step or task."""
    return show(request, here, *item_of(here, what, timezone.now()))


@within(Kind.PLAN, Right.ADD)
@require_POST
def done(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Tick it off with done=1, or open it again with done=0."""
    now = timezone.now()
    tasks.tick(here, item_of(here, what, now)[1], done=wanted(request, "done"), at=now)
    return back(request, here, what)


@within(Kind.PLAN, Right.ADD)
@require_POST
def take(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Take care of it with take=1, or leave it with take=0."""
    now = timezone.now()
    tasks.take(here, item_of(here, what, now)[1], mine=wanted(request, "take"), at=now)
    return back(request, here, what)


def wanted(request: HttpRequest, field: str) -> bool:
    """Yes or no from a button; raises Http404 for a form that no page of ours sends."""
    if request.POST.get(field) not in ("0", "1"):
        raise Http404
    return request.POST[field] == "1"


@within(Kind.PLAN, Right.MANAGE)
@require_POST
def owners(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Say who takes care of it."""
    now = timezone.now()
    plan, line = item_of(here, what, now)
    form = owners_form(here, line, request.POST)
    if not form.is_valid():
        return show(request, here, plan, line, owners_form=form)
    try:
        tasks.give(here, line, owners=form.cleaned_data["owners"], version=form.seen, at=now)
    except ChangedMeanwhile as error:
        data = request.POST.copy()
        data["version"] = str(error.row.version if error.row else 0)
        form = owners_form(here, line, data)
        form.add_error(None, both(error))
        return show(request, here, plan, line, owners_form=form)
    return back(request, here, what)


@within(Kind.PLAN, Right.ADD)
@require_POST
def note(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Write a few words about a step."""
    now = timezone.now()
    plan, line = item_of(here, what, now)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show(request, here, plan, line, note_form=form)
    try:
        tasks.write_note(here, line, note=form.cleaned_data["note"], version=form.seen, at=now)
    except ChangedMeanwhile as error:
        form = again(form, error)
        return show(request, here, plan, line, note_form=form, theirs=error.row)
    return back(request, here, what)


def again(form: DateForm | NoteForm, error: ChangedMeanwhile) -> DateForm | NoteForm:
    """The same form, which now replaces what somebody else saved, once its person has seen that."""
    data = form.data.copy()
    data["version"] = str(error.row.version if error.row else 0)
    fresh = type(form)(data)
    fresh.add_error(None, both(error))
    return fresh


@within(Kind.PLAN, Right.MANAGE)
@require_POST
def announce(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Enter the date that somebody announced for a step."""
    now = timezone.now()
    plan, line = item_of(here, what, now)
    if line.planned is None:
        raise Http404
    form = DateForm(request.POST)
    if not form.is_valid():
        return show(request, here, plan, line, date_form=form)
    try:
        dates.announce(here, form.about(what), version=form.seen, at=now)
    except ChangedMeanwhile as error:
        form = again(form, error)
        return show(request, here, plan, line, date_form=form, theirs=error.row)
    except UprError as error:
        ours = isinstance(error, ImpossibleDate) and error.step == what
        form.add_error("day" if ours else None, both(error))
        return show(request, here, plan, line, date_form=form)
    messages.success(request, _("The announced date stands in the plan now."))
    return redirect("timeline:item", here.pk, what)


@within(Kind.PLAN, Right.MANAGE)
@require_POST
def withdraw(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Take the announced date away again."""
    now = timezone.now()
    plan, line = item_of(here, what, now)
    if row := plan.dates.get(line.what):
        dates.withdraw(here, row, at=now)
        messages.success(request, _("The estimate stands again."))
    return redirect("timeline:item", here.pk, what)
