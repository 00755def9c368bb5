"""Learn from the record of this store: what its sources say of issues, categories and answers.

Proposals of the machine are never learnt from, or it would confirm itself.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.module_loading import import_string

from upr.insight.past import Past
from upr.record import Recommendation as Told
from upr.record import Response
from upr.text import gettext_noop, say
from uprdesk.record import knowing, labelling
from uprdesk.record.labelling import Progress
from uprdesk.record.models import Label, Recommendation, Recommender
from uprdesk.shell.jobs import Outcome, Work, long_work

if TYPE_CHECKING:
    from upr.insight.model import Model

TABLE = "record"
"""Under this name the card tells that a model learnt from the record of its store."""


def past(*, sample: bool = False, shown: bool = False) -> Past:
    """The standing recommendations of the record as columns, with the labels of their sources.

    sample  those of the invented States instead
    shown   with the issues that pages show and searches count, proposals of the machine among them:
            never to learn from
    """
    return Past.of(_told(sample, _shown_issues() if shown else _source_issues()))


def _source_issues() -> Iterable[tuple[int, str]]:
    labels = Label.objects.filter(kind=Label.Kind.ISSUE, origin=Label.Origin.SOURCE)
    return labels.order_by("pk").values_list("recommendation", "value")


def _shown_issues() -> Iterable[tuple[int, str]]:
    """Each once, by whoever's word, without those that a person denies."""
    labels = Label.objects.filter(kind=Label.Kind.ISSUE).values_list("recommendation", "value")
    return set(labels.filter(applies=True)) - set(labels.filter(applies=False))


def _told(sample: bool, labels: Iterable[tuple[int, str]]) -> Iterator[Told]:
    asked_by: dict[int, list[str]] = {}
    for pk, state in Recommender.objects.order_by("place").values_list("recommendation", "state"):
        asked_by.setdefault(pk, []).append(state)
    issues: dict[int, list[str]] = {}
    for pk, value in labels:
        issues.setdefault(pk, []).append(value)
    rows = Recommendation.objects.standing().filter(sample=sample)
    fields = ("pk", "state", "session", "text", "language", "response", "category")
    # by key: the same record gives the same model, in whichever order it was imported
    for pk, state, session, text, language, response, category in rows.order_by(
        "session", "state", "key"
    ).values_list(*fields):
        yield Told(
            state=state,
            session=session,
            text=text,
            language=language,
            recommenders=tuple(asked_by.get(pk, ())),
            response=Response(response),
            issues=tuple(issues.get(pk, ())),
            category=category,
        )


def holds_only_the_sample() -> bool:
    """Whether there is nothing else to learn from."""
    standing = Recommendation.objects.standing()
    return standing.filter(sample=True).exists() and not standing.filter(sample=False).exists()


def learn(progress: Progress = lambda done, total: None) -> "Model":
    """Fit a model on what the record holds and keep it in this store; the old one gives way.

    A store that holds nothing but the sample learns from the sample.
    progress  called with parts done and parts in all; may raise to leave off, which changes nothing

    Raises TooLittle where the record is not enough to learn from.
    """
    # what fits models is loaded by the worker alone: pages only ask for this work
    trained = import_string("upr.insight.training.trained")
    model = trained(
        past(sample=holds_only_the_sample()),
        table=TABLE,
        made_at=timezone.now().isoformat(timespec="seconds"),
        # a worker may run beside others: it takes one processor
        processes=1,
        progress=lambda part, done, total: progress(done, total),
    )
    model.save(knowing.folder())
    return model


@long_work(gettext_noop("Learn from the record"))
def train_on_record(work: Work) -> Outcome:
    """Fit a model on what the record holds, keep it, and label the record with it."""

    def learning(done: int, total: int) -> None:
        work.progress(done, 2 * total, say(gettext_noop("The machine learns from the record.")))

    def labelling_on(done: int, total: int) -> None:
        work.progress(
            total + done, 2 * total, say(gettext_noop("Recommendations are being labelled."))
        )

    model = learn(learning)
    labelled = labelling.relabel_everything(labelling_on)
    return Outcome(
        say(
            gettext_noop(
                "Learnt from %(rows)d recommendations up to session %(session)d; labelled: %(count)d."
            ),
            rows=model.card.rows,
            session=model.until_session,
            count=labelled,
        )
    )
