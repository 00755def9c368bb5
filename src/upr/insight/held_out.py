"""How well it would have done: fitted on earlier sessions, measured on the last ones.

What a model's card says of it. A split by time, never by random rows: tomorrow's recommendations
are what a model is asked about. Rows are those of the table: one per text and recommending State;
intervals draw whole reviews, since rows of one rise and fall together.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

import numpy as np

from upr.insight.card import Figure
from upr.insight.habits.queries import TOP, Query, mean, ranked
from upr.insight.learning.measures import (
    LabelScore,
    Measured,
    auc_within,
    bootstrap,
    brier,
    calibration_error,
    label_scores,
    macro_f1,
    micro_f1,
)
from upr.insight.model import Model, model_of
from upr.insight.past import ISSUES, Bools, Floats, Ints, Past
from upr.insight.simple import (
    BY_COUNT,
    BY_RULES,
    BY_SHARE,
    best,
    labels_by_rules,
    ranked_by_counts,
)

SESSIONS = 2
"""Sessions at the end that are kept back to measure on."""

CATEGORIES = ("1", "2", "3", "4", "5")
"""Labels of the action categories."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What was measured.

    tested_on  the sessions that were kept back
    figures    of all parts; one that there was nothing to count for is left out
    labels     part → scores of its labels
    """

    tested_on: tuple[int, ...]
    figures: tuple[Figure, ...]
    labels: Mapping[str, tuple[LabelScore, ...]]


def held_out(past: Past, sessions: int = SESSIONS) -> HeldOut:
    """Fit on all but the last sessions, and measure on these.

    Raises TooLittle where not enough stands before them.
    """
    tested = np.unique(past.session)[-sessions:]
    model = model_of(past.before(int(tested[0])))
    test = past.rows(past.session >= tested[0])
    ruled_issues, ruled_actions = labels_by_rules(test)
    issues, issue_labels = measured_issues(model, test, ruled_issues)
    actions, action_labels = measured_actions(model, test, ruled_actions)
    answers, habits = measured_answers(model, test), measured_habits(model, past, tested)
    figures = (*issues, *actions, *answers, *habits)
    return HeldOut(
        tested_on=tuple(int(session) for session in tested),
        figures=tuple(one for one in figures if not np.isnan(one.value)),
        labels={"issues": issue_labels, "actions": action_labels},
    )


def measured_issues(
    model: Model, test: Past, ruled: Bools
) -> tuple[list[Figure], tuple[LabelScore, ...]]:
    """Micro and macro F1 over the rows whose source gives issues, and the scores of each.

    ruled  (n, 54) what rules find in the rows
    """
    asked = test.row_of_asker[test.tagged[test.row_of_asker]]
    probabilities = model.issues.probabilities(test.texts, test.languages)
    truth, found = test.issues[asked], model.issues.labels(probabilities)[asked]
    simple = ruled[asked]
    groups = reviews(test)[asked]
    figures = [
        figure(
            "issues",
            "micro F1",
            bootstrap(groups, lambda r: micro_f1(truth[r], found[r])),
            micro_f1(truth, simple),
            BY_RULES,
        ),
        figure(
            "issues",
            "macro F1",
            bootstrap(groups, lambda r: macro_f1(truth[r], found[r])),
            macro_f1(truth, simple),
            BY_RULES,
        ),
    ]
    return figures, tuple(label_scores(ISSUES, truth, found))


def measured_actions(
    model: Model, test: Past, ruled: Ints
) -> tuple[list[Figure], tuple[LabelScore, ...]]:
    """Accuracy over the rows whose source gives a category, and the scores of each.

    ruled  (n,) what rules find in the rows, 0 for nothing
    """
    asked = test.row_of_asker[test.category[test.row_of_asker] > 0]
    truth = test.category[asked]
    found = model.actions.probabilities(test.texts)[asked].argmax(axis=1) + 1
    right = truth == found
    accuracy = bootstrap(reviews(test)[asked], lambda r: float(right[r].mean()))
    numbers = np.arange(1, 6)
    scores = label_scores(CATEGORIES, truth[:, None] == numbers, found[:, None] == numbers)
    simple = float((ruled[asked] == truth).mean())
    return [figure("actions", "accuracy", accuracy, simple, BY_RULES)], tuple(scores)


def measured_answers(model: Model, test: Past) -> list[Figure]:
    """How well answers are told apart within a review, and how far chances can be trusted."""
    asked = test.row_of_asker[test.supported[test.row_of_asker] >= 0]
    forecast = model.answers.forecast(
        test.texts,
        test.languages,
        [test.names[code] for code in whole(test.state)],
        [tuple(test.names[code] for code in codes) for codes in askers_of(test)],
        whole(test.session),
    )
    chance, share = forecast.probability[asked], forecast.base_rate[asked]
    truth, groups = test.supported[asked] == 1, reviews(test)[asked]
    apart = auc_within(groups, truth, chance)
    measured = {
        "AUC within a review": (means(apart), float(auc_within(groups, truth, share).mean())),
        "Brier": (
            bootstrap(groups, lambda r: brier(truth[r], chance[r])),
            brier(truth, share),
        ),
        "calibration error": (
            bootstrap(groups, lambda r: calibration_error(truth[r], chance[r])),
            calibration_error(truth, share),
        ),
    }
    return [
        figure("answers", name, one, simple, BY_SHARE) for name, (one, simple) in measured.items()
    ]


def measured_habits(model: Model, past: Past, sessions: Ints) -> list[Figure]:
    """How many of the States that raised an issue stand among the first, over all queries.

    Each is answered with the record before its session, by weights learnt before all of them.
    """
    found: list[Query] = []
    counted: dict[str, list[Query]] = defaultdict(list)
    for session in whole(sessions):
        habits = replace(model.habits, past=past.before(session))
        came = past.rows(past.session == session)
        found += ranked(habits, came)
        for rule, queries in ranked_by_counts(habits, came).items():
            counted[rule] += queries
    names = {
        f"recall@{TOP}": "recall",
        "mean average precision": "precision",
        f"recall@{TOP}, new pairs": "new_recall",
    }
    return [
        figure("habits", name, mean(found, what), best(counted, what), BY_COUNT)
        for name, what in names.items()
    ]


def means(values: Floats) -> Measured:
    """The mean over reviews or questions, with its interval."""
    return bootstrap(
        np.arange(len(values), dtype=np.int32), lambda rows: float(values[rows].mean())
    )


def askers_of(past: Past) -> list[list[int]]:
    """The recommending States of each row, as places in `names`."""
    askers = whole(past.askers)
    return [askers[a:b] for a, b in pairwise(whole(past.first))]


def whole(numbers: Ints) -> list[int]:
    """Plain whole numbers."""
    return cast("list[int]", numbers.tolist())


def reviews(past: Past) -> Ints:
    """(n,) a number for the review of each row."""
    return (past.session * len(past.names) + past.state).astype(np.int32)


def figure(part: str, name: str, measured: Measured, simple: float, simple_by: str) -> Figure:
    """A measure under its name, with what a simple way reaches beside it."""
    return Figure(
        part, name, measured.value, measured.low, measured.high, measured.rows, simple, simple_by
    )
