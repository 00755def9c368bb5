"""A session of the Working Group, and all sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.vocab.reviews import Review, Status, all_reviews
from upr.vocab.sessions import Session, all_cycles, all_sessions
from uprdesk.coalition.doors import record_reader
from uprdesk.record.models import Document
from uprdesk.record.naming import cycle_name, cycle_years
from uprdesk.record.profiles import Line, one_session, profile
from uprdesk.record.search import Filters
from uprdesk.record.views import pictures
from uprdesk.record.views.paper import Paper, papers
from uprdesk.record.views.pictures import Figure, Ranking


@dataclass(frozen=True)
class Reviewed:
    """A State's review in a session.

    day      of the dialogue; `derived` where it is computed from the order of review
    line     its recommendations; None where the record has none
    share    how much of them was supported, in words
    rows     the address of its recommendations
    papers   documents of the review that were read
    """

    review: Review
    day: date | None
    derived: bool
    line: Line | None
    share: str
    rows: str
    papers: Sequence[Paper]


@dataclass(frozen=True)
class SessionPage:
    """What record/session.html may use.

    missed          slots in which a State did not come, or was moved to another session
    previous, next  addresses; empty where there is none
    """

    session: Session
    cycle: str
    figures: Sequence[Figure]
    rows: str
    whole: Line
    reviewed: Sequence[Reviewed]
    missed: Sequence[Review]
    issues: Ranking
    askers: Ranking
    previous: str
    next: str


@record_reader
@require_safe
def session_page(request: HttpRequest, number: int) -> HttpResponse:
    """The reviews of one session, with what the record holds of each."""
    if number not in all_sessions():
        raise Http404
    told = one_session(number)
    counted = told.counted
    own = [one for one in told.reviews if not one.missed]
    states = Figure(str(sum(one.counts for one in own)), _("States in its calendar"), "#reviews")
    page = SessionPage(
        session=told.session,
        cycle=cycle_name(told.session.cycle),
        figures=[states, *pictures.figures(counted.whole, counted.filters)],
        rows=pictures.rows(counted.filters),
        whole=counted.whole,
        reviewed=_reviewed(own, told.by_state, counted.filters),
        missed=[one for one in told.reviews if one.missed],
        issues=pictures.ranks(counted, "issue"),
        askers=pictures.ranks(counted, "from"),
        previous=_address(number - 1),
        next=_address(number + 1),
    )
    return render(request, "record/session.html", vars(page))


def _address(number: int) -> str:
    return reverse("record:session", args=[number]) if number in all_sessions() else ""


def _reviewed(
    reviews: Sequence[Review], lines: Mapping[str, Line], filters: Filters
) -> list[Reviewed]:
    session = filters.sessions[0]
    read: dict[str, list[Paper]] = {}
    for paper in papers(Document.objects.of_session(session)):
        read.setdefault(paper.state, []).append(paper)
    found = []
    for one in reviews:
        line = lines.get(one.state)
        day = one.held_on or (one.slot_on if one.status is Status.SCHEDULED else None)
        found.append(
            Reviewed(
                review=one,
                day=day or one.derived_on,
                derived=day is None and one.derived_on is not None,
                line=line,
                share=pictures.supported(line) if line else "",
                rows=pictures.rows(filters.with_value("state", one.state)),
                papers=read.get(one.state, []),
            )
        )
    return found


@dataclass(frozen=True)
class Counted:
    """A session in the list of all. reviews: States in its calendar; rows: the address of its
    recommendations."""

    session: Session
    reviews: int
    line: Line | None
    rows: str


@dataclass(frozen=True)
class Round:
    """The sessions of one cycle, the newest first."""

    cycle: int
    name: str
    years: str
    sessions: Sequence[Counted]


@dataclass(frozen=True)
class SessionsPage:
    """What record/sessions.html may use."""

    rounds: Sequence[Round]


@record_reader
@require_safe
def sessions_page(request: HttpRequest) -> HttpResponse:
    """Every session, by cycle, with its reviews and what the record holds."""
    counted = profile(Filters(), "session")
    lines = {line.value: line for line in counted.lines["session"]}
    reviews: dict[int, int] = {}
    for one in all_reviews():
        reviews[one.session] = reviews.get(one.session, 0) + one.counts
    rounds = [
        Round(
            cycle,
            cycle_name(cycle),
            cycle_years(cycle),
            [
                Counted(
                    one,
                    reviews.get(one.session, 0),
                    lines.get(one.session),
                    pictures.rows(Filters(sessions=(one.session,))),
                )
                for one in reversed(all_sessions().values())
                if one.cycle == cycle
            ],
        )
        for cycle in reversed(all_cycles())
    ]
    return render(
        request,
        "record/sessions.html",
        vars(SessionsPage([each for each in rounds if each.sessions])),
    )
