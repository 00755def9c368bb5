"""The record as columns: what is known up to a session, for whatever is learnt or counted from it.

One row is one text of one review with all States that put it. Everything that is fitted, ranked or
counted takes a `Past` and nothing else, so that `before(session)` is the one place where time is
kept: what it gives holds no trace of that session or a later one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from upr.insight.learning.files import packed, unpacked
from upr.record import Recommendation, Response
from upr.vocab.issues import all_issues

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

ISSUES: tuple[str, ...] = tuple(one.label for one in all_issues().values() if not one.since)
"""Canonical labels of the 54 issues of 2015, in the order of the columns of `Past.issues`."""

ANSWERED = {Response.SUPPORTED: 1, Response.NOTED: 0, Response.PENDING: -1}
"""How `Past.supported` writes the State's answer."""

_COLUMN = {label: number for number, label in enumerate(ISSUES)}


@dataclass(frozen=True, eq=False)
class Past:
    """Columns of n rows, oldest session first; rows of one session in the order they came.

    texts      n texts, as worded by their source
    languages  n of "en", "es", "fr"
    names      ISO 3166-1 alpha-3 of every State named, sorted; other columns hold places in it
    state      (n,) State under review
    session    (n,) session of the UPR Working Group
    supported  (n,) 1 supported, 0 noted, -1 pending or unknown
    category   (n,) action category 1 to 5; 0 where the source gives none
    issues     (n, 54) in the order of `ISSUES`; a row without any was not tagged
    askers     (m,) recommending States of all rows, one after the other in printed order
    first      (n + 1,) row i was put by askers[first[i]:first[i + 1]]; may be none
    """

    texts: tuple[str, ...]
    languages: tuple[str, ...]
    names: tuple[str, ...]
    state: Ints
    session: Ints
    supported: Ints
    category: Ints
    issues: Bools
    askers: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.texts)

    @classmethod
    def of(cls, recommendations: Iterable[Recommendation]) -> "Past":
        """The columns of these; issues that are not among the 54 of 2015 are left out."""
        rows = sorted(recommendations, key=lambda row: row.session)
        names = sorted({r.state for r in rows} | {s for r in rows for s in r.recommenders})
        place = {name: number for number, name in enumerate(names)}
        issues = np.zeros((len(rows), len(ISSUES)), dtype=np.bool_)
        for number, row in enumerate(rows):
            issues[number, [_COLUMN[label] for label in row.issues if label in _COLUMN]] = True
        counts = np.array([0, *(len(row.recommenders) for row in rows)], dtype=np.int32)
        return cls(
            texts=tuple(row.text for row in rows),
            languages=tuple(row.language for row in rows),
            names=tuple(names),
            state=_ints(place[row.state] for row in rows),
            session=_ints(row.session for row in rows),
            supported=_ints(ANSWERED[row.response] for row in rows),
            category=_ints(row.category or 0 for row in rows),
            issues=issues,
            askers=_ints(place[state] for row in rows for state in row.recommenders),
            first=np.cumsum(counts, dtype=np.int32),
        )

    def before(self, session: int) -> "Past":
        """Only what stood before that session."""
        return self.rows(self.session < session)

    def until(self, session: int) -> "Past":
        """Only what stood when that session was over."""
        return self.rows(self.session <= session)

    @property
    def last_session(self) -> int:
        """The newest session there is; 0 where there is none."""
        return int(self.session[-1]) if len(self) else 0

    @cached_property
    def tagged(self) -> Bools:
        """(n,) rows whose source gives issues."""
        return cast(Bools, self.issues.any(axis=1))

    @cached_property
    def row_of_asker(self) -> Ints:
        """(m,) the row that each of `askers` put: the table of one row per recommending State."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.first))

    def code(self, state: str) -> int | None:
        """The place of a State in `names`; None where it never appears."""
        try:
            return self.names.index(state)
        except ValueError:
            return None

    def rows(self, which: Bools | Ints) -> "Past":
        """Some of the rows: `which` is (n,) truth values, or places in rising order.

        `names` holds the States of these rows only: that a State appears later is not known yet.
        """
        places = np.flatnonzero(which) if which.dtype == np.bool_ else which
        inside = np.zeros(len(self), dtype=np.bool_)
        inside[places] = True
        askers = self.askers[inside[self.row_of_asker]]
        state = self.state[places]
        used: Ints = np.union1d(state, askers).astype(np.int32)
        counts = np.concatenate([[0], np.diff(self.first)[places]])
        return Past(
            texts=tuple(self.texts[i] for i in places),
            languages=tuple(self.languages[i] for i in places),
            names=tuple(self.names[int(i)] for i in used),
            state=np.searchsorted(used, state).astype(np.int32),
            session=self.session[places],
            supported=self.supported[places],
            category=self.category[places],
            issues=self.issues[places],
            askers=np.searchsorted(used, askers).astype(np.int32),
            first=np.cumsum(counts, dtype=np.int32),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything as plain arrays, for `learning.files`; `from_arrays` is the way back."""
        return {
            **{name: getattr(self, name) for name in _NUMBERS},
            **packed("texts", self.texts),
            **packed("languages", self.languages),
            **packed("names", self.names),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Past":
        """Raises KeyError for a missing column, ValueError where columns do not fit together."""
        past = cls(
            texts=unpacked("texts", arrays),
            languages=unpacked("languages", arrays),
            names=unpacked("names", arrays),
            **{name: arrays[name] for name in _NUMBERS},
        )
        lengths = {len(getattr(past, name)) for name in (*_NUMBERS[:5], "texts", "languages")}
        if lengths != {len(past.first) - 1} or past.first[-1] != len(past.askers):
            raise ValueError("columns of different lengths")
        past._check_values()
        return past

    def _check_values(self) -> None:
        """Raises ValueError for values that no record has; time rests on the order of sessions."""
        whole = all(getattr(self, name).dtype.kind == "i" for name in _NUMBERS if name != "issues")
        if not whole or self.issues.dtype != np.bool_ or self.issues.shape[1:] != (len(ISSUES),):
            raise ValueError("columns of another kind")
        last = len(self.names) - 1
        for values, least, most in (
            (self.state, 0, last),
            (self.askers, 0, last),
            (self.supported, -1, 1),
            (self.category, 0, 5),
            (self.session, 1, None),
        ):
            if len(values) and not (
                least <= values.min() and (most is None or values.max() <= most)
            ):
                raise ValueError("values that a record does not have")
        if self.first[0] or (np.diff(self.first) < 0).any() or (np.diff(self.session) < 0).any():
            raise ValueError("rows out of order")


_NUMBERS = ("state", "session", "supported", "category", "issues", "askers", "first")


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)
