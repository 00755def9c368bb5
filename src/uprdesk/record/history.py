"""The record as rankings look it up: every row as pages show it, so that counts open to their rows.

A model is fitted on what sources say; who asked whom what is counted in the record as it stands
now, with the labels that people see. For 30,000 rows that takes seconds, after each change of the
record and after a start, so a page never waits for it: `ready` counts beside the requests.
"""

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from upr.vocab.states import SAMPLE_STATES
from uprdesk.record import knowing, training
from uprdesk.record.beside import Beside
from uprdesk.record.likeness import AT_ONCE
from uprdesk.record.models import Edition
from uprdesk.record.search.edition import current

if TYPE_CHECKING:
    from upr.insight.model import Model


@dataclass(frozen=True, slots=True)
class Looked:
    """What rankings are made from.

    mark   of the record and the model
    model  ready to rank; None where there is no model that can be used
    """

    mark: object
    model: "Model | None" = None

    @property
    def of_today(self) -> bool:
        """Whether nothing changed since it was counted."""
        return self.mark == _mark()


_lock = threading.Lock()
_looked: dict[bool, Looked] = {}
"""By whether it is the record of the invented States."""


def ready(state: str) -> Looked | None:
    """The model of this store over the record, without waiting; for an invented State over the sample.

    After a change it is the record as it stood before, until it was counted anew. None while that
    goes on for the first time.
    """
    if knowing.mark() is None:
        return Looked(_mark())
    sample = state in SAMPLE_STATES
    found = _looked.get(sample)
    if found is not None and found.of_today:
        return found
    if knowing.is_read() and len(current().ids) <= AT_ONCE:
        return look(sample)
    begin(sample)
    return found if found is not None and found.model is not None else None


def begin(sample: bool) -> None:
    """Count the record in a thread of its own, unless one is at it."""
    _beside[sample].begin()


def look(sample: bool) -> Looked:
    """The model of this store over the record as it is now."""
    mark = _mark()
    with _lock:
        found = _looked.get(sample)
        if found is None or found.mark != mark:
            _looked[sample] = found = Looked(mark, _model(sample))
        return found


_beside = {sample: Beside("ranking", partial(look, sample)) for sample in (False, True)}


def _mark() -> object:
    return Edition.current(), knowing.mark()


def _model(sample: bool) -> "Model | None":
    learnt = knowing.model()
    return learnt.over(training.past(sample=sample, shown=True)) if learnt else None
