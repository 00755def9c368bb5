"""Recommendations of the record that ask for the same as a text, or nearly the same.

All rows are laid out once for each wording of the record and each model, and shared by all requests
of a process; that takes seconds for 30,000 rows, and asking milliseconds. A page never waits for
it: `ready` lays out beside the requests.
"""

import logging
import threading
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from upr.insight.learning.files import UnusableModel
from upr.insight.words import LANGUAGES
from uprdesk.coalition import sample
from uprdesk.record import knowing
from uprdesk.record.beside import Beside
from uprdesk.record.models import Edition, Recommendation
from uprdesk.record.search.edition import current

if TYPE_CHECKING:
    from upr.insight.likeness.alike import Likeness

log = logging.getLogger("uprdesk.record")

AT_ONCE = 1_000
"""So many rows are laid out within a request: they take a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The record as it is compared.

    mark      of the words and of the model that it was laid out for
    ids       of the recommendations, in rising order, which is that of `likeness`
    likeness  their words and what was learnt of them
    learnt    whether a model tells what words are about; else only the words count
    """

    mark: object
    ids: tuple[int, ...]
    likeness: "Likeness"
    learnt: bool

    def row_of(self, pk: int) -> int | None:
        """The row of a recommendation; None where it is not among those compared."""
        row = bisect_left(self.ids, pk)
        return row if row < len(self.ids) and self.ids[row] == pk else None


_lock = threading.Lock()
_laid: Laid | None = None


def alike(text: str, language: str = "en", limit: int = 20) -> list[tuple[int, float]]:
    """Ids of the recommendations most alike to `text`, with their likeness from 0 to 1.

    Raises UnknownLanguage for any language but "en", "es" and "fr".
    """
    laid = laid_out()
    found = laid.likeness.alike(text, limit, language=language)
    return [(laid.ids[one.row], one.likeness) for one in found]


def ready() -> Laid | None:
    """The record laid out, without waiting; None the first time, while that goes on beside.

    After an import, the record as it stood before, until the new one is laid out.
    """
    found = _laid
    if found is not None and found.mark == _mark():
        return found
    if len(current().ids) <= AT_ONCE:
        return laid_out()
    begin()
    return found


def begin() -> None:
    """Lay the record out in a thread of its own, unless one is at it."""
    _laying.begin()


def laid_out() -> Laid:
    """The record as it stands now, compared in what the model of this store has learnt."""
    global _laid
    mark = _mark()
    found = _laid
    if found is not None and found.mark == mark:
        return found
    with _lock:
        if _laid is None or _laid.mark != mark:
            _laid = _lay_out(mark)
        return _laid


_laying = Beside("likeness", laid_out)


def _mark() -> object:
    return Edition.of_words(), knowing.mark()


def _lay_out(mark: object) -> Laid:
    """Rows of the sample are looked through where a store holds nothing else, as in a search."""
    alone = sample.is_there() and not current().rows()
    rows = Recommendation.objects.standing().filter(sample=alone, language__in=LANGUAGES)
    told = list(rows.order_by("pk").values_list("pk", "text", "language"))
    texts, languages = [text for _, text, _ in told], [language for _, _, language in told]
    learnt = _learnt()
    # what compares takes a second and 80 MB to load: a process that never compares never pays
    kind: type[Likeness] = import_string("upr.insight.likeness.alike.Likeness")
    likeness = (learnt.over if learnt else kind.of)(texts, languages)
    if texts:
        likeness.alike_row(0, 1)  # what the first question makes is made here, not in a request
    return Laid(mark, tuple(pk for pk, _, _ in told), likeness, learnt is not None)


def _learnt() -> "Likeness | None":
    model = knowing.model()
    try:
        return model.likeness if model else None
    except UnusableModel as error:
        log.warning("likeness of this store's model cannot be used: %s", error)
        return None
