import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.insight.likeness.concepts import STATE
from upr.insight.likeness.terms import (
    LONGEST,
    NUMBER,
    UnknownLanguage,
    in_known_language,
    part_kept,
    stems,
    terms,
    wording,
)

TEXT = "Bring the prisons of Slovenia up to standard within 5 years"


def test_a_term_knows_its_place():
    found = {span.stem: TEXT[span.start : span.end] for span in terms(TEXT)}
    assert found["=prison"] == "prisons"
    assert found[STATE] == "Slovenia"
    assert found[NUMBER] == "5"


def test_articles_and_prepositions_are_passed_over():
    assert stems("the end of the road") == stems("end road")


def test_a_state_is_any_state():
    assert stems("Help Slovenia") == stems("Help Costa Rica")


def test_small_words_are_no_states():
    assert STATE not in stems("let us act")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("within 5 years", "within 10 years", True),
        ("ILO Convention No. 169", "ILO Convention No. 189", False),
        ("article 14 of the code", "article 15 of the code", False),
        ("Conventions Nos. 87 and 98", "Conventions Nos. 87 and 105", False),
    ],
)
def test_numbers_are_folded_unless_they_name_something(one, other, same):
    assert (stems(one) == stems(other)) is same


def test_wording_tells_names_of_one_thing_apart_but_not_titles():
    assert wording(stems("Abolish the death penalty")) != wording(
        stems("Abolish capital punishment")
    )
    assert wording(stems("Ratify OPCAT")) == wording(
        stems("Ratify the Optional Protocol to the Convention against Torture")
    )


def test_words_of_formula_keep_a_part_and_wording_nothing():
    assert part_kept("=death penalty") == 1
    assert 0 < part_kept("strengthen") < 1
    assert part_kept("~death") == 0


def test_a_language_without_a_stemmer_is_named():
    with pytest.raises(UnknownLanguage, match="“de”"):
        in_known_language("de")


def test_a_hostile_text_is_read_only_so_far():
    assert max(span.end for span in terms("prison " * LONGEST)) <= LONGEST


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr"]))
def test_every_term_stands_in_the_text(text, language):
    assert all(0 <= span.start < span.end <= len(text) for span in terms(text, language))
