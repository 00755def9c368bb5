"""The base rate: how often a State supported before, whatever it was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from upr.insight.answers.standing import REGIONS, groups, named
from upr.insight.learning.files import packed, unpacked
from upr.insight.past import Floats, Ints, Past

OTHERS = 20.0
"""Earlier answers that the share of the State's region weighs against its own."""


class Basis(StrEnum):
    """Whose earlier answers a base rate rests on."""

    STATE = "state"
    REGION = "region"
    ALL = "all"


@dataclass(frozen=True, eq=False)
class BaseRates:
    """Answers counted; a recommendation of several States counts once.

    names    (s) States that were asked, ISO 3166-1 alpha-3
    states   (s, 2) supported and answered of each
    regions  (5, 2) the same of each regional group, at the time
    """

    names: tuple[str, ...]
    states: Ints
    regions: Ints

    @classmethod
    def fit(cls, past: Past) -> "BaseRates":
        """Counts of the rows that were answered."""
        rows = past.rows(past.supported >= 0)
        asked, place = np.unique(rows.state, return_inverse=True)
        names = tuple(named(rows.names, asked))
        states = named(rows.names, rows.state)
        counted = np.column_stack([rows.supported == 1, np.ones(len(rows))]).astype(np.int32)
        found = np.zeros((len(names), 2), dtype=np.int32)
        np.add.at(found, place, counted)
        regions = groups(states, rows.session.tolist())[:, REGIONS].astype(np.int32)
        return cls(names, found, (regions.T @ counted).astype(np.int32))

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def of(self, states: Sequence[str], sessions: Sequence[int]) -> tuple[Floats, list[Basis]]:
        """(n,) share supported, drawn to the region's where few answers are known; and its basis."""
        regions = groups(states, sessions)[:, REGIONS]
        everywhere = _share(self.regions.sum(axis=0), 0.5, 1.0)
        rates: list[float] = []
        basis: list[Basis] = []
        for state, region in zip(states, regions, strict=True):
            counted = region @ self.regions
            rate = _share(counted, everywhere, OTHERS)
            kind = Basis.REGION if counted[1] else Basis.ALL
            if state in self._place:
                own = self.states[self._place[state]]
                rate, kind = _share(own, rate, OTHERS), Basis.STATE
            rates.append(rate)
            basis.append(kind)
        return np.array(rates), basis

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {**packed("names", self.names), "states": self.states, "regions": self.regions}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "BaseRates":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        names = unpacked("names", arrays)
        if arrays["states"].shape != (len(names), 2) or arrays["regions"].shape != (5, 2):
            raise ValueError("States and their counts differ in number")
        return cls(names, arrays["states"], arrays["regions"])


def _share(counted: Floats | Ints, otherwise: float, weight: float) -> float:
    """Supported of answered, with `weight` answers more that were supported as `otherwise` says."""
    return float((counted[0] + weight * otherwise) / (counted[1] + weight))
