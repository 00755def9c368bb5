"""Who answers and who asks: regional groups, organisations, and what two States share."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import numpy as np
from scipy.sparse import csr_matrix

from upr.insight.answers.mixed import beside, times
from upr.insight.past import Floats, Ints
from upr.vocab import all_groups, all_sessions, members

GROUPS = tuple(all_groups())
REGIONS = tuple(place for place, code in enumerate(GROUPS) if all_groups()[code].regional)

ASKER, STATE, GROUP = 0.2, 0.25, 1.0
"""How freely the level of answers may differ between askers, States, and groups of States."""

GROUP_READING, STATE_READING = 0.35, 0.5
"""How freely groups and States may differ in how they read a theme; a State's own reading of one
review says little of its next, four years later."""


@cache
def _groups_of_session(session: int) -> dict[str, Floats]:
    """State → which of GROUPS it is in when the session opens."""
    dated = [one for one in all_sessions().values() if one.start]
    # a session to come, or one without a day: the last one with a day before it
    known = [one.start for one in dated if one.session <= session] or [dated[0].start]
    found: dict[str, Floats] = {}
    for place, code in enumerate(GROUPS):
        for state in members(code, cast(Any, known[-1])):
            found.setdefault(state, np.zeros(len(GROUPS)))[place] = 1
    return found


def groups(states: Sequence[str], sessions: Sequence[int]) -> Floats:
    """(n, groups) which of GROUPS each State is in when its session opens."""
    nowhere = np.zeros(len(GROUPS))
    rows = [
        _groups_of_session(session).get(state, nowhere)
        for state, session in zip(states, sessions, strict=True)
    ]
    return np.array(rows).reshape(-1, len(GROUPS))


def named(names: Sequence[str], places: Ints) -> list[str]:
    """The names at these places."""
    found: list[int] = places.tolist()
    return [names[place] for place in found]


def standing(places: Ints, their_groups: Floats, names: int) -> csr_matrix:
    """(n, 1 + groups + names) sparse: who the States under review are, for the reading of themes.

    places  (n,) of the States among `names` known ones; -1 where one is not known
    """
    same = csr_matrix(np.ones((len(places), 1)))
    own = STATE_READING * cast(Any, one_of(places, names))
    return beside([same, csr_matrix(GROUP_READING * their_groups), own])


def level_columns(places: Ints, their_groups: Floats, names: int) -> csr_matrix:
    """(n, names + groups) which State answers, for the level of its answers."""
    return beside([STATE * cast(Any, one_of(places, names)), csr_matrix(GROUP * their_groups)])


def asker_columns(
    places: Ints, their_groups: Floats, first: Ints, state_groups: Floats, names: int
) -> csr_matrix:
    """(n, …) who asks each of n States: which States, of which groups, and how near to it.

    places, their_groups  (m,), (m, groups) of all recommending States, one row after the other
    first                 (n + 1,) row i was put by first[i] to first[i + 1]; may be none
    state_groups          (n, groups) of the States under review

    Several States that ask together weigh as one, except for how many they are.
    """
    counts = np.diff(first)
    share = np.repeat(1 / np.maximum(counts, 1), counts)
    mean = csr_matrix((share, np.arange(len(places)), first), shape=(len(counts), len(places)))
    of_groups = times(mean, their_groups)
    regions = state_groups[:, REGIONS]
    pairs = (of_groups[:, :, None] * regions[:, None, :]).reshape(
        len(counts), of_groups.shape[1] * regions.shape[1]
    )
    shared = np.minimum((of_groups * state_groups).sum(axis=1), 3) / 3
    near = (of_groups[:, REGIONS] * regions).sum(axis=1)
    relations = np.column_stack([of_groups, pairs, shared, near]) * ASKER
    who = cast(Any, mean) @ one_of(places, names) * ASKER
    many = np.log(np.maximum(counts, 1))[:, None]
    return beside([who, csr_matrix(relations), csr_matrix(many)])


def one_of(places: Ints, count: int) -> csr_matrix:
    """(n, count) a 1 at each place; an empty row where the place is -1."""
    known = np.flatnonzero(places >= 0)
    cells = (np.ones(len(known)), (known, places[known]))
    return csr_matrix(cells, shape=(len(places), count))
