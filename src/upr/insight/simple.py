"""The simple ways beside which a model is measured: rules and counts that learn nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from upr.insight.habits.features import Setting
from upr.insight.habits.model import HabitModel
from upr.insight.habits.queries import Query, queries, reviews
from upr.insight.habits.rules import RULES
from upr.insight.labels.label import label
from upr.insight.past import ISSUES, Bools, Ints, Past
from upr.text import gettext_noop

BY_RULES = gettext_noop("rules without learning")
BY_SHARE = gettext_noop("the share that the State supported before")
BY_COUNT = gettext_noop("the best rule that only counts")
"""What a figure's simple way is called."""


def labels_by_rules(past: Past) -> tuple[Bools, Ints]:
    """(n, 54) issues and (n,) action categories of each row, 0 where rules find none."""
    found = label(past.texts, past.languages)
    issues = np.array(
        [
            [name in named for name in ISSUES]
            for named in ({s.value for s in f.issues} for f in found)
        ]
    ).reshape(len(past), len(ISSUES))
    categories = [int(each.category.value) if each.category else 0 for each in found]
    return issues, np.array(categories, dtype=np.int32)


def ranked_by_counts(habits: HabitModel, came: Past) -> dict[str, list[Query]]:
    """The queries of the rows of one session, ranked by each counting rule over the record before.

    habits  whose record ends before that session
    """
    found: dict[str, list[Query]] = defaultdict(list)
    history = habits.history
    for state, raised in reviews(came):
        states, _ = habits.chances(state)
        places = [history.past.names.index(name) for name in states]
        setting = Setting.of(history, state)
        for name, rule in RULES.items():
            found[name] += queries(history, state, states, rule(history, setting)[places], raised)
    return found


def best(counted: Mapping[str, Sequence[Query]], what: str) -> float:
    """The best mean of "recall", "precision" … that any of the rules reached; nan without any."""
    every = [
        np.array([getattr(one, what) for one in found], dtype=np.float64)
        for found in counted.values()
    ]
    known = [values[~np.isnan(values)] for values in every]
    return max((float(values.mean()) for values in known if len(values)), default=float("nan"))
