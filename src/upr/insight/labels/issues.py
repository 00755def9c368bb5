"""The learnt labeller of UPR Info's 54 issues.

Words and runs of words, beside what the reviewed lexicon sees, go to one linear machine a label
(`learning.linear`); its scores become probabilities by what the other labels score
(`learning.calibration`), learnt on rows that the machines did not see. Newer sessions count a
little more, for the way UPR Info tags moves slowly.

The record is tagged in English: texts in other languages are left to the rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.errors import UprError
from upr.insight.labels.issues_signs import Signs
from upr.insight.labels.lexicon import Said, lexicon, words_of
from upr.insight.learning.calibration import Calibration, thresholds
from upr.insight.learning.features import Features
from upr.insight.learning.linear import Linear
from upr.insight.learning.sparse import beside, some_rows
from upr.insight.past import ISSUES, Bools, Floats, Ints, Past
from upr.insight.words import stem
from upr.text import gettext_noop, say

LEAST = 3
"""Texts that must have a word, or a run of words, for it to count."""

HALF_LIFE = 12
"""Sessions after which a row counts half: four years of reviews."""

FEWEST_ROWS = 20
"""Tagged texts in English below which nothing can be learnt."""


class NoIssues(UprError):
    """A record whose rows are not tagged with issues, or too few of them."""


@dataclass(frozen=True, eq=False)
class IssueLabeller:
    """Fitted on a record; columns of what it gives are in the order of `upr.insight.past.ISSUES`.

    limits  (54,) probability from which on a label is given
    """

    features: Features
    signs: Signs
    machines: Linear
    calibration: Calibration
    limits: Floats

    languages = ("en",)
    """Languages in which it answers."""

    @classmethod
    def fit(cls, past: Past) -> "IssueLabeller":
        """Uses the rows of `past` that are tagged and in English, and nothing else.

        Raises NoIssues where there are too few of them.
        """
        rows = past.rows(past.tagged & _known(past.languages))
        if len(rows) < FEWEST_ROWS:
            raise NoIssues(
                say(
                    gettext_noop("Only %(count)d texts in English are tagged with issues."),
                    count=len(rows),
                ),
                say(gettext_noop("Import a table of UPR Info; until then the rules label.")),
            )
        split, said = _read(rows.texts)
        features, signs = Features.fit_split(split, least=LEAST), Signs.fit(said)
        matrix = beside([features.matrix_split(split), signs.matrix(said, split)])
        importance = 0.5 ** ((rows.last_session - rows.session) / HALF_LIFE)
        unseen = _scores_unseen(matrix, rows, importance)
        size = _sizes(split)
        calibration = Calibration.fit(unseen, rows.issues, size)
        return cls(
            features,
            signs,
            Linear.fit(matrix, rows.issues, importance),
            calibration,
            thresholds(calibration.probabilities(unseen, size), rows.issues),
        )

    def probabilities(
        self,
        texts: Sequence[str],
        languages: Sequence[str] | None = None,
        said: Sequence[Said] | None = None,
    ) -> Floats:
        """(texts, 54); a row of nan for a text in a language it does not answer in.

        languages  of each text; all English where there are none
        said       what the lexicon of English found in each, where the caller has it already
        """
        if languages is not None and not (known := _known(languages)).all():
            return self._some(known, texts, said)
        split, said = _read(texts, said)
        columns = [self.features.matrix_split(split), self.signs.matrix(said, split)]
        scores = self.machines.scores(beside(columns))
        return self.calibration.probabilities(scores, _sizes(split))

    def _some(self, known: Bools, texts: Sequence[str], said: Sequence[Said] | None) -> Floats:
        every = np.full((len(texts), len(ISSUES)), np.nan)
        places = [place for place, one in enumerate(known) if one]
        some = None if said is None else [said[place] for place in places]
        every[known] = self.probabilities([texts[place] for place in places], None, some)
        return every

    def labels(self, probabilities: Floats) -> Bools:
        """(texts, 54) which labels are given; none where the probability is nan."""
        return probabilities >= self.limits

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`; the name of the part stands before each."""
        parts = {
            "features": self.features,
            "signs": self.signs,
            "machines": self.machines,
            "calibration": self.calibration,
        }
        named = {
            f"{part}.{name}": array
            for part, one in parts.items()
            for name, array in one.arrays().items()
        }
        return {**named, "limits": self.limits}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "IssueLabeller":
        """Raises KeyError for what is missing, ValueError where parts do not fit together."""
        found = cls(
            Features.from_arrays(_of("features", arrays)),
            Signs.from_arrays(_of("signs", arrays)),
            Linear.from_arrays(_of("machines", arrays)),
            Calibration.from_arrays(_of("calibration", arrays)),
            arrays["limits"],
        )
        width = found.features.width + found.signs.width
        if found.machines.weights.shape != (width, len(ISSUES)):
            raise ValueError("weights of other columns")
        if found.calibration.intercept.shape != found.limits.shape != (len(ISSUES),):
            raise ValueError("labels of another list of issues")
        return found


def _of(part: str, arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    before = f"{part}."
    return {
        name.removeprefix(before): array
        for name, array in arrays.items()
        if name.startswith(before)
    }


def _known(languages: Sequence[str]) -> Bools:
    return np.array([one in IssueLabeller.languages for one in languages], dtype=np.bool_)


def _read(
    texts: Sequence[str], said: Sequence[Said] | None = None
) -> tuple[list[list[str]], Sequence[Said]]:
    """The stems of every text, and what the lexicon found in it."""
    words = [words_of(text) for text in texts]
    found = [lexicon("en").find(each) for each in words] if said is None else said
    return [[*filter(None, map(stem, each))] for each in words], found


def _sizes(split: Sequence[Sequence[str]]) -> Floats:
    return np.array([len(words) for words in split], dtype=np.float64)


def _scores_unseen(matrix: csr_matrix, rows: Past, importance: Floats) -> Floats:
    """Scores of every row by machines fitted on the other half of the reviews."""
    half = _halves(rows)
    scores = np.zeros(rows.issues.shape)
    for side in (half, ~half):
        machines = Linear.fit(some_rows(matrix, ~side), rows.issues[~side], importance[~side])
        scores[side] = machines.scores(some_rows(matrix, side))
    return scores


def _halves(rows: Past) -> Bools:
    """(rows,) which reviews are in the first half: every second one, in the order of sessions.

    Whole reviews, for texts of one review are alike.
    """
    review: Ints = rows.session.astype(np.int32) * len(rows.names) + rows.state
    _, place = np.unique(review, return_inverse=True)
    return place % 2 == 0
