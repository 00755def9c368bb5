"""A person's word on a label; it stands over sources and the machine and outlives them all.

It is a row of its own beside what it corrects, so that it can be taken back. An import that merges
recommendations carries it along, and back again should they be told apart later.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from upr.errors import UprError
from upr.text import gettext_noop, say
from upr.vocab.actions import action
from upr.vocab.issues import issue
from upr.vocab.populations import population
from upr.vocab.themes import persons, sdg
from uprdesk.coalition import trace
from uprdesk.coalition.models import Person
from uprdesk.record.importer import edition
from uprdesk.record.models import Label, Recommendation

Kind = Label.Kind


class CannotCorrect(UprError):
    """A label of which a person cannot say that it applies or not."""


@transaction.atomic
def correct(
    recommendation: Recommendation,
    kind: str,
    value: str,
    applies: bool,
    *,
    by: Person | None,
    at: datetime,
) -> Label:
    """Write down that a label applies or does not; the last word of a person counts.

    kind     of `Label.Kind`, but no theme: these are OHCHR's own
    value    in any spelling that the vocabulary knows
    applies  True confirms a label of another origin or adds one; False denies it. Only one action
             category applies: a new one takes the place of the one a person gave before
    by       None where the command line did it

    Raises UprError with the nearest names for a value that cannot be.
    """
    edition.hold()
    value = canonical(kind, value)
    said = recommendation.labels.filter(origin=Label.Origin.PERSON, kind=kind)
    if kind == Kind.CATEGORY and applies:
        said.filter(applies=True).exclude(value=value).delete()
    label, _ = said.update_or_create(
        kind=kind,
        value=value,
        origin=Label.Origin.PERSON,
        defaults={"applies": applies, "by": by, "at": at, "key": recommendation.key},
        create_defaults={
            "recommendation": recommendation,
            "applies": applies,
            "by": by,
            "at": at,
            "key": recommendation.key,
        },
    )
    _trace("label.corrected", label, by=by, at=at)
    edition.turn_labels()
    return label


@transaction.atomic
def undo(
    recommendation: Recommendation, kind: str, value: str, *, by: Person | None, at: datetime
) -> bool:
    """Take a person's word back, whoever gave it; what sources and the machine say counts again.

    Returns False where no person said anything of this label.
    """
    edition.hold()
    label = recommendation.labels.filter(
        origin=Label.Origin.PERSON, kind=kind, value=canonical(kind, value)
    ).first()
    if label is None:
        return False
    _trace("label.correction_undone", label, by=by, at=at)
    label.delete()
    edition.turn_labels()
    return True


def bring_home() -> None:
    """Labels that persons gave to a recommendation that is one of its own again return to it.

    Called after an import has written its recommendations.
    """
    strays = Label.objects.filter(origin=Label.Origin.PERSON).exclude(key=F("recommendation__key"))
    found = list(strays)
    homes = {one.key: one for one in Recommendation.objects.filter(key__in={s.key for s in found})}
    for label in found:
        if home := homes.get(label.key):
            carry(label, home)


def carry(label: Label, to: Recommendation) -> None:
    """Move a person's label to another recommendation, where nobody has said anything of it yet."""
    said = to.labels.filter(origin=Label.Origin.PERSON, kind=label.kind)
    same = Q(value=label.value)
    if label.kind == Kind.CATEGORY and label.applies:
        same |= Q(applies=True)
    if not said.filter(same).exists():
        label.recommendation = to
        label.save(update_fields=["recommendation"])


def canonical(kind: str, value: str) -> str:
    """The value as the store keeps it; raises UprError for one that no list has."""
    if kind not in CANONICAL:
        raise CannotCorrect(
            say(gettext_noop("Labels of this kind come from OHCHR alone.")),
            say(gettext_noop("Correct issues, groups of persons, goals or the action category.")),
        )
    return CANONICAL[Kind(kind)](value)


CANONICAL: Mapping[Label.Kind, Callable[[str], str]] = {
    Kind.ISSUE: lambda value: issue(value).label,
    Kind.CATEGORY: lambda value: str(action(value).category),
    Kind.GROUP: lambda value: persons(value).names["en"],
    Kind.SDG: lambda value: str(sdg(value).number),
    Kind.POPULATION: lambda value: population(value).code,
}


def _trace(deed: str, label: Label, *, by: Person | None, at: datetime) -> None:
    trace.record(
        deed,
        by=by,
        target=label.recommendation.key,
        at=at,
        kind=label.kind,
        value=label.value,
        applies=label.applies,
    )
