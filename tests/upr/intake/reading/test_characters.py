"""Characters mended without changing words."""

import pytest

from upr.intake.reading.characters import mend_hyphens, tidy, words_of

TEXTS = [
    ("  two\u00a0 words\r\n", "two words"),
    ("of\ufb01ce e\ufb00ect", "office effect"),
    ("soft\u00adly", "softly"),
    ("\uf02a\uf031\uf035 Human Rights", "Human Rights"),
    ("\uf0b7 first", "• first"),
    ("law &amp; order &#40;Spain&#41;", "law & order (Spain)"),
    # what commands a terminal or turns the direction of writing
    ("End\x1b[2J it\x07 &#27;[31m\x9b1m", "End[2J it [31m1m"),
    ("End \u202etorture\u2066 now\u200f", "End torture now"),
    # quotation marks and accents stay as printed
    ("the State’s “plan” for Côte d‟Ivoire", "the State’s “plan” for Côte d‟Ivoire"),
    ("Q&A; AT&T", "Q&A; AT&T"),
]


@pytest.mark.parametrize(("stored", "text"), TEXTS)
def test_tidy(stored, text):
    assert tidy(stored) == text


HYPHENS = [
    # the UN hardly ever breaks words: a hyphen is usually meant
    ("self\ufffedetermination", "", "self-determination"),
    ("2008\ufffe2012", "", "2008-2012"),
    ("Inter\ufffeAmerican", "interamerican", "Inter-American"),
    ("co\ufffeoperation", "cooperation", "co-operation"),
    # printed both ways elsewhere
    ("human\ufffeist", "humanist human-ist", "human-ist"),
    # printed in one elsewhere, and the halves are no words
    ("govern\ufffement", "government", "government"),
]


@pytest.mark.parametrize(("stored", "elsewhere", "text"), HYPHENS)
def test_a_hyphen_at_the_end_of_a_line(stored, elsewhere, text):
    assert mend_hyphens(stored, words_of([elsewhere])) == text


def test_words_of_a_document():
    assert words_of(["Ratify the Protocol", "self-made; ratify"]) == {
        "ratify", "the", "protocol", "self-made"
    }  # fmt: skip
