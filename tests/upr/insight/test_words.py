import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.insight.words import LANGUAGES, fold, spans, stem, tokens

FOLDED = [
    ("Détention", "detention"),
    # typed on a Mac: the accent is a character of its own
    ("De\u0301tention", "detention"),
    ("NIÑEZ", "ninez"),
    # a ligature and a full-width letter
    ("ﬁn", "fin"),
    ("Ｈ", "h"),
    ("Straße", "strasse"),
    # a soft hyphen left by a line end
    ("traf\u00adficking", "trafficking"),
]


@pytest.mark.parametrize(("printed", "folded"), FOLDED)
def test_folding_takes_away_what_people_leave_out(printed, folded):
    assert fold(printed) == folded


SAME = [
    ("en", "trafficking", "trafficked"),
    ("en", "rights", "right"),
    ("es", "mujeres", "mujer"),
    ("es", "detención", "detenciones"),
    ("es", "policia", "policías"),
    ("fr", "détenu", "détenues"),
    ("fr", "lois", "loi"),
    ("fr", "égalité", "EGALITE"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert stem(one, language) == stem(other, language)


PARTED = [
    ("en", "AIDS", "aid"),
    ("en", "minorities", "minor"),
    ("en", "nationality", "national"),
    ("es", "nacionalidades", "nacional"),
]


@pytest.mark.parametrize(("language", "one", "other"), PARTED)
def test_words_that_only_look_alike_stay_apart(language, one, other):
    assert stem(one, language) != stem(other, language)


TOKENS = [
    # every word stays, so that a phrase can be found
    ("The right to food", "en", ["the", "right", "to", "food"]),
    # the genitive is no word; typographic and straight marks are the same
    ("women's and children’s rights", "en", ["women", "and", "children", "right"]),
    ("non-refoulement", "en", ["non", "refoul"]),
    ("l’éducation", "fr", ["l", "educ"]),
    ("A/HRC/27/12", "en", ["a", "hrc", "27", "12"]),
    ("… – ()", "en", []),
]


@pytest.mark.parametrize(("text", "language", "expected"), TOKENS)
def test_tokens(text, language, expected):
    assert tokens(text, language) == expected


def test_spans_say_where_each_stem_stands():
    text = "Protect women’s rights"
    found = list(spans(text))
    assert [text[span.start : span.end] for span in found] == ["Protect", "women", "rights"]
    assert [span.stem for span in found] == tokens(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_tokens_do_not_depend_on_capitals_and_agree_with_spans(text, language):
    assert [span.stem for span in spans(text, language)] == tokens(text, language)
    plain = " ".join(fold(text[span.start : span.end]) for span in spans(text, language))
    assert tokens(plain, language) == tokens(text, language)


def test_threads_do_not_disturb_each_other():
    words = [
        f"{word}{ending}" for word in ("protect", "detain", "free") for ending in ("ed", "ing")
    ]
    expected = [stem(word) for word in words]
    wrong = []

    def work():
        for _ in range(200):
            stem.cache_clear()
            if [stem(word) for word in words] != expected:
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
