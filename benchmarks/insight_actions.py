"""The action category: learnt, by the verb rules, and by the commonest category of a first word."""

from collections import Counter

import numpy as np

from benchmarks.figures import Row
from upr.insight.labels.actions import ActionLabeller
from upr.insight.labels.actions_rules import category_by_rules
from upr.insight.learning.measures import bootstrap, calibration_error, label_scores
from upr.insight.past import Bools, Floats, Ints, Past
from upr.insight.words import folded_words
from upr.record import text_hash

NUMBERS = np.arange(1, 6)
LIKELIEST = 4
"""What the rules and the first word are taken to say where they know nothing."""

GOAL, GOAL_OF_CONFIDENCE = 0.93, 0.03


def score(fit: Past, test: Past) -> list[Row]:
    """The figures, one row of the table a recommending State; prints those of each category."""
    asked = test.row_of_asker[test.category[test.row_of_asker] > 0]
    truth = test.category[asked]
    chances = ActionLabeller.fit(fit).probabilities(test.texts)[asked]
    found = chances.argmax(axis=1) + 1
    rules = {
        "verb rules": ruled(test)[asked] == truth,
        "first word": by_first_word(fit, test)[asked] == truth,
    }
    print_categories(truth, {"learnt": found, "verb rules": ruled(test)[asked]})
    print_confusions(truth, found)
    review = (test.session * len(test.names) + test.state)[asked].astype(np.int32)
    known = set(map(text_hash, fit.texts))
    seen = np.array([text_hash(text) in known for text in test.texts])[asked]
    right = found == truth
    every = np.ones_like(seen)
    return [
        row("accuracy", right, every, review, rules, GOAL),
        row("accuracy, new texts", right, ~seen, review, rules),
        row("accuracy, texts seen in fitting", right, seen, review, rules),
        confidence(right, chances.max(axis=1), review),
    ]


def ruled(past: Past) -> Ints:
    """(n,) the category by the verb rules."""
    read = (category_by_rules(*one) for one in zip(past.texts, past.languages, strict=True))
    return np.array([one.category if one else LIKELIEST for one in read], dtype=np.int32)


def by_first_word(fit: Past, test: Past) -> Ints:
    """(n,) the commonest category, in the fitting part, of texts that begin with the same word."""
    seen: dict[str, Counter[int]] = {}
    for text, category in zip(fit.texts, fit.category, strict=True):
        if category:
            seen.setdefault(first_word(text), Counter())[int(category)] += 1
    likeliest = {word: counts.most_common(1)[0][0] for word, counts in seen.items()}
    found = (likeliest.get(first_word(text), LIKELIEST) for text in test.texts)
    return np.fromiter(found, dtype=np.int32)


def first_word(text: str) -> str:
    """The first word, folded; empty where there is none."""
    return next(iter(folded_words(text)), "")


def row(
    figure: str,
    right: Bools,
    which: Bools,
    review: Ints,
    rules: dict[str, Bools],
    goal: float | None = None,
) -> Row:
    """The share that is right among `which`, beside the best of the rules."""
    by = max(rules, key=lambda name: rules[name][which].mean())
    chosen = right[which]
    found = bootstrap(review[which], lambda rows: float(chosen[rows].mean()))
    return Row(
        part="actions",
        figure=figure,
        value=found.value,
        low=found.low,
        high=found.high,
        rows=found.rows,
        rule=float(rules[by][which].mean()),
        by=by,
        goal=goal,
    )


def confidence(right: Bools, chance: Floats, review: Ints) -> Row:
    """How far the confidence of the chosen category is from how often it is right."""
    found = bootstrap(review, lambda rows: calibration_error(right[rows], chance[rows]))
    return Row(
        part="actions",
        figure="calibration error",
        value=found.value,
        low=found.low,
        high=found.high,
        rows=found.rows,
        goal=GOAL_OF_CONFIDENCE,
        less=True,
    )


def print_categories(truth: Ints, ways: dict[str, Ints]) -> None:
    """Precision, recall and F1 of each category, by each way."""
    print("category", "rows", "way", "precision", "recall", "F1", sep="\t")
    for way, found in ways.items():
        names = [str(number) for number in NUMBERS]
        for one in label_scores(names, truth[:, None] == NUMBERS, found[:, None] == NUMBERS):
            print(
                f"{one.label}\t{one.support}\t{way}\t{one.precision:.3f}\t{one.recall:.3f}\t{one.f1:.3f}"
            )


def print_confusions(truth: Ints, found: Ints) -> None:
    """Which categories are taken for which: where it fails."""
    print("given \\ found", *NUMBERS, sep="\t")
    for given in NUMBERS:
        print(
            given,
            *(int(((truth == given) & (found == other)).sum()) for other in NUMBERS),
            sep="\t",
        )
