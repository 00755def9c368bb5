"""Ordinal numbers in words."""

import pytest

from upr.intake.ordinals import ordinal

NUMBERS = [
    ("first", 1),
    ("Eight", 8),
    ("twelfth", 12),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("twenty-first", 21),
    ("forty-eighth", 48),
    ("fiftieth", 50),
    ("fifty-fourth", 54),
    ("48th", 48),
    ("22nd", 22),
    ("primer", 1),
    ("séptimo", 7),
    ("undécimo", 11),
    ("duodécimo", 12),
    ("decimotercer", 13),
    ("décimo cuarto", 14),
    ("vigésimo", 20),
    ("vigésimo primer", 21),
    ("cuadragésimo octavo", 48),
    ("quincuagésimo", 50),
    ("48º", 48),
    ("48°", 48),
    ("48.º", 48),
    ("48o", 48),
    ("53 er", 53),
    ("decimonoveno", 19),
    ("première", 1),
    ("dix-septième", 17),
    ("vingtième", 20),
    ("vingt et unième", 21),
    ("quarante-huitième", 48),
    ("cinquantième", 50),
    ("48e", 48),
]


@pytest.mark.parametrize(("words", "number"), NUMBERS)
def test_ordinals(words, number):
    assert ordinal(words) == number


@pytest.mark.parametrize("words", ["", "resumed", "forty of", "next", "special"])
def test_words_that_are_no_ordinal(words):
    assert ordinal(words) is None
