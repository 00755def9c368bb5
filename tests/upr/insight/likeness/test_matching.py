import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.upr.insight.likeness.invented import past
from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.degree import Degree
from upr.insight.likeness.matching import OTHER_LANGUAGE, NothingToMatch, match
from upr.insight.likeness.terms import UnknownLanguage

REPORT = [
    "Declare a moratorium on executions with a view to abolishing the death penalty",
    "Decriminalize sexual relations between consenting adults of the same sex",
    "Improve conditions of detention in the prisons of Slovenia, and train the guards",
    "Reduce overcrowding in prisons",
    "Build more lighthouses along the northern coast",
]
FITTED = Likeness.fit(past())
BOTH = pytest.mark.parametrize("likeness", [None, FITTED], ids=["plain", "learnt"])


def best(ask, texts=REPORT, **options):
    return match([ask], texts, **options)[0][0]


@BOTH
@pytest.mark.parametrize(
    ("ask", "text", "degree"),
    [
        ("Improve conditions of detention in the prisons", 2, Degree.VERBATIM),
        ("Decriminalise same-sex conduct between adults", 1, Degree.SUBSTANCE),
        ("Abolish capital punishment", 0, Degree.SUBSTANCE),
        ("Abolish the death penalty", 0, Degree.SUBSTANCE),
        (
            "Reduce overcrowding in prisons, hire nurses, publish the budget of every ministry "
            "and replace the statues in the capital",
            3,
            Degree.PART,
        ),
    ],
)
def test_an_ask_finds_what_carries_it(ask, text, degree, likeness):
    found = best(ask, likeness=likeness)
    assert (found.text, found.degree) == (text, degree)


@BOTH
def test_an_ask_that_nothing_carries_shows_the_nearest_or_none(likeness):
    nearest, nothing = match(
        ["Plant trees and build benches along the rivers of every province", "Zebra crossings"],
        REPORT,
        likeness=likeness,
    )
    assert [one.degree for one in nearest] == [Degree.NONE]
    assert nothing == []


def test_the_words_that_match_are_marked_in_both_texts():
    ask = "Abolish the death penalty"
    found = best(ask)
    assert [ask[a:b] for a, b in found.in_ask] == ["Abolish", "death penalty"]
    marked = [REPORT[0][a:b] for a, b in found.in_text]
    assert "abolishing" in marked
    assert "death penalty" in marked


@pytest.mark.parametrize(
    ("ask", "text", "language"),
    [
        ("Abolir la pena capital", "Considerar la abolición de la pena de muerte", "es"),
        ("Proteger a las defensoras de derechos humanos", "Proteja a los defensores", "es"),
        ("Abolir la peine capitale", "Envisager d'abolir la peine de mort", "fr"),
        ("Protéger les journalistes", "Assurer la protection des journalistes", "fr"),
    ],
)
def test_spanish_and_french_are_matched_as_english_is(ask, text, language):
    others = {"es": "Construir un faro nuevo", "fr": "Construire un nouveau phare"}
    found = best(ask, [others[language], text], language=language, languages=[language] * 2)
    assert (found.text, found.degree, found.by_words) == (1, Degree.SUBSTANCE, True)


@BOTH
def test_a_treaty_that_is_missing_makes_it_a_part(likeness):
    text = "Ratify the Convention on the Rights of the Child as soon as possible"
    assert best("Ratify CRC", [text], likeness=likeness).degree is Degree.SUBSTANCE
    assert best("Ratify CRC and CEDAW", [text], likeness=likeness).degree is Degree.PART


def test_word_for_word_in_spanish():
    text = "Reducir el hacinamiento en las cárceles, y contratar maestros"
    found = best("Reducir el hacinamiento en las cárceles", [text], language="es", languages=["es"])
    assert found.degree is Degree.VERBATIM


def test_two_languages_are_compared_but_never_word_for_word():
    ask = "Reducir el hacinamiento en las cárceles"
    found = best(ask, language="es")
    assert (found.text, found.degree, found.by_words) == (3, Degree.SUBSTANCE, False)
    assert [ask[a:b] for a, b in found.in_ask] == ["Reducir", "hacinamiento en las cárceles"]
    assert "cannot be compared word for word" in str(OTHER_LANGUAGE)


def test_nothing_to_compare_is_said():
    for asks, texts in (([], REPORT), (["Abolish it"], [])):
        with pytest.raises(NothingToMatch, match="nothing to compare"):
            match(asks, texts)
    with pytest.raises(UnknownLanguage):
        match(["Abschaffen"], REPORT, language="de")


def test_no_more_than_the_limit():
    assert len(match(["Prisons and the death penalty"], REPORT, limit=1)[0]) == 1


WORDS = st.lists(
    st.sampled_from(
        ["abolish", "death", "penalty", "reduce", "prisons", "paint", "lighthouse", "teachers"]
    ),
    min_size=3,
    max_size=10,
    unique=True,
).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(WORDS)
def test_an_ask_carries_itself_word_for_word(text):
    found = best(text, [*REPORT, text])
    assert (found.degree, found.score) == (Degree.VERBATIM, 1.0)


@settings(max_examples=50, deadline=None)
@given(WORDS, WORDS)
def test_every_match_is_in_order_and_marks_what_is_there(ask, other):
    found = match([ask], [*REPORT, other], limit=20)[0]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert 0 <= one.score <= 1
        assert bool(one.in_ask) == bool(one.in_text)
        for marks, text in ((one.in_ask, ask), (one.in_text, [*REPORT, other][one.text])):
            ends = [0, *(place for mark in marks for place in mark), len(text)]
            assert ends == sorted(ends)
