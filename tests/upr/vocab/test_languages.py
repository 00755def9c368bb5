"""Languages by name, also those that the standard list knows by name alone."""

import pytest

from upr.vocab.languages import LanguageName, find_language


@pytest.mark.parametrize(
    ("code", "name"),
    [("qu", "Quechua"), ("es", "Spanish"), ("arn", "Mapuche"), ("xq", "xq"), ("", "")],
)
def test_languages_have_names(code, name):
    assert str(LanguageName(code)) == name
    assert LanguageName(code).in_language("de") == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("qu", "qu"),
        ("Quechua", "qu"),
        ("español", "es"),
        ("Espagnol", "es"),
        ("Ngäbere", ""),
        ("", ""),
    ],
)
def test_a_language_is_found_by_its_name_in_three_languages(name, code):
    assert find_language(name) == code
