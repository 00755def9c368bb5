"""Who answers and who asks, as columns."""

import numpy as np

from upr.insight.answers.standing import GROUPS, REGIONS, asker_columns, groups, one_of, standing


def test_membership_is_that_of_the_day():
    croatia = groups(["HRV", "HRV"], [9, 22])
    assert croatia[:, GROUPS.index("EU")].tolist() == [0, 1]
    assert groups(["ESP"], [54])[0, GROUPS.index("EU")] == 1  # a session without a day


def test_an_invented_state_is_in_no_group():
    assert not groups(["XAA"], [5]).any()
    assert groups([], []).shape == (0, len(GROUPS))


def test_unknown_states_have_an_empty_row():
    assert one_of(np.array([1, -1], dtype=np.int32), 3).toarray().tolist() == [[0, 1, 0], [0, 0, 0]]
    rows = standing(np.array([-1], dtype=np.int32), groups(["XAA"], [5]), 3).toarray()
    assert rows[0, 0] == 1
    assert not rows[0, 1:].any()


def test_states_that_ask_together_weigh_as_one():
    of_state = groups(["PRT", "PRT", "PRT"], [9, 9, 9])
    of_askers = groups(["ESP", "FRA", "ESP"], [9, 9, 9])
    first = np.array([0, 2, 3, 3], dtype=np.int32)
    places = np.array([0, 1, 0], dtype=np.int32)
    found = asker_columns(places, of_askers, first, of_state, 2).toarray()
    who = found[:, :2] / found[1, 0]
    assert who.tolist() == [[0.5, 0.5], [1, 0], [0, 0]]
    assert found[0, -1] == np.log(2)  # how many they are
    assert found[0, -2] == found[1, -2] > 0  # of the same region
    assert not found[2].any()
    assert len(REGIONS) == 5
