"""Base rates: a State's own share where it is known, its region's where it is not."""

import pytest

from upr.insight.answers import BaseRates, Basis
from upr.insight.past import Past
from upr.record import Recommendation, Response


def put(state: str, supported: int, noted: int, issues: tuple[str, ...] = ()):
    answers = [Response.SUPPORTED] * supported + [Response.NOTED] * noted
    for number, answer in enumerate([*answers, Response.PENDING]):
        yield Recommendation(
            state=state,
            session=4,
            text=f"Ask number {number}",
            recommenders=("ESP",),
            response=answer,
            issues=issues,
        )


@pytest.fixture(scope="module")
def rates():
    rows = [*put("GHA", 90, 10), *put("KEN", 10, 90), *put("NPL", 1, 0), *put("SVN", 40, 60)]
    rows += put("GHA", 0, 10, ("Death penalty",))
    return BaseRates.fit(Past.of(rows))


def test_pending_answers_are_not_counted(rates):
    assert rates.names == ("GHA", "KEN", "NPL", "SVN")
    assert rates.states[:, -1].tolist() == [[90, 110], [10, 100], [1, 1], [40, 100]]


def test_a_state_with_many_answers_has_its_own_share(rates):
    (ghana, kenya), basis = rates.of(["GHA", "KEN"], [13, 13])
    assert ghana == pytest.approx(90 / 110, abs=0.07)
    assert kenya == pytest.approx(0.1, abs=0.07)
    assert basis == [Basis.STATE, Basis.STATE]


def test_a_state_with_one_answer_is_drawn_to_others(rates):
    (nepal,), _ = rates.of(["NPL"], [13])
    assert 0.4 < nepal < 0.7


def test_a_state_never_reviewed_has_its_region_s_share_or_that_of_all(rates):
    found, basis = rates.of(["EGY", "MEX"], [13, 13])
    assert found[0] == pytest.approx(0.5, abs=0.03)
    assert found[1] == pytest.approx(141 / 311, abs=0.01)
    assert basis == [Basis.REGION, Basis.ALL]


def test_an_issue_has_its_own_share(rates):
    labels = [("Death penalty",), ("Women's rights",), (), ("No such issue",)]
    found = rates.on(["GHA"] * 4, [13] * 4, labels)
    (of_all,), _ = rates.of(["GHA"], [13])
    assert found[0] < 0.25
    assert found[1:].tolist() == [of_all] * 3


def test_what_the_region_answered_on_an_issue_speaks_for_its_states(rates):
    ghana, kenya, nepal = rates.on(["GHA", "KEN", "NPL"], [13] * 3, [("Death penalty",)] * 3)
    (of_kenya, of_nepal), _ = rates.of(["KEN", "NPL"], [13, 13])
    assert ghana < of_nepal
    assert kenya < of_kenya
    assert nepal == of_nepal
