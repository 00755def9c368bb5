"""One demand through the reviews of a State.

A lineage holds the rows that ask the State for the same as the row it starts from, session by
session, with the answer each time. It is drawn from that row alone: chains of chains drift away.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from upr.errors import UprError
from upr.insight.likeness.alike import Alike, Likeness
from upr.insight.likeness.degree import SAME_DEMAND, Degree
from upr.insight.past import Past
from upr.text import gettext_noop, say


class UnfittingRows(UprError):
    """A likeness of other rows than those of the record at hand."""


@dataclass(frozen=True, slots=True)
class Step:
    """One session of a lineage.

    session    of the UPR Working Group
    rows       those alike, most alike first, the row itself first of all
    likeness   of the best of them to the row the lineage starts from
    supported, noted, pending   how many of `rows` were answered how
    """

    session: int
    rows: tuple[int, ...]
    likeness: float
    supported: int
    noted: int
    pending: int


def lineage(likeness: Likeness, past: Past, row: int, *, least: float = SAME_DEMAND) -> list[Step]:
    """The demand of `row` through the reviews of its State, oldest session first.

    The row itself is always there. Raises UnfittingRows where `likeness` and `past` differ.
    """
    _fitting(likeness, past)
    same_state = (past.state == past.state[row]).nonzero()[0].tolist()
    found = [Alike(row, 1.0, Degree.VERBATIM)]
    found += likeness.alike_row(row, len(same_state), least=least, among=same_state)
    by_session: dict[int, list[Alike]] = defaultdict(list)
    for one in found:
        by_session[int(past.session[one.row])].append(one)
    return [_step(past, session, by_session[session]) for session in sorted(by_session)]


def _step(past: Past, session: int, alike: Sequence[Alike]) -> Step:
    rows = tuple(one.row for one in alike)
    answers = [int(past.supported[row]) for row in rows]
    return Step(
        session=session,
        rows=rows,
        likeness=max(one.likeness for one in alike),
        supported=answers.count(1),
        noted=answers.count(0),
        pending=answers.count(-1),
    )


def _fitting(likeness: Likeness, past: Past) -> None:
    if len(likeness) != len(past):
        raise UnfittingRows(
            say(gettext_noop("The rows compared are not those of the record at hand.")),
            say(gettext_noop("Make the model anew from this table: uprdesk train FILE.")),
        )
