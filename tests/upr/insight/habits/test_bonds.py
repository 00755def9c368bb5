"""Groups of States as numbers."""

import numpy as np

from upr.insight.habits.bonds import GROUPS, REGIONS, bonds, cosines, day_of
from upr.vocab.sessions import all_sessions


def test_every_member_state_is_in_one_regional_group():
    assert bonds(["CRI", "GHA", "ESP"], 12)[:, :REGIONS].sum(axis=1).tolist() == [1, 1, 1]


def test_groups_are_those_of_the_day():
    eu = GROUPS.index("EU")
    assert bonds(["GBR"], 19)[0, eu] == 1
    assert bonds(["GBR"], 41)[0, eu] == 0


def test_an_invented_state_has_no_groups_and_is_like_nobody():
    rows = bonds(["XAA", "CRI"], 12)
    assert not rows[0].any()
    assert cosines(rows, rows)[0].tolist() == [0, 0]
    assert np.isclose(cosines(rows, rows)[1, 1], 1)


def test_a_session_without_a_day_has_that_of_the_one_before():
    last = max(all_sessions())
    assert day_of(last + 5) >= day_of(20)
    assert day_of(0) == day_of(1)
