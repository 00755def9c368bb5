"""What binds States: their regional group and their organisations, as rows of zeros and ones."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from upr.insight.past import Floats
from upr.vocab.groups import all_groups, members
from upr.vocab.sessions import all_sessions

GROUPS: tuple[str, ...] = tuple(all_groups())
"""Codes of the columns: the regional groups first, then the organisations."""

REGIONS = sum(one.regional for one in all_groups().values())
"""How many of the columns are regional groups."""


def bonds(states: Sequence[str], session: int) -> Floats:
    """(states, groups) 1 where a State (ISO3) is in a group on the first day of a session.

    A State of no group, such as an invented one, has a row of zeros.
    """
    on = day_of(session)
    found = np.zeros((len(states), len(GROUPS)), dtype=np.float64)
    for column, code in enumerate(GROUPS):
        inside = frozenset(members(code, on, associates=True))
        found[:, column] = [state in inside for state in states]
    return found


def day_of(session: int) -> date:
    """The day a session begins; of the nearest session before it that has a day, else after it."""
    days = {number: one.start for number, one in all_sessions().items() if one.start}
    earlier = [number for number in days if number <= session]
    return days[max(earlier) if earlier else min(days)]


def cosines(rows: Floats, others: Floats) -> Floats:
    """(rows, others) how alike their groups are, 0 to 1."""
    return unit(rows) @ unit(others).T


def unit(rows: Floats) -> Floats:
    """Rows of length 1; a row of zeros stays as it is."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
