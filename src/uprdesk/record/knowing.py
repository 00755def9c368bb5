"""What this store has learnt: one model in memory for all requests of a process.

It lies in the folder `model` of the store (`uprdesk train`, or the long work `training`). A process
reads it when it is first asked for, and again when another one took its place. Without one, labels
come from rules, and there are no rankings and no forecasts.
"""

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from upr.errors import UprError
from upr.insight.learning.files import UnusableModel

if TYPE_CHECKING:
    from upr.insight.model import Model

log = logging.getLogger("uprdesk.record")

Mark = tuple[int, int, int]
"""Tells one card from another: a new model is always a new file."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found in the folder.

    mark     of the card; None where there is none
    model    None where there is none that can be used
    problem  why the model that lies there cannot be used, with what to do
    """

    mark: Mark | None = None
    model: "Model | None" = None
    problem: UprError | None = None


_lock = threading.Lock()
_known = Known()


def folder() -> Path:
    """Where the model of this store lies."""
    return settings.DATA / "model"


def model() -> "Model | None":
    """The model of this store; None where there is none that can be used."""
    return known().model


def known() -> Known:
    """The model and, where it cannot be used, why."""
    global _known
    now, found = mark(), _known
    if found.mark == now:
        return found
    with _lock:
        if _known.mark != now:
            _known = _read(now)
        return _known


def is_read() -> bool:
    """Whether `known` answers at once; to read a model takes seconds in a process that never did."""
    return _known.mark == mark()


def mark() -> Mark | None:
    """Which model lies in the folder, without reading it; None where there is none."""
    try:
        card = (folder() / "card.json").stat()
    except OSError:
        return None
    return card.st_ino, card.st_mtime_ns, card.st_size


def _read(mark: Mark | None) -> Known:
    if mark is None:
        return Known()
    try:
        # what fits models takes a second and 80 MB to load: a store without one never pays for it
        kind: type[Model] = import_string("upr.insight.model.Model")
        return Known(mark, kind.load(folder()))
    except UnusableModel as error:
        log.warning("the model of this store cannot be used: %s", error)
        return Known(mark, problem=error)
