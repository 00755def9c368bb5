import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.insight.search.query import MOST_CHARACTERS, parse, remarks, shortened, understood
from upr.insight.search.tree import EVERYTHING, All, Any, Not, Phrase, Word, holds
from upr.insight.words import tokens

TEXT = "Abolish the death penalty, and protect women’s right to food from all forms of violence."

ANSWERS = [
    ("death penalty", True),
    ("penalty death", True),
    ('"death penalty"', True),
    ('"penalty death"', False),
    ("“death penalty”", True),
    ('"right to food"', True),
    # nothing stands between the two
    ('"right food"', False),
    ("death AND torture", False),
    ("death OR torture", True),
    ("tortura O death", True),
    ("torture OU death", True),
    # AND binds before OR
    ("torture detention OR death penalty", True),
    ("death NOT penalty", False),
    ("death -penalty", False),
    ("death SAUF torture", True),
    ("death NO (torture OR penalty)", False),
    ("-torture", True),
    ("NOT torture", True),
    ("NOT penalty", False),
    # a double negation
    ("death NOT (NOT penalty)", True),
    # in small letters these are words without weight
    ("death and penalty", True),
    ("death o not y penalty", True),
    # the beginning of a word, longer than its stem
    ("viol*", True),
    ("violenc*", True),
    ("abolit* OR abolish*", True),
    ("vio*", True),
    # forgiven
    ('"death penalty', True),
    ("(death penalty", True),
    ("death) penalty", True),
    ("AND death OR", True),
    ("OR OR death", True),
    ("death NOT", True),
    ("((((((((((((((((death))", True),
    ("", True),
    ("  ***  ", True),
]


@pytest.mark.parametrize(("query", "answer"), ANSWERS)
def test_a_text_answers_a_query(query, answer):
    assert holds(parse(query), tokens(TEXT)) is answer


TREES = [
    ("HIV", Word("hiv")),
    ('"HIV AIDS law"', Phrase(("hiv", "aids", "law"))),
    ("", EVERYTHING),
    ("xaa -xab", All((Word("xaa"), Not(Word("xab"))))),
    ("-xaa", All((Not(Word("xaa")),))),
    ("xaa O xab", Any((Word("xaa"), Word("xab")))),
    # only excluding, as an alternative, would bring the whole record
    ("xaa OR -xab", Word("xaa")),
    # all in capitals, NO is a word
    ("NO XAA", Word("xaa")),
    # too short a beginning is the word itself
    ("x*", Word("x")),
]


@pytest.mark.parametrize(("query", "tree"), TREES)
def test_trees(query, tree):
    found = parse(query)
    if isinstance(tree, Phrase) and isinstance(found, Any):
        assert tree in found.parts
    else:
        assert found == tree


MARKS = st.sampled_from(
    [
        "xaa",
        "mujer",
        "women",
        "AND",
        "OR",
        "NOT",
        "Y",
        "O",
        "SAUF",
        "(",
        ")",
        '"',
        "-",
        "*",
        "«",
        " ",
        "'",
    ]
)


def shape(node, root=True):
    """What a compiler to FTS5 relies on."""
    if isinstance(node, All):
        assert root or len(node.parts) >= 2
        assert not any(isinstance(part, All) for part in node.parts)
        assert root or not all(isinstance(part, Not) for part in node.parts)
    if isinstance(node, Any):
        assert len(node.parts) >= 2
        assert not any(isinstance(part, Any | Not) for part in node.parts)
    if isinstance(node, Not):
        assert not root
        shape(node.part, root=False)
    if isinstance(node, Phrase):
        assert len(node.stems) >= 2
    for part in getattr(node, "parts", ()):
        shape(part, root=False)


@given(st.one_of(st.text(max_size=200), st.lists(MARKS, max_size=40).map(" ".join)))
def test_nothing_typed_raises_and_every_tree_can_be_compiled(text):
    shape(parse(text))
    shape(parse(text, "es"))


def test_a_hostile_query_is_cut():
    shape(parse("(" * 5_000 + "death" * 5_000))
    assert parse("x" * MOST_CHARACTERS + " death") == parse("x" * MOST_CHARACTERS)


# typed, language of the page, what is said beside the answer
UNDERSTOOD = [
    ("pena de muerte", "es", [("pena de muerte", "death penalty")]),
    ('"pena de muerte" OR HSH', "es", [("pena de muerte", "death penalty"), ("HSH", "msm")]),
    # a text with all the words typed is found anyway
    ("Chile", "es", []),
    ("lighthouse", "en", []),
    ("", "en", []),
]


@pytest.mark.parametrize(("typed", "language", "expected"), UNDERSTOOD)
def test_terms_that_stand_for_other_words_are_named(typed, language, expected):
    found = [(also.typed, also.english[0]) for also in understood(typed, language)]
    assert found == expected


def test_what_is_named_is_what_is_searched():
    (also,) = understood("trabajo sexual")
    assert also.english == ("sex workers", "sex work", "prostitution -child")
    for english in also.english:
        wanted = english.partition(" -")[0]
        assert holds(parse("trabajo sexual"), tokens(wanted))


REMARKS = [
    ('"forced marriage', ["A quotation mark has no fellow"]),
    ("(torture OR detention", ["A bracket has no fellow"]),
    ("x " * 200, ["Only the first 60 words"]),
    ('"forced marriage" (torture)', []),
]


@pytest.mark.parametrize(("typed", "begins"), REMARKS)
def test_what_could_not_be_taken_as_typed_is_said(typed, begins):
    said = [str(remark) for remark in remarks(typed)]
    assert len(said) == len(begins)
    assert all(one.startswith(begin) for one, begin in zip(said, begins, strict=True))


def test_a_word_of_a_search_is_left_out_at_a_time():
    assert shortened("pena de muerte") == ["de muerte", "pena muerte", "pena de"]


@pytest.mark.parametrize("text", ["", "tortura", '"pena de" muerte', "pena OR muerte", "a " * 9])
def test_what_is_more_or_less_than_a_few_plain_words_is_not_shortened(text):
    assert shortened(text) == []
