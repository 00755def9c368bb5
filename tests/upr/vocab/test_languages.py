"""Languages by name, also those that the standard list knows by name alone."""

import pytest

from upr.vocab.languages import LanguageName


@pytest.mark.parametrize(
    ("code", "name"),
    [("qu", "Quechua"), ("es", "Spanish"), ("arn", "Mapuche"), ("xq", "xq"), ("", "")],
)
def test_languages_have_names(code, name):
    assert str(LanguageName(code)) == name
    assert LanguageName(code).in_language("de") == name
