"""The search: it ends where scipy's ends, and never climbs."""

import numpy as np
from scipy.optimize import minimize

from upr.insight.answers.descent import dot, lowest


def valley(seed: int = 2, size: int = 30):
    """A logistic loss, as steep in some directions as it is flat in others."""
    draw = np.random.default_rng(seed)
    rows = draw.normal(size=(200, size)) * np.geomspace(0.1, 10, size)
    y = (draw.random(200) < 0.3).astype(float)

    def height(place):
        margin = rows @ place
        loss = np.logaddexp(0, margin) - y * margin
        slope = rows.T @ (1 / (1 + np.exp(-margin)) - y) + place
        return float(loss.sum() + place @ place / 2), slope

    return height, np.zeros(size)


def test_it_ends_where_scipy_ends():
    height, start = valley()
    theirs = minimize(height, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    ours = lowest(height, start, 500)
    assert np.isclose(height(ours)[0], theirs.fun, rtol=1e-6)
    assert np.allclose(ours, theirs.x, atol=2e-3)


def test_more_rounds_never_end_higher():
    height, start = valley()
    heights = [height(lowest(height, start, rounds))[0] for rounds in (0, 1, 5, 20, 100)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1] + 1


def test_at_the_bottom_it_stays():
    found = lowest(lambda place: (dot(place, place), 2 * place), np.zeros(4), 10)
    assert np.array_equal(found, np.zeros(4))


def test_a_bowl_takes_few_steps():
    scale = np.array([1.0, 4.0, 9.0])
    found = lowest(lambda at: (dot(scale, (at - 1) ** 2), 2 * scale * (at - 1)), np.zeros(3), 15)
    assert np.allclose(found, 1, atol=1e-5)
