"""The key-population lens speaks of people, and keeps apart what only stands near them."""

import pytest

from upr.insight.labels.lexicon import lexicon, words_of
from upr.insight.labels.populations import populations_by_rules


def lens(text: str, language: str = "en") -> tuple[set[str], set[str]]:
    spoken, touched = populations_by_rules(lexicon(language).find(words_of(text)))
    return {str(one.value) for one in spoken}, {str(one.value) for one in touched}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Decriminalize sex work", "en", {"sex-work"}),
        ("Despenalizar el trabajo sexual", "es", {"sex-work"}),
        ("Dépénaliser le travail du sexe", "fr", {"sex-work"}),
        ("Offer harm reduction to people who use drugs", "en", {"drug-use"}),
        ("Ofrecer reducción de daños a las personas que usan drogas", "es", {"drug-use"}),
        ("Offrir la réduction des risques aux usagers de drogues", "fr", {"drug-use"}),
        ("Treat people living with HIV", "en", {"hiv"}),
        ("Protect trans women from violence", "en", {"lgbti", "trans"}),
        ("Proteger a las mujeres trans y lesbianas", "es", {"lgbti", "trans", "lesbian"}),
        ("Protéger les enfants intersexes", "fr", {"lgbti", "intersex"}),
        ("Stop the detention of undocumented migrants", "en", {"migrants-without-papers"}),
        ("Proteger a los migrantes en situación irregular", "es", {"migrants-without-papers"}),
        ("Soigner les migrants sans papiers", "fr", {"migrants-without-papers"}),
        ("Reduce overcrowding in prisons", "en", {"prison"}),
        ("Decriminalize same-sex relations", "en", {"lgbti"}),
    ],
)
def test_people_are_found_by_their_words(text, language, expected):
    assert lens(text, language)[0] == expected


@pytest.mark.parametrize(
    ("text", "language", "touched"),
    [
        ("Fight drug trafficking", "en", {"drug-use"}),
        ("Luchar contra el narcotráfico", "es", {"drug-use"}),
        ("Combat trafficking for prostitution", "en", {"sex-work"}),
        ("Lutter contre l'exploitation de la prostitution", "fr", {"sex-work"}),
    ],
)
def test_what_only_stands_near_the_people_is_a_mention(text, language, touched):
    assert lens(text, language) == (set(), touched)


def test_people_spoken_of_are_not_a_mention_as_well():
    assert lens("Fight drug trafficking and help people who use drugs") == ({"drug-use"}, set())


def test_words_of_another_sense_name_nobody():
    assert lens("Make traffic safe, and work on the nature of sex education") == (set(), set())
