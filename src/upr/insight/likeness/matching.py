"""Asks against recommendations: which recommendation carries which ask, and how far.

Two shares decide: how much of the ask stands in the recommendation, and how much of the
recommendation in the ask, rare words counting more. With a fitted `Likeness` the nearness of what
they are about takes the place of the second. `score` is half the chance that the recommendation
carries a part of the ask or more, and half the chance that it carries all of it, as fitted on
asks of ours against real recommendations (`benchmarks/answers/matches.csv`).

Texts in two languages are compared by a gloss in English (`gloss`): such a match is never verbatim
and says so (`by_words`).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.errors import UprError
from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.concepts import titles
from upr.insight.likeness.degree import Degree, stands_in
from upr.insight.likeness.gloss import english_terms
from upr.insight.likeness.marks import Marks, marks
from upr.insight.likeness.terms import in_known_language, terms, wording
from upr.insight.likeness.weights import Weights
from upr.insight.words import Span
from upr.text import gettext_noop, say

WHOLE, SOME = (5.3, 2.4, -4.2), (6.2, 3.0, -2.6)
"""Logits that all of the ask, or some of it, is carried: share of the ask, of the text, start."""
WHOLE_NEAR, SOME_NEAR = (4.7, 4.2, -5.9), (5.2, 5.7, -4.6)
"""The same with nearness in the place of the share of the text."""

HALF = 0.5
"""A recommendation with less of the ask than this carries a part of it at most; so does one that
lacks a treaty or body which the ask names."""

OTHER_LANGUAGE = say(
    gettext_noop(
        "An ask and a recommendation in two languages cannot be compared word for word: they were"
        " compared by a list of terms, and a person should look."
    )
)
"""To be said beside matches that are not `by_words`."""


class NothingToMatch(UprError):
    """No recommendations, or no asks."""


@dataclass(frozen=True, slots=True)
class Match:
    """One recommendation against one ask.

    text      place of the recommendation among the texts
    degree    how far it carries the ask
    score     0 to 1 (see the module)
    in_ask    the words of the ask that match, for marking
    in_text   the same in the recommendation
    by_words  False where they are in different languages
    """

    text: int
    degree: Degree
    score: float
    in_ask: Marks
    in_text: Marks
    by_words: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is worded, and its terms in English, with their places in the text."""

    language: str
    own: Sequence[Span]
    english: Sequence[Span]


def match(
    asks: Sequence[str],
    texts: Sequence[str],
    *,
    language: str = "en",
    languages: Sequence[str] | None = None,
    likeness: Likeness | None = None,
    limit: int = 10,
) -> list[list[Match]]:
    """For each ask the recommendations that carry it, best first, at most `limit`.

    An ask that nothing carries has one match of degree NONE: the nearest text, for a person to
    look at; or no match at all where no word is shared.

    language, languages  of the asks; of each text (English where not given)
    likeness             a fitted one, if there is: it knows what words are about

    Raises NothingToMatch for no asks or no texts, UnknownLanguage for another language.
    """
    if not asks or not texts:
        raise NothingToMatch(
            say(gettext_noop("There is nothing to compare.")),
            say(gettext_noop("Give at least one ask and one recommendation.")),
        )
    tongues = languages or ["en"] * len(texts)
    wanted = [_read(ask, language) for ask in asks]
    given = [_read(text, tongue) for text, tongue in zip(texts, tongues, strict=True)]
    weights = Weights.of(_counted(given)).beside_the_record()
    near = _nearness(wanted, given, likeness)
    return [
        _best(
            [
                _compare(ask, number, text, weights, near[row][number])
                for number, text in enumerate(given)
            ],
            limit,
        )
        for row, ask in enumerate(wanted)
    ]


def _read(text: str, language: str) -> _Read:
    own = terms(text, in_known_language(language))
    return _Read(language, own, english_terms(text, language))


def _stems(spans: Sequence[Span]) -> list[str]:
    return [span.stem for span in spans]


def _counted(texts: Sequence[_Read]) -> Iterator[list[str]]:
    """The terms of each text, as worded and in English."""
    for each in texts:
        yield _stems([*each.own, *each.english])


def _nearness(
    asks: Sequence[_Read], texts: Sequence[_Read], likeness: Likeness | None
) -> list[list[float | None]]:
    """(asks, texts) cosines of what they are about; None where too little of it was learnt."""
    if likeness is None or not likeness.space.width:
        return [[None] * len(texts) for _ in asks]
    space = likeness.space
    (ask_rows, ask_known), (text_rows, text_known) = (
        (space.vectors(matrix), _known(matrix))
        for matrix in (
            space.matrix([_stems(each.english) for each in side]) for side in (asks, texts)
        )
    )
    cosines: list[list[float]] = (ask_rows @ text_rows.T).tolist()
    return [
        [cosine if known and other else None for cosine, other in zip(row, text_known, strict=True)]
        for row, known in zip(cosines, ask_known, strict=True)
    ]


def _known(matrix: csr_matrix) -> list[bool]:
    """Whether a space knows at least half of each text: its row is that long."""
    squares: NDArray[np.float32] = np.asarray(cast(Any, matrix).power(2).sum(axis=1)).ravel()
    return (squares >= HALF).tolist()


def _best(found: Sequence[Match], limit: int) -> list[Match]:
    ranked = sorted(found, key=lambda one: (-one.score, one.text))
    carrying = [one for one in ranked if one.degree is not Degree.NONE]
    return carrying[:limit] or [one for one in ranked[:1] if one.in_ask]


def _compare(ask: _Read, number: int, text: _Read, weights: Weights, near: float | None) -> Match:
    by_words = ask.language == text.language
    wanted, given = (each.own if by_words else each.english for each in (ask, text))
    stems, others = _stems(wanted), _stems(given)
    common = set(stems).intersection(others)
    shared = weights.sum(common)
    of_ask = _share(shared, weights.sum(set(stems)))
    of_text = _share(shared, weights.sum(set(others)))
    second, whole, some = (of_text, WHOLE, SOME) if near is None else (near, WHOLE_NEAR, SOME_NEAR)
    all_of_it, some_of_it = _chance(whole, of_ask, second), _chance(some, of_ask, second)
    if not shared:
        degree, score = Degree.NONE, 0.0
    elif by_words and stands_in(wording(stems), wording(others)):
        degree, score = Degree.VERBATIM, 1.0
    else:
        whole_titles = titles().intersection(stems) <= common
        degree = _degree(all_of_it, some_of_it, of_ask >= HALF and whole_titles)
        score = (all_of_it + some_of_it) / 2
    return Match(number, degree, score, marks(wanted, common), marks(given, common), by_words)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _chance(fitted: tuple[float, float, float], first: float, second: float) -> float:
    return 1 / (1 + math.exp(-(fitted[0] * first + fitted[1] * second + fitted[2])))


def _degree(all_of_it: float, some_of_it: float, may_be_whole: bool) -> Degree:
    if all_of_it >= HALF and may_be_whole:
        return Degree.SUBSTANCE
    return Degree.PART if some_of_it >= HALF else Degree.NONE
