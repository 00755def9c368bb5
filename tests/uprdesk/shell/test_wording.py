"""Numbers and days as each language writes them."""

from datetime import UTC, date, datetime

import pytest

from uprdesk.shell import wording

DAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (4841, "en", "4,841"),
        (4841, "es", "4\u202f841"),
        (4841, "fr-ca", "4\u202f841"),
        (30261, "es", "30\u202f261"),
        (7, "es", "7"),
        (4841, "ar", "4,841"),
        (4841, None, "4,841"),
    ],
)
def test_thousands_stand_apart_as_the_language_wants(value, language, written):
    assert wording.number(value, language) == written


def test_decimals_have_the_mark_of_the_language():
    assert wording.number(1234.5, "en", 1) == "1,234.5"
    assert wording.number(1234.5, "fr", 1) == "1\u202f234,5"


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0%"), (0.001, "1%"), (0.884, "88%"), (0.999, "99%"), (1, "100%")],
)
def test_nearly_all_is_not_all_and_nearly_nothing_is_not_nothing(share, written):
    assert wording.percent(share, "en") == written


def test_per_cent_stands_apart_in_spanish_and_french():
    assert wording.percent(0.88, "es") == "88\xa0%"
    assert wording.percent(0.88, "fr") == "88\u202f%"


@pytest.mark.parametrize(
    ("form", "language", "written"),
    [
        ("long", "en", "9 March 2027"),
        ("long", "es", "9 de marzo de 2027"),
        ("long", "fr", "9 mars 2027"),
        ("month", "es", "marzo de 2027"),
        ("short", "en", "9 Mar 2027"),
        ("short", "es", "9 mar 2027"),
        ("short", "fr", "9 mars 2027"),
        ("month-short", "es", "mar 2027"),
    ],
)
def test_days_are_written_in_words_with_small_months_where_the_language_has_them(
    form, language, written
):
    assert wording.day(DAY, language, form) == written


def test_the_first_of_a_month_is_an_ordinal_in_french():
    first = date(2027, 5, 1)
    assert wording.day(first, "fr") == "1er mai 2027"
    assert wording.day(first, "fr", "short") == "1er mai 2027"
    assert wording.day(first, "fr", "month") == "mai 2027"
    assert wording.day(first, "es") == "1 de mayo de 2027"


def test_a_moment_has_its_hour_and_says_by_which_clock_where_it_knows():
    moment = datetime(2027, 3, 9, 10, 42, tzinfo=UTC)
    assert wording.day(moment, "en", "moment").endswith("10:42 UTC")
    assert wording.day(moment.replace(tzinfo=None), "en", "moment").endswith("10:42")


def test_an_unknown_form_is_a_slip_of_ours():
    with pytest.raises(KeyError):
        wording.day(DAY, "en", "longish")
