"""Sessions and cycles of the UPR Working Group, and the Council sessions that adopt their outcomes.

Two numbers run side by side and are easily taken for each other: the Working Group's session
(A/HRC/WG.6/20/SVN/1 is session 20) and the Council's (A/HRC/28/15 is HRC 28, which adopted the
outcomes of session 20). Everything here called `session` is the Working Group's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.rows import day, number, rows

_BEFORE_REVIEW = re.compile(r"A/HRC/WG\.6/(\d+)/")
_OF_COUNCIL = re.compile(r"A/HRC/(?:DEC/)?(\d+)/")


class UnknownSession(UnknownName):
    """A session of the Working Group, or a cycle, that our list does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session of the UPR Working Group.

    session       its number, from 1
    start, end    first and last day; None where no source prints them
    hrc_sessions  sessions of the Council that adopt its outcomes, the usual one first
    mark          how far the dates are confirmed: "C" yes, "P" one source, "U" not
    note          what is unusual, in English
    source        who says so
    """

    session: int
    cycle: int
    start: date | None
    end: date | None
    hrc_sessions: tuple[int, ...]
    mark: str
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One round of reviews; `last_session`, `end` and `reviews` are None while not known.

    reviews    reviews of the round, each State once
    estimated  True where no source gives the cycle's sessions (never show them as announced)
    """

    cycle: int
    first_session: int
    last_session: int | None
    start: date | None
    end: date | None
    reviews: int | None
    mark: str
    note: str
    source: str

    @property
    def estimated(self) -> bool:
        return self.mark == "U"


@cache
def all_sessions() -> Mapping[int, Session]:
    """Number → session, in order."""
    return MappingProxyType(
        {
            int(row["session"]): Session(
                session=int(row["session"]),
                cycle=int(row["cycle"]),
                start=day(row["start"]),
                end=day(row["end"]),
                hrc_sessions=tuple(map(int, row["hrc_sessions"].split())),
                mark=row["mark"],
                note=row["note"],
                source=row["source"],
            )
            for row in rows("sessions")
        }
    )


@cache
def all_cycles() -> Mapping[int, Cycle]:
    """Number → cycle, in order; the fifth is estimated."""
    return MappingProxyType(
        {
            int(row["cycle"]): Cycle(
                cycle=int(row["cycle"]),
                first_session=int(row["first_session"]),
                last_session=number(row["last_session"]),
                start=day(row["start"]),
                end=day(row["end"]),
                reviews=number(row["reviews"]),
                mark=row["mark"],
                note=row["note"],
                source=row["source"],
            )
            for row in rows("cycles")
        }
    )


def session(number: int) -> Session:
    """The session of that number. Raises UnknownSession, which says which exist."""
    if number in all_sessions():
        return all_sessions()[number]
    raise UnknownSession(
        say(
            gettext_noop("The UPR Working Group has no session %(session)s in our list."),
            session=number,
        ),
        say(
            gettext_noop(
                "Sessions %(first)d to %(last)d exist. The number in a report's symbol"
                " (A/HRC/28/15) is the Council's session, not the Working Group's."
            ),
            first=min(all_sessions()),
            last=max(all_sessions()),
        ),
    )


def cycle_of(number: int) -> int:
    """The cycle of a session; the year alone does not tell it. Raises UnknownSession."""
    return session(number).cycle


@cache
def session_of_hrc(hrc: int) -> tuple[int, ...]:
    """Sessions whose reports carry the number of Council session `hrc`, in order; often one.

    HRC 8 has two (1 and 2), HRC 20 none. Empty for a Council session without reports.
    """
    return tuple(one.session for one in all_sessions().values() if hrc in one.hrc_sessions)


def sessions_of_symbol(symbol: str) -> tuple[int, ...]:
    """Sessions a UN symbol can belong to, before one knows whose document it is.

    A/HRC/WG.6/20/SVN/1 → (20,); A/HRC/28/15 → (20,); A/HRC/8/41 → (1, 2); others → ().
    """
    before = _BEFORE_REVIEW.match(symbol.strip())
    if before:
        return (int(before[1]),) if int(before[1]) in all_sessions() else ()
    of_council = _OF_COUNCIL.match(symbol.strip())
    return session_of_hrc(int(of_council[1])) if of_council else ()
