"""Earlier answers, counted: each row once, only what was answered, with the one that is alike."""

import numpy as np
import pytest

from upr.insight.answers import Precedents, Tally, region_of
from upr.insight.past import ISSUES


@pytest.fixture(scope="module")
def precedents(past, model):
    return Precedents(past, model.wording)


def counted(past, rows) -> Tally:
    return Tally(int(rows.sum()), int((past.supported[rows] == 1).sum()))


def test_answers_of_a_state_are_counted(precedents, past):
    here = past.state == past.code("CRI")
    assert precedents.to("CRI") == counted(past, here)
    issue = here & past.issues[:, ISSUES.index("Death penalty")]
    assert precedents.to("CRI", issue="Death penalty") == counted(past, issue)
    assert precedents.to("CRI", category=5) == counted(past, here & (past.category == 5))


def test_answers_to_one_state_count_what_it_put_with_others(precedents, past):
    esp = past.code("ESP")
    put = np.array(
        [esp in past.askers[past.first[i] : past.first[i + 1]] for i in range(len(past))]
    )
    here = past.state == past.code("CRI")
    assert precedents.between("CRI", "ESP") == counted(past, here & put)


def test_a_state_that_the_record_does_not_know_has_no_answers(precedents):
    assert precedents.to("ZWE") == Tally(0, 0)
    assert precedents.between("CRI", "ZWE") == Tally(0, 0)
    assert precedents.nearest("ZWE", ["End torture"], ["en"]) == [None]


def test_answers_of_a_region_are_those_of_its_states(precedents, past):
    rows = np.isin(past.state, [past.code("CRI"), past.code("PAN")])
    assert precedents.in_region("GRULAC") == counted(past, rows)
    assert region_of("PAN", 13) == "GRULAC"
    assert region_of("XAA", 13) is None


def test_the_most_alike_recommendation_to_this_state_is_found(precedents, past):
    row = int(np.flatnonzero(past.state == past.code("CRI"))[0])
    text = past.texts[row].replace("Continue", "Go on with")
    found = precedents.nearest("CRI", [text, "Nothing of the sort"], ["en", "en"])
    assert found[1] is None
    assert found[0].key.startswith("CRI-")
    assert found[0].likeness >= 0.5
    assert 1 <= found[0].session <= 12
