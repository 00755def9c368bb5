"""Recommendations alike to a text, most alike first (what likeness means: `degree`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.likeness.concepts import MARK, WORDING
from upr.insight.likeness.degree import (
    TOUCHING,
    Degree,
    degree_of,
    likeness_of,
    same_words,
)
from upr.insight.likeness.gloss import english_terms
from upr.insight.likeness.rows import Rows
from upr.insight.likeness.space import Single, Space
from upr.insight.likeness.terms import in_known_language, stems, wording
from upr.insight.likeness.weights import Weights
from upr.insight.past import Floats, Past
from upr.insight.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Alike:
    """One row alike to a text.

    row       its place among the rows
    likeness  0 to 1 (see `degree`)
    degree    the same as a word
    by_words  False where the two are in different languages: a gloss or names of the same thing
              were compared, never the wording
    """

    row: int
    likeness: float
    degree: Degree
    by_words: bool = True


@dataclass(frozen=True, eq=False)
class Likeness:
    """Rows laid out for comparison, and the space they are compared in."""

    space: Space
    rows: Rows

    @classmethod
    def fit(cls, past: Past) -> "Likeness":
        """Learnt from these rows, which are then the rows compared with."""
        split = _split(past.texts, past.languages)
        space = Space.fit(split, past.issues)
        return cls(space, Rows.laid_out(space, split, past.languages))

    @classmethod
    def of(cls, texts: Sequence[str], languages: Sequence[str] | None = None) -> "Likeness":
        """Without learning: only the words count, by how rare they are here and in the record."""
        tongues = languages or ["en"] * len(texts)
        split = _split(texts, tongues)
        space = Space.plain(split, Weights.of(split).beside_the_record())
        return cls(space, Rows.laid_out(space, split, tongues))

    def over(self, texts: Sequence[str], languages: Sequence[str] | None = None) -> "Likeness":
        """Other rows in the space that was learnt here."""
        tongues = languages or ["en"] * len(texts)
        split = _split(texts, tongues)
        space = self.space.widened(split)
        return Likeness(space, Rows.laid_out(space, split, tongues))

    def __len__(self) -> int:
        return len(self.rows)

    def alike(
        self, text: str, limit: int = 10, *, language: str = "en", least: float = TOUCHING
    ) -> list[Alike]:
        """The rows most alike to `text`, at most `limit`, none below `least`.

        Raises UnknownLanguage for a language without a stemmer.
        """
        terms = stems(text, in_known_language(language))
        score = self.scores(text, language)
        return self._best(score, terms, language, limit, least)

    def alike_row(
        self,
        row: int,
        limit: int = 10,
        *,
        least: float = TOUCHING,
        among: Sequence[int] | None = None,
    ) -> list[Alike]:
        """The other rows most alike to one of the rows; only those `among`, if given."""
        language = LANGUAGES[int(self.rows.tongue[row])]
        terms = self.terms_of(row)
        score = self._of_language(terms, language)
        if among is not None:
            inside = np.zeros(len(self), dtype=np.bool_)
            inside[among] = True
            score[~inside] = 0.0
        found = self._best(score, terms, language, limit + 1, least)
        return [one for one in found if one.row != row][:limit]

    def between(self, one: str, other: str, *, language: str = "en") -> float:
        """The likeness of two texts of one language; the same in both directions."""
        split = _split([one, other], [language] * 2)
        matrix = self.space.matrix(split)
        near = self.space.vectors(matrix)
        words = float(_cosines(matrix)[0, 1])
        words_and_near = np.array([words]), np.array([near[0] @ near[1]])
        fitted = likeness_of(*words_and_near, learnt=bool(self.space.width))
        return max(float(fitted[0]), same_words(*map(wording, split)))

    def terms_of(self, row: int) -> list[str]:
        """The terms of a row, in order."""
        return [self.space.terms[place] for place in self.rows.places(row)]

    def scores(self, text: str, language: str = "en") -> Floats:
        """(n,) likeness of every row to `text`, before wording is looked at."""
        score = self._of_language(stems(text, in_known_language(language)), language)
        english = self.rows.tongue == LANGUAGES.index("en")
        if language != "en" and english.any():
            gloss = [span.stem for span in english_terms(text, language)]
            score[english] = self._scores(gloss)[english]
        return score

    def _of_language(self, terms: Sequence[str], language: str) -> Floats:
        """The same of terms in a language; rows in another are compared by names of one thing."""
        score = self._scores(terms)
        others = self.rows.tongue != LANGUAGES.index(language)
        if others.any():
            named = [term for term in terms if term.startswith(MARK)]
            words = [term for term in terms if not term.startswith(WORDING)]
            # what could not be compared may say anything
            comparable = len(named) / (len(words) or 1)
            score[others] = self._scores(named)[others] * comparable
        return score

    def _scores(self, terms: Sequence[str]) -> Floats:
        asked = self.space.matrix([terms])
        words = _cosines(self._matrix, asked).ravel()
        near = self._near @ self.space.vectors(asked)[0]
        return likeness_of(words, near, learnt=bool(self.space.width))

    def _best(
        self, score: Floats, terms: Sequence[str], language: str, limit: int, least: float
    ) -> list[Alike]:
        """The best rows by `score`, the nearest in wording first among them."""
        # the wording can lift a row by little, so a few more are looked at
        first = np.argsort(-score, kind="stable")[: 2 * limit + 10]
        words = wording(terms)
        found: list[Alike] = []
        for row in cast("list[int]", first[score[first] > 0].tolist()):
            by_words = LANGUAGES[int(self.rows.tongue[row])] == language
            same = same_words(words, wording(self.terms_of(row))) if by_words else 0.0
            likeness = max(float(score[row]), same)
            if likeness >= least:
                found.append(Alike(row, likeness, degree_of(likeness, same), by_words))
        return sorted(found, key=lambda one: (-one.likeness, one.row))[:limit]

    @cached_property
    def _matrix(self) -> csr_matrix:
        return self.space.matrix([self.terms_of(row) for row in range(len(self))])

    @cached_property
    def _near(self) -> Single:
        return self.rows.near.astype(np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, for `learning.files`."""
        return {
            **{f"space_{name}": array for name, array in self.space.arrays().items()},
            **self.rows.arrays(),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Likeness":
        """Raises KeyError for what is missing, ValueError where lengths do not fit together."""
        space = Space.from_arrays(
            {name[len("space_") :]: arrays[name] for name in arrays if name.startswith("space_")}
        )
        return cls(space, Rows.from_arrays(arrays, space))


def _cosines(rows: csr_matrix, others: csr_matrix | None = None) -> Single:
    """(rows, others) products of rows of length 1."""
    turned = cast(Any, rows if others is None else others).transpose()
    return cast(Single, (cast(Any, rows) @ turned).toarray())


def _split(texts: Sequence[str], languages: Sequence[str]) -> list[Sequence[str]]:
    return [
        stems(text, in_known_language(language))
        for text, language in zip(texts, languages, strict=True)
    ]
