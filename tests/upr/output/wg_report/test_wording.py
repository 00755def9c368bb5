"""Ordinals, dates and enumerations as the UN writes them in both languages."""

from datetime import date

import pytest

from upr.output.wg_report import english, spanish


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (19, "nineteenth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (40, "fortieth"),
        (48, "forty-eighth"),
        (59, "fifty-ninth"),
    ],
)
def test_ordinals_in_words(number, words):
    assert english.ordinal(number) == words


def test_days_of_a_session_within_one_month_and_over_two():
    january, may = (date(2025, 1, 20), date(2025, 1, 31)), (date(2014, 4, 28), date(2014, 5, 9))

    assert english.days(*january) == "from 20 to 31 January 2025"
    assert english.days(*may) == "from 28 April to 9 May 2014"
    assert spanish.days(*january) == "del 20 al 31 de enero de 2025"
    assert spanish.days(*may) == "del 28 de abril al 9 de mayo de 2014"


def test_enumerations():
    assert english.joined(["Chile", "Peru", "Spain"]) == "Chile, Peru and Spain"
    assert spanish.joined(["Chile", "Italia"]) == "Chile e Italia"
    assert english.joined(["Chile"]) == spanish.joined(["Chile"]) == "Chile"
