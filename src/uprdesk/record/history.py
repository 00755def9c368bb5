"""The record as rankings look it up: every row as pages show it, so that counts open to their rows.

A model is fitted on what sources say; who asked whom what is counted in the record as it stands
now, with the labels that people see.
"""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upr.vocab.states import SAMPLE_STATES
from uprdesk.record import knowing, training
from uprdesk.record.models import Edition

if TYPE_CHECKING:
    from upr.insight.model import Model


@dataclass(frozen=True, slots=True)
class Looked:
    """mark: of the record and the model; model: ready to rank; None where there is no model."""

    mark: object
    model: "Model | None"


_lock = threading.Lock()
_looked: dict[bool, Looked] = {}
"""By whether it is the record of the invented States."""


def model_for(state: str) -> "Model | None":
    """The model of this store over the record as it is now; None where there is no model.

    For an invented State it is the record of the sample. Takes some seconds for 30,000 rows after
    each change of the record, else nothing.
    """
    sample = state in SAMPLE_STATES
    mark = (Edition.current(), knowing.mark())
    found = _looked.get(sample)
    if found is not None and found.mark == mark:
        return found.model
    with _lock:
        found = _looked.get(sample)
        if found is None or found.mark != mark:
            _looked[sample] = found = Looked(mark, _look(sample))
        return found.model


def _look(sample: bool) -> "Model | None":
    model = knowing.model()
    return model.over(training.past(sample=sample, shown=True)) if model else None
