"""Which review comes next, and what is known of its days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import count

from upr.errors import UprError
from upr.stages.timeline.announced import Announced
from upr.stages.timeline.geneva import Moment, day_of
from upr.stages.timeline.rhythm import cycle_of_session, first_day, sessions_a_cycle
from upr.stages.timeline.spans import Span
from upr.stages.timeline.steps import DIALOGUE, NEXT_REVIEW, PLENARY, SESSION, find_step
from upr.text import Text, gettext_noop, say
from upr.vocab import SAMPLE_STATES
from upr.vocab.named import named
from upr.vocab.reviews import Review, all_reviews, review, reviews_of
from upr.vocab.sessions import all_sessions
from upr.vocab.states import state as state_named


class NotReviewed(UprError):
    """A State without a review of its own: an observer, or an invented one without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDates:
    """One review and what is known of its days; a plan is made from it.

    state        ISO 3166-1 alpha-3, or an invented one
    opening      first day of the session
    likely_on    day of the dialogue by the order of review, None where not known; an estimate
    published    what the calendar prints: id of a step → its day, with the source
    next_opening first day of the session of the review after this one
    estimated    True where no source prints the days of the session
    confidence   "confirmed", "single source", "scheduled", "background", or "estimated"
    why          one sentence: where the days come from
    source       who says in which session
    """

    state: str
    cycle: int
    session: int
    opening: Span
    likely_on: date | None = None
    published: Mapping[str, Announced] = field(default_factory=dict[str, Announced])
    next_opening: Span
    estimated: bool
    confidence: str
    why: Text
    source: str

    @property
    def next_session(self) -> int:
        """The session of the review after this one, by the order of review."""
        return self.session + sessions_a_cycle()


def review_dates(
    state: str, session: int, *, published: Mapping[str, Announced] | None = None
) -> ReviewDates:
    """The review of a State in a session, which may lie beyond our calendar.

    published  what is known besides our calendar, for invented States

    Raises UnknownReview for a State that has no review in a session of the calendar.
    """
    invented = state in SAMPLE_STATES
    slot = None if invented or session not in all_sessions() else review(state, session)
    opening = first_day(session)
    after = session + sessions_a_cycle() if slot is None else _after(slot)
    confidence, source = _standing(slot, session, invented)
    return ReviewDates(
        state=state,
        cycle=cycle_of_session(session),
        session=session,
        opening=opening,
        likely_on=slot.derived_on if slot else None,
        published={**_of_session(session), **_of_slot(slot, after), **(published or {})},
        next_opening=first_day(after),
        estimated=not opening.exact,
        confidence=confidence,
        why=_why(session, opening),
        source=source,
    )


def next_review(state: str, today: Moment, *, held: Sequence[int] = ()) -> ReviewDates:
    """The State's review that is next, or going on, on a day in Geneva.

    The one in our calendar where there is one ahead, else by the order rule: fourteen sessions
    after the last.

    held  sessions in which an invented State was reviewed

    Raises NotReviewed for an observer.
    """
    now = day_of(today)
    for session in _sessions(state, held):
        if _last_day(session) >= now:
            return review_dates(state, session)
    raise AssertionError("the order of review never ends")


def review_in_cycle(state: str, cycle: int, *, held: Sequence[int] = ()) -> ReviewDates:
    """The State's review of a cycle, past, scheduled or by the order rule.

    Raises NotReviewed for an observer, and for a cycle before the State's first review.
    """
    for session in _sessions(state, held):
        if cycle_of_session(session) == cycle:
            return review_dates(state, session)
        if cycle_of_session(session) > cycle:
            break
    raise NotReviewed(
        say(
            gettext_noop("%(state)s has no review in cycle %(cycle)d."),
            state=named(state),
            cycle=cycle,
        ),
        say(gettext_noop("Leave the cycle out to get the next review.")),
    )


@cache
def order_kept() -> tuple[int, int]:
    """How many reviews took place fourteen sessions after the last, of how many; cycles 3 and 4."""
    counted = {(one.state, one.cycle): one.session for one in all_reviews() if one.counts}
    pairs = [
        (session, counted[state, cycle + 1])
        for (state, cycle), session in counted.items()
        if cycle >= 2 and (state, cycle + 1) in counted
    ]
    return sum(after - before == sessions_a_cycle() for before, after in pairs), len(pairs)


def _sessions(state: str, held: Sequence[int]) -> Iterator[int]:
    """All sessions of a State's reviews, the known ones first, then by the order rule for ever."""
    iso3 = state_named(state, sample=True).iso3
    known = sorted(held) if iso3 in SAMPLE_STATES else _known(iso3)
    if not known:
        raise NotReviewed(
            say(gettext_noop("%(state)s is not reviewed."), state=named(iso3)),
            say(gettext_noop("Choose a Member State of the United Nations.")),
        )
    yield from known
    yield from count(known[-1] + sessions_a_cycle(), sessions_a_cycle())


def _known(state: str) -> list[int]:
    return [one.session for one in reviews_of(state) if one.counts]


def _last_day(session: int) -> date:
    known = all_sessions().get(session)
    if known is not None and known.end is not None:
        return known.end
    return find_step(SESSION, session).rule.last_day(first_day(session).latest)


def _after(slot: Review) -> int:
    """The session of the review after this one: in the calendar, else by the order rule."""
    ahead = [session for session in _known(slot.state) if session > slot.session]
    return ahead[0] if ahead else slot.session + sessions_a_cycle()


def _of_session(session: int) -> dict[str, Announced]:
    known = all_sessions().get(session)
    if known is None or known.start is None:
        return {}
    return {
        SESSION: Announced(on=known.start, until=known.end, source=known.source, mark=known.mark)
    }


def _of_slot(slot: Review | None, after: int) -> dict[str, Announced]:
    if slot is None:
        return {}
    days = {DIALOGUE: slot.held_on, PLENARY: slot.outcome_on}
    facts = {step: Announced(on=on, source=slot.source) for step, on in days.items() if on}
    later = _of_session(after)
    return {**facts, NEXT_REVIEW: later[SESSION]} if later else facts


def _standing(slot: Review | None, session: int, invented: bool) -> tuple[str, str]:
    """How sure the session is, and who says so."""
    if slot is not None:
        return slot.confidence, slot.source
    if invented and session in all_sessions():
        return "confirmed", "the sample of UPR Desk"
    return "estimated", "estimate of UPR Desk from the order of cycles 2 to 4"


def _why(session: int, opening: Span) -> Text:
    if opening.exact:
        return say(gettext_noop("The days of session %(session)d are known."), session=session)
    if session in all_sessions():
        sentence = gettext_noop(
            "The review is due in session %(session)d, whose days are not announced: they are"
            " estimated from the usual rhythm of sessions."
        )
        return say(sentence, session=session)
    kept, of = order_kept()
    return say(
        gettext_noop(
            "Estimated: nothing is announced yet. States come in the same order every fourteen"
            " sessions (so it was in %(kept)d of %(all)d reviews), which makes it session"
            " %(session)d."
        ),
        kept=kept,
        all=of,
        session=session,
    )
