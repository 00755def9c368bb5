"""Features of actions."""

import numpy as np

from upr.insight.labels.actions_features import WIDTH, matrix


def shared(one: str, other: str) -> float:
    """Likeness of two texts by their features."""
    rows = matrix([one, other])
    return float((rows[0] @ rows[1].T).toarray()[0, 0])


def test_every_row_has_length_one():
    rows = matrix(["Adopt a law on legal aid", "Ratify", "", "…"])
    assert rows.shape == (4, WIDTH)
    np.testing.assert_allclose(np.sqrt(rows.multiply(rows).sum(axis=1)), 1, rtol=1e-5)


def test_a_text_has_the_same_features_in_any_company():
    text = "Take steps to protect girls, including by adopting a law"
    alone = matrix([text])
    among = matrix(["Share its experience", text, "Continue"])[1]
    assert (alone != among).nnz == 0


def test_no_texts_give_no_rows():
    assert matrix([]).shape == (0, WIDTH)


def test_the_action_weighs_more_than_the_subject():
    said = "Adopt a law on legal aid"
    assert shared(said, "Adopt a law on schools") > shared(said, "Discuss its views on legal aid")


def test_a_circumstance_before_the_action_leaves_it_alike():
    assert shared("Abolish the death penalty", "As a first step, abolish the death penalty") > 0.4
