"""The model of habits: every State that ever recommended, ranked for a State under review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from upr.errors import UprError
from upr.insight.habits.facts import LATELY, Facts, facts_of
from upr.insight.habits.features import OFTEN, WHO, Setting, often, who
from upr.insight.habits.fitting import learn
from upr.insight.habits.history import ACTIVE, INTEREST, History
from upr.insight.past import ISSUES, Bools, Floats, Past
from upr.text import gettext_noop, say

MOST_ALIKE = 12
"""States that count as alike to one, when their names are given as a reason."""

GROUNDS: Mapping[str, tuple[str, ...]] = {
    "asked": ("active with it", "recommendations to it", "issue with it", "asked it before"),
    "issue": (*(name for name in INTEREST if name != "issue of its peers"), "expected"),
    "region": (
        "active in this region",
        "issue in this region",
        "issue count in this region",
    ),
    "alike": ("active with its like", "active with its like lately", "issue with its like"),
    "active": ACTIVE,
    "groups": (
        "groups in common",
        "same region",
        "asked it by its mates",
        "issue in this region by its mates",
        "issue of its peers",
    ),
    "back": ("recommendations back", "issue back"),
}
"""Columns by the kind of reason they speak for."""


class NoHabits(UprError):
    """A record in which there is nothing to learn about who recommends what."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """States to approach for one question, the likeliest first.

    states  ISO3 of every State that ever recommended, without the State under review
    chance  (n,) that it raises the issue in the State's next review; the mean of the log odds
            where there are several issues
    grounds kind of reason → (n,) how much it raises or lowers the log odds, against the mean of all
    """

    states: tuple[str, ...]
    chance: Floats
    grounds: Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class HabitModel:
    """What makes States recommend, and the record to look it up in.

    past    the record without its texts: what every answer rests on
    who     (len(WHO),) weights of the columns that tell States apart
    chance  (2 + len(OFTEN),) from the margin to the chance: constant, margin, columns OFTEN
    beyond  None, or a record that goes on after `past`: reasons are counted in it
    """

    past: Past
    who: Floats
    chance: Floats
    beyond: Past | None = None

    @classmethod
    def fit(cls, past: Past) -> "HabitModel":
        """Learn from every session and those before it.

        Raises NoHabits where the record has less than two sessions, or no two kinds of States.
        """
        weights = learn(past)
        if weights is None:
            raise NoHabits(
                say(gettext_noop("Nothing about the habits of States can be learnt from this.")),
                say(
                    gettext_noop(
                        "Give UPR Info's table of all recommendations of several sessions, with"
                        " their issues and recommending States."
                    )
                ),
            )
        return cls(_wordless(past), weights.who, weights.chance)

    def over(self, past: Past) -> "HabitModel":
        """What was learnt here, looked up in another record.

        Of a late session with a few reports alone, one cannot tell who is silent: States are ranked
        by the sessions up to the last that is held whole, and reasons counted in everything.
        """
        record = _wordless(past)
        return replace(self, past=record.until(_last_whole(record)), beyond=record)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything that `from_arrays` needs."""
        return {**self.past.arrays(), "who": self.who, "chance": self.chance}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "HabitModel":
        """Raises KeyError or ValueError where the arrays do not fit."""
        model = cls(Past.from_arrays(arrays), arrays["who"], arrays["chance"])
        if model.who.shape != (len(WHO),) or model.chance.shape != (2 + len(OFTEN),):
            raise ValueError("weights of other columns")
        model.history.prepare()
        return model

    @cached_property
    def history(self) -> History:
        """The habits in the record, for the session that follows it."""
        return History(self.past, self.past.last_session + 1)

    @cached_property
    def record(self) -> History:
        """The record that reasons are counted in."""
        past = self.beyond
        return self.history if past is None else History(past, past.last_session + 1)

    def rank(self, state: str, issues: Sequence[str]) -> Ranking:
        """Every State that ever recommended, for a State under review (ISO3).

        issues  of `ISSUES`, at least one; with several, States that are likely to raise them all
        Raises ValueError for another issue, or none.
        """
        columns = [ISSUES.index(issue) for issue in issues]
        if not columns:
            raise ValueError("no issue")
        history = self.history
        setting = Setting.of(history, state)
        kept = np.flatnonzero(candidates(history, setting))
        cells = who(history, setting)[kept][:, columns]
        odds = self._odds(cells @ self.who, often(history, setting)[columns]).mean(axis=1)
        order = np.argsort(-odds, kind="stable")
        parts = ((cells - cells.mean(axis=0)) * self.who).mean(axis=1) * self.chance[1]
        return Ranking(
            states=tuple(history.past.names[int(number)] for number in kept[order]),
            chance=1 / (1 + np.exp(-odds[order])),
            grounds={
                kind: parts[order][:, [WHO.index(name) for name in names]].sum(axis=1)
                for kind, names in GROUNDS.items()
            },
        )

    def chances(self, state: str) -> tuple[tuple[str, ...], Floats]:
        """All candidates (ISO3) for a State under review, and (n, 54) the chance for each issue."""
        history = self.history
        setting = Setting.of(history, state)
        kept = np.flatnonzero(candidates(history, setting))
        odds = self._odds(who(history, setting)[kept] @ self.who, often(history, setting))
        return tuple(history.past.names[int(n)] for n in kept), 1 / (1 + np.exp(-odds))

    def _odds(self, margin: Floats, columns: Floats) -> Floats:
        """(n, issues) log odds from margins, and from how often the issues come up."""
        constant, slope, *rest = self.chance
        return constant + slope * margin + columns @ np.array(rest)

    def reviewed(self, state: str) -> bool:
        """Whether the record holds a review of that State (ISO3)."""
        past = self.record.past
        place = past.code(state)
        return place is not None and bool((past.state == place).any())

    def alike(self, state: str) -> tuple[str, ...]:
        """States reviewed before that are most like this one (groups, what they are asked)."""
        history = self.history
        like = Setting.of(history, state).like * (history.ever.reviews > 0)
        order = np.argsort(-like, kind="stable")[:MOST_ALIKE]
        return tuple(history.past.names[int(number)] for number in order if like[number] > 0)

    def facts(self, state: str, issue: str, askers: Sequence[str]) -> list[Facts]:
        """What the record says of each of some States, for reasons: counts that open to its rows.

        Raises ValueError for an issue that is not among `ISSUES`, or a State (ISO3) among `askers`
        that the record does not name.
        """
        since = self.past.last_session - LATELY + 1
        alike = self.alike(state)
        return facts_of(self.record, state, ISSUES.index(issue), askers, alike, since=since)


def _wordless(past: Past) -> Past:
    """Habits show in who asks whom what, not in the words."""
    blank = ("",) * len(past)
    return replace(past, texts=blank, languages=blank)


def _last_whole(past: Past) -> int:
    """The newest session with more than half as many reviews as the fullest; 0 where there is none."""
    reviews = np.unique(np.stack([past.session, past.state]), axis=1)[0]
    sessions, counts = np.unique(reviews, return_counts=True)
    return int(sessions[2 * counts > counts.max()].max()) if len(counts) else 0


def candidates(history: History, setting: Setting) -> Bools:
    """(n,) States that may be asked: all that ever recommended, but the State itself."""
    found = history.candidates.copy()
    if setting.place is not None:
        found[setting.place] = False
    return found
