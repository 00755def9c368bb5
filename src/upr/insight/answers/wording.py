"""What a recommendation says, as the forecast reads it: its words, and what it is about.

Themes are learnt: the common directions of the words, and from them the issues and action
categories that the source gave to such texts (least squares). What is used of a text is always
worked out from its words, in fitting as in use, so that both see the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils import extmath

from upr.insight.answers.mixed import beside, times
from upr.insight.learning.features import Features
from upr.insight.past import Floats, Past

OPENING = 5
"""First words, which say what is to be done ("consider ratifying"): they count a second time."""

OPENING_WEIGHT = 0.6
DIRECTIONS = 60
DIRECTION_WEIGHT, ISSUE_WEIGHT, CATEGORY_WEIGHT = 0.7, 0.6, 0.8
"""How freely States may differ on each kind of theme."""

RIDGE = 1.0


@dataclass(frozen=True, eq=False)
class Wording:
    """What was learnt of w + o columns of words.

    words, openings  the columns of whole texts (w) and of their first words (o)
    directions       (w + o, d) to common directions
    labels           (d + 1, 59) from these and a 1 to the 54 issues and 5 categories
    middle           (d + 59,) mean of the themes of all texts
    """

    words: Features
    openings: Features
    directions: NDArray[np.float32]
    labels: Floats
    middle: Floats

    @classmethod
    def fit(cls, past: Past) -> "Wording":
        """From all texts; labels from the rows whose source gives them."""
        words = Features.fit(past.texts, past.languages)
        openings = Features.fit([opening(text) for text in past.texts], past.languages, least=3)
        width = words.width + openings.width
        bare = cls(
            words, openings, np.zeros((width, 0), np.float32), np.zeros((1, 59)), np.zeros(59)
        )
        matrix = bare.matrix(past.texts, past.languages)
        directions = _directions(matrix)
        labels = _labels(times(matrix, directions), past)
        bare = cls(words, openings, directions, labels, np.zeros(len(labels) + 58))
        return replace(bare, middle=bare.themes(matrix).mean(axis=0))

    def matrix(self, texts: Sequence[str], languages: Sequence[str]) -> csr_matrix:
        """(texts, w + o) weighted words."""
        first = self.openings.matrix([opening(text) for text in texts], languages)
        both = [self.words.matrix(texts, languages), cast(Any, first) * OPENING_WEIGHT]
        return beside(both)

    def themes(self, matrix: csr_matrix) -> Floats:
        """(texts, d + 59) what rows of `matrix` are about, scaled by how much it may matter.

        Seen from the middle of all texts: how a State reads themes then says nothing of how often
        it supports at all.
        """
        found = times(matrix, self.directions)
        labels = np.clip(_with_one(found) @ self.labels, 0, 1)
        parts = [
            found * DIRECTION_WEIGHT,
            labels[:, :-5] * ISSUE_WEIGHT,
            labels[:, -5:] * CATEGORY_WEIGHT,
        ]
        return np.hstack(parts) - self.middle

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {
            **{f"words_{name}": one for name, one in self.words.arrays().items()},
            **{f"openings_{name}": one for name, one in self.openings.arrays().items()},
            "directions": self.directions.astype(np.float16),
            "labels": self.labels,
            "middle": self.middle,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Wording":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        parts = [
            Features.from_arrays(
                {
                    key.removeprefix(start): one
                    for key, one in arrays.items()
                    if key.startswith(start)
                }
            )
            for start in ("words_", "openings_")
        ]
        directions = arrays["directions"].astype(np.float32)
        labels, middle = arrays["labels"], arrays["middle"]
        fits = directions.shape[0] == sum(part.width for part in parts)
        count = directions.shape[1]
        if not fits or labels.shape != (count + 1, 59) or middle.shape != (count + 59,):
            raise ValueError("words and themes of different lengths")
        return cls(parts[0], parts[1], directions, labels, middle)


def opening(text: str) -> str:
    """The first words of a text."""
    return " ".join(text.split()[:OPENING])


def _directions(matrix: csr_matrix) -> NDArray[np.float32]:
    count = min(DIRECTIONS, min(cast("tuple[int, int]", matrix.shape)) - 1)
    found = cast(Any, extmath).randomized_svd(matrix, count, n_iter=2, random_state=0)[2]
    # rounded as they are kept, so that a model that was kept answers as it did when it was made
    return found.T.astype(np.float16).astype(np.float32)


def _labels(found: Floats, past: Past) -> Floats:
    wanted = np.hstack([past.issues, past.category[:, None] == np.arange(1, 6)]).astype(np.float64)
    solved = [
        _least_squares(_with_one(found[rows]), wanted[rows][:, columns])
        for rows, columns in (
            (past.tagged, slice(None, -5)),
            (past.category > 0, slice(-5, None)),
        )
    ]
    return np.hstack(solved)


def _least_squares(rows: Floats, wanted: Floats) -> Floats:
    square = rows.T @ rows + RIDGE * np.eye(rows.shape[1])
    return cast(Floats, np.linalg.solve(square, rows.T @ wanted))


def _with_one(found: Floats) -> Floats:
    return np.hstack([found, np.ones((len(found), 1))])
