"""What the record cannot keep: refused piece by piece, each with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from upr.errors import UprError
from upr.record import Document, Pledge, Reading, Recommendation, Unread
from upr.text import Text, gettext_noop, say
from upr.vocab.reviews import review
from upr.vocab.sessions import session as session_numbered
from upr.vocab.states import SAMPLE_STATES, STATES

Piece = TypeVar("Piece", Recommendation, Pledge)


def sort_out(reading: Reading, *, sample: bool = False) -> tuple[Reading, list[Unread]]:
    """The reading without what cannot be kept, and that with its reasons, unread pieces first.

    sample  whether the store holds the sample: the invented States are accepted
    """
    refused = list(reading.unread)
    if reading.positions and (why := _wrong_review(reading.document, sample=sample)):
        refused += [Unread(text=p.quote, why=why, page=p.page) for p in reading.positions]
        reading = replace(reading, positions=())
    kept = replace(
        reading,
        recommendations=tuple(_kept(reading.recommendations, refused, sample=sample)),
        pledges=tuple(_kept(reading.pledges, refused, sample=sample)),
    )
    return kept, refused


def _kept(pieces: Iterable[Piece], refused: list[Unread], *, sample: bool) -> Iterable[Piece]:
    reasons: dict[tuple[str, int], Text | None] = {}
    for piece in pieces:
        at = (piece.state, piece.session)
        if at not in reasons:
            reasons[at] = _unkept(*at, sample=sample)
        if (why := reasons[at] or _stranger(piece, sample=sample)) is None:
            yield piece
        else:
            refused.append(
                Unread(
                    text=piece.text,
                    why=why,
                    page=getattr(piece, "page", None),
                    paragraph=getattr(piece, "paragraph", ""),
                )
            )


def _wrong_review(document: Document, *, sample: bool) -> Text | None:
    if not document.state or document.session is None:
        return say(gettext_noop("It does not say to which review it belongs."))
    return _unkept(document.state, document.session, sample=sample)


def _unkept(state: str, session: int, *, sample: bool) -> Text | None:
    """Why nothing of this review can be kept; None where it can."""
    if state in SAMPLE_STATES and sample:
        return _message_of(lambda: session_numbered(session))
    if state not in STATES:
        return _unknown(state)
    return _message_of(lambda: review(state, session))


def _stranger(piece: Recommendation | Pledge, *, sample: bool) -> Text | None:
    """Why the States that recommend it cannot be kept; None where they can."""
    for state in getattr(piece, "recommenders", ()):
        if state not in STATES and not (sample and state in SAMPLE_STATES):
            return _unknown(state)
    return None


def _unknown(state: str) -> Text:
    return say(gettext_noop("No State has the code “%(state)s”."), state=state)


def _message_of(look_up: Callable[[], object]) -> Text | None:
    try:
        look_up()
    except UprError as error:
        return error.message
    return None
