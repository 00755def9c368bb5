"""Counting rules by which anyone could rank States: what is learnt must be better than these."""

from collections.abc import Callable, Mapping

import numpy as np

from upr.insight.habits.features import Setting
from upr.insight.habits.history import History
from upr.insight.past import ISSUES, Floats

Rule = Callable[[History, Setting], Floats]


def anywhere(history: History, _: Setting) -> Floats:
    """(n, 54) reviews in which each State raised each issue."""
    return history.ever.raised.sum(axis=0)


def alike(per_state: Floats) -> Floats:
    """(n, 54) of (n,): whatever the issue."""
    return np.repeat(per_state[:, None], len(ISSUES), axis=1)


RULES: Mapping[str, Rule] = {
    "asked it before": lambda h, s: s.own(h.ever.raised) + anywhere(h, s) / 1e4,
    "raises it most": anywhere,
    "raises it most lately": lambda h, _: h.lately.raised.sum(axis=0),
    "raises it most in the region": lambda h, s: (
        s.in_region(h, h.ever.raised) + anywhere(h, s) / 1e4
    ),
    "most active": lambda h, _: alike(h.ever.put.sum(axis=0)),
    "most active with it": lambda h, s: alike(s.own(h.ever.put) + h.ever.put.sum(axis=0) / 1e5),
    "share of it, by how active lately": lambda h, _: h.raises * alike(h.lately.put.sum(axis=0)),
}
"""Counting rules, each (n, 54): how much speaks for a State. Ties go to who raises it more."""
