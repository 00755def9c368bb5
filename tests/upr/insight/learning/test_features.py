"""Words and runs of words as a matrix: which columns there are, what a row holds, what is kept."""

import numpy as np
import pytest

from upr.insight.learning.features import Features

TEXTS = [
    "End torture in all places of detention",
    "End torture and ill-treatment",
    "Ratify the Convention against Torture",
    "Improve the places of detention",
]


def column(features: Features, name: str) -> int:
    return [features.name(number) for number in range(features.width)].index(name)


def test_words_and_pairs_that_two_texts_have_become_columns():
    names = {f.name(i) for f in [Features.fit(TEXTS)] for i in range(f.width)}
    assert names == {
        *("detent", "end", "of", "place", "the", "tortur"),
        *("end tortur", "place of", "of detent"),
    }


def test_triples_follow_pairs():
    features = Features.fit(TEXTS, length=3)
    assert features.name(features.width - 1) == "place of detent"
    assert features.matrix(["in places of detention"])[0, features.width - 1] > 0
    assert features.matrix(["places and of detention"])[0, features.width - 1] == 0


def test_a_pair_needs_neighbours_of_one_text():
    features = Features.fit(TEXTS)
    rows = features.matrix(["They must end", "torture", "end all torture"])
    assert rows[:, [column(features, "end tortur")]].nnz == 0


def test_rows_have_length_one_and_the_rarer_word_weighs_more():
    features = Features.fit(TEXTS)
    row = features.matrix(["torture, detention, detention"]).toarray()[0]
    assert np.linalg.norm(row) == pytest.approx(1)
    assert row[column(features, "detent")] > row[column(features, "tortur")]


def test_a_text_without_known_words_gives_an_empty_row():
    rows = Features.fit(TEXTS).matrix(["", "zzz zzz", "torture"])
    assert [row.nnz for row in rows] == [0, 0, 1]


def test_words_of_another_language_are_cut_by_its_own_stemmer():
    texts = ["Proteger a las mujeres", "Proteger a cada mujer"]
    assert "muj" in Features.fit(texts, ["es", "es"]).words


def test_no_texts_give_no_columns_and_no_failure():
    features = Features.fit([])
    assert features.matrix(["End torture"]).shape == (1, 0)
    assert Features.fit(TEXTS).matrix([]).shape == (0, 9)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_what_was_kept_gives_the_same_matrix(length):
    features = Features.fit(TEXTS, length=length)
    again = Features.from_arrays(features.arrays())
    assert (features.matrix(TEXTS) != again.matrix(TEXTS)).nnz == 0


def test_columns_without_their_weights_are_refused():
    arrays = Features.fit(TEXTS).arrays()
    with pytest.raises(ValueError, match="differ"):
        Features.from_arrays({**arrays, "rarity": arrays["rarity"][1:]})
    with pytest.raises(KeyError):
        Features.from_arrays({key: arrays[key] for key in arrays if key != "pairs"})
