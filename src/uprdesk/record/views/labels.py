"""Labels of one recommendation: what it is about, by whose word, and a person's own word on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from upr.errors import UprError
from upr.vocab.actions import all_actions
from upr.vocab.issues import all_issues
from upr.vocab.names import fold
from upr.vocab.populations import all_populations
from upr.vocab.themes import all_persons, all_sdgs
from uprdesk.coalition.doors import needs
from uprdesk.coalition.rights import Can
from uprdesk.record import importer
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import MACHINE
from uprdesk.record.naming import category_name, value_name
from uprdesk.record.views.row import Tag, tag, tags
from uprdesk.shell.saying import said

Kind, Origin = Label.Kind, Label.Origin

TITLES = {
    Kind.ISSUE: gettext_lazy("Issues"),
    Kind.POPULATION: gettext_lazy("Key populations"),
    Kind.THEME: gettext_lazy("Themes of OHCHR"),
    Kind.GROUP: gettext_lazy("Persons affected"),
    Kind.SDG: gettext_lazy("Sustainable Development Goals"),
}
"""Kinds of labels in the order of the page; the action category has a place of its own."""

BY = {
    Origin.RULES: gettext_lazy("proposed by rules"),
    Origin.MODEL: gettext_lazy("proposed by the trained model"),
}


@dataclass(frozen=True)
class Labelled:
    """Labels of one kind. by: which machine proposed those that are proposals; may be empty."""

    title: object
    tags: Sequence[Tag]
    by: str


@dataclass(frozen=True)
class Correctable:
    """A label with what persons said of it.

    value   "issue:Development", as the form sends it
    tag     the label by the strongest origin
    said    what a person said; None where nobody has
    """

    value: str
    title: object
    tag: Tag
    said: Label | None


@dataclass(frozen=True)
class Addable:
    """Labels of one kind that a person may add: (value of the form, name)."""

    title: object
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Corrections:
    """What people with the right see. address: where their word is sent."""

    address: str
    labels: Sequence[Correctable]
    addable: Sequence[Addable]


def labelled(one: Recommendation) -> list[Labelled]:
    """The labels that count, kind by kind; kinds without any left out."""
    found = ((title, tags(one.labels.all(), kind)) for kind, title in TITLES.items())
    return [Labelled(title, some, machine(some)) for title, some in found if some]


def machine(some: Iterable[Tag]) -> str:
    """ "proposed by rules", of the labels that a machine proposes."""
    origins = {each.origin for each in some}
    return ", ".join(str(words) for origin, words in BY.items() if origin in origins)


def corrections(request: HttpRequest, one: Recommendation) -> Corrections | None:
    """What the person may correct; None without the right."""
    if not (request.user.is_authenticated and request.user.can(Can.CORRECT_LABELS)):
        return None
    # of a page that everybody reads the relation is without the names of people
    said = one.labels.filter(origin=Origin.PERSON).select_related("by")
    return Corrections(
        address=reverse("record:label", args=[one.key]),
        labels=_correctable(one, {(label.kind, label.value): label for label in said}),
        addable=_addable(),
    )


def _correctable(one: Recommendation, said: dict[tuple[str, str], Label]) -> Sequence[Correctable]:
    every = list(one.labels.all())
    if one.category is not None:
        every.append(Label(kind=Kind.CATEGORY, value=str(one.category), origin=Origin.SOURCE))
    titles = {**TITLES, Kind.CATEGORY: _("Action category")}
    del titles[Kind.THEME]  # OHCHR's own
    found = []
    for kind, title in titles.items():
        strongest: dict[str, Label] = {}
        for label in every:
            if label.kind == kind and (label.value not in strongest or label.origin not in MACHINE):
                strongest[label.value] = label
        found += [
            Correctable(f"{kind}:{value}", title, tag(label), said.get((kind, value)))
            for value, label in strongest.items()
        ]
    return found


def _addable() -> list[Addable]:
    values: dict[Label.Kind, Iterable[object]] = {
        Kind.ISSUE: (issue.label for issue in all_issues().values()),
        Kind.POPULATION: all_populations(),
        Kind.GROUP: all_persons(),
    }
    named = {Kind.ISSUE: "issue", Kind.POPULATION: "population", Kind.GROUP: "persons"}
    found = [
        Addable(
            TITLES[kind],
            sorted(
                ((f"{kind}:{value}", value_name(named[kind], value)) for value in some),
                key=lambda choice: fold(choice[1]),
            ),
        )
        for kind, some in values.items()
    ]
    goals = [(f"{Kind.SDG}:{number}", value_name("sdg", number)) for number in all_sdgs()]
    categories = [(f"{Kind.CATEGORY}:{n}", category_name(n)) for n in all_actions()]
    return [
        *found,
        Addable(TITLES[Kind.SDG], goals),
        Addable(_("Action category"), categories),
    ]


@needs(Can.CORRECT_LABELS)
@require_POST
def correct_label(request: HttpRequest, key: str) -> HttpResponse:
    """A person says that a label applies or does not, or takes that back."""
    try:
        one = Recommendation.objects.cited_as(key)
    except Recommendation.DoesNotExist as error:
        raise Http404 from error
    deed = next((name for name in ("applies", "denied", "undo") if request.POST.get(name)), "")
    kind, _colon, value = request.POST.get(deed, "").partition(":")
    told = {"by": request.user, "at": timezone.now()}
    try:
        if deed == "undo":
            importer.undo(one, kind, value, **told)
            messages.success(request, _("Taken back: sources and the machine count again."))
        elif value:
            importer.correct(one, kind, value, deed == "applies", **told)
            messages.success(
                request, _("Kept with your name; no import and no training undoes it.")
            )
        else:
            messages.error(request, _("Choose a label first; nothing was changed."))
    except UprError as error:
        messages.error(request, f"{said(error.message)} {said(error.hint)}".strip())
    return redirect(reverse("record:recommendation", args=[one.key]) + "#labels")
