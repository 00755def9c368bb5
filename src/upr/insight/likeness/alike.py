"""Recommendations alike to a text, most alike first.

`likeness` is the share of pairs that a reader judged to ask for the same: of ten pairs at 0.8,
eight. It was fitted on pairs of recommendations of sessions 1 to 12 (`benchmarks/answers/alike.csv`
has their keys and judgements); texts whose words are the same but for small things have the share
of words they have in common, in order, and a text is alike to itself by 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.likeness.concepts import MARK, WORDING
from upr.insight.likeness.degree import Degree
from upr.insight.likeness.space import Half, Single, Space, Whole
from upr.insight.likeness.terms import in_known_language, stems, wording
from upr.insight.past import Past
from upr.insight.words import LANGUAGES

WORDS, VECTORS, START = 2.7, 5.6, -6.4
"""From the cosines of words and of vectors to the logit of likeness."""
WORDS_ONLY, START_ONLY = 5.4, -3.4
"""The same where nothing was learnt."""

SAME_WORDS = 0.9
"""From this share of words in common, in order, two texts are equal but for small things."""
SAME_DEMAND = 0.5
"""From this likeness two texts more likely than not ask for the same."""
TOUCHING = 0.2
"""From this likeness they have a part in common."""


@dataclass(frozen=True, slots=True)
class Alike:
    """One row alike to a text.

    row       its place among the rows
    likeness  0 to 1 (see the module)
    degree    the same as a word
    by_words  False where the two are in different languages: only names of the same thing were
              compared, never the wording
    """

    row: int
    likeness: float
    degree: Degree
    by_words: bool = True


@dataclass(frozen=True, eq=False)
class Likeness:
    """Rows laid out for comparison, and the space they are compared in.

    space     what was learnt
    sequence  terms of all rows one after the other, as places in `space.terms`
    first     (n + 1,) row i has sequence[first[i]:first[i + 1]]
    tongue    (n,) place of the row's language in `words.LANGUAGES`
    near      (n, space.width) vectors of the rows
    """

    space: Space
    sequence: Whole
    first: Whole
    tongue: NDArray[np.int8]
    near: Half

    @classmethod
    def fit(cls, past: Past) -> "Likeness":
        """Learnt from these rows, which are then the rows compared with."""
        split = _split(past.texts, past.languages)
        return cls._laid_out(Space.fit(split, past.issues), split, past.languages)

    @classmethod
    def of(cls, texts: Sequence[str], languages: Sequence[str] | None = None) -> "Likeness":
        """Without learning: the words of the texts at hand, weighted by how rare they are there."""
        tongues = languages or ["en"] * len(texts)
        split = _split(texts, tongues)
        return cls._laid_out(Space.plain(split), split, tongues)

    def over(self, texts: Sequence[str], languages: Sequence[str] | None = None) -> "Likeness":
        """Other rows in the space that was learnt here; words never seen there tell nothing."""
        tongues = languages or ["en"] * len(texts)
        return self._laid_out(self.space, _split(texts, tongues), tongues)

    @classmethod
    def _laid_out(
        cls, space: Space, split: Sequence[Sequence[str]], languages: Sequence[str]
    ) -> "Likeness":
        known = [[space.place[term] for term in terms if term in space.place] for terms in split]
        first = np.cumsum([0, *map(len, known)], dtype=np.int32)
        sequence = np.fromiter((p for each in known for p in each), np.int32, count=int(first[-1]))
        tongue = np.array([LANGUAGES.index(each) for each in languages], dtype=np.int8)
        near = space.vectors(space.matrix(split)).astype(np.float16)
        return cls(space, sequence, first, tongue, near)

    def __len__(self) -> int:
        return len(self.tongue)

    def alike(
        self, text: str, limit: int = 10, *, language: str = "en", least: float = TOUCHING
    ) -> list[Alike]:
        """The rows most alike to `text`, at most `limit`, none below `least`.

        Raises UnknownLanguage for a language without a stemmer.
        """
        return self._best(stems(text, in_known_language(language)), language, limit, least)

    def alike_row(self, row: int, limit: int = 10, *, least: float = TOUCHING) -> list[Alike]:
        """The other rows most alike to one of the rows."""
        language = LANGUAGES[int(self.tongue[row])]
        found = self._best(self.terms_of(row), language, limit + 1, least)
        return [one for one in found if one.row != row][:limit]

    def between(self, one: str, other: str, *, language: str = "en") -> float:
        """The likeness of two texts of one language; the same in both directions."""
        split = _split([one, other], [language] * 2)
        matrix = self.space.matrix(split)
        near = self.space.vectors(matrix)
        words = float(_cosines(matrix)[0, 1])
        fitted = self._likeness(np.array([words]), np.array([near[0] @ near[1]]))
        return max(float(fitted[0]), _same_words(*split))

    def terms_of(self, row: int) -> list[str]:
        """The terms of a row, as far as they are known here."""
        terms = self.space.terms
        return [terms[p] for p in self.sequence[self.first[row] : self.first[row + 1]].tolist()]

    def scores(self, terms: Sequence[str], language: str = "en") -> NDArray[np.float64]:
        """(n,) likeness of every row by words and vectors, before wording is looked at."""
        score = self._scores(terms)
        others = self.tongue != LANGUAGES.index(language)
        if others.any():
            named = [term for term in terms if term.startswith(MARK)]
            words = [term for term in terms if not term.startswith(WORDING)]
            # what could not be compared may say anything
            comparable = len(named) / (len(words) or 1)
            score[others] = self._scores(named)[others] * comparable
        return score

    def _scores(self, terms: Sequence[str]) -> NDArray[np.float64]:
        asked = self.space.matrix([terms])
        words = _cosines(self._matrix, asked).ravel()
        near = self._near @ self.space.vectors(asked)[0]
        return self._likeness(words, near) * (words + near > 0)

    def _likeness(self, words: NDArray[Any], near: NDArray[Any]) -> NDArray[np.float64]:
        if self.space.width:
            logit = WORDS * words + VECTORS * near + START
        else:
            logit = WORDS_ONLY * words + START_ONLY
        return 1 / (1 + np.exp(-logit.astype(np.float64)))

    def _best(self, terms: Sequence[str], language: str, limit: int, least: float) -> list[Alike]:
        score = self.scores(terms, language)
        # wording can lift a row by a little only, so a few more are looked at
        first = np.argsort(-score, kind="stable")[: 2 * limit + 10].tolist()
        own = LANGUAGES.index(language)
        found: list[Alike] = []
        for row in first:
            by_words = int(self.tongue[row]) == own
            same = _same_words(terms, self.terms_of(row)) if by_words else 0.0
            likeness = max(float(score[row]), same)
            if likeness >= least:
                found.append(Alike(row, likeness, degree_of(likeness, same), by_words))
        return sorted(found, key=lambda one: (-one.likeness, one.row))[:limit]

    @cached_property
    def _matrix(self) -> csr_matrix:
        return self.space.matrix([self.terms_of(row) for row in range(len(self))])

    @cached_property
    def _near(self) -> Single:
        return self.near.astype(np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {
            **{f"space_{name}": array for name, array in self.space.arrays().items()},
            **{name: getattr(self, name) for name in _ROWS},
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Likeness":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        space = Space.from_arrays(
            {name[len("space_") :]: arrays[name] for name in arrays if name.startswith("space_")}
        )
        found = cls(space, *(arrays[name] for name in _ROWS))
        lengths = {len(found.tongue), len(found.near), len(found.first) - 1}
        if len(lengths) > 1 or found.near.shape[1] != space.width:
            raise ValueError("rows and their vectors differ in number")
        if found.first[-1] != len(found.sequence) or found.sequence.max(initial=-1) >= len(
            space.terms
        ):
            raise ValueError("rows hold terms that are not there")
        return found


_ROWS = ("sequence", "first", "tongue", "near")


def degree_of(likeness: float, same_words: float) -> Degree:
    """The word for a likeness; `same_words` is the share of words in common, in order."""
    if same_words:
        return Degree.VERBATIM
    if likeness >= SAME_DEMAND:
        return Degree.SUBSTANCE
    return Degree.PART if likeness >= TOUCHING else Degree.NONE


def _same_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of terms in common, in order; 0 below `SAME_WORDS`."""
    one, other = sorted((wording(one), wording(other)))  # difflib depends on their order
    matcher = SequenceMatcher(None, one, other, False)
    if matcher.real_quick_ratio() < SAME_WORDS or matcher.quick_ratio() < SAME_WORDS:
        return 0.0
    share = matcher.ratio()
    return share if share >= SAME_WORDS and one else 0.0


def _cosines(rows: csr_matrix, others: csr_matrix | None = None) -> Single:
    """(rows, others) products of rows of length 1."""
    turned = cast(Any, rows if others is None else others).transpose()
    return cast(Single, (cast(Any, rows) @ turned).toarray())


def _split(texts: Sequence[str], languages: Sequence[str]) -> list[Sequence[str]]:
    return [
        stems(text, in_known_language(language))
        for text, language in zip(texts, languages, strict=True)
    ]
