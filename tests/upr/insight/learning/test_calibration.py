"""Scores become probabilities that keep their promise, and decisions that make the best of them."""

import numpy as np
import pytest

from upr.insight.learning.calibration import CERTAIN, Calibration, thresholds
from upr.insight.learning.measures import calibration_error, micro_f1


def noisy(rows=4000, seed=3):
    """Scores of three labels whose true share is known: 1 / (1 + exp(-3 score))."""
    dice = np.random.default_rng(seed)
    scores = dice.normal(-0.5, 0.8, (rows, 3))
    truth = dice.random((rows, 3)) < 1 / (1 + np.exp(-3 * scores))
    return scores, truth, np.full(rows, 20.0)


def test_probabilities_keep_their_promise_on_other_rows():
    fitted = Calibration.fit(*noisy())
    scores, truth, size = noisy(seed=4)
    chances = fitted.probabilities(scores, size)
    assert calibration_error(truth.ravel(), chances.ravel()) < 0.02
    assert chances[scores > 1].mean() > 0.9


def test_a_label_counts_less_beside_a_sure_one_where_labels_exclude_each_other():
    dice = np.random.default_rng(5)
    scores = dice.normal(-0.3, 0.7, (4000, 2))
    truth = scores == scores.max(axis=1, keepdims=True)
    fitted = Calibration.fit(scores, truth, np.ones(4000))
    alone, beside = fitted.probabilities(np.array([[0.2, -1.5], [0.2, 1.5]]), np.ones(2))[:, 0]
    assert alone > 0.9
    assert beside < 0.1


def test_a_label_with_hardly_any_row_gets_its_share():
    scores, truth, size = noisy(rows=200)
    truth[:, 0] = False
    truth[0, 0] = True
    chances = Calibration.fit(scores, truth, size).probabilities(scores, size)
    assert chances[:, 0] == pytest.approx(1.5 / 201)


def test_one_label_alone_has_no_others_to_look_at():
    scores, truth, size = noisy()
    chances = Calibration.fit(scores[:, :1], truth[:, :1], size).probabilities(scores[:, :1], size)
    assert np.isfinite(chances).all()


def test_no_score_however_far_gives_certainty():
    fitted = Calibration.fit(*noisy())
    chances = fitted.probabilities(np.array([[900.0, -900.0, 0.0]]), np.ones(1))
    assert chances.min() == pytest.approx(CERTAIN)
    assert chances.max() == pytest.approx(1 - CERTAIN)


def test_thresholds_do_at_least_as_well_as_one_half_and_are_lower_for_vague_labels():
    scores, truth, size = noisy()
    truth[:, 2] = np.random.default_rng(6).random(len(truth)) < 0.2
    chances = Calibration.fit(scores, truth, size).probabilities(scores, size)
    limits = thresholds(chances, truth)
    assert micro_f1(truth, chances >= limits) >= micro_f1(truth, chances >= 0.5)
    assert limits[2] < limits[:2].min()


def test_what_was_kept_gives_the_same_probabilities_and_misfits_are_refused():
    scores, truth, size = noisy()
    fitted = Calibration.fit(scores, truth, size)
    arrays = fitted.arrays()
    again = Calibration.from_arrays(arrays)
    assert (again.probabilities(scores, size) == fitted.probabilities(scores, size)).all()
    with pytest.raises(ValueError, match="another calibration"):
        Calibration.from_arrays({**arrays, "weights": arrays["weights"][1:]})
