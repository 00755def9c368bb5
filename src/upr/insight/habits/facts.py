"""Counts behind a ranking that a delegate can repeat, and that anyone can count again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from upr.insight.habits.bonds import GROUPS, REGIONS
from upr.insight.habits.features import Setting
from upr.insight.habits.history import History
from upr.insight.past import Bools, Ints, Past

LATELY = 3
"""Sessions that count as lately: one year."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Recommendations of one kind, each once.

    count      how many
    states     how many States under review they went to
    last       session of the newest; 0 where there is none
    supported  how many of them were supported
    """

    count: int
    states: int
    last: int
    supported: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the record says of a State that may be asked, about a State under review and an issue.

    asked      its recommendations on the issue to this State
    spoken     all its recommendations to this State
    raised     its recommendations on the issue to any State
    in_region  those to the States that were then in the region of this State, itself included
    alike      States most like this one that it asked on the issue (ISO3), the likest first
    category   action category most usual in `raised`; None where there is none
    back       recommendations of the State under review to it
    back_on    those of them on the issue
    reviews    reviews of the last sessions (since `since`), and in how many it `spoke`
    region     regional group of the State under review; "" where it is in none
    same       whether the two are in the same regional group
    groups     other groups that they have in common
    until      newest session that is counted
    """

    asked: Tally
    spoken: Tally
    raised: Tally
    in_region: Tally
    alike: tuple[str, ...]
    category: int | None
    back: int
    back_on: int
    reviews: int
    spoke: int
    since: int
    region: str
    same: bool
    groups: tuple[str, ...]
    until: int


def facts_of(
    history: History,
    state: str,
    issue: int,
    askers: Sequence[str],
    alike: Sequence[str],
    *,
    since: int | None = None,
) -> list[Facts]:
    """The facts of each of `askers` (ISO3) about a State under review (ISO3) and an issue (column).

    askers  States that the record names
    alike   States to look for in what they asked, the likest first
    since   session from which on they spoke lately; None: the last three
    Raises ValueError for an asker whom the record does not name.
    """
    past, setting = history.past, Setting.of(history, state)
    in_region = history.regions_then @ setting.region > 0
    region = next((code for code, own in zip(GROUPS, setting.region, strict=False) if own), "")
    asked_back = _rows_of(past, setting.place)
    since = past.last_session - LATELY + 1 if since is None else since
    reviews = _reviews(past, since, np.arange(len(past), dtype=np.int32))
    found: list[Facts] = []
    for asker in askers:
        place = past.names.index(asker)
        rows = _rows_of(past, place)
        on_issue = rows[past.issues[rows, issue]]
        to_it = past.state[on_issue] == setting.place
        back = asked_back[past.state[asked_back] == place]
        shared = history.groups[place] * setting.groups > 0
        found.append(
            Facts(
                asked=_tally(past, on_issue[to_it]),
                spoken=_tally(past, rows[past.state[rows] == setting.place]),
                raised=_tally(past, on_issue),
                in_region=_tally(past, on_issue[in_region[on_issue]]),
                alike=_those_of(past, on_issue, alike),
                category=_usual(past.category[on_issue]),
                back=len(back),
                back_on=int(past.issues[back, issue].sum()),
                reviews=reviews,
                spoke=_reviews(past, since, rows),
                since=since,
                region=region,
                same=bool(shared[:REGIONS].any()),
                groups=_named(shared[REGIONS:]),
                until=past.last_session,
            )
        )
    return found


def _rows_of(past: Past, place: int | None) -> Ints:
    """Rows that a State put; none where it is not among the names."""
    return past.row_of_asker[past.askers == place]


def _tally(past: Past, rows: Ints) -> Tally:
    return Tally(
        count=len(rows),
        states=len(np.unique(past.state[rows])),
        last=int(past.session[rows].max()) if len(rows) else 0,
        supported=int((past.supported[rows] == 1).sum()),
    )


def _those_of(past: Past, rows: Ints, states: Sequence[str]) -> tuple[str, ...]:
    """Which of `states` some of the rows are about."""
    about = {past.names[int(code)] for code in past.state[rows]}
    return tuple(state for state in states if state in about)


def _usual(categories: Ints) -> int | None:
    told = categories[categories > 0]
    return int(np.bincount(told).argmax()) if len(told) else None


def _reviews(past: Past, since: int, rows: Ints) -> int:
    """Reviews since that session which some of the rows belong to."""
    late = rows[past.session[rows] >= since]
    review = past.session[late].astype(np.int64) * len(past.names) + past.state[late]
    return len(np.unique(review))


def _named(shared: Bools) -> tuple[str, ...]:
    """Codes of the organisations that are marked."""
    return tuple(code for code, both in zip(GROUPS[REGIONS:], shared, strict=True) if both)
