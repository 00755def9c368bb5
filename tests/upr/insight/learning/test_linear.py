"""Machines over a sparse matrix: what they learn, and what they do where there is nothing to learn."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from upr.insight.learning.linear import Linear


def rows(count=60, width=6, seed=1):
    dice = np.random.default_rng(seed)
    return (dice.random((count, width)) < 0.4).astype(np.float64)


def fitted(dense, truth):
    return Linear.fit(csr_matrix(dense), truth, np.ones(len(dense)))


def test_labels_that_follow_a_column_are_found_again():
    dense = rows()
    truth = dense[:, :2] > 0
    machines = fitted(dense, truth)
    fresh = rows(seed=2)
    assert ((machines.scores(csr_matrix(fresh)) > 0) == (fresh[:, :2] > 0)).all()


def test_a_label_that_no_row_or_every_row_has_is_answered_without_a_machine():
    dense = rows()
    truth = np.column_stack([np.zeros(60, bool), np.ones(60, bool)])
    scores = fitted(dense, truth).scores(csr_matrix(dense))
    assert (scores[:, 0] < 0).all()
    assert (scores[:, 1] > 0).all()


def test_rows_that_count_more_win_where_rows_contradict_each_other():
    dense = np.ones((40, 1))
    truth = np.array([[True]] * 20 + [[False]] * 20)
    importance = np.repeat([1.0, 0.1], 20)
    assert Linear.fit(csr_matrix(dense), truth, importance).scores(csr_matrix(dense)).min() > 0
    assert Linear.fit(csr_matrix(dense), truth, 1.1 - importance).scores(dense).max() < 0


def test_the_same_rows_give_the_same_weights():
    dense = rows()
    truth = dense[:, :2] > 0
    assert (fitted(dense, truth).weights == fitted(dense, truth).weights).all()


def test_what_was_kept_gives_the_same_scores_and_misfits_are_refused():
    dense = rows()
    machines = fitted(dense, dense[:, :2] > 0)
    arrays = machines.arrays()
    again = Linear.from_arrays(arrays)
    assert (again.scores(csr_matrix(dense)) == machines.scores(csr_matrix(dense))).all()
    with pytest.raises(ValueError, match="different labels"):
        Linear.from_arrays({**arrays, "intercept": arrays["intercept"][:1]})
