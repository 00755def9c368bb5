"""Which review an engagement can be about: the next one is proposed, its neighbours can be chosen."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from upr.stages.timeline import NotReviewed, ReviewDates, next_review, review_in_cycle
from upr.vocab import fold
from upr.vocab.states import SAMPLE_STATES, STATES
from uprdesk.coalition import sample
from uprdesk.shell import wording

STATES_UNDER_REVIEW = [one for one in STATES.values() if not one.observer]


def states(also: str = "") -> list[tuple[str, str]]:
    """Code and name of each State that is reviewed, by name in the reader's language.

    Those of the sample stand among them only where this store holds it, or where an engagement is
    about one.

    also  code of the State of an engagement
    """
    shown = set(sample.REVIEWED) if sample.is_there() else {also}
    invented = [one for one in SAMPLE_STATES.values() if one.iso3 in shown]
    language = wording.short(get_language())
    found = [(one.iso3, one.names[language]) for one in [*STATES_UNDER_REVIEW, *invented]]
    return sorted(found, key=lambda row: fold(row[1]))


def reviews_of(state: str, now: datetime) -> list[ReviewDates]:
    """The review that is next or going on, the one after it, and the one before it where there was
    one: a coalition may work on what a past review promised.

    Raises NotReviewed, UnknownState.
    """
    held = sample.REVIEWED.get(state, ())
    due = next_review(state, now, held=held)
    found = [due, review_in_cycle(state, due.cycle + 1, held=held)]
    try:
        return [*found, review_in_cycle(state, due.cycle - 1, held=held)]
    except NotReviewed:  # nothing before the first
        return found


def when(review: ReviewDates) -> str:
    """In which months the review is, and whether that is an estimate."""
    language, opening = get_language(), review.opening
    if opening.exact:
        said = {"cycle": review.cycle, "month": wording.day(opening.usual, language, "month")}
        return _("Cycle %(cycle)d: session of %(month)s") % said
    months = {
        "cycle": review.cycle,
        "month": wording.day(opening.usual, language, "month"),
        "earliest": wording.day(opening.earliest, language, "month"),
        "latest": wording.day(opening.latest, language, "month"),
    }
    return (
        _("Cycle %(cycle)d: about %(month)s, estimated (from %(earliest)s to %(latest)s)") % months
    )


def usual_name(review: ReviewDates) -> str:
    """A name for an engagement that says nothing about it: the year."""
    return str(review.opening.usual.year)
