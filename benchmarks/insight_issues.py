"""Issues: the learnt labeller beside the rules and beside the simplest model, per label.

The simplest model is what the literature starts from: words and pairs of words, each weighted by
how rare it is, and one linear machine a label, with nothing chosen.
"""

from collections.abc import Callable

import numpy as np
from sklearn.svm import LinearSVC

from benchmarks.figures import Row
from benchmarks.insight_lexicon import decisions
from upr.insight.labels.issues import IssueLabeller
from upr.insight.learning.features import Features
from upr.insight.learning.measures import (
    bootstrap,
    calibration_error,
    label_scores,
    macro_f1,
    micro_f1,
)
from upr.insight.past import ISSUES, Bools, Floats, Ints, Past
from upr.record import text_hash

MICRO, MACRO, CALIBRATION = 0.91, 0.86, 0.03
"""Goals."""

SIMPLE, RULES = "simplest model", "rules"


def score(fit: Past, test: Past) -> list[Row]:
    """The figures, one row for each (text, recommending State); prints one line a label."""
    labeller = IssueLabeller.fit(fit)
    chances = labeller.probabilities(test.texts, test.languages)
    asked, truth, by_rules = decisions(test)
    chance, found = chances[asked], labeller.labels(chances)[asked]
    by_simplest = simplest(fit, test)[asked]
    print_labels(truth, {"model": found, SIMPLE: by_simplest, RULES: by_rules})
    known = {text_hash(text) for text in fit.texts}
    seen = np.array([text_hash(text) in known for text in test.texts], dtype=np.bool_)[asked]
    review = (test.session.astype(np.int64) * 1_000 + test.state)[asked]

    def row(
        figure: str, measure: Callable[[Bools, Bools], float], which: Bools, goal: float | None
    ) -> Row:
        parts = [each[which] for each in (truth, found, by_simplest, by_rules)]
        measured = bootstrap(review[which], lambda rows: measure(parts[0][rows], parts[1][rows]))
        rule, by = max((measure(parts[0], parts[2]), SIMPLE), (measure(parts[0], parts[3]), RULES))
        return Row(
            "issues",
            figure,
            measured.value,
            measured.low,
            measured.high,
            measured.rows,
            rule,
            by,
            goal,
        )

    return [
        row("micro F1", micro_f1, np.ones_like(seen), MICRO),
        row("macro F1", macro_f1, np.ones_like(seen), MACRO),
        row("micro F1, texts that were in the fitting part", micro_f1, seen, None),
        row("micro F1, texts that were not", micro_f1, ~seen, None),
        calibration("calibration error, all decisions", review, truth, chance, np.isfinite(chance)),
        calibration("calibration error, labels given", review, truth, chance, found),
    ]


def simplest(fit: Past, test: Past) -> Bools:
    """(rows, 54) what the simplest model finds."""
    features = Features.fit(fit.texts)
    known, asked = features.matrix(fit.texts), features.matrix(test.texts)
    found = np.zeros_like(test.issues)
    for label in np.flatnonzero(fit.issues.any(axis=0) & ~fit.issues.all(axis=0)):
        machine = LinearSVC(random_state=0).fit(known, fit.issues[:, label])
        found[:, label] = machine.predict(asked)
    return found


def calibration(figure: str, review: Ints, truth: Bools, chance: Floats, which: Bools) -> Row:
    """How far promised and seen shares lie apart, over the decisions `which`."""
    row, _ = np.nonzero(which)
    right, promised = truth[which], chance[which]
    measured = bootstrap(
        review[row], lambda rows: calibration_error(right[rows], promised[rows]), draws=100
    )
    return Row(
        "issues",
        figure,
        measured.value,
        measured.low,
        measured.high,
        measured.rows,
        goal=CALIBRATION,
        less=True,
    )


def print_labels(truth: Bools, found: dict[str, Bools]) -> None:
    """One line a label, worst first: rows, precision and recall of the model, F1 of each."""
    print("label", "rows", "precision", "recall", *(f"F1 {name}" for name in found), sep="\t")
    scores = {name: label_scores(ISSUES, truth, each) for name, each in found.items()}
    for place in sorted(range(len(ISSUES)), key=lambda at: scores["model"][at].f1):
        one = scores["model"][place]
        values = [one.precision, one.recall, *(each[place].f1 for each in scores.values())]
        print(one.label, one.support, *(f"{value:.3f}" for value in values), sep="\t")
