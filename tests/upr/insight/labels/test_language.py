"""The language of a text by its words; another language is told apart, never taken for ours."""

import pytest

from upr.insight.labels.language import guess_language
from upr.insight.labels.lexicon import words_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ratify the Convention against Torture", "en"),
        ("Sign ICRMW", "en"),
        ("Establish a national human rights institution", "en"),
        ("Ratificar la Convención contra la Tortura", "es"),
        ("Proteger a las personas migrantes de la violencia policial", "es"),
        ("Ratifier la Convention contre la torture", "fr"),
        ("Protéger les personnes migrantes contre la violence", "fr"),
    ],
)
def test_the_three_languages_are_known(text, language):
    assert guess_language(words_of(text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "Ratificar a Convenção sobre os Direitos das Pessoas com Deficiência e não discriminar",
        "Ratificare la Convenzione contro la tortura e abolire la pena di morte per tutti gli adulti",
        "Die Todesstrafe abschaffen und die Rechte der Frauen mit allen Mitteln schützen",
        "Het folteren van gevangenen verbieden en de rechten van het kind beschermen",
        "Отменить смертную казнь",
        "إلغاء عقوبة الإعدام",
        "废除死刑",
        "Xqzt brlm vvtr",
        "",
        "12 34",
    ],
)
def test_other_languages_and_no_language_are_unknown(text):
    assert guess_language(words_of(text)) is None
