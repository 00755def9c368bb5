"""Names of filters and values, and the words of chances."""

import pytest
from django.utils import translation

from uprdesk.record.naming import chance_word


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (1.0, "very likely"),
        (0.85, "very likely"),
        (0.849, "very likely"),  # "≈ 85 %" stands beside it
        (0.84, "likely"),
        (0.6, "likely"),
        (0.59, "possible"),
        (0.3, "possible"),
        (0.29, "unlikely"),
        (0.0, "unlikely"),
    ],
)
def test_a_chance_is_told_by_the_word_that_its_rounded_number_deserves(share, word):
    assert chance_word(share) == word


def test_the_word_of_a_chance_is_in_the_readers_language():
    with translation.override("es"):
        assert chance_word(0.9) == "muy probable"
