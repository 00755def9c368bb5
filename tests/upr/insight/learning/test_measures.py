"""Measures against values counted by hand, or by another library."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score, roc_auc_score

from upr.insight.learning import measures

TRUTH = np.array([[1, 0], [1, 1], [0, 1], [0, 0]], dtype=bool)
FOUND = np.array([[1, 0], [0, 1], [0, 1], [1, 1]], dtype=bool)


def test_scores_of_labels_are_shares_of_what_was_there_and_what_was_found():
    first, second = measures.label_scores(["A", "B"], TRUTH, FOUND)
    assert (first.label, first.support) == ("A", 2)
    assert (first.precision, first.recall, first.f1) == (0.5, 0.5, 0.5)
    assert (second.precision, second.recall) == (pytest.approx(2 / 3), 1.0)


def test_a_label_that_nobody_has_or_finds_scores_nothing():
    (none,) = measures.label_scores(["A"], np.zeros((3, 1), bool), np.zeros((3, 1), bool))
    assert (none.support, none.precision, none.recall, none.f1) == (0, 0.0, 0.0, 0.0)


def test_f1_is_that_of_sklearn():
    assert measures.micro_f1(TRUTH, FOUND) == pytest.approx(f1_score(TRUTH, FOUND, average="micro"))
    assert measures.macro_f1(TRUTH, FOUND, least=1) == pytest.approx(
        f1_score(TRUTH, FOUND, average="macro")
    )


def test_macro_f1_leaves_rare_labels_out():
    truth = np.zeros((20, 2), bool)
    truth[:12, 0] = truth[0, 1] = True
    found = truth.copy()
    found[0, 1] = False
    assert measures.macro_f1(truth, found) == 1.0
    assert measures.macro_f1(truth, found, least=1) == 0.5
    assert np.isnan(measures.macro_f1(truth, found, least=50))


SCORED = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40)


@given(SCORED)
def test_auc_is_that_of_sklearn_ties_included(rows):
    truth = np.array([true for true, _ in rows])
    score = np.array([score for _, score in rows], dtype=float)
    if truth.all() or not truth.any():
        assert np.isnan(measures.auc(truth, score))
    else:
        assert measures.auc(truth, score) == pytest.approx(roc_auc_score(truth, score))


def test_auc_within_leaves_out_groups_with_one_answer():
    groups = np.array([1, 1, 2, 2, 3, 3])
    truth = np.array([1, 0, 1, 1, 0, 1], dtype=bool)
    score = np.array([0.9, 0.1, 0.5, 0.5, 0.9, 0.1])
    assert measures.auc_within(groups, truth, score).tolist() == [1.0, 0.0]


def test_brier_is_that_of_sklearn():
    truth, promised = np.array([True, False, True]), np.array([0.9, 0.4, 0.2])
    assert measures.brier(truth, promised) == pytest.approx(brier_score_loss(truth, promised))


def test_calibration_error_is_the_mean_gap_of_promise_and_truth():
    truth = np.array([True] * 30 + [False] * 70)
    assert measures.calibration_error(truth, np.full(100, 0.3)) > 0.3  # no bin is like the whole
    shuffled = np.tile([True] * 3 + [False] * 7, 10)
    assert measures.calibration_error(shuffled, np.full(100, 0.3)) == pytest.approx(0.0)
    assert measures.calibration_error(shuffled, np.full(100, 0.5)) == pytest.approx(0.2)


def test_recall_counts_the_relevant_among_the_first():
    relevant = np.array([1, 0, 1, 0], dtype=bool)
    score = np.array([0.9, 0.8, 0.1, 0.5])
    assert measures.recall_at(relevant, score, 2) == 0.5
    assert measures.recall_at(relevant, score, 4) == 1.0


def test_average_precision_is_that_of_sklearn():
    relevant = np.array([0, 1, 0, 1, 1], dtype=bool)
    score = np.array([0.9, 0.8, 0.7, 0.3, 0.1])
    assert measures.average_precision(relevant, score) == pytest.approx(
        average_precision_score(relevant, score)
    )


def test_a_bootstrap_draws_whole_groups_and_is_the_same_every_time():
    groups = np.repeat(np.arange(20), 5)
    values = np.repeat(np.arange(20) % 2, 5).astype(float)

    def mean(rows):
        assert len(rows) == 100  # groups are of one size, and whole
        return float(values[rows].mean())

    first = measures.bootstrap(groups, mean, draws=200)
    assert first == measures.bootstrap(groups, mean, draws=200)
    assert (first.value, first.rows) == (0.5, 100)
    assert 0.2 < first.low < 0.5 < first.high < 0.8
    # were rows drawn one by one, the interval would be less than half as wide
    assert first.high - first.low > 0.3


def test_what_was_counted_on_nothing_is_no_number():
    nothing = measures.bootstrap(np.array([], dtype=np.int32), lambda rows: 1.0)
    assert np.isnan([nothing.value, nothing.low, nothing.high]).all()
    assert nothing.rows == 0
