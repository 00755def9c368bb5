"""The probability that a State supports what it is asked, learnt from earlier answers.

One regression over all answers of the record: the words of a recommendation, what it is about and
how the State, its region and its organisations read such themes, and who asks. What cannot be told
from that (a change of government, a bargain of the day) is in the width of the interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.answers.base import BaseRates, Basis
from upr.insight.answers.fitting import (
    WORDS,
    about,
    fitted,
    rows_of,
    unseen_margins,
    weights_of,
)
from upr.insight.answers.level import Level
from upr.insight.answers.mixed import Mixed, Rows, beside, chance, times
from upr.insight.answers.standing import (
    asker_columns,
    groups,
    level_columns,
    standing,
)
from upr.insight.answers.wording import Wording
from upr.insight.learning.files import packed, unpacked
from upr.insight.past import Bools, Floats, Ints, Past
from upr.insight.words import tokens

KNOWN = 0.5
"""Share of a text's words that must have been read before; below, it is another language."""

READ = 0.01
"""Share of the texts in a language from which on that language is known."""


@dataclass(frozen=True, eq=False)
class Forecasts:
    """What is expected of n recommendations.

    probability  (n,) that the State under review supports it
    low, high    (n,) the probability lies between them nine times of ten
    base_rate    (n,) share the State supported before, drawn to its region's where it is little known
    basis        n of whose answers that rests on
    known        (n,) False where the text is in no language that was learnt from: the share
                 supported on its issues, or of all, then speaks alone, with a wide interval
    wording, reading, askers  (n,) log odds that the words add, the State's own reading of the
                 themes, and who asks; comparable over the recommendations of one review
    """

    probability: Floats
    low: Floats
    high: Floats
    base_rate: Floats
    basis: tuple[Basis, ...]
    known: Bools
    wording: Floats
    reading: Floats
    askers: Floats


@dataclass(frozen=True, eq=False)
class AnswerModel:
    """What was learnt of how States answer.

    names      States that were asked or asked others, sorted
    languages  that were learnt from
    wording    how texts are read
    mixed      the regression
    level      its calibration
    base       how often each State supported
    about      (2,) how far below and above their review's middle the log odds of texts lie
    """

    names: tuple[str, ...]
    languages: tuple[str, ...]
    wording: Wording
    mixed: Mixed
    level: Level
    base: BaseRates
    about: Floats

    @classmethod
    def fit(cls, past: Past) -> "AnswerModel":
        """From every answered row; needs both answers and two sessions."""
        answered = past.rows(past.supported >= 0)
        wording = Wording.fit(past)
        rows = rows_of(answered, wording)
        y = (answered.supported == 1).astype(np.float64)
        plain, aged = weights_of(answered)
        unseen = unseen_margins(rows, y, aged, answered.session)
        level = Level.fit(unseen, y, plain, answered.session, rows.review)
        return cls(
            names=answered.names,
            languages=_languages(past),
            wording=wording,
            mixed=fitted(rows, y, aged),
            level=level,
            base=BaseRates.fit(past),
            about=about(level.margin(unseen), rows.review),
        )

    def forecast(
        self,
        texts: Sequence[str],
        languages: Sequence[str],
        states: Sequence[str],
        askers: Sequence[Sequence[str]],
        sessions: Sequence[int],
        issues: Sequence[Sequence[str]] | None = None,
    ) -> Forecasts:
        """For n texts, each put to a State under review by `askers` (may be none) in a session.

        issues  canonical labels, for texts in a language that was not learnt from
        """
        rows, parts = self._rows(texts, languages, states, askers, sessions)
        margin = self.level.margin(self.mixed.margin(rows))
        base_rate, basis = self.base.of(states, sessions)
        known = self._known(texts, languages)
        unread = self.base.on(states, sessions, issues or [()] * len(texts))
        odds = np.log(unread / (1 - unread))
        low = np.where(known, margin, odds + self.about[0]) - self.level.spread
        high = np.where(known, margin, odds + self.about[1]) + self.level.spread
        return Forecasts(
            probability=np.where(known, chance(margin), unread),
            low=chance(low),
            high=chance(high),
            base_rate=base_rate,
            basis=tuple(basis),
            known=known,
            wording=parts[0],
            reading=self.level.slope * self.mixed.reading(rows),
            askers=parts[1],
        )

    def _rows(
        self,
        texts: Sequence[str],
        languages: Sequence[str],
        states: Sequence[str],
        askers: Sequence[Sequence[str]],
        sessions: Sequence[int],
    ) -> tuple[Rows, tuple[Floats, Floats]]:
        """The rows, and what their words and their askers alone add to the margin."""
        matrix = self.wording.matrix(texts, languages)
        of_state = groups(states, sessions)
        every = [one for each in askers for one in each]
        first = np.cumsum([0, *map(len, askers)], dtype=np.int32)
        when = [at for at, each in zip(sessions, askers, strict=True) for _ in each]
        places, count = self._places(states), len(self.names)
        who = asker_columns(self._places(every), groups(every, when), first, of_state, count)
        weighed = cast(csr_matrix, WORDS * cast(Any, matrix))
        columns = beside([weighed, who, level_columns(places, of_state, count)])
        rows = Rows(
            columns,
            self.wording.themes(matrix),
            np.arange(len(texts), dtype=np.int32),
            standing(places, of_state, count),
        )
        plain, slope = self.mixed.plain, self.level.slope
        wide, asking = (cast("tuple[int, int]", one.shape)[1] for one in (weighed, who))
        words = slope * times(weighed, plain[:wide])
        return rows, (words, slope * times(who, plain[wide : wide + asking]))

    def _places(self, states: Sequence[str]) -> Ints:
        return np.array([self._place.get(one, -1) for one in states], dtype=np.int32)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.wording.words.words)

    def _known(self, texts: Sequence[str], languages: Sequence[str]) -> Bools:
        return np.array(
            [
                language in self.languages and self._share_known(tokens(text, language)) >= KNOWN
                for text, language in zip(texts, languages, strict=True)
            ],
            dtype=np.bool_,
        )

    def _share_known(self, words: Sequence[str]) -> float:
        return sum(word in self._vocabulary for word in words) / max(len(words), 1)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        level = self.level
        return {
            **packed("names", self.names),
            **packed("languages", self.languages),
            **{f"wording_{name}": one for name, one in self.wording.arrays().items()},
            **{f"base_{name}": one for name, one in self.base.arrays().items()},
            "plain": self.mixed.plain,
            "crossed": self.mixed.crossed,
            "level": np.array([self.mixed.constant, level.level, level.slope, level.spread]),
            "about": self.about,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "AnswerModel":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        parts = {
            start: {
                key.removeprefix(start): one for key, one in arrays.items() if key.startswith(start)
            }
            for start in ("wording_", "base_")
        }
        constant, level, slope, spread = (float(one) for one in arrays["level"])
        model = cls(
            names=unpacked("names", arrays),
            languages=unpacked("languages", arrays),
            wording=Wording.from_arrays(parts["wording_"]),
            mixed=Mixed(constant, arrays["plain"], arrays["crossed"]),
            level=Level(level, slope, spread),
            base=BaseRates.from_arrays(parts["base_"]),
            about=arrays["about"],
        )
        model.forecast(["."], ["en"], [""], [()], [1])  # shapes that do not fit raise ValueError
        return model


def _languages(past: Past) -> tuple[str, ...]:
    found, counts = np.unique(past.languages, return_counts=True)
    return tuple(str(one) for one in found[counts >= READ * len(past)])
