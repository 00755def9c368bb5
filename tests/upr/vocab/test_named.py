"""Names in the blanks of a sentence."""

from datetime import date

from upr.text import say
from upr.vocab.named import Day, GroupNames, IssueName, named


def test_a_sentence_alone_is_in_english():
    sentence = say("%(states)s spoke of %(issue)s.", states=named(["ESP", "FRA"]), issue=HIV)
    assert str(sentence) == "Spain, France spoke of HIV - Aids."


def test_the_same_names_are_there_in_the_other_languages():
    assert named("ESP").in_language("es") == "España"
    assert named(["ESP", "DEU"]).in_language("fr") == "Espagne, Allemagne"
    assert HIV.in_language("es") != HIV.in_language("en")


def test_groups_are_named_and_not_told_by_an_english_code():
    assert GroupNames(("AU", "OAS")).in_language("es") == (
        "Unión Africana, Organización de los Estados Americanos"
    )
    assert GroupNames(("EEG",)).in_language("fr") == "Groupe des États d'Europe orientale"


def test_another_language_gets_the_english_name():
    assert named("ESP").in_language("pt") == "Spain"


def test_a_day_is_written_out_in_each_language():
    day = Day(date(2027, 1, 20))
    assert str(day) == "20 January 2027"
    assert day.in_language("es") == "20 de enero de 2027"
    assert day.in_language("fr") == "20 janvier 2027"
    assert day.in_language("pt") == "20 January 2027"


def test_french_counts_the_first_day_of_a_month_only():
    assert Day(date(2031, 1, 1)).in_language("fr") == "1er janvier 2031"
    assert Day(date(2031, 1, 11)).in_language("fr") == "11 janvier 2031"
    assert Day(date(2031, 1, 1)).in_language("es") == "1 de enero de 2031"


HIV = IssueName("HIV - Aids")
