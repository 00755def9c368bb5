"""What may make a State recommend something to this State under review, as columns of numbers.

One block for each State under review: (n States, 54 issues, columns). Columns that tell of a
place or a pair are differences of logarithms: how much more than the State's habit elsewhere.
"""

from dataclasses import dataclass

import numpy as np

from upr.insight.habits.bonds import REGIONS, bonds, cosines, unit
from upr.insight.habits.history import ACTIVE, INTEREST, History, drawn, log
from upr.insight.habits.sums import Sums
from upr.insight.past import Floats

PAIR = (
    "active in this region",
    "active with its like",
    "active with its like lately",
    "active with it",
    "recommendations to it",
    "recommendations back",
    "groups in common",
    "same region",
)
"""Of a recommending State and the State under review."""

TOPIC = (
    "issue in this region",
    "issue count in this region",
    "issue with its like",
    "issue with it",
    "asked it before",
    "issue back",
    "asked it by its mates",
    "issue in this region by its mates",
    "expected",
)
"""Of a recommending State, the State under review and an issue."""

WHO = (*ACTIVE, *INTEREST, *PAIR, *TOPIC)
"""All columns that tell one recommending State from another."""

OFTEN = ("common", "common lately", "common in its region", "common with its like", "common here")
"""Of an issue and the State under review: how many States raise it in one review."""

LIKE = 20.0
"""As many reviews as all States like this one count together."""

SHARPNESS = 4.0
"""How much more a State of the same groups counts than one of others: e to this."""


@dataclass(frozen=True, eq=False)
class Setting:
    """A State under review among the States of a history.

    place   its place in the names; None where it neither recommended nor was reviewed
    region  (regions,) 1 for its own
    groups  (groups,) all of them
    like    (n,) weight of the reviews of each other State for what may happen here
    """

    place: int | None
    region: Floats
    groups: Floats
    like: Floats

    @classmethod
    def of(cls, history: History, state: str) -> "Setting":
        """The setting of that State (ISO3)."""
        groups = bonds([state], history.session)[0]
        place = history.past.code(state)
        like = np.exp(SHARPNESS * cosines(groups[None], history.groups)[0]) - 1
        if place is not None:
            like = like * (1 + _treated_alike(history, place))
            like[place] = 0
        weight = float(like @ history.ever.reviews) / LIKE
        return cls(place, groups[:REGIONS], groups, like / max(weight, 1e-6))

    def own(self, sums: Floats) -> Floats:
        """The part of a sum that is about this State's own reviews: zeros where it had none."""
        return np.zeros(sums.shape[1:]) if self.place is None else sums[self.place]

    def in_region(self, history: History, sums: Floats) -> Floats:
        """A sum over the reviews of the States of its region, itself included."""
        return _over(history.regions @ self.region, sums)


def _treated_alike(history: History, place: int) -> Floats:
    """(n,) how far other States were asked the same, and by the same; 0 where never reviewed."""
    asked = unit(np.sqrt(history.ever.raised.sum(axis=1)))
    askers = unit(np.log1p(history.ever.put))
    known = (history.ever.reviews > 0) & (history.ever.reviews[place] > 0)
    return np.where(known, asked @ asked[place] + askers @ askers[place], 0)


def _over(weights: Floats, sums: Floats) -> Floats:
    """`sums` added up over the first axis with weights."""
    return (weights @ sums.reshape(len(sums), -1)).reshape(sums.shape[1:])


def who(history: History, setting: Setting) -> Floats:
    """(n, 54, len(WHO)) the columns WHO, for every State of the history and every issue."""
    pair, active_here = _pair(history, setting)
    topic = _topic(history, setting, active_here)
    states, issues = history.raises.shape
    per_state = np.concatenate([history.active, pair], axis=1)
    wide = np.broadcast_to(per_state[:, None], (states, issues, per_state.shape[1]))
    here = len(ACTIVE)
    return np.concatenate([wide[..., :here], history.interest, wide[..., here:], topic], axis=2)


def _pair(history: History, setting: Setting) -> tuple[Floats, Floats]:
    """(n, len(PAIR)), and the log of the chance that each State speaks here."""
    ever, lately = history.ever, history.lately
    always, now = history.speaks, history.speaks_lately
    reviews = setting.in_region(history, ever.reviews)
    in_region = drawn(setting.in_region(history, ever.spoke), reviews, always, 4)
    with_like = drawn(_over(setting.like, ever.spoke), LIKE, always, 4)
    lately_like = drawn(
        _over(setting.like, lately.spoke), float(setting.like @ lately.reviews), now, 4
    )
    own = setting.own(ever.reviews)
    with_it = drawn(setting.own(ever.spoke), own, in_region, 1)
    back = np.zeros(len(always)) if setting.place is None else ever.put[:, setting.place]
    columns = (
        log(in_region) - log(always),
        log(with_like) - log(always),
        log(lately_like) - log(now),
        log(with_it) - log(in_region),
        np.log1p(setting.own(ever.put)),
        np.log1p(back),
        history.groups[:, REGIONS:] @ setting.groups[REGIONS:],
        history.regions @ setting.region,
    )
    return np.stack(columns, axis=1), log(now) + columns[2]


def _topic(history: History, setting: Setting, active_here: Floats) -> Floats:
    """(n, 54, len(TOPIC)) from the log of the chance that each State speaks here."""
    ever, raises = history.ever, history.raises
    reviews = max(1.0, float(setting.in_region(history, ever.reviews)))
    raised = setting.in_region(history, ever.raised)
    in_region = drawn(raised, setting.in_region(history, ever.spoke)[:, None], raises, 8)
    with_like = _with_like(setting, history.lately, history.raises_lately)
    with_it = drawn(setting.own(ever.raised), setting.own(ever.spoke)[:, None], in_region, 3)
    asked = (setting.own(ever.raised) > 0).astype(np.float64)
    back = np.zeros(raises.shape) if setting.place is None else ever.raised[:, setting.place]
    more = log(with_like) - log(history.raises_lately)
    expected = active_here[:, None] + np.minimum(log(history.raises_lately) + more, 0)
    columns = (
        log(in_region) - log(raises),
        np.log1p(raised),
        more,
        log(with_it) - log(in_region),
        asked,
        np.log1p(back),
        history.mates @ asked,
        np.log(history.mates @ raised / reviews + 0.003),
        expected,
    )
    return np.stack(columns, axis=2)


def _with_like(setting: Setting, sums: Sums, towards: Floats) -> Floats:
    """(n, 54) chance that a State that speaks to a State like this one raises the issue."""
    spoke = _over(setting.like, sums.spoke)[:, None]
    return drawn(_over(setting.like, sums.raised), spoke, towards, 6)


def often(history: History, setting: Setting) -> Floats:
    """(54, len(OFTEN)) the columns OFTEN: not who, but whether at all."""
    ever, lately = history.ever, history.lately
    each, lately_each = ever.raised.sum(axis=1), lately.raised.sum(axis=1)
    always = each.sum(axis=0) / ever.reviews.sum()
    now = drawn(lately_each.sum(axis=0), lately.reviews.sum(), always, 4)
    reviews = setting.in_region(history, ever.reviews)
    in_region = drawn(setting.in_region(history, each), reviews, always, 4)
    with_like = drawn(_over(setting.like, each), LIKE, always, 4)
    here = drawn(setting.own(each), setting.own(ever.reviews), with_like, 0.5)
    base = _some(always)
    columns = (
        base,
        _some(now) - base,
        _some(in_region) - base,
        _some(with_like) - base,
        _some(here) - _some(with_like),
    )
    return np.stack(columns, axis=1)


def _some(states: Floats) -> Floats:
    """Log of a number of States in a review that may be 0."""
    return np.log(states + 0.05)
