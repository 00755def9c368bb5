"""How well it would have done: fitted on earlier sessions, measured on the last ones.

What a model's card says of it. A split by time, never by random rows: tomorrow's recommendations
are what a model is asked about. Rows are those of the table: one per text and recommending State;
intervals draw whole reviews, since rows of one rise and fall together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

import numpy as np

from upr.insight.card import Figure
from upr.insight.habits.queries import TOP, mean, ranked
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
from upr.insight.past import ISSUES, Floats, Ints, Past

SESSIONS = 2
"""Sessions at the end that are kept back to measure on."""

CATEGORIES = ("1", "2", "3", "4", "5")
"""Labels of the action categories."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What was measured.

    tested_on  the sessions that were kept back
    figures    of all parts
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
    issues, issue_labels = measured_issues(model, test)
    actions, action_labels = measured_actions(model, test)
    answers, habits = measured_answers(model, test), measured_habits(model, past, tested)
    return HeldOut(
        tested_on=tuple(int(session) for session in tested),
        figures=(*issues, *actions, *answers, *habits),
        labels={"issues": issue_labels, "actions": action_labels},
    )


def measured_issues(model: Model, test: Past) -> tuple[list[Figure], tuple[LabelScore, ...]]:
    """Micro and macro F1 over the rows whose source gives issues, and the scores of each."""
    asked = test.row_of_asker[test.tagged[test.row_of_asker]]
    probabilities = model.issues.probabilities(test.texts, test.languages)
    truth, found = test.issues[asked], model.issues.labels(probabilities)[asked]
    groups = reviews(test)[asked]
    figures = [
        figure("issues", "micro F1", bootstrap(groups, lambda r: micro_f1(truth[r], found[r]))),
        figure("issues", "macro F1", bootstrap(groups, lambda r: macro_f1(truth[r], found[r]))),
    ]
    return figures, tuple(label_scores(ISSUES, truth, found))


def measured_actions(model: Model, test: Past) -> tuple[list[Figure], tuple[LabelScore, ...]]:
    """Accuracy over the rows whose source gives a category, and the scores of each."""
    asked = test.row_of_asker[test.category[test.row_of_asker] > 0]
    truth = test.category[asked]
    found = model.actions.probabilities(test.texts)[asked].argmax(axis=1) + 1
    right = truth == found
    accuracy = bootstrap(reviews(test)[asked], lambda r: float(right[r].mean()))
    numbers = np.arange(1, 6)
    scores = label_scores(CATEGORIES, truth[:, None] == numbers, found[:, None] == numbers)
    return [figure("actions", "accuracy", accuracy)], tuple(scores)


def measured_answers(model: Model, test: Past) -> list[Figure]:
    """How well answers are told apart within a review, and how far chances can be trusted."""
    asked = test.row_of_asker[test.supported[test.row_of_asker] >= 0]
    chance = model.answers.forecast(
        test.texts,
        test.languages,
        [test.names[code] for code in whole(test.state)],
        [tuple(test.names[code] for code in codes) for codes in askers_of(test)],
        whole(test.session),
    ).probability[asked]
    truth, groups = test.supported[asked] == 1, reviews(test)[asked]
    apart = auc_within(groups, truth, chance)
    measured = {
        "AUC within a review": means(apart),
        "Brier": bootstrap(groups, lambda r: brier(truth[r], chance[r])),
        "calibration error": bootstrap(groups, lambda r: calibration_error(truth[r], chance[r])),
    }
    return [figure("answers", name, one) for name, one in measured.items()]


def measured_habits(model: Model, past: Past, sessions: Ints) -> list[Figure]:
    """How many of the States that raised an issue stand among the first, over all queries.

    Each is answered with the record before its session, by weights learnt before all of them.
    """
    found = [
        one
        for session in whole(sessions)
        for one in ranked(
            replace(model.habits, past=past.before(session)), past.rows(past.session == session)
        )
    ]
    names = {
        f"recall@{TOP}": "recall",
        "mean average precision": "precision",
        f"recall@{TOP}, new pairs": "new_recall",
    }
    return [figure("habits", name, mean(found, what)) for name, what in names.items()]


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


def figure(part: str, name: str, measured: Measured) -> Figure:
    """A measure under its name."""
    return Figure(part, name, measured.value, measured.low, measured.high, measured.rows)
