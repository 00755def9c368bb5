"""Tasks of our own: write one down, change it, take it away."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.rights import Kind, Right
from uprdesk.stages.timeline.actions import tasks
from uprdesk.stages.timeline.forms import TaskForm
from uprdesk.stages.timeline.items import Item, may_change
from uprdesk.stages.timeline.models import Task
from uprdesk.stages.timeline.overview import Overview, overview
from uprdesk.stages.timeline.views.finding import both, item_of


@dataclass(frozen=True)
class TaskPage:
    """What timeline/task.html may use.

    item    the task; None for a new one
    theirs  the task as somebody else saved it meanwhile; gone: whether they took it away
    """

    here: Here
    form: TaskForm
    item: Item | None = None
    theirs: Task | None = None
    gone: bool = False


def show(request: HttpRequest, here: Here, form: TaskForm, **fields: object) -> HttpResponse:
    """The form of a task."""
    page = TaskPage(here, form, **fields)
    return render(request, "timeline/task.html", vars(page), status=400 if form.errors else 200)


@within(Kind.PLAN, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, here: Here) -> HttpResponse:
    """Write a task down; ?step= says to which step it belongs."""
    now = timezone.now()
    plan = overview(here, now)
    if request.method != "POST":
        step = plan.by_what.get(request.GET.get("step", ""))
        first = {"step": step.what, "stage": step.stage.value} if step and step.planned else {}
        return show(request, here, TaskForm(plan=plan, initial={"version": 0, **first}))
    form = TaskForm(request.POST, plan=plan)
    if not form.is_valid():
        return show(request, here, form)
    row = tasks.add(here, form.about(), at=now)
    messages.success(request, _("The task stands in the plan."))
    return redirect("timeline:item", here.pk, str(row.pk))


@within(Kind.PLAN, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Change a task of our own."""
    now = timezone.now()
    plan, item = own_task(here, what, now)
    if request.method != "POST":
        form = TaskForm.of(item.work, item.row.version, plan, what)
        return show(request, here, form, item=item)
    form = TaskForm(request.POST, plan=plan, without=what)
    if not form.is_valid():
        return show(request, here, form, item=item)
    try:
        tasks.change(here, item, form.about(), version=form.seen, at=now)
    except ChangedMeanwhile as error:
        data = request.POST.copy()
        data["version"] = str(error.row.version if error.row else 0)
        form = TaskForm(data, plan=plan, without=what)
        form.add_error(None, both(error))
        return show(request, here, form, item=item, theirs=error.row, gone=error.row is None)
    messages.success(request, _("Saved."))
    return redirect("timeline:item", here.pk, what)


@within(Kind.PLAN, Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, here: Here, what: str) -> HttpResponse:
    """Ask, then take a task of our own away."""
    now = timezone.now()
    _plan, item = own_task(here, what, now)
    if request.method != "POST":
        return render(request, "timeline/remove.html", {"here": here, "item": item})
    tasks.remove(here, item, at=now)
    messages.success(request, _("The task is gone."))
    return redirect("timeline:plan", here.pk)


def own_task(here: Here, what: str, now: datetime) -> tuple[Overview, Item]:
    """The plan and a task of our own that the person may change; Http404 for a step."""
    plan, item = item_of(here, what, now)
    if item.planned:
        raise Http404
    if not may_change(here, item):
        raise PermissionDenied
    return plan, item
