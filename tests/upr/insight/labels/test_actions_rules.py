"""The verb rules on sentences of our own."""

import pytest

from upr.errors import UnknownName
from upr.insight.labels.actions_rules import RuledAction, category_by_rules

ENGLISH = [
    # at other States, or for help from them
    ("Share its experience of local courts with its neighbours", 1),
    ("Seek technical assistance to train judges", 1),
    ("Continue its efforts against child labour", 2),
    ("Pursue the reform of its prisons", 2),
    ("Consider ratifying the Convention against Torture", 3),
    ("Review the law on assemblies", 3),
    ("Strengthen the protection of women at work", 4),
    ("Take measures against hate speech", 4),
    ("Ratify the Convention on the Rights of Persons with Disabilities", 5),
    ("Investigate all killings of journalists", 5),
    # an adverb is no verb of its own: "closely" is not "close"
    ("Closely monitor detention by private companies", 4),
    # of two opening verbs the second counts
    ("Continue and strengthen its efforts in health care", 4),
    ("Sign and ratify the Optional Protocol", 5),
    # but what a verb governs is not a second opening verb
    ("Continue to strengthen its courts", 2),
    # general or specific by what it is aimed at
    ("Adopt effective measures against forced marriage", 4),
    ("Adopt a comprehensive law against forced marriage", 5),
    ("Develop a policy for older persons", 4),
    ("Develop a national plan for older persons", 5),
    # a general action with a specific example
    ("Take steps to protect girls, including by adopting a law on domestic violence", 5),
    # a circumstance before the action
    ("In line with its earlier pledges, ratify the Rome Statute", 5),
    ("That the Government abolish the death penalty", 5),
]

SPANISH = [
    ("Solicitar asistencia técnica para formar a los jueces", 1),
    ("Seguir mejorando las condiciones de las cárceles", 2),
    ("Considerar la posibilidad de ratificar la Convención", 3),
    ("Velar por que las mujeres tengan acceso a la justicia", 4),
    ("Adoptar medidas eficaces contra el trabajo infantil", 4),
    ("Adoptar una ley contra la discriminación", 5),
    ("Continuar y reforzar sus esfuerzos en materia de salud", 4),
    ("Firmar y ratificar el Protocolo Facultativo", 5),
    ("Que ratifique el Estatuto de Roma", 5),
    ("De conformidad con sus promesas, derogar el artículo del Código Penal", 5),
]

FRENCH = [
    ("Demander une assistance technique pour former les juges", 1),
    ("Poursuivre ses efforts contre le travail des enfants", 2),
    ("Envisager de ratifier la Convention", 3),
    ("Veiller à ce que les femmes aient accès à la justice", 4),
    ("Prendre des mesures efficaces contre les mariages forcés", 4),
    ("Adopter une loi contre la discrimination", 5),
    ("Continuer et renforcer ses efforts en matière de santé", 4),
    ("Signer et ratifier le Protocole facultatif", 5),
    ("Abolir la peine de mort", 5),
    ("Conformément à ses engagements, abroger l’article du Code pénal", 5),
]


@pytest.mark.parametrize(
    ("text", "category", "language"),
    [
        *((text, category, "en") for text, category in ENGLISH),
        *((text, category, "es") for text, category in SPANISH),
        *((text, category, "fr") for text, category in FRENCH),
    ],
)
def test_a_verb_decides_the_category(text: str, category: int, language: str):
    found = category_by_rules(text, language)
    assert found is not None
    assert found.category == category


def test_the_words_that_decide_are_given_as_they_are_printed():
    text = "STRENGTHEN its courts, including by adopting a law on legal aid"
    assert category_by_rules(text) == RuledAction(5, ("STRENGTHEN", "adopting"))


@pytest.mark.parametrize("text", ["", " ", "…", "The girl child", "12 34"])
def test_a_text_without_a_known_verb_has_no_category(text: str):
    assert category_by_rules(text) is None


def test_a_language_without_a_table_is_refused():
    with pytest.raises(UnknownName) as refused:
        category_by_rules("Ratifizieren", "de")
    assert "de" in str(refused.value)
    assert "en, es, fr" in str(refused.value.hint)
