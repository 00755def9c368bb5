"""The machine's labels: by rules or, where there is one, by a trained model; made anew each time.

Issues, category and groups of persons are proposed only where no source gives them; key populations
and SDGs always, for no source has the first and few have the second. Goals follow from the issues
of sources where there are any.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import transaction

from upr.insight.labels.beside import label_beside
from upr.insight.labels.label import Labels, label
from upr.insight.labels.learnt import Labelling
from upr.insight.labels.scored import Scored
from upr.insight.learning.files import UnusableModel
from upr.vocab.themes import all_persons
from uprdesk.record import knowing
from uprdesk.record.importer import edition
from uprdesk.record.importer.inserting import insert
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import MACHINE

log = logging.getLogger("uprdesk.record")

Kind = Label.Kind
FIELDS = ("recommendation", "kind", "value", "origin", "confidence", "applies", "key")


@dataclass(frozen=True, slots=True)
class Told:
    """A recommendation as its sources tell it.

    kinds   of labels that a source gives; "category" where one gives the action category
    issues  that a source gives
    """

    pk: int
    text: str
    language: str
    kinds: frozenset[str]
    issues: tuple[str, ...]

    @property
    def is_tagged(self) -> bool:
        """Sources say what is most work for the machine."""
        return {Kind.ISSUE.value, Kind.CATEGORY.value} <= self.kinds

    @classmethod
    def of(cls, one: Recommendation, labels: Iterable[tuple[str, str]]) -> "Told":
        """A recommendation with (kind, value) of all that sources tag it."""
        tags = list(labels)
        kinds = {kind for kind, _ in tags}
        if one.category is not None:
            kinds.add(Kind.CATEGORY.value)
        issues = tuple(value for kind, value in tags if kind == Kind.ISSUE)
        return cls(one.pk, one.text, one.language, frozenset(kinds), issues)


def propose(rows: Iterable[Told], model: Labelling | None = None) -> None:
    """Write the machine's labels of recommendations that have none of them now.

    model  whose labels they are; None: the model of this store or, where it has none, the rules
    """
    some = list(rows)
    tagged = [one for one in some if one.is_tagged]
    others = [one for one in some if not one.is_tagged]
    found = chain(
        zip(tagged, _beside(tagged), strict=True),
        zip(others, _labels(others, model), strict=True),
    )
    insert(
        Label,
        FIELDS,
        (
            (one.pk, kind.value, value, scored.origin, _rounded(scored.confidence), True, "")
            for one, labels in found
            for kind, value, scored in _proposals(labels, one.kinds)
        ),
    )


def _beside(rows: Sequence[Told]) -> list[Labels]:
    return label_beside(
        [one.text for one in rows], [one.language for one in rows], [one.issues for one in rows]
    )


def _labels(rows: Sequence[Told], model: Labelling | None) -> list[Labels]:
    """By the model; by rules where it turns out to be damaged, for no import waits for it."""
    if not rows:
        return []
    texts, languages = [one.text for one in rows], [one.language for one in rows]
    try:
        return label(texts, languages, model or knowing.model())
    except UnusableModel as error:
        log.warning("labelled by rules, for the model cannot be used: %s", error)
        return label(texts, languages)


def _proposals(labels: Labels, told: frozenset[str]) -> Iterator[tuple[Label.Kind, str, Scored]]:
    """Kind, value as it is kept, and what the machine says of it; each value once."""
    categories = (labels.category,) if labels.category is not None else ()
    by_kind: Sequence[tuple[Label.Kind, Sequence[Scored], bool]] = (
        (Kind.ISSUE, labels.issues, Kind.ISSUE not in told),
        (Kind.CATEGORY, categories, Kind.CATEGORY not in told),
        (Kind.GROUP, labels.groups, Kind.GROUP not in told),
        (Kind.SDG, labels.sdgs, True),
        (Kind.POPULATION, labels.key_populations, True),
    )
    for kind, scored, wanted in by_kind:
        best: dict[str, Scored] = {}
        for one in scored if wanted else ():
            best.setdefault(_kept(kind, one.value), one)
        for value, one in best.items():
            yield kind, value, one


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)


def _kept(kind: Label.Kind, value: object) -> str:
    """The value as the store keeps it: groups of persons in OHCHR's words, as its lists do."""
    if kind == Kind.GROUP and (known := all_persons().get(str(value))):
        return known.names["en"]
    return str(value)


@transaction.atomic
def propose_anew(ids: Sequence[int], model: Labelling | None = None) -> int:
    """Put new proposals in the place of the old ones; sources' and persons' labels stay.

    ids  of at most some thousand recommendations

    Returns how many recommendations were labelled. The edition is not turned: whoever does many of
    these turns it once.
    """
    edition.hold()
    tags: dict[int, list[tuple[str, str]]] = {}
    sources = Label.objects.filter(recommendation__in=ids, origin=Label.Origin.SOURCE)
    for pk, kind, value in sources.values_list("recommendation_id", "kind", "value"):
        tags.setdefault(pk, []).append((kind, value))
    rows = Recommendation.objects.filter(pk__in=ids).only("text", "language", "category")
    told = [Told.of(one, tags.get(one.pk, ())) for one in rows.order_by("pk")]
    Label.objects.filter(recommendation__in=ids, origin__in=MACHINE).delete()
    propose(told, model)
    return len(told)
