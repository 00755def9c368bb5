import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.upr.insight.likeness.invented import past, recommendations
from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.degree import Degree
from upr.insight.likeness.terms import UnknownLanguage
from upr.insight.past import Past

PAST = past()
FITTED = Likeness.fit(PAST)
PLAIN = Likeness.of(PAST.texts, PAST.languages)
BOTH = pytest.mark.parametrize("likeness", [FITTED, PLAIN], ids=["learnt", "plain"])


@BOTH
def test_a_row_is_alike_to_its_own_text_by_one(likeness):
    best = likeness.alike(PAST.texts[7].upper())[0]
    assert (best.row, best.likeness, best.degree) == (7, 1.0, Degree.VERBATIM)


@BOTH
def test_the_most_alike_come_first(likeness):
    found = likeness.alike("Abolish capital punishment", 5)
    assert all("death penalty" in PAST.texts[one.row] for one in found)
    assert PAST.texts[found[0].row] in {"Abolish the death penalty", "End the death penalty"}
    assert [one.likeness for one in found] == sorted((o.likeness for o in found), reverse=True)


@BOTH
def test_a_text_about_nothing_of_it_is_alike_to_nothing(likeness):
    assert likeness.alike("Paint the lighthouse") == []
    assert likeness.alike("") == []


@BOTH
def test_the_row_itself_is_left_out(likeness):
    assert 7 not in {one.row for one in likeness.alike_row(7, 80, least=0)}
    assert {one.row for one in likeness.alike_row(7, 80, least=0, among=[3, 7, 22])} <= {3, 22}


@BOTH
def test_spanish_and_french_find_english_but_never_word_for_word(likeness):
    for text, language in (("Abolir la pena de muerte", "es"), ("Abolir la peine capitale", "fr")):
        best = likeness.alike(text, language=language)[0]
        assert PAST.texts[best.row] in {"Abolish the death penalty", "End the death penalty"}
        assert not best.by_words
        assert best.degree is not Degree.VERBATIM


def test_what_has_no_english_makes_it_less_alike():
    plain = FITTED.alike("Abolir la pena de muerte", language="es")[0]
    longer = FITTED.alike("Abolir la pena de muerte y blablar los cacharros", language="es")[0]
    assert longer.likeness < plain.likeness


def test_spanish_rows_are_found_from_english_by_names_of_one_thing():
    spanish = FITTED.over(["Abolir la pena de muerte", "Construir escuelas"], ["es", "es"])
    best = spanish.alike("Abolish the death penalty")[0]
    assert (best.row, best.by_words) == (0, False)


def test_a_language_without_a_stemmer_is_refused():
    with pytest.raises(UnknownLanguage):
        FITTED.alike("Todesstrafe abschaffen", language="de")
    with pytest.raises(UnknownLanguage):
        Likeness.of(["Todesstrafe abschaffen"], ["de"])


def test_other_rows_are_compared_in_what_was_learnt():
    texts = ["Inspect the prisons", "Hire teachers for schools", "Paint the lighthouse"]
    over = FITTED.over(texts)
    assert len(over) == 3
    assert over.alike("Overcrowding in prisons", 1)[0].row == 0
    assert over.alike("paint the lighthouse")[0].likeness == 1.0


def test_an_empty_table_answers_nothing():
    empty = Likeness.fit(Past.of([]))
    assert len(empty) == 0
    assert empty.alike("Abolish the death penalty") == []
    assert Likeness.of([]).alike("Abolish the death penalty") == []


def test_rows_of_later_sessions_change_nothing():
    rows = recommendations()
    altered = [row for row in rows if row.session < 4]
    altered += [
        type(row)(**{**_fields(row), "text": "Paint it", "issues": ()}) for row in rows[45:]
    ]
    one, other = (Likeness.fit(Past.of(given).before(4)) for given in (rows, altered))
    assert one.alike("End torture in prisons", 20) == other.alike("End torture in prisons", 20)


def _fields(row):
    return {name: getattr(row, name) for name in type(row).__dataclass_fields__}


@pytest.mark.parametrize("likeness", [FITTED, PLAIN, Likeness.of([])])
def test_it_comes_back_from_its_arrays(likeness):
    back = Likeness.from_arrays(likeness.arrays())
    for text in ("End the death penalty", "Report on schools"):
        assert back.alike(text) == likeness.alike(text)


def test_arrays_that_do_not_fit_are_refused():
    arrays = FITTED.arrays()
    with pytest.raises(KeyError):
        Likeness.from_arrays({"tongue": arrays["tongue"]})
    with pytest.raises(ValueError, match="rows"):
        Likeness.from_arrays({**arrays, "tongue": arrays["tongue"][1:]})
    with pytest.raises(ValueError, match="not there"):
        Likeness.from_arrays({**arrays, "sequence": arrays["sequence"] + np.int32(10_000)})


WORDS = st.lists(
    st.sampled_from(
        [
            "abolish",
            "death",
            "penalty",
            "prisons",
            "women",
            "schools",
            "report",
            "paint",
            "lighthouse",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@BOTH
@settings(max_examples=50, deadline=None)
@given(WORDS, WORDS)
def test_likeness_is_the_same_in_both_directions(likeness, one, other):
    there, back = likeness.between(one, other), likeness.between(other, one)
    assert there == pytest.approx(back)
    assert 0 <= there <= 1
    assert likeness.between(one, one) == 1
