"""Several forecasts together: the sum, and bounds that neither hide nor invent doubt."""

import pytest

from upr.insight.answers import Basis
from upr.stages.adoption import Forecast, total


def one(probability, low, high):
    return Forecast(
        probability=probability,
        low=low,
        high=high,
        base_rate=0.5,
        basis=Basis.STATE,
        known=True,
        reasons=(),
    )


def test_the_chances_add_up():
    whole = total([one(0.9, 0.7, 0.95), one(0.4, 0.2, 0.6)])
    assert (whole.count, whole.supported) == (2, pytest.approx(1.3))
    assert 0 <= whole.low < 1.3 < whole.high <= 2


def test_the_doubt_about_a_whole_review_does_not_vanish_in_a_long_list():
    whole = total([one(0.5, 0.3, 0.7)] * 400)
    assert whole.low == pytest.approx(200 - 81.7, abs=0.1)
    assert whole.high == pytest.approx(200 + 81.7, abs=0.1)


def test_what_is_certain_has_no_bounds_around_it():
    whole = total([one(1.0, 1.0, 1.0)] * 3)
    assert (whole.low, whole.supported, whole.high) == (3, 3, 3)


def test_nothing_adds_up_to_nothing():
    whole = total([])
    assert (whole.count, whole.supported, whole.low, whole.high) == (0, 0, 0, 0)
