"""The base rate: how often a State supported before, at all or on an issue, whatever the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from upr.insight.answers.standing import REGIONS, groups, named
from upr.insight.learning.files import packed, unpacked
from upr.insight.past import ISSUES, Floats, Ints, Past

OTHERS = 20.0
"""Earlier answers that the share of the State's region weighs against its own."""

ELSEWHERE = 5.0
"""Earlier answers on an issue that what is known without them weighs against them."""


COUNTS = len(ISSUES) + 1
"""On each issue, then of all."""


class Basis(StrEnum):
    """Whose earlier answers a base rate rests on."""

    STATE = "state"
    REGION = "region"
    ALL = "all"


@dataclass(frozen=True, eq=False)
class BaseRates:
    """Answers counted; a recommendation of several States counts once.

    names    (s) States that were asked, ISO 3166-1 alpha-3
    states   (s, 55, 2) supported and answered of each State: on each of the 54 issues, then of all
    regions  (5, 55, 2) the same of each regional group, at the time
    """

    names: tuple[str, ...]
    states: Ints
    regions: Ints

    @classmethod
    def fit(cls, past: Past) -> "BaseRates":
        """Counts of the rows that were answered."""
        rows = past.rows(past.supported >= 0)
        asked, place = np.unique(rows.state, return_inverse=True)
        states = named(rows.names, rows.state)
        marks = np.hstack([rows.issues, np.ones((len(rows), 1), dtype=np.bool_)])
        supported = marks & (rows.supported == 1)[:, None]
        counted = np.stack([supported, marks], axis=2).astype(np.int32)
        of_states = np.zeros((len(asked), COUNTS, 2), dtype=np.int32)
        np.add.at(of_states, place, counted)
        regions = groups(states, rows.session.tolist())[:, REGIONS].astype(np.int32)
        of_regions = np.tensordot(regions.T, counted, 1).astype(np.int32)
        return cls(tuple(named(rows.names, asked.astype(np.int32))), of_states, of_regions)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def of(self, states: Sequence[str], sessions: Sequence[int]) -> tuple[Floats, list[Basis]]:
        """(n,) share supported, drawn to the region's where little is known; and its basis."""
        everywhere = _share(self.regions.sum(axis=0)[-1], 0.5, 1.0)
        rates: list[float] = []
        basis: list[Basis] = []
        for own, region in self._counts(states, sessions):
            of_region = _share(region[-1], everywhere, OTHERS)
            rates.append(_share(own[-1], of_region, OTHERS))
            others = Basis.REGION if region[-1, 1] else Basis.ALL
            basis.append(Basis.STATE if own[-1, 1] else others)
        return np.array(rates), basis

    def on(
        self, states: Sequence[str], sessions: Sequence[int], issues: Sequence[Sequence[str]]
    ) -> Floats:
        """(n,) the same on issues (canonical labels): the region's share, then the State's own.

        With several issues their mean; with none, or none of the 54, what `of` gives.
        """
        rates, _ = self.of(states, sessions)
        for row, (own, region) in enumerate(self._counts(states, sessions)):
            places = [ISSUES.index(label) for label in issues[row] if label in ISSUES]
            each = [
                _share(own[at], _share(region[at], float(rates[row]), OTHERS), ELSEWHERE)
                for at in places
            ]
            if each:
                rates[row] = sum(each) / len(each)
        return rates

    def _counts(self, states: Sequence[str], sessions: Sequence[int]) -> list[tuple[Ints, Ints]]:
        """(55, 2) of each State, and of its region."""
        inside = groups(states, sessions)[:, REGIONS].astype(np.int32)
        none = np.zeros((COUNTS, 2), dtype=np.int32)
        return [
            (
                self.states[self._place[state]] if state in self._place else none,
                np.tensordot(region, self.regions, 1),
            )
            for state, region in zip(states, inside, strict=True)
        ]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {**packed("names", self.names), "states": self.states, "regions": self.regions}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "BaseRates":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        names = unpacked("names", arrays)
        states, regions = arrays["states"], arrays["regions"]
        fits = states.shape == (len(names), COUNTS, 2)
        if not fits or regions.shape != (len(REGIONS), COUNTS, 2):
            raise ValueError("States and their counts differ in number")
        return cls(names, states, regions)


def _share(counted: Ints, otherwise: float, weight: float) -> float:
    """Supported of answered, with `weight` answers more that were supported as `otherwise` says."""
    return float((counted[0] + weight * otherwise) / (counted[1] + weight))
