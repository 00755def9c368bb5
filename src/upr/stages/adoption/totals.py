"""How many of several recommendations a State may support, taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from upr.stages.adoption.forecasting import Forecast

NINE_OF_TEN = 1.645
"""So many deviations to either side hold nine cases of ten, where many small ones add up."""


@dataclass(frozen=True, slots=True)
class Total:
    """Recommendations supported. low, high: it lies between them about nine times of ten."""

    count: int
    supported: float
    low: float
    high: float


def total(forecasts: Sequence[Forecast]) -> Total:
    """All answers of one State in one review.

    The bounds of the single forecasts move together, since a State is more or less willing in all
    of a review; what each answer adds to that by chance does not.
    """
    count = len(forecasts)
    supported = sum(one.probability for one in forecasts)
    chance = NINE_OF_TEN**2 * sum(one.probability * (1 - one.probability) for one in forecasts)
    below = supported - sum(one.low for one in forecasts)
    above = sum(one.high for one in forecasts) - supported
    return Total(
        count=count,
        supported=supported,
        low=max(0.0, supported - sqrt(below**2 + chance)),
        high=min(float(count), supported + sqrt(above**2 + chance)),
    )
