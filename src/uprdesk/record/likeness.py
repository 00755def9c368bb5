"""Recommendations of the record that ask for the same as a text, or nearly the same.

All rows are laid out once for each wording of the record and each model, and shared by all requests
of a process; that takes seconds for 30,000 rows, and asking milliseconds.
"""

import threading
from dataclasses import dataclass

from upr.insight.likeness.alike import Likeness
from uprdesk.coalition import sample
from uprdesk.record import knowing
from uprdesk.record.models import Edition, Recommendation
from uprdesk.record.search.edition import current


@dataclass(frozen=True, slots=True)
class Laid:
    """The record as it is compared.

    mark      of the words and of the model that it was laid out for
    ids       of the recommendations, in the order of `likeness`
    likeness  their words and what was learnt of them
    """

    mark: object
    ids: tuple[int, ...]
    likeness: Likeness


_lock = threading.Lock()
_laid: Laid | None = None


def alike(text: str, language: str = "en", limit: int = 20) -> list[tuple[int, float]]:
    """Ids of the recommendations most alike to `text`, with their likeness from 0 to 1.

    Raises UnknownLanguage for any language but "en", "es" and "fr".
    """
    laid = laid_out()
    found = laid.likeness.alike(text, limit, language=language)
    return [(laid.ids[one.row], one.likeness) for one in found]


def laid_out() -> Laid:
    """The record as it stands now, compared in what the model of this store has learnt."""
    global _laid
    mark = (Edition.of_words(), knowing.known().mark)
    found = _laid
    if found is not None and found.mark == mark:
        return found
    with _lock:
        if _laid is None or _laid.mark != mark:
            _laid = _lay_out(mark)
        return _laid


def _lay_out(mark: object) -> Laid:
    """Rows of the sample are looked through where a store holds nothing else, as in a search."""
    alone = sample.is_there() and not current().rows()
    rows = Recommendation.objects.standing().filter(sample=alone).order_by("pk")
    told = list(rows.values_list("pk", "text", "language"))
    texts, languages = [text for _, text, _ in told], [language for _, _, language in told]
    model = knowing.model()
    over = model.likeness.over if model else Likeness.of
    return Laid(mark, tuple(pk for pk, _, _ in told), over(texts, languages))
