"""What the record says of earlier answers: counts that a person can repeat and open.

Only rows of the record given are counted, each once however many States put it; rows whose answer
is pending or unknown are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np

from upr.insight.answers.standing import REGIONS, groups, named
from upr.insight.answers.wording import Wording
from upr.insight.past import ISSUES, Bools, Ints, Past
from upr.record import key_of, text_hash
from upr.vocab import all_groups

ALIKE = 0.5
"""Likeness by words from which on two texts are called alike."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Answered recommendations counted, and how many of them were supported."""

    count: int
    supported: int


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier recommendation to the same State that is alike.

    key  as it is cited; askers ISO3, may be none
    """

    key: str
    session: int
    askers: tuple[str, ...]
    supported: bool
    likeness: float


@dataclass(frozen=True, eq=False)
class Precedents:
    """Earlier answers in `past`; alike ones are found by the words of `wording`."""

    past: Past
    wording: Wording

    def to(self, state: str, *, issue: str | None = None, category: int | None = None) -> Tally:
        """Answers of a State: all, on an issue (canonical label), of an action category."""
        rows = self._answered & (self.past.state == self._code(state))
        return self._tally(self._narrowed(rows, issue, category))

    def between(self, state: str, asker: str) -> Tally:
        """Answers of a State to what one State recommended, alone or with others."""
        past = self.past
        put = np.zeros(len(past), dtype=np.bool_)
        put[past.row_of_asker[past.askers == self._code(asker)]] = True
        return self._tally(put & self._answered & (past.state == self._code(state)))

    def in_region(self, region: str, issue: str | None = None) -> Tally:
        """Answers of all States of a regional group, as it was at the time."""
        place = list(REGION_CODES).index(region)
        return self._tally(self._narrowed(self._answered & (self._region == place), issue, None))

    def nearest(
        self, state: str, texts: Sequence[str], languages: Sequence[str]
    ) -> list[Precedent | None]:
        """For each text the answered recommendation to this State most alike; None below `ALIKE`."""
        past = self.past
        rows = np.flatnonzero(self._answered & (past.state == self._code(state)))
        if not len(rows) or not texts:
            return [None] * len(texts)
        words = self.wording.words
        theirs = words.matrix([past.texts[i] for i in rows], [past.languages[i] for i in rows])
        asked = words.matrix(texts, languages)
        likeness: Any = (cast(Any, asked) @ cast(Any, theirs).T).toarray()
        best = likeness.argmax(axis=1)
        return [
            self._precedent(int(rows[at]), float(row[at])) if row[at] >= ALIKE else None
            for at, row in zip(best, likeness, strict=True)
        ]

    def _precedent(self, row: int, likeness: float) -> Precedent:
        past = self.past
        state, session = past.names[int(past.state[row])], int(past.session[row])
        return Precedent(
            key=key_of(state, session, f"~{text_hash(past.texts[row])}"),
            session=session,
            askers=tuple(named(past.names, past.askers[past.first[row] : past.first[row + 1]])),
            supported=bool(past.supported[row] == 1),
            likeness=likeness,
        )

    @cached_property
    def _answered(self) -> Bools:
        return self.past.supported >= 0

    @cached_property
    def _region(self) -> Ints:
        """(n,) place in REGION_CODES of the State under review; -1 where it is in none."""
        past = self.past
        reviews = np.column_stack([past.state, past.session])
        each, review = np.unique(reviews, axis=0, return_inverse=True)
        found = groups(named(past.names, each[:, 0]), each[:, 1].tolist())[:, REGIONS]
        region = np.where(found.any(axis=1), found.argmax(axis=1), -1)
        return region[review].astype(np.int32)

    def _code(self, state: str) -> int:
        code = self.past.code(state)
        return -1 if code is None else code

    def _narrowed(self, rows: Bools, issue: str | None, category: int | None) -> Bools:
        if issue is not None:
            rows = rows & self.past.issues[:, ISSUES.index(issue)]
        return rows if category is None else rows & (self.past.category == category)

    def _tally(self, rows: Bools) -> Tally:
        return Tally(int(rows.sum()), int((self.past.supported[rows] == 1).sum()))


REGION_CODES = tuple(code for code, group in all_groups().items() if group.regional)


def region_of(state: str, session: int) -> str | None:
    """The code of the State's regional group when a session opens; None for an invented State."""
    found = groups([state], [session])[0, REGIONS]
    return REGION_CODES[int(found.argmax())] if found.any() else None
