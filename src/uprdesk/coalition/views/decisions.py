"""Decisions to read: all of them, one, the log, the log as a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from upr.errors import UprError
from upr.output.names_left import NameLeftIn
from upr.output.table import TableFormat
from uprdesk.coalition import decisions as here_are
from uprdesk.coalition.actions.counting import counted
from uprdesk.coalition.actions.decision_file import take_along
from uprdesk.coalition.decision_log import Entry, log_of
from uprdesk.coalition.decisions import Line, Mine, Said, Seen, Where
from uprdesk.coalition.doorway import Here, within
from uprdesk.coalition.forms.decisions import CommentForm, LogFileForm, NoteForm, VoteForm
from uprdesk.coalition.forms.proposals import QUORUMS
from uprdesk.coalition.models import Proposal
from uprdesk.coalition.rights import Kind, Right
from uprdesk.coalition.views.organisations import both
from uprdesk.coalition.voting import Roll
from uprdesk.shell.charts.ranks import Rank, Ranks, ranked


@dataclass(frozen=True)
class ListPage:
    """What coalition/decisions.html may use; open ones by deadline, the others latest first."""

    open: list[Seen]
    taken: list[Seen]
    not_taken: list[Seen]
    withdrawn: list[Seen]


@dataclass(frozen=True, kw_only=True)
class OnePage:
    """What coalition/decision.html may use.

    lines     the choices with their votes; nothing while a secret ballot is open
    votes     the reader's votes, each with its form
    author    who made it; ended_by: who ended it before its deadline, empty for nobody
    asked     how many were asked; quorum: in words
    may_edit  whether the words may still be changed; note: the form, for whoever may write it
    """

    one: Seen
    lines: list[Line]
    chart: Ranks | None
    votes: list[tuple[Mine, VoteForm]]
    comments: list[Said]
    comment: CommentForm
    author: str
    ended_by: str
    asked: int
    quorum: str
    may_change: bool
    may_edit: bool
    may_remove: bool
    note: NoteForm | None


@dataclass(frozen=True)
class LogPage:
    """What coalition/decision_log.html may use; doubtful: whether a name stands in the file."""

    log: list[Entry]
    form: LogFileForm = field(default_factory=LogFileForm)
    doubtful: bool = False


@within(Kind.DECISIONS, Right.SEE)
@require_safe
def everything(request: HttpRequest, here: Here) -> HttpResponse:
    """All proposals, those first on which one can vote."""
    now = timezone.now()
    found = here_are.seen(here, counted(here, at=now), now)
    by_deadline = sorted(
        (one for one in found if one.where is Where.OPEN), key=lambda one: one.about.deadline
    )
    page = ListPage(
        open=by_deadline,
        taken=latest(found, Where.TAKEN),
        not_taken=latest(found, Where.NOT_TAKEN),
        withdrawn=latest(found, Where.WITHDRAWN),
    )
    return render(request, "coalition/decisions.html", vars(page))


def latest(found: Sequence[Seen], where: Where) -> list[Seen]:
    """Those that stand there, the latest first."""
    chosen = [one for one in found if one.where is where]
    return sorted(
        chosen, key=lambda one: (one.day or one.about.made_at.date(), str(one.row.pk)), reverse=True
    )


@within(Kind.DECISIONS, Right.SEE)
@require_safe
def one(request: HttpRequest, here: Here, proposal: UUID) -> HttpResponse:
    """One proposal: its words, its votes, what was said of it."""
    now = timezone.now()
    here.get(Proposal, proposal)
    [row] = (row for row in counted(here, at=now) if row.pk == proposal)
    return shown(request, here, row)


def shown(
    request: HttpRequest,
    here: Here,
    row: Proposal,
    *,
    comment: CommentForm | None = None,
    note: NoteForm | None = None,
) -> HttpResponse:
    """The page of one proposal; 400 with a form that was sent and has to be mended."""
    page = page_of(here, row, comment or CommentForm(), note)
    status = 400 if comment or note else 200
    return render(request, "coalition/decision.html", vars(page), status=status)


def page_of(here: Here, row: Proposal, comment: CommentForm, note: NoteForm | None) -> OnePage:
    """What the page of one proposal shows."""
    roll = Roll(here)
    [seen] = here_are.seen(here, [row], timezone.now(), roll)
    about = seen.about
    lines = here_are.lines_of(here, seen, roll)
    may_change = here_are.may_change(here, row)
    over = seen.where in (Where.TAKEN, Where.NOT_TAKEN)
    first = {"version": row.version, "text": about.note}
    untouched = seen.where is Where.OPEN and not row.votes.exists()
    return OnePage(
        one=seen,
        lines=lines,
        chart=ranked([Rank(line.words, line.count) for line in lines], as_given=True),
        votes=[(mine, vote_form(seen, mine)) for mine in seen.mine],
        comments=here_are.comments_of(here, row, roll),
        comment=comment,
        author=roll.member(about.by),
        ended_by=roll.member(about.ending.by) if about.ending else "",
        asked=len(about.voters),
        quorum=str(QUORUMS.get(about.quorum, about.quorum)),
        may_change=may_change,
        may_edit=may_change and (untouched or (about.meeting is not None and over)),
        may_remove=here.may(Kind.DECISIONS, Right.MANAGE),
        note=(note or NoteForm(initial=first)) if may_change and over else None,
    )


def vote_form(seen: Seen, mine: Mine) -> VoteForm:
    """The form of one vote, with what was chosen so far."""
    chosen = {} if mine.choice is None else {"choice": mine.choice or "none"}
    first = {"voter": mine.voter, "version": seen.row.version, **chosen}
    # several on one page: each with ids of its own
    return VoteForm(about=seen.about, initial=first, auto_id=f"id_{mine.voter}_%s")


@within(Kind.DECISIONS, Right.SEE)
@require_safe
def log(request: HttpRequest, here: Here) -> HttpResponse:
    """Everything that was decided, for paper."""
    return render(request, "coalition/decision_log.html", vars(LogPage(log_here(here))))


def log_here(here: Here) -> list[Entry]:
    """The log of this engagement."""
    now = timezone.now()
    return log_of(here_are.seen(here, counted(here, at=now), now))


@within(Kind.DECISIONS, Right.EXPORT)
@never_cache
@require_POST
def export(request: HttpRequest, here: Here) -> HttpResponse:
    """The log as a file; each time is written in the trace."""
    form = LogFileForm(request.POST)
    form.full_clean()
    looked_at = form.cleaned_data["looked_at"]
    try:
        data = take_along(here, TableFormat.CSV, looked_at=looked_at, at=timezone.now())
    except UprError as error:
        messages.error(request, both(error))
        page = LogPage(log_here(here), form, isinstance(error, NameLeftIn))
        return render(request, "coalition/decision_log.html", vars(page), status=400)
    response = HttpResponse(data, content_type="text/csv; charset=utf-8")
    # neither the engagement nor what was decided is named by the file
    response["Content-Disposition"] = 'attachment; filename="log.csv"'
    return response
