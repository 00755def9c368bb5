"""Votes are counted once, when their end has come, and the result is written down for good."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from uprdesk.coalition import trace
from uprdesk.coalition.actions.editing import one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Proposal, Vote
from uprdesk.coalition.models.decision import AboutProposal, Result
from uprdesk.coalition.rights import Compartment, Kind, Right
from uprdesk.coalition.voting import Roll, outcome_of, votes_on
from uprdesk.shell import leftovers


def counted(here: Here, *, at: datetime) -> list[Proposal]:
    """Every proposal, opened; a vote whose end has come is counted first, once and for all.

    No key is at hand when a deadline passes. So whoever looks first counts, and whatever changes
    who may vote counts before (`count_due`).
    """
    rows = here.open(Proposal.objects.of(here))
    if not any(row.inside.is_due(at) for row in rows):
        return rows
    with transaction.atomic():
        one_after_another(here)
        rows = here.open(Proposal.objects.of(here))
        count(here, [row for row in rows if row.inside.is_due(at)], at)
    return rows


def count_due(here: Here, *, at: datetime) -> None:
    """Count what is due, where this person's keys open it: before somebody leaves, or changes."""
    if here.ring.holds(Compartment.DESK) and here.may(Kind.DECISIONS, Right.SEE):
        counted(here, at=at)


def count(here: Here, rows: Sequence[Proposal], at: datetime) -> None:
    """Write down what came of these votes."""
    for row in rows:
        about = with_result(here, row, row.inside, at)
        saved("decision.counted", here, row, about, at=at)


def with_result(here: Here, row: Proposal, about: AboutProposal, at: datetime) -> AboutProposal:
    """A proposal with its result; who voted how in a secret ballot is deleted for good."""
    casts = votes_on(here, [row]).get(row.pk, {})
    able = Roll(here).able(about)
    outcome = outcome_of(about, casts.values(), able, at)
    if about.secret:
        forget_votes(row)
        able = frozenset()
    return replace(about, result=Result.of(outcome, tuple(sorted(able))))


def forget_votes(row: Proposal) -> None:
    """Delete who voted how, from the disk too."""
    row.votes.all().delete()
    leftovers.sweep_after_commit(Vote)


def saved(deed: str, here: Here, row: Proposal, about: AboutProposal, *, at: datetime) -> Proposal:
    """Seal, save and trace a change."""
    row.version += 1
    here.ring.seal(row, about).save()
    told(deed, here, row, at=at)
    return row


def told(deed: str, here: Here, row: Proposal, *, at: datetime) -> None:
    """Trace what was done to a proposal; nobody counts, the deadline does."""
    by = None if deed == "decision.counted" else here.person
    trace.record(deed, by=by, target=f"proposal {row.pk}", at=at, engagement=here.engagement)
