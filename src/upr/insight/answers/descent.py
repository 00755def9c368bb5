"""The lowest point of a smooth, convex height: limited-memory BFGS in plain sums of products.

scipy's own search works with threaded products of long rows; on two cores its threads wait for each
other three times as long as they work.
"""

from collections.abc import Callable, Sequence

import numpy as np

from upr.insight.past import Floats

KEPT = 10
"""Steps that are remembered."""

FALL = 1e-4
"""Share of the promised fall that a step must bring (Armijo)."""

SHORTEST = 1e-10

Height = Callable[[Floats], tuple[float, Floats]]
"""The height at a place, and its slope there."""

Step = tuple[Floats, Floats, float]
"""A step, how the slope changed on it, and one over their product."""


def lowest(height: Height, start: Floats, rounds: int) -> Floats:
    """The place reached after at most that many steps downhill from `start`."""
    place, steps = start, list[Step]()
    here, slope = height(place)
    for _ in range(rounds):
        way = -_bent(slope, steps)
        fall = dot(slope, way)
        length = 1.0 if steps else 1 / max(1.0, float(np.sqrt(-fall)))
        there, next_slope = height(place + length * way)
        while there > here + FALL * length * fall:
            length /= 2
            if length < SHORTEST:
                return place
            there, next_slope = height(place + length * way)
        step, change = length * way, next_slope - slope
        if (product := dot(step, change)) > 0:
            steps = [*steps, (step, change, 1 / product)][-KEPT:]
        place, here, slope = place + step, there, next_slope
    return place


def _bent(slope: Floats, steps: Sequence[Step]) -> Floats:
    """The slope as the bend of the last steps corrects it (Nocedal's two loops)."""
    way = slope.copy()
    shares: list[float] = []
    for step, change, inverse in reversed(steps):
        shares.append(inverse * dot(step, way))
        way -= shares[-1] * change
    if steps:
        _, change, inverse = steps[-1]
        way /= inverse * dot(change, change)
    for (step, change, inverse), share in zip(steps, reversed(shares), strict=True):
        way += (share - inverse * dot(change, way)) * step
    return way


def dot(one: Floats, other: Floats) -> float:
    """The sum of products, in one thread."""
    return float(np.einsum("i,i->", one, other))
