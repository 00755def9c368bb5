"""Boosted trees read as arrays: the same numbers as scikit-learn's, and files that fit."""

from time import perf_counter

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from upr.insight.learning.trees import Trees

PARAMS = {"max_iter": 40, "max_leaf_nodes": 15, "learning_rate": 0.2, "min_samples_leaf": 5}


@pytest.fixture(scope="module")
def table():
    draw = np.random.default_rng(3)
    X = draw.normal(size=(900, 6)).round(1)
    chance = 1 / (1 + np.exp(-X[:, 0] * X[:, 1] - X[:, 2]))
    return X, draw.random(900) < chance


def test_margins_are_those_of_scikit_learn(table):
    X, y = table
    theirs = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **PARAMS)
    theirs.fit(X, y)
    ours = Trees.fit(X, y, **PARAMS)
    assert np.allclose(ours.margin(X), theirs.decision_function(X))
    assert np.allclose(ours.probability(X), theirs.predict_proba(X)[:, 1])


def test_weights_count_as_repeated_rows_do(table):
    X, y = table
    weights = np.where(X[:, 3] > 0, 3.0, 1.0)
    theirs = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **PARAMS)
    theirs.fit(X, y, sample_weight=weights)
    ours = Trees.fit(X, y, weights=weights, **PARAMS)
    assert np.allclose(ours.margin(X), theirs.decision_function(X))


def test_contributions_sum_to_the_margin_and_name_the_columns_that_matter(table):
    X, y = table
    trees = Trees.fit(X, y, **PARAMS)
    parts = trees.contributions(X)
    rest = trees.margin(X) - parts.sum(axis=1)
    assert np.allclose(rest, rest[0])
    weight = np.abs(parts).mean(axis=0)
    assert set(np.argsort(-weight)[:3]) == {0, 1, 2}


def test_no_rows_give_no_margins(table):
    X, y = table
    trees = Trees.fit(X, y, **PARAMS)
    assert trees.margin(X[:0]).shape == (0,)
    assert trees.contributions(X[:0]).shape == (0, 6)


def test_what_was_kept_is_what_was_fitted(table):
    X, y = table
    trees = Trees.fit(X, y, **PARAMS)
    again = Trees.from_arrays(trees.arrays())
    assert np.array_equal(again.margin(X), trees.margin(X))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("left", lambda a: a + 10_000),
        ("feature", lambda a: a + 7),
        ("roots", lambda a: a + 10_000),
        ("value", lambda a: a[:-1]),
    ],
)
def test_arrays_that_do_not_fit_are_refused(table, name, change):
    arrays = Trees.fit(*table, **PARAMS).arrays()
    arrays[name] = change(arrays[name])
    with pytest.raises(ValueError, match="nodes"):
        Trees.from_arrays(arrays)


def test_a_ranking_takes_milliseconds(table):
    X, y = table
    trees = Trees.fit(X, y, **{**PARAMS, "max_iter": 200})
    start = perf_counter()
    trees.margin(X[:165])
    assert perf_counter() - start < 0.1
