"""Every review of every State: planned, held, missed, adopted.

Most States are reviewed once a cycle, in the fourteenth session after their last review. The
others are why a slot and a review are two things here: a State that did not come, or whose
review was moved, has two rows in one cycle, one for each session.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import Text, gettext_noop, say
from upr.vocab.rows import day, number, rows
from upr.vocab.sessions import session as session_numbered
from upr.vocab.sessions import sessions_of_symbol
from upr.vocab.states import name_of


class UnknownReview(UnknownName):
    """A State and a session (or cycle) that do not meet in our calendar."""


class Status(StrEnum):
    """How far a review has come, as far as the sources read tell."""

    SCHEDULED = "scheduled"
    ABSENT = "absent"  # the State did not come; the Council set a later session
    POSTPONED = "postponed"  # moved to a later session before it began
    HELD = "held"  # the sources read do not say what became of the outcome
    OUTCOME_PENDING = "outcome pending"
    OUTCOME_ADOPTED = "outcome adopted"


MISSED = frozenset({Status.ABSENT, Status.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One slot of one State, and what became of it.

    state             ISO 3166-1 alpha-3
    session, slot_on  the session of this slot, and its day where it was announced
    held_in           session in which the dialogue was held; another one for a missed slot that
                      was made good, None while nothing was held
    held_on           day of the dialogue, only where a source prints it
    derived_on        day computed from the order of review: an estimate, never a fact
    hrc_session       session of the Council that adopted, or is due to adopt, the outcome
    outcome_decision  symbol of the Council's decision, "" where none is known
    special           True for South Sudan in session 11: recommendations made in the review of
                      Sudan, no review of its own
    confidence        confirmed (two independent sources), single source, scheduled, background
    note, source      in English
    """

    state: str
    cycle: int
    session: int
    status: Status
    special: bool
    slot_on: date | None
    held_in: int | None
    held_on: date | None
    derived_on: date | None
    hrc_session: int | None
    outcome_decision: str
    outcome_on: date | None
    confidence: str
    note: str
    source: str

    @property
    def date_confirmed(self) -> bool:
        """Whether the day may be shown as a fact."""
        return self.held_on is not None

    @property
    def missed(self) -> bool:
        """Whether the State was not reviewed in this slot (absent or postponed)."""
        return self.status in MISSED

    @property
    def counts(self) -> bool:
        """Whether this row is the State's own review of the cycle, held or still to come."""
        return not self.special and not self.missed

    @property
    def prepared(self) -> tuple[str, str, str]:
        """Symbols, by the UN's rule, of the national report, the compilation and the summary."""
        stem = f"A/HRC/WG.6/{self.session}/{self.state}"
        return (f"{stem}/1", f"{stem}/2", f"{stem}/3")


@cache
def all_reviews() -> tuple[Review, ...]:
    """All slots of cycles 1 to 4, by session and in order of review."""
    return tuple(
        Review(
            state=row["state"],
            cycle=int(row["cycle"]),
            session=int(row["session"]),
            status=Status(row["status"]),
            special=row["special"] == "1",
            slot_on=day(row["slot_on"]),
            held_in=number(row["held_in"]),
            held_on=day(row["held_on"]),
            derived_on=day(row["derived_on"]),
            hrc_session=number(row["hrc_session"]),
            outcome_decision=row["outcome_decision"],
            outcome_on=day(row["outcome_on"]),
            confidence=row["confidence"],
            note=row["note"],
            source=row["source"],
        )
        for row in rows("reviews")
    )


@cache
def _by_slot() -> Mapping[tuple[str, int], Review]:
    return MappingProxyType({(one.state, one.session): one for one in all_reviews()})


@cache
def reviews_of(state: str) -> tuple[Review, ...]:
    """All slots of a State (ISO3), missed ones included, oldest first; () for observers."""
    return tuple(one for one in all_reviews() if one.state == state)


@cache
def reviews_in(session: int) -> tuple[Review, ...]:
    """All slots of a session in order of review; those that were not missed have `counts`.

    Raises UnknownSession.
    """
    number = session_numbered(session).session
    return tuple(one for one in all_reviews() if one.session == number)


def find_review(state: str, session: int) -> Review | None:
    """The slot of a State (ISO3) in a session, or None where it has none."""
    return _by_slot().get((state, session))


def review(state: str, session: int) -> Review:
    """The slot of a State (ISO3) in a session.

    Raises UnknownSession for a session that does not exist, and UnknownReview, which says when
    the State is reviewed, for one in which it has no slot.
    """
    found = find_review(state, session_numbered(session).session)
    if found is None:
        raise _not_reviewed(
            state,
            say(
                gettext_noop("%(state)s has no review in session %(session)d."),
                state=name_of(state),
                session=session,
            ),
        )
    return found


def _not_reviewed(state: str, message: Text) -> UnknownReview:
    known = tuple(str(one.session) for one in reviews_of(state) if one.counts)
    if not known:
        return UnknownReview(
            message,
            say(gettext_noop("Our calendar holds no review of it; observers are not reviewed.")),
        )
    hint = gettext_noop("Its reviews are those of sessions %(sessions)s.")
    return UnknownReview(message, say(hint, sessions=", ".join(known)), known)


def session_of(state: str, cycle: int) -> int:
    """The session in which a State was or is to be reviewed in a cycle; never a missed slot.

    Raises UnknownReview for an observer, or a cycle without a review of the State (South Sudan's
    first).
    """
    for one in reviews_of(state):
        if one.cycle == cycle and one.counts:
            return one.session
    message = gettext_noop("%(state)s has no review in cycle %(cycle)d.")
    raise _not_reviewed(state, say(message, state=name_of(state), cycle=cycle))


def session_for_symbol(symbol: str, state: str) -> int | None:
    """The session a document about `state` (ISO3) belongs to, read from its UN symbol.

    A/HRC/27/12 and A/HRC/27/12/Add.1 of Costa Rica → 19. None where the symbol tells no session
    or the State has no slot in it.
    """
    fitting = [number for number in sessions_of_symbol(symbol) if (state, number) in _by_slot()]
    return fitting[0] if len(fitting) == 1 else None
