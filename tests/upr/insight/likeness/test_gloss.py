import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.insight.likeness.gloss import english_terms
from upr.insight.likeness.terms import stems
from upr.insight.words import stem


def english(text: str, language: str) -> set[str]:
    return {span.stem for span in english_terms(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Derogar la pena de muerte", "es", "Repeal the death penalty"),
        ("Ratificar el PIDCP", "es", "Ratify the ICCPR"),
        ("Réduire la surpopulation des prisons", "fr", "Reduce overcrowding of prisons"),
        ("Protéger les journalistes au Costa Rica", "fr", "Protect the journalists of Costa Rica"),
        ("trabajo sexual", "es", "sex work"),
    ],
)
def test_a_text_has_the_terms_of_its_english(text, language, meant):
    assert set(stems(meant)) <= english(text, language)


def test_english_is_its_own_gloss():
    assert [span.stem for span in english_terms("Close the prisons", "en")] == stems(
        "Close the prisons"
    )


def test_a_word_that_no_table_knows_stays():
    assert english("la kukula", "es") == {stem("kukula")}


def test_every_term_knows_its_place_in_the_original():
    text = "Limitar la pena de muerte en Costa Rica"
    found = {span.stem: text[span.start : span.end] for span in english_terms(text, "es")}
    assert found["=death penalty"] == "pena de muerte"
    assert found["=state"] == "Costa Rica"


@given(st.text(max_size=120), st.sampled_from(["es", "fr"]))
def test_places_are_inside_the_text(text, language):
    assert all(0 <= s.start < s.end <= len(text) for s in english_terms(text, language))
