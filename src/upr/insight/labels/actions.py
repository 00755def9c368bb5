"""The action category of English texts, learnt from a table that gives it.

    labeller = ActionLabeller.fit(past)
    labeller.probabilities(["Adopt a law on legal aid"])      # (1, 5), category 1 first

Five linear judges, each of one category against the others, over `actions_features`; then their
five margins together become chances. How margins turn into chances is learnt from judges that had
not seen the sessions they judged, so that a confidence holds on sessions to come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from upr.errors import UprError
from upr.insight.labels.actions_features import WIDTH, matrix
from upr.insight.past import Floats, Ints, Past
from upr.text import gettext_noop, say

CATEGORIES = 5

STRENGTH = 0.5
"""How closely the judges follow single texts (C of a linear support vector machine)."""

FOLDS = 3
"""Parts of the sessions, each judged by what was learnt from the others."""

LARGEST_ERROR = 30.0
"""Log odds against a category that no row has."""

Weights = NDArray[np.float32]


class _Fitted(Protocol):
    """What is taken from scikit-learn, which brings no types."""

    classes_: Ints
    coef_: Floats
    intercept_: Floats


class NoActions(UprError):
    """A table from which no action category can be learnt."""


@dataclass(frozen=True, eq=False)
class ActionLabeller:
    """What was learnt.

    weights  (5, WIDTH) of each category against the others
    bias     (5,)
    turning  (5, 5) margins → log odds, up to what all categories share
    shift    (5,)
    """

    languages = ("en",)

    weights: Weights
    bias: Floats
    turning: Floats
    shift: Floats

    @classmethod
    def fit(cls, past: Past) -> "ActionLabeller":
        """Learn from the English rows that have a category.

        Raises NoActions where there are not at least two categories.
        """
        used = np.flatnonzero((past.category > 0) & (np.array(past.languages) == "en"))
        category = past.category[used]
        if len(np.unique(category)) < 2:
            raise NoActions(
                say(gettext_noop("The table holds no two action categories in English.")),
                say(gettext_noop("Learn from a table of UPR Info, with its column “action”.")),
            )
        rows = matrix([past.texts[place] for place in used])
        weights, bias = _judges(rows, category)
        unseen = _unseen_margins(rows, category, past.session[used])
        turning, shift = _turning(unseen, category)
        return cls(weights, bias, turning, shift)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """(n, 5) chances of categories 1 to 5; a row sums to 1."""
        margins = cast(Floats, matrix(texts) @ self.weights.T) + self.bias
        odds = margins @ self.turning + self.shift
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`; columns that no text had are left out."""
        columns = np.flatnonzero(self.weights.any(axis=0)).astype(np.int32)
        return {
            "columns": columns,
            "weights": self.weights[:, columns],
            "bias": self.bias,
            "turning": self.turning,
            "shift": self.shift,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "ActionLabeller":
        """Raises KeyError for a missing array, ValueError where arrays do not fit together."""
        weights = np.zeros((CATEGORIES, WIDTH), dtype=np.float32)
        columns = arrays["columns"]
        if len(columns) and not 0 <= columns.min() <= columns.max() < WIDTH:
            raise ValueError("columns that this version does not have")
        weights[:, columns] = arrays["weights"]
        found = cls(weights, arrays["bias"], arrays["turning"], arrays["shift"])
        shapes = (found.bias.shape, found.turning.shape, found.shift.shape)
        if shapes != ((CATEGORIES,), (CATEGORIES, CATEGORIES), (CATEGORIES,)):
            raise ValueError("arrays of other shapes")
        return found


def _judges(rows: csr_matrix, category: Ints) -> tuple[Weights, Floats]:
    """Weights and bias of each category against the others; one that no row has never wins."""
    weights = np.zeros((CATEGORIES, WIDTH), dtype=np.float32)
    bias = np.full(CATEGORIES, -1.0)
    for number in range(CATEGORIES):
        answer = category == number + 1
        if answer.all():
            bias[number] = 1.0
        elif answer.any():
            judge: Any = LinearSVC(C=STRENGTH, random_state=0)
            fitted = cast(_Fitted, judge.fit(rows, answer))
            weights[number], bias[number] = fitted.coef_[0], fitted.intercept_[0]
    return weights, bias


def _unseen_margins(rows: csr_matrix, category: Ints, session: Ints) -> Floats:
    """(n, 5) margins of every row by judges that saw nothing of its session."""
    margins = np.zeros((len(category), CATEGORIES))
    for part in range(FOLDS):
        judged = session % FOLDS == part
        if judged.any() and not judged.all():
            weights, bias = _judges(cast(csr_matrix, rows[~judged]), category[~judged])
            margins[judged] = cast(Floats, rows[judged] @ weights.T) + bias
    return margins


def _turning(margins: Floats, category: Ints) -> tuple[Floats, Floats]:
    """How margins become log odds, as `ActionLabeller` holds it."""
    regression: Any = LogisticRegression(max_iter=500)
    fitted = cast(_Fitted, regression.fit(margins, category))
    turning = np.zeros((CATEGORIES, CATEGORIES))
    shift = np.full(CATEGORIES, -LARGEST_ERROR)
    known = fitted.classes_ - 1
    if len(known) == 2:  # one row of coefficients stands for both
        turning[:, known[1]], shift[known] = fitted.coef_[0], (0.0, fitted.intercept_[0])
    else:
        turning[:, known], shift[known] = fitted.coef_.T, fitted.intercept_
    return turning, shift
