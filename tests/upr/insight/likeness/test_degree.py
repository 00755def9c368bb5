import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.insight.likeness.degree import (
    Degree,
    degree_of,
    likeness_of,
    same_words,
    stands_in,
    telling_keys,
)
from upr.insight.likeness.terms import stems, wording


def same(one: str, other: str) -> float:
    return same_words(wording(stems(one)), wording(stems(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Close the old prisons.", "close the old prison"),
        ("Help the farmers of Slovenia", "Help farmers of Panama"),
        ("Ratify the CRPD", "Ratify the Convention on the Rights of Persons with Disabilities"),
        (
            "Build lighthouses, harbours, piers, bridges, canals, towers, wells, barns, mills, "
            "gardens, roads, stairs, walls and gates along the river",
            "Build lighthouses, harbours, piers, bridges, canals, towers, wells, barns, mills, "
            "gardens, roads, stairs, walls and gates along the lake",
        ),
    ],
)
def test_small_things_make_no_other_text(one, other):
    assert same(one, other) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Close the old prisons", "Consider closing the old prisons"),
        ("Close the old prisons", "Do not close the old prisons"),
        ("Protect the rights of all the children", "Protect the rights of all the women"),
        ("Ratify ILO Convention 169", "Ratify ILO Convention 189"),
        ("Abolish the death penalty", "Abolish capital punishment"),
        ("", ""),
        ("the", "of"),
    ],
)
def test_another_demand_or_none_is_not_the_same_words(one, other):
    assert same(one, other) == 0


WORDS = st.lists(
    st.sampled_from(["lamp", "road", "tree", "close", "open", "the", "prison"]), max_size=20
)


@given(WORDS, WORDS)
def test_it_does_not_matter_which_comes_first(one, other):
    assert same_words(one, other) == same_words(other, one)


@pytest.mark.parametrize("learnt", [True, False])
def test_likeness_rises_with_what_is_in_common(learnt):
    cosines = np.array([0.0, 0.3, 0.6, 1.0])
    found = likeness_of(cosines, cosines, learnt=learnt)
    assert found[0] == 0
    assert (np.diff(found) > 0).all()
    assert found[-1] < 1


def test_a_likeness_has_a_word():
    assert degree_of(0.6, 0.95) is Degree.VERBATIM
    assert degree_of(0.6, 0) is Degree.SUBSTANCE
    assert degree_of(0.3, 0) is Degree.PART
    assert degree_of(0.1, 0) is Degree.NONE


def test_an_ask_stands_in_a_text_where_its_words_are_close_and_not_weakened():
    ask = ["paint", "the", "old", "lighthouse"]
    assert stands_in(ask, ["build", "harbours", "and", "paint", "the", "old", "lighthouse"])
    assert not stands_in(ask, ["consid", "paint", "the", "old", "lighthouse"])
    assert not stands_in(ask, ["not", "paint", "the", "old", "lighthouse"])
    assert not stands_in(
        ask,
        [
            "paint",
            "boats",
            "roads",
            "the",
            "walls",
            "of",
            "some",
            "old",
            "tower",
            "and",
            "lighthouse",
        ],
    )
    assert not stands_in([], [])
    assert stands_in(["prison"], ["prison"])
    assert not stands_in(["prison"], ["prison", "guard"])


@given(WORDS, WORDS)
def test_texts_that_are_the_same_have_a_key_in_common(one, other):
    if same_words(one, other):
        assert telling_keys(one) & telling_keys(other)
