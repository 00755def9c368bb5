"""How a written name becomes a key, and which names look like an unknown one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.vocab.names import fold, nearest, words_of


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Côte d’Ivoire ", "cote divoire"),
        ("COTE D'IVOIRE", "cote divoire"),
        ("Lao‟s", "laos"),
        ("Iran (Islamic Republic of)", "iran islamic republic of"),
        ("Iran, Islamic Republic of", "iran islamic republic of"),
        ("Antigua & Barbuda", "antigua and barbuda"),
        ("l’Iran", "iran"),
        ("Afghanistan (l')", "afghanistan l"),
        ("Argen\u00adtina", "argentina"),
        ("TÜRKİYE", "turkiye"),
        ("Guinea-Bissau\n", "guinea bissau"),
        ("A_B", "a b"),
        ("", ""),
        (" ;() ", ""),
    ],
)
def test_folding_keeps_words_only(written, key):
    assert fold(written) == key


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.text(alphabet="abc éÉ'’-.,(&ñ\n", max_size=40))
def test_words_stand_where_they_say(text):
    for word in words_of(text):
        assert fold(text[word.start : word.end]) == word.folded


def test_the_nearest_are_those_that_hold_the_name_then_those_alike():
    known = {"republic of korea": "KOR", "korea dpr": "PRK", "kenya": "KEN", "chad": "TCD"}
    assert nearest("Korea", known) == ("PRK", "KOR")
    assert nearest("Kenia", known) == ("KEN",)
    assert nearest("Chad (Republic)", known) == ("TCD",)
    assert nearest("", known) == ()
    assert len(nearest("Korea", known, count=1)) == 1
