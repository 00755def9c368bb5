"""A reading as rows that wait for its owner, and back again: nothing is lost on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from upr.insight.merging import Doubt
from upr.record import (
    Document,
    Pledge,
    Position,
    Reading,
    Recommendation,
    Response,
    StatedPosition,
    Unread,
)
from upr.text import NOTHING, Text, gettext_noop, say
from uprdesk.record.importer import Comparison
from uprdesk.record.importer.comparing import Before, Compared
from uprdesk.record.models import Drop, Piece
from uprdesk.shell.jobs.work import stored

KINDS = {Recommendation: "recommendation", StatedPosition: "position", Pledge: "pledge"}
LISTS = ("recommenders", "issues", "themes", "groups", "sdgs")


def sentence(text: Text) -> list[object]:
    """A sentence of ours as JSON; empty for none."""
    return [text.sentence, stored(text.blanks)] if text else []


def text_of(kept: list) -> Text:
    """The sentence back from JSON."""
    return say(kept[0], **kept[1]) if kept else NOTHING


def pieces(drop: Drop, reading: Reading, comparison: Comparison) -> Iterator[Piece]:
    """The rows of what was read: unread pieces first, then the rest as printed."""
    place = 0
    for piece in reading.unread:
        told = asdict(piece) | {"why": sentence(piece.why)}
        yield Piece(drop=drop, place=place, kind="unread", change=Piece.Change.UNREAD, told=told)
        place += 1
    for one in comparison.pieces:
        yield Piece(
            drop=drop,
            place=place,
            kind=KINDS[type(one.piece)],
            change=one.change.value if one.change else Piece.Change.REFUSED,
            doubtful=one.doubt is not None,
            told=asdict(one.piece),
            before=_before(one),
            why=sentence(_asked(*one.doubt) if one.doubt else one.why),
        )
        place += 1


def _before(one: Compared) -> dict[str, object]:
    if one.before is None or one.change not in (Piece.Change.CHANGED, Piece.Change.JOINED):
        return {}
    return asdict(one.before)


def _asked(doubt: Doubt, other: str) -> Text:
    return say(WHY[doubt.why], other=other, percent=round(doubt.likeness * 100))


WHY = {
    "text": gettext_noop("%(percent)d %% of the words stand in this one too: %(other)s"),
    "state": gettext_noop("The same words stand here, but without this State: %(other)s"),
    "number": gettext_noop("The same number has other words and other States: %(other)s"),
}
"""What a person is asked about a pair (`upr.insight.merging.Doubt.why`)."""


def value(piece: Piece) -> Recommendation | StatedPosition | Pledge | Unread:
    """The value of the library that a row holds."""
    return READ[piece.kind](piece.told)


def before(piece: Piece) -> Before | None:
    """What the record has of it; None where it has nothing, or the same."""
    if not piece.before:
        return None
    return Before(**piece.before | {"recommenders": tuple(piece.before["recommenders"])})


def reading(drop: Drop, rows: Iterable[Piece]) -> Reading:
    """The reading back from all its rows."""
    found: dict[str, list] = {kind: [] for kind in READ}
    for piece in rows:
        found[piece.kind].append(value(piece))
    return Reading(
        document=document(drop),
        recommendations=tuple(found["recommendation"]),
        positions=tuple(found["position"]),
        pledges=tuple(found["pledge"]),
        unread=tuple(found["unread"]),
        doubts=tuple(text_of(remark) for remark in drop.remarks),
    )


def document(drop: Drop) -> Document:
    """What the dropped document says it is."""
    return Document(**drop.document)


def _recommendation(told: dict) -> Recommendation:
    position = Position(told["position"]) if told["position"] else None
    lists = {name: tuple(told[name]) for name in LISTS}
    return Recommendation(
        **told | lists | {"position": position, "response": Response(told["response"])}
    )


def _stated(told: dict) -> StatedPosition:
    return StatedPosition(
        **told | {"response": Response(told["response"]) if told["response"] else None}
    )


def _pledge(told: dict) -> Pledge:
    return Pledge(**told | {"issues": tuple(told["issues"])})


def _unread(told: dict) -> Unread:
    return Unread(**told | {"why": text_of(told["why"])})


READ = {
    "recommendation": _recommendation,
    "position": _stated,
    "pledge": _pledge,
    "unread": _unread,
}
"""Kind of a row → what makes its value from JSON."""
