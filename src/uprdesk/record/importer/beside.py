"""What documents say beside recommendations: positions of an addendum, voluntary pledges."""

from collections.abc import Iterable, Sequence

from upr.record import Pledge, StatedPosition, text_hash
from upr.vocab.sessions import cycle_of
from upr.vocab.states import SAMPLE_STATES
from uprdesk.record import models
from uprdesk.record.importer.before import Review
from uprdesk.record.importer.outcome import Outcome
from uprdesk.record.models import Document, VoluntaryPledge

Stated = dict[str, tuple[str, str, str, int | None]]
"""Paragraph → response (empty where the words do not decide it), comment, quote, page."""

Pledged = dict[tuple[str, int, str], tuple[str, tuple[str, ...], int | None]]
"""State, session and hash of the words → text, issues, category."""


def stated(positions: Iterable[StatedPosition]) -> Stated:
    """What an addendum says now."""
    return {
        p.paragraph: (p.response.value if p.response else "", p.comment, p.quote, p.page)
        for p in positions
    }


def stated_by(document: Document) -> Stated:
    """What the addendum said before; nothing where the store does not hold it yet."""
    if document.pk is None:
        return {}
    return {p.paragraph: (p.response, p.comment, p.quote, p.page) for p in document.positions.all()}


def pledged(pledge: Pledge) -> tuple[str, tuple[str, ...], int | None]:
    """What is compared of one pledge."""
    return pledge.text, tuple(pledge.issues), pledge.category


def pledged_by(document: Document) -> Pledged:
    """The pledges kept so far; none where the store does not hold the data set yet."""
    if document.pk is None:
        return {}
    return {
        (p.state, p.session, p.text_hash): (p.text, tuple(p.issues), p.category)
        for p in document.pledges.all()
    }


def save_positions(
    document: Document, positions: Sequence[StatedPosition], outcome: Outcome
) -> set[Review]:
    """Replace what the addendum said before; returns the reviews whose answers may change."""
    if not positions:
        return set()
    before, now = stated_by(document), stated(positions)
    for paragraph, said in now.items():
        if paragraph not in before:
            outcome.added += 1
        elif before[paragraph] == said:
            outcome.unchanged += 1
        else:
            outcome.changed += 1
    if now == before:
        return set()
    outcome.withdrawn += len(before.keys() - now.keys())
    document.positions.all().delete()
    models.StatedPosition.objects.bulk_create(
        models.StatedPosition(
            document=document,
            state=document.state,
            session=document.session,
            paragraph=paragraph,
            response=response,
            comment=comment,
            quote=quote,
            page=page,
        )
        for paragraph, (response, comment, quote, page) in now.items()
    )
    return {(document.state, document.session)}


def save_pledges(document: Document, pledges: Iterable[Pledge], outcome: Outcome) -> None:
    """Add pledges, and bring those with the same words up to date; none is ever removed."""
    wanted = {(p.state, p.session, text_hash(p.text)): p for p in pledges}
    before = pledged_by(document)
    new: list[VoluntaryPledge] = []
    for key, pledge in wanted.items():
        if before.get(key) == pledged(pledge):
            outcome.unchanged += 1
            continue
        outcome.changed += key in before
        outcome.added += key not in before
        new.append(
            VoluntaryPledge(
                document=document,
                state=pledge.state,
                session=pledge.session,
                cycle=cycle_of(pledge.session),
                text=pledge.text,
                text_hash=key[2],
                issues=list(pledge.issues),
                category=pledge.category,
                sample=pledge.state in SAMPLE_STATES,
            )
        )
    VoluntaryPledge.objects.bulk_create(
        new,
        update_conflicts=True,
        unique_fields=["document", "state", "session", "text_hash"],
        update_fields=["text", "issues", "category"],
    )
