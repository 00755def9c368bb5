"""UPR Info's rules of tagging, from words alone."""

import pytest

from upr.insight.labels.lexicon import lexicon, words_of
from upr.insight.labels.rules import issues_by_rules, rules
from upr.insight.labels.scored import Scored


def issues(text: str, language: str = "en") -> dict[str, Scored]:
    found = issues_by_rules(lexicon(language).find(words_of(text)))
    return {str(one.value): one for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ban female genital mutilation",
            {"Women's rights", "Rights of the Child", "Torture and other CID treatment"},
        ),
        ("Act against domestic violence", {"Women's rights", "Rights of the Child"}),
        ("Decriminalize abortion", {"Women's rights"}),
        ("Strengthen the rule of law", {"Justice"}),
        ("Reduce unemployment", {"Development"}),
        ("Protect persons with albinism", {"Minorities"}),
        ("End all forms of discrimination", {"Other"}),
        ("Fight drug trafficking", {"Public security"}),
        ("Do more for older persons", {"Other"}),
        ("Ratify the ICRMW", {"International instruments", "Migrants", "Labour"}),
        (
            "Accede to the OPCAT",
            {"International instruments", "Torture and other CID treatment", "Detention"},
        ),
        ("Abolish the death penalty", {"Death penalty"}),
    ],
)
def test_the_published_and_the_surprising_tags_are_given(text, expected):
    assert set(issues(text)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Abolir la pena de muerte", "es", {"Death penalty"}),
        ("Abolir la peine de mort", "fr", {"Death penalty"}),
        ("Luchar contra la trata de personas", "es", {"Trafficking"}),
        ("Combattre la traite des personnes", "fr", {"Trafficking"}),
        ("Poner fin al hacinamiento en las cárceles", "es", {"Detention"}),
        ("Mettre fin à la surpopulation carcérale", "fr", {"Detention"}),
        (
            "Despenalizar las relaciones entre personas del mismo sexo",
            "es",
            {"Sexual Orientation and Gender Identity"},
        ),
        (
            "Dépénaliser les relations entre personnes de même sexe",
            "fr",
            {"Sexual Orientation and Gender Identity"},
        ),
    ],
)
def test_spanish_and_french_texts_get_the_same_labels(text, language, expected):
    assert set(issues(text, language)) == expected


def test_every_label_says_which_words_made_it():
    assert issues("Abolish the death penalty")["Death penalty"].words == ("death penalty",)


def test_many_treaties_in_one_text_are_international_instruments_alone():
    found = issues("Ratify CEDAW, CRPD, ICRMW, CAT, ICCPR and ICESCR")

    assert set(found) == {"International instruments"}


def test_discrimination_with_a_ground_is_not_other():
    assert "Other" not in issues("End discrimination against women")


def test_the_surest_label_comes_first_and_every_confidence_is_a_share():
    found = list(issues("Abolish the death penalty and protect the rights of women").values())

    assert [one.confidence for one in found] == sorted(
        (one.confidence for one in found), reverse=True
    )
    assert all(0 < rule.precision < 1 for rule in rules())


def test_a_text_that_names_nothing_has_no_issue():
    assert issues("Do it soon") == {}
