"""Calibration: promised shares are kept, recent sessions count more, intervals hold what they say."""

import numpy as np
import pytest

from upr.insight.answers.level import Level
from upr.insight.answers.mixed import chance
from upr.insight.learning.measures import calibration_error


def record(shift, reviews: int = 200, each: int = 40, seed: int = 1):
    """Margins twice too steep, and answers whose level differs by `shift` from review to review."""
    draw = np.random.default_rng(seed)
    review = np.repeat(np.arange(reviews, dtype=np.int32), each)
    session = review * 12 // reviews + 1
    true = draw.normal(0.8, 1.0, size=reviews * each)
    moved = true + draw.normal(0, shift, size=reviews)[review]
    y = (draw.random(len(true)) < chance(moved)).astype(float)
    return 2 * true - 1, y, np.ones(len(y)), session, review


def test_margins_that_are_too_steep_are_made_flatter():
    margin, y, *rest = record(0.0)
    level = Level.fit(margin, y, *rest)
    assert level.slope == pytest.approx(0.5, abs=0.08)
    assert calibration_error(y == 1, chance(level.margin(margin))) < 0.03
    assert calibration_error(y == 1, chance(margin)) > 0.1


def test_the_level_is_that_of_the_last_sessions():
    margin, y, weights, session, review = record(0.0)
    late = session > 9
    y = np.where(late, 1.0, y)
    assert Level.fit(margin, y, weights, session, review).level > 1


def test_the_interval_grows_with_how_much_reviews_differ_and_holds_nine_of_ten():
    calm, wild = (Level.fit(*record(shift)) for shift in (0.2, 1.5))
    assert calm.spread < wild.spread / 2
    margin, y, _, _, review = record(1.5, seed=2)
    middle = wild.margin(margin)
    held = [
        chance(middle[rows] - wild.spread).mean()
        <= y[rows].mean()
        <= chance(middle[rows] + wild.spread).mean()
        for rows in (review == one for one in np.unique(review))
    ]
    assert 0.8 <= np.mean(held) <= 1


def test_without_a_whole_review_the_interval_is_wide():
    margin, y, weights, session, review = (part[:5] for part in record(1.0))
    assert Level.fit(margin, y, weights, session, review).spread == 3
