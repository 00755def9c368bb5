"""What is shown of one recommendation, composed from all that its documents say.

Pure: the same rows give the same recommendation, whichever came first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from upr.insight.merging import Group, Member
from upr.record import Response, text_hash
from uprdesk.record.importer.row import ANSWERING, Row, standing
from uprdesk.record.models import Document, Label, StatedPosition

KINDS = {
    Label.Kind.ISSUE: "issues",
    Label.Kind.THEME: "themes",
    Label.Kind.GROUP: "groups",
    Label.Kind.SDG: "sdgs",
}
NO_NUMBER = 2_000_000_000
"""Places from here on belong to rows without a printed number, after all the others."""


@dataclass(slots=True)
class Composed:
    """One recommendation as it is to be shown.

    key      unique in the review
    members  its rows with the reason for which each stands here, lead first
    aliases  the rows' own keys by which it can be cited too
    labels   (kind, value) as sources tag it
    """

    key: str
    lead: Row
    members: list[tuple[Row, Member]]
    place: int
    recommenders: tuple[str, ...]
    response: Response
    response_from: Document | None
    category: int | None
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...] = ()


def compose(
    groups: Sequence[Group],
    rows: Mapping[tuple[str, str], Row],
    positions: Mapping[str, Sequence[StatedPosition]],
) -> list[Composed]:
    """Compose the recommendations of one review.

    groups     from `upr.insight.merging.merge`
    rows       (document's name, own key) → row
    positions  paragraph → what addenda say of it
    """
    taken: set[str] = set()
    composed: list[Composed] = []
    for number, group in enumerate(groups):
        members = [(rows[m.entry.source, m.entry.key], m) for m in group.members]
        lead = members[0][0]
        key = _free_key(lead, taken)
        taken.add(key)
        response, decided_by = _answer(members, positions.get(lead.told.paragraph, ()))
        composed.append(
            Composed(
                key=key,
                lead=lead,
                members=members,
                place=_place(lead, number),
                recommenders=_recommenders(members),
                response=response,
                response_from=decided_by,
                category=max((r.told.category or 0 for r, _ in members), default=0) or None,
                labels=_labels(members),
            )
        )
    _give_aliases(composed, taken)
    return composed


def _free_key(lead: Row, taken: set[str]) -> str:
    """The row's own key, or that of its words where a document that counts more has it."""
    if lead.key not in taken:
        return lead.key
    hashed = f"{lead.told.state}-{lead.told.session} §~{text_hash(lead.told.text)}"
    choices = chain([hashed], (f"{hashed}/{number}" for number in count(2)))
    return next(key for key in choices if key not in taken)


def _give_aliases(composed: Sequence[Composed], taken: set[str]) -> None:
    """Every own key that is not a recommendation's key leads to the first that absorbed it."""
    given = set(taken)
    for one in composed:
        own = dict.fromkeys(row.key for row, _ in one.members)
        one.aliases = tuple(key for key in own if key not in given)
        given |= set(own)


def _place(lead: Row, number: int) -> int:
    """Sorts as printed: "6.10" after "6.9", part 10 after part 9; rows without a number last."""
    numbers = [_count(n) for n in re.findall(r"\d{1,4}|\b[a-z]\b", lead.told.paragraph)][:3]
    if not numbers:
        return NO_NUMBER + number
    chapeau, item, sub = (*numbers, 0, 0)[:3]
    return (
        min(chapeau, 1_999) * 1_000_000
        + min(item, 999) * 1_000
        + min(sub, 9) * 100
        + min(lead.told.part, 99)
    )


def _count(number: str) -> int:
    """12 for "12", 2 for the letter "b"."""
    return int(number) if number.isdecimal() else ord(number) - ord("a") + 1


def _recommenders(members: Sequence[tuple[Row, Member]]) -> tuple[str, ...]:
    """The lead's States; another row's only where the lead knows none."""
    return next((row.told.recommenders for row, _ in members if row.told.recommenders), ())


def _answer(
    members: Sequence[tuple[Row, Member]], positions: Sequence[StatedPosition]
) -> tuple[Response, Document | None]:
    """The answer of the document that counts most, and that document.

    Pieces of one paragraph with different answers make it noted: partly supported is noted.
    """
    for kind in ANSWERING:
        if kind == "addendum":
            said = [(Response(p.response), p.document) for p in positions if p.response]
        else:
            said = [
                (row.told.response, row.document)
                for row, _ in members
                if standing(row.document) == kind and row.told.response != Response.PENDING
            ]
        if said:
            answers = {response for response, _ in said}
            return (answers.pop() if len(answers) == 1 else Response.NOTED), said[0][1]
    return Response.PENDING, None


def _labels(members: Iterable[tuple[Row, Member]]) -> tuple[tuple[str, str], ...]:
    """Tags of all rows, each once."""
    return tuple(
        dict.fromkeys(
            (kind.value, str(value))
            for row, _ in members
            for kind, field in KINDS.items()
            for value in getattr(row.told, field)
        )
    )
