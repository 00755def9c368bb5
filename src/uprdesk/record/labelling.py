"""Label recommendations of the record anew: after a training, and whenever a curator wants it.

What an import brings is labelled by the importer itself. Sources' and persons' labels are never
touched; doing it twice changes nothing.
"""

from collections.abc import Callable, Sequence
from contextlib import contextmanager

from upr.insight.labels.learnt import Labelling
from upr.text import gettext_noop, say
from uprdesk.record import importer
from uprdesk.record.importer import edition
from uprdesk.record.models import Recommendation
from uprdesk.shell.jobs import Outcome, Work, long_work

AT_ONCE = 2_000
"""Recommendations of one transaction: other writers wait no longer than for these."""

Progress = Callable[[int, int], None]
"""Called with recommendations done and recommendations in all."""


def relabel(
    ids: Sequence[int],
    model: Labelling | None = None,
    progress: Progress = lambda done, total: None,
) -> int:
    """Put new proposals of the machine in the place of the old ones; how many rows were labelled.

    ids       of recommendations; those that are gone are passed over
    model     whose labels they are; None: the model of this store or, where it has none, the rules
    progress  may raise to leave off: what was labelled so far stays
    """
    done = 0
    with _one_edition():
        for begin in range(0, len(ids), AT_ONCE):
            progress(begin, len(ids))
            done += importer.propose_anew(ids[begin : begin + AT_ONCE], model)
        progress(len(ids), len(ids))
    return done


def relabel_everything(
    progress: Progress = lambda done, total: None, model: Labelling | None = None
) -> int:
    """The same for the whole record."""
    return relabel(
        [*Recommendation.objects.order_by("pk").values_list("pk", flat=True)], model, progress
    )


@contextmanager
def _one_edition():
    """Counts of pages begin anew when the work is over or left off."""
    try:
        yield
    finally:
        edition.turn_labels()


@long_work(gettext_noop("Label the record anew"))
def label_record(work: Work) -> Outcome:
    """Labels of the machine for the whole record, with the model of this store or by rules."""

    def progress(done: int, total: int) -> None:
        work.progress(done, total, say(gettext_noop("Recommendations are being labelled.")))

    labelled = relabel_everything(progress)
    return Outcome(say(gettext_noop("Recommendations labelled: %(count)d."), count=labelled))
