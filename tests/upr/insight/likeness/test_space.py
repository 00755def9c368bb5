import numpy as np
import pytest

from tests.upr.insight.likeness.invented import past
from upr.insight.likeness.space import FEWEST, Space
from upr.insight.likeness.terms import stems

SPLIT = [stems(text) for text in past().texts]


@pytest.fixture(scope="module")
def space():
    return Space.fit(SPLIT, past().issues)


def test_vectors_have_length_one_and_two_halves(space):
    vectors = space.vectors(space.matrix(SPLIT))
    assert vectors.shape == (len(SPLIT), space.width)
    assert space.issues.shape[1] == 54
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-3)


def test_a_text_without_a_known_term_has_no_vector(space):
    assert not space.vectors(space.matrix([stems("zebra crossing")])).any()


def test_texts_of_one_issue_are_nearer_than_others(space):
    prison, other, school = space.vectors(
        space.matrix(
            [stems("Reduce overcrowding"), stems("Inspect prisons"), stems("Build schools")]
        )
    )
    assert prison @ other > prison @ school


def test_unknown_terms_lengthen_their_row(space):
    alone, beside = space.matrix([["=prison"], ["=prison", "zebra"]]).toarray()
    assert np.linalg.norm(alone) == pytest.approx(1)
    assert np.linalg.norm(beside) < 0.9


def test_too_few_rows_or_no_tags_learn_less():
    few = Space.fit(SPLIT[: FEWEST - 1], past().issues[: FEWEST - 1])
    assert few.width == 0
    untagged = Space.fit(SPLIT, np.zeros_like(past().issues))
    assert untagged.issues.shape[1] == 0 < untagged.width


def test_an_empty_table_gives_an_empty_space():
    empty = Space.fit([])
    assert empty.width == 0
    assert empty.vectors(empty.matrix([["=prison"]])).shape == (1, 0)


def test_the_same_rows_give_the_same_space(space):
    again = Space.fit(SPLIT, past().issues)
    for name, array in space.arrays().items():
        assert np.array_equal(array, again.arrays()[name]), name


def test_a_wider_space_says_the_same_of_what_it_knew(space):
    wider = space.widened([["zebra", "=prison"]])
    assert "zebra" in wider.place
    before, after = (each.vectors(each.matrix([["=prison", "zebra"]])) for each in (space, wider))
    assert before == pytest.approx(after)


def test_it_comes_back_from_its_arrays(space):
    back = Space.from_arrays(space.arrays())
    assert back.terms == space.terms
    assert back.texts == len(SPLIT)
    with pytest.raises(ValueError, match="length"):
        Space.from_arrays({**space.arrays(), "seen": space.seen[:-1]})
    with pytest.raises(KeyError):
        Space.from_arrays({})
