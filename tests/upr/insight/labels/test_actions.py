"""The learnt action category, on an invented record."""

from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import recommendations
from upr.insight.labels.actions import ActionLabeller, NoActions
from upr.insight.past import Past

ROWS = tuple(recommendations(sessions=6))


@pytest.fixture(scope="module")
def past() -> Past:
    return Past.of(ROWS)


@pytest.fixture(scope="module")
def labeller(past: Past) -> ActionLabeller:
    return ActionLabeller.fit(past)


TEXTS = (
    "Share its experience of village courts",
    "Continue its work on village courts",
    "Consider reviewing its laws on village courts",
    "Improve what it does about village courts",
    "Adopt by 2015 a law on village courts",
)


def test_what_was_learnt_holds_for_other_subjects(labeller: ActionLabeller):
    assert labeller.probabilities(TEXTS).argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_chances_of_a_text_sum_to_one(labeller: ActionLabeller):
    chances = labeller.probabilities([*TEXTS, "", "…", "42", "Zzz"])
    assert chances.shape == (9, 5)
    np.testing.assert_allclose(chances.sum(axis=1), 1)
    assert (chances >= 0).all()


def test_no_text_has_no_chances(labeller: ActionLabeller):
    assert labeller.probabilities([]).shape == (0, 5)


def test_the_same_record_gives_the_same_labeller(past: Past, labeller: ActionLabeller):
    again = ActionLabeller.fit(past)
    for name, values in labeller.arrays().items():
        np.testing.assert_array_equal(values, again.arrays()[name])


def test_rows_of_later_sessions_change_nothing_before_them():
    altered = [
        replace(row, text=row.text[::-1], category=1) if row.session > 4 else row for row in ROWS
    ]
    one, other = (ActionLabeller.fit(Past.of(rows).before(5)) for rows in (ROWS, altered))
    np.testing.assert_array_equal(one.probabilities(TEXTS), other.probabilities(TEXTS))


def test_arrays_are_the_way_back(labeller: ActionLabeller):
    again = ActionLabeller.from_arrays(labeller.arrays())
    np.testing.assert_array_equal(again.probabilities(TEXTS), labeller.probabilities(TEXTS))


@pytest.mark.parametrize("missing", ["columns", "weights", "bias", "turning", "shift"])
def test_a_missing_array_is_refused(labeller: ActionLabeller, missing: str):
    arrays = {name: values for name, values in labeller.arrays().items() if name != missing}
    with pytest.raises(KeyError):
        ActionLabeller.from_arrays(arrays)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("columns", np.array([1 << 30], dtype=np.int32)),
        ("columns", np.array([-1], dtype=np.int32)),
        ("bias", np.zeros(4)),
        ("turning", np.zeros((4, 5))),
        ("shift", np.zeros(6)),
    ],
)
def test_arrays_that_do_not_fit_are_refused(labeller: ActionLabeller, name: str, values: object):
    with pytest.raises(ValueError):  # noqa: PT011 - numpy says it in several ways
        ActionLabeller.from_arrays({**labeller.arrays(), name: values})  # type: ignore[dict-item]


def test_a_category_that_no_row_has_is_never_chosen():
    two = ActionLabeller.fit(Past.of(row for row in ROWS if row.category in (2, 5)))
    chances = two.probabilities(TEXTS)
    assert set(chances.argmax(axis=1).tolist()) == {1, 4}
    assert chances[:, [0, 2, 3]].max() < 1e-6


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row for row in ROWS if row.category == 4],
        [replace(row, category=None) for row in ROWS],
        [replace(row, language="fr") for row in ROWS],
    ],
    ids=["no row", "one category", "no category", "no English"],
)
def test_what_nothing_can_be_learnt_from_is_refused(rows: list):
    with pytest.raises(NoActions) as refused:
        ActionLabeller.fit(Past.of(rows))
    assert "action" in str(refused.value.hint)


def test_it_knows_english_only():
    assert ActionLabeller.languages == ("en",)
