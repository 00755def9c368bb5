"""The calendar of one State's reviews, as a line with stations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from upr.vocab.reviews import Review, Status, reviews_of
from upr.vocab.sessions import Session, session
from uprdesk.record.addresses import un_address
from uprdesk.record.naming import cycle_name, kind_name
from uprdesk.record.profiles import Line


@dataclass(frozen=True)
class Stop:
    """One review of the State.

    stop        done, now, ahead, est (days not announced, or a plan nobody has confirmed since)
    cycle       in words; session: its days, for a review whose own day is not known
    day         of the dialogue; `derived` where it is computed from the order of review
    moved       earlier slots of the same cycle that the State missed
    prepared    (kind of document, its UN address), the three that are written before a review
    decision    UN address of the Council's decision on the outcome
    line        recommendations in the record; None where there are none
    rows        query string of them
    """

    review: Review
    stop: str
    cycle: str
    session: Session
    day: date | None
    derived: bool
    moved: Sequence[Review]
    prepared: Sequence[tuple[str, str]]
    decision: str
    line: Line | None
    rows: str


def stops(reviews: Sequence[Review], lines: dict[int, tuple[Line, str]], today: date) -> list[Stop]:
    """The reviews of one State, oldest first, missed slots told at the review that made them good.

    lines  session → its recommendations and the query string that brings them
    """
    return [
        _stop(
            one, [each for each in reviews if each.missed and each.cycle == one.cycle], lines, today
        )
        for one in reviews
        if not one.missed
    ]


def _stop(
    one: Review, missed: Sequence[Review], lines: dict[int, tuple[Line, str]], today: date
) -> Stop:
    held = session(one.session)
    day = one.held_on or one.slot_on
    line, rows = lines.get(one.session, (None, ""))
    kinds = () if one.special else ("national-report", "compilation", "summary")
    return Stop(
        review=one,
        stop=_state(one, held, day, today),
        cycle=cycle_name(one.cycle),
        session=held,
        day=day or one.derived_on,
        derived=day is None and one.derived_on is not None,
        moved=missed,
        prepared=[
            (kind_name(kind), un_address(symbol))
            for kind, symbol in zip(kinds, one.prepared, strict=False)
        ],
        decision=un_address(one.outcome_decision),
        line=line,
        rows=rows,
    )


def _state(one: Review, held: Session, day: date | None, today: date) -> str:
    if one.status is not Status.SCHEDULED:
        return "done"
    if held.start is None or held.end is None or held.end < today:
        return "est"  # no days yet, or a plan of which we have not read what became of it
    return "now" if held.start <= today else "ahead"


def coming_review(state: str) -> Stop | None:
    """The next review of a State; None where our calendar has none."""
    return next_of(stops(reviews_of(state), {}, timezone.localdate()))


def next_of(calendar: Sequence[Stop]) -> Stop | None:
    """The first that is not over."""
    return next((each for each in calendar if each.stop != "done"), None)
