"""The regression: it finds weights that were put in, and holds back what few rows tell."""

import numpy as np
from scipy.optimize import check_grad
from scipy.sparse import csr_matrix

from upr.insight.answers.mixed import Mixed, Rows, _Problem, chance


def rows_and_answers(reviews: int = 40, each: int = 60):
    """Two themes; the second is supported by the first half of the reviews only."""
    draw = np.random.default_rng(5)
    n = reviews * each
    review = np.repeat(np.arange(reviews, dtype=np.int32), each)
    themes = draw.normal(size=(n, 2))
    columns = draw.normal(size=(n, 3))
    half = (np.arange(reviews) < reviews / 2).astype(float)
    standing = np.column_stack([np.ones(reviews), half])
    margin = columns @ [1.0, -1.0, 0.0] + themes[:, 0] + themes[:, 1] * (2 * half[review] - 1)
    y = (draw.random(n) < chance(margin)).astype(float)
    return Rows(csr_matrix(columns), themes, review, csr_matrix(standing)), y


def test_the_slope_is_that_of_the_loss():
    rows, y = rows_and_answers(4, 10)
    problem = _Problem(rows, y, np.ones(len(y)))
    at = np.linspace(-1, 1, problem.size)
    off = check_grad(lambda w: problem.loss(w)[0], lambda w: problem.loss(w)[1], at)
    assert off < 1e-4


def test_weights_that_were_put_in_are_found():
    rows, y = rows_and_answers()
    found = Mixed.fit(rows, y, np.ones(len(y)))
    assert np.allclose(found.plain, [1, -1, 0], atol=0.25)
    of_review = rows.standing @ found.crossed
    assert np.allclose(of_review[0], [1, 1], atol=0.25)
    assert np.allclose(of_review[-1], [1, -1], atol=0.25)


def test_few_rows_move_little():
    rows, y = rows_and_answers(2, 3)
    found = Mixed.fit(rows, y, np.ones(len(y)))
    assert np.abs(found.plain).max() < 1


def test_last_columns_can_be_left_out():
    rows, y = rows_and_answers(4, 10)
    found = Mixed.fit(rows, y, np.ones(len(y)))
    fewer = Rows(rows.columns[:, :2], rows.themes, rows.review, rows.standing)
    rest = rows.columns[:, 2].toarray().ravel() * found.plain[2]
    assert np.allclose(found.without(1).margin(fewer) + rest, found.margin(rows))
