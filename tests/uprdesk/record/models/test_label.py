"""Of several words on one recommendation, which counts."""

import pytest

from uprdesk.record.models import Label
from uprdesk.record.models.label import action_category, standing


def said(origin, value, kind="issue", applies=True):
    return Label(kind=kind, value=value, origin=origin, applies=applies)


# labels as (origin, value, applies), what counts of them as (value, origin)
CASES = [
    ([], []),
    (
        [("rules", "Water", True), ("source", "Land", True)],
        [("Land", "source"), ("Water", "rules")],
    ),
    ([("rules", "Water", True), ("model", "Water", True)], [("Water", "model")]),
    ([("source", "Water", True), ("person", "Water", True)], [("Water", "person")]),
    ([("source", "Water", True), ("person", "Water", False)], []),
    (
        [("model", "Water", True), ("person", "Land", True)],
        [("Land", "person"), ("Water", "model")],
    ),
]


@pytest.mark.parametrize(("labels", "counts"), CASES)
def test_each_value_counts_once_by_the_strongest_word(labels, counts):
    found = standing([said(o, v, applies=a) for o, v, a in labels], "issue")
    assert [(label.value, label.origin) for label in found] == counts


def test_labels_of_other_kinds_do_not_count():
    assert standing([said("rules", "5", kind="sdg")], "issue") == []


# the source's category, labels as (origin, value, applies), the category and its origin
CATEGORIES = [
    (None, [], (None, None)),
    (4, [("rules", "2", True)], (4, None)),
    (None, [("rules", "2", True)], (2, "rules")),
    (None, [("rules", "2", True), ("model", "5", True)], (5, "model")),
    (4, [("person", "5", True)], (5, "person")),
    (4, [("person", "4", False)], (None, None)),
    (4, [("person", "4", False), ("model", "3", True)], (3, "model")),
    (4, [("person", "5", False)], (4, None)),
]


@pytest.mark.parametrize(("source", "labels", "counts"), CATEGORIES)
def test_one_action_category_counts(source, labels, counts):
    category, label = action_category(
        source, [said(o, v, kind="category", applies=a) for o, v, a in labels]
    )
    assert (category, label and label.origin) == counts
