from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.twins import twins

TEXTS = [
    "Close the old prisons.",
    "Paint the lighthouse",
    "Close old prisons",
    "close the old prison",
    "Consider closing the old prisons",
    "Paint a lighthouse!",
    "",
    "",
]


def test_texts_that_are_the_same_but_for_small_things_are_grouped():
    assert twins(Likeness.of(TEXTS)) == [(0, 2, 3), (1, 5)]


def test_only_the_rows_given_are_grouped():
    assert twins(Likeness.of(TEXTS), [5, 1, 3, 4, 4]) == [(1, 5)]
    assert twins(Likeness.of(TEXTS), []) == []
