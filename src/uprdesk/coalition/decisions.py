"""The decisions of an engagement as pages and files ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from upr.coalition import Outcome, Standing, TwoClocks, on_both_clocks
from upr.stages.timeline import day_of
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Comment, Proposal
from uprdesk.coalition.models.decision import AboutProposal
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.voting import Roll, outcome_of, votes_on


class Where(StrEnum):
    """Where a proposal stands, for a list."""

    OPEN = "open"
    TAKEN = "taken"
    NOT_TAKEN = "not-taken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Mine:
    """A vote that the reader has.

    name    as whom: their own, or an organisation's; choice: its number, None: not given yet
    """

    voter: str
    name: str
    choice: str | None


@dataclass(frozen=True)
class Seen:
    """One proposal as its reader sees it.

    outcome  None where nothing was voted on, or it was withdrawn
    mine     the reader's votes; empty for whoever is not asked
    clocks   the end in Geneva and in the zone in which it was written; None without a vote
    left     days from today to the deadline, by Geneva's calendar
    """

    row: Proposal
    where: Where
    outcome: Outcome | None
    mine: tuple[Mine, ...]
    clocks: TwoClocks | None
    left: int

    @property
    def about(self) -> AboutProposal:
        """What its box holds."""
        return self.row.inside

    @property
    def waits(self) -> bool:
        """Whether a vote of the reader is still missing."""
        return self.where is Where.OPEN and any(one.choice is None for one in self.mine)

    @property
    def voted(self) -> bool:
        """Whether the reader gave every vote that they have."""
        return bool(self.mine) and all(one.choice is not None for one in self.mine)

    @property
    def shows_counts(self) -> bool:
        """Whether votes may be told apart: in a secret ballot not before the end."""
        return self.outcome is not None and not (self.about.secret and self.where is Where.OPEN)

    @property
    def taken(self) -> str:
        """What was decided, in words; empty where nothing was."""
        if self.about.meeting:
            return self.about.meeting.decided
        return self.about.numbered.get(self.outcome.choice, "") if self.outcome else ""

    @property
    def day(self) -> date | None:
        """Geneva's day on which it was decided or ended, or will be."""
        if self.about.meeting:
            return self.about.meeting.day
        return day_of(self.about.ends_at) if self.about.ends_at else None


@dataclass(frozen=True)
class Line:
    """One choice with its votes: how many, which share of all cast, whose (empty when secret)."""

    words: str
    count: int
    share: float
    who: list[str]
    taken: bool


@dataclass(frozen=True)
class Said:
    """One comment; name of whoever wrote it; own: the reader did."""

    row: Comment
    name: str
    own: bool


def seen(
    here: Here, rows: Sequence[Proposal], at: datetime, roll: Roll | None = None
) -> list[Seen]:
    """Opened proposals as this person sees them, in the same order."""
    roll = roll or Roll(here)
    votes = votes_on(here, [row for row in rows if row.inside.result is None])
    return [_seen(row, votes.get(row.pk, {}), roll, at) for row in rows]


def _seen(row: Proposal, casts: dict, roll: Roll, at: datetime) -> Seen:
    about: AboutProposal = row.inside
    voted_on = bool(about.choices) and not about.withdrawn
    outcome = None
    if voted_on:
        able = frozenset[str]() if about.result else roll.able(about)
        outcome = outcome_of(about, casts.values(), able, at)
    mine = roll.mine(about) if about.is_open(at) else []
    given = {voter: cast.choice for voter, cast in casts.items()}
    return Seen(
        row=row,
        where=_where(about, outcome),
        outcome=outcome,
        mine=tuple(Mine(one, roll.name(about, one), given.get(one)) for one in mine),
        clocks=on_both_clocks(about.ends_at, about.zone) if about.ends_at else None,
        left=(day_of(about.deadline) - day_of(at)).days if about.deadline else 0,
    )


def _where(about: AboutProposal, outcome: Outcome | None) -> Where:
    if about.withdrawn:
        return Where.WITHDRAWN
    if outcome is None:
        return Where.TAKEN
    return {
        Standing.OPEN: Where.OPEN,
        Standing.TAKEN: Where.TAKEN,
        Standing.NOT_TAKEN: Where.NOT_TAKEN,
    }[outcome.standing]


def open_for(here: Here, at: datetime) -> list[Seen]:
    """Proposals on which this person may still vote and has not, the next deadline first.

    Empty for whoever may not vote; for the home page.
    """
    if not here.may(Kind.DECISIONS, Right.SEE) or not here.may(Kind.DECISIONS, Right.ADD):
        return []
    rows = [row for row in here.open(Proposal.objects.of(here)) if row.inside.is_open(at)]
    waiting = [one for one in seen(here, rows, at) if one.waits] if rows else []
    return sorted(waiting, key=lambda one: (one.about.deadline, str(one.row.pk)))


def lines_of(here: Here, one: Seen, roll: Roll) -> list[Line]:
    """The choices of a proposal with their votes; nothing where they may not be told apart."""
    if not one.shows_counts:
        return []
    about, outcome = one.about, one.outcome
    casts = {} if about.secret else votes_on(here, [one.row]).get(one.row.pk, {})
    able = about.result.able if about.result else roll.able(about)
    counting = [cast for cast in casts.values() if cast.voter in able]
    return [
        Line(
            words=words,
            count=(count := outcome.counts.get(number, 0)),
            share=count / outcome.cast if outcome.cast else 0.0,
            who=sorted(roll.name(about, c.voter) for c in counting if c.choice == number),
            taken=number == outcome.choice,
        )
        for number, words in about.numbered.items()
    ]


def comments_of(here: Here, row: Proposal, roll: Roll) -> list[Said]:
    """What was said of it, the first on top."""
    found = here.open(Comment.objects.of(here).filter(proposal=row))
    own = str(here.membership.pk)
    ordered = sorted(found, key=lambda one: (one.inside.at.isoformat(), str(one.pk)))
    return [Said(one, roll.member(one.inside.by), one.inside.by == own) for one in ordered]


def may_change(here: Here, row: Proposal) -> bool:
    """Whether the person may change or end it: whoever made it, and whoever leads."""
    if here.may(Kind.DECISIONS, Right.MANAGE):
        return True
    return here.may(Kind.DECISIONS, Right.ADD) and row.inside.by == str(here.membership.pk)
