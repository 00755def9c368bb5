"""How the numbers are made that a machine says, and how good they are: read from the model's card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upr.insight.card import Card, Figure
from upr.insight.learning.files import UnusableModel, read_card
from uprdesk.coalition.doors import needs, record_reader
from uprdesk.coalition.rights import Can
from uprdesk.record import knowing, training
from uprdesk.record.naming import category_name, issue_name
from uprdesk.record.search import Filters
from uprdesk.shell import jobs, wording
from uprdesk.shell.models import Job
from uprdesk.shell.saying import said

if TYPE_CHECKING:
    from upr.insight.learning.measures import LabelScore


@dataclass(frozen=True)
class Kind:
    """A measure of the card. words: what it says, with its value in; share: told in per cent."""

    title: object
    words: object
    share: bool = True


KINDS: Mapping[tuple[str, str], Kind] = {
    ("issues", "micro F1"): Kind(
        gettext_lazy("Issues, all together (micro F1)"),
        gettext_lazy(
            "Labels missed and labels too many weighed together, every label counting the same:"
            " %(value)s."
        ),
    ),
    ("issues", "macro F1"): Kind(
        gettext_lazy("Issues, one by one (macro F1)"),
        gettext_lazy("The mean over the issues, the rare ones counting as much: %(value)s."),
    ),
    ("actions", "accuracy"): Kind(
        gettext_lazy("Action category (accuracy)"),
        gettext_lazy("UPR Info’s own category was found for %(value)s of the recommendations."),
    ),
    ("answers", "AUC within a review"): Kind(
        gettext_lazy("Order within a review (AUC)"),
        gettext_lazy(
            "Of one supported and one noted recommendation of a review, the supported one had the"
            " better chance in %(value)s of all pairs. Half of them would be luck."
        ),
    ),
    ("answers", "Brier"): Kind(
        gettext_lazy("Distance from the answer (Brier score)"),
        gettext_lazy("Squared distance of chance and answer: %(value)s. 0 is perfect."),
        share=False,
    ),
    ("answers", "calibration error"): Kind(
        gettext_lazy("Promise and outcome (calibration error)"),
        gettext_lazy(
            "The chance that is told and the share that was supported in the end are %(value)s"
            " apart, on average."
        ),
    ),
    ("habits", "recall@20"): Kind(
        gettext_lazy("Found among the first 20 (recall)"),
        gettext_lazy(
            "Of the States that did raise an issue with a State under review, %(value)s stood among"
            " the first 20 of the list."
        ),
    ),
    ("habits", "mean average precision"): Kind(
        gettext_lazy("Order of the whole list (mean average precision)"),
        gettext_lazy("1 would be a list with all of these States on top: %(value)s."),
        share=False,
    ),
    ("habits", "recall@20, new pairs"): Kind(
        gettext_lazy("New voices among the first 20"),
        gettext_lazy(
            "Of the States that raised an issue there for the first time ever, %(value)s stood among"
            " the first 20."
        ),
    ),
}
"""Part and name of a figure on the card → how a page tells it."""


@dataclass(frozen=True)
class Measure:
    """One figure in words.

    low, high         its 95 % interval
    rows              what it was counted on
    simple, simple_by what the best simple way reaches, and which that is; empty where none was tried
    """

    title: object
    words: str
    low: str
    high: str
    rows: int
    simple: str
    simple_by: str


@dataclass(frozen=True)
class LabelRow:
    """How well one label is found. rows: query string of the recommendations that have it."""

    name: str
    score: "LabelScore"
    rows: str


@dataclass(frozen=True)
class MeasuresPage:
    """What record/measures.html may use.

    card      of this store's model; None without one
    made_at   when it was trained; None where that is not known
    problem   why a model that lies there cannot be used; empty otherwise
    figures   part → its measures
    issues, actions   label by label, the most frequent first
    limits    what the model cannot do
    may_train whether the person may have it trained
    job       of a training that is going on
    """

    card: Card | None
    made_at: datetime | None
    problem: str
    figures: Mapping[str, Sequence[Measure]]
    issues: Sequence[LabelRow]
    actions: Sequence[LabelRow]
    limits: Sequence[str]
    may_train: bool
    job: Job | None
    own_job: bool


@record_reader
@require_safe
def measures_page(request: HttpRequest) -> HttpResponse:
    """What each number is made from, how good it is, and where it fails."""
    card, problem = _card()
    may_train = request.user.is_authenticated and request.user.can(Can.CORRECT_LABELS)
    job = _training() if may_train else None
    page = MeasuresPage(
        card=card,
        made_at=parse_datetime(card.made_at) if card and card.made_at else None,
        problem=problem,
        figures=_figures(card.figures) if card else {},
        issues=_labels(card, "issues") if card else [],
        actions=_labels(card, "actions") if card else [],
        limits=[_(limit) for limit in card.limits] if card else [],
        may_train=may_train,
        job=job,
        own_job=job is not None and job.owner_id == request.user.pk,
    )
    return render(request, "record/measures.html", vars(page))


def _card() -> tuple[Card | None, str]:
    """The card of this store's model, or why it cannot be used; the model itself is not read."""
    if knowing.mark() is None:
        return None, ""
    try:
        return Card.from_json(read_card(knowing.folder())), ""
    except UnusableModel as error:
        return None, f"{said(error.message)} {said(error.hint)}".strip()


def _figures(figures: Sequence[Figure]) -> dict[str, list[Measure]]:
    found: dict[str, list[Measure]] = {}
    for each in figures:
        found.setdefault(each.part, []).append(_measure(each))
    return found


def _measure(one: Figure) -> Measure:
    kind = KINDS.get((one.part, one.figure), Kind(one.figure, "%(value)s", share=False))
    value, low, high = (_written(x, share=kind.share) for x in (one.value, one.low, one.high))
    return Measure(
        title=kind.title,
        words=str(kind.words) % {"value": value},
        low=low,
        high=high,
        rows=one.rows,
        simple="" if one.simple is None else _written(one.simple, share=kind.share),
        simple_by=_(one.simple_by) if one.simple_by else "",
    )


def _written(value: float, *, share: bool) -> str:
    if share:
        return wording.percent(value, get_language())
    return wording.number(value, get_language(), 3)


def _labels(card: Card, part: str) -> list[LabelRow]:
    scores = sorted(card.labels.get(part, ()), key=lambda one: -one.support)
    if part == "issues":
        return [
            LabelRow(issue_name(one.label), one, Filters(issues=(one.label,)).link())
            for one in scores
        ]
    return [
        LabelRow(category_name(int(one.label)), one, Filters(categories=(int(one.label),)).link())
        for one in scores
    ]


def _training() -> Job | None:
    """The training that waits or goes on, whoever began it."""
    work = training.train_on_record
    name = f"{work.__module__}.{work.__qualname__}"
    return Job.objects.unfinished().filter(work=name).order_by("made_at").first()


@needs(Can.CORRECT_LABELS)
@require_POST
def train(request: HttpRequest) -> HttpResponse:
    """Have the worker learn from the record, unless it is at it."""
    with transaction.atomic():
        job = _training()
        if job is None:
            job = jobs.enqueue(training.train_on_record, by=request.user, at=timezone.now())
    if job.owner_id == request.user.pk:
        return redirect(job)
    messages.info(request, _("Somebody else has begun it: it is going on."))
    return redirect("record:measures")
