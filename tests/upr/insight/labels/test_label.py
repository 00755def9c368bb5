"""Every label of texts in one call, from rules or from a model."""

import numpy as np

from upr.insight.labels import Labels, label
from upr.insight.past import ISSUES
from upr.record import text_hash

DEATH = ISSUES.index("Death penalty")


class Issues:
    """Says "Death penalty" of every text, with 0.9."""

    languages = ("en",)

    def probabilities(self, texts, languages, said):
        assert len(texts) == len(languages) == len(said)
        chances = np.zeros((len(texts), len(ISSUES)))
        chances[:, DEATH] = 0.9
        return chances

    def labels(self, probabilities):
        return probabilities > 0.5


class Actions:
    """Says category 5 of every text, with 0.8."""

    languages = ("en",)

    def probabilities(self, texts):
        return np.tile([0.05, 0.05, 0.05, 0.05, 0.8], (len(texts), 1))


class Model:
    issues = Issues()
    actions = Actions()
    seen = frozenset({text_hash("Abolish the death penalty")})


def one(text: str, language: str | None = None, model: Model | None = None) -> Labels:
    return label([text], [language], model)[0]


def test_without_a_model_rules_give_every_kind_of_label():
    found = one("Continue to protect sex workers and women with HIV")

    assert found.origin == "rules"
    assert {each.value for each in found.issues} == {"Women's rights", "HIV - Aids"}
    assert found.category is not None
    assert found.category.value == 2
    assert {"women-girls"} <= {each.value for each in found.groups}
    assert {each.value for each in found.key_populations} == {"sex-work", "hiv"}
    assert {each.value for each in found.sdgs} == {3, 5}
    assert not found.seen_in_training


def test_a_model_answers_for_its_language_and_the_rules_lend_it_their_words():
    found = one("Abolish the death penalty", "en", Model())

    assert found.origin == "model"
    assert [(each.value, each.confidence, each.origin) for each in found.issues] == [
        ("Death penalty", 0.9, "model")
    ]
    assert found.issues[0].words == ("death penalty",)
    assert found.category is not None
    assert (found.category.value, found.category.confidence) == (5, 0.8)
    assert found.seen_in_training


def test_texts_in_other_languages_are_answered_by_rules_beside_a_model():
    english, spanish = label(["Protect women", "Proteger a las mujeres"], ["en", "es"], Model())

    assert (english.origin, spanish.origin) == ("model", "rules")
    assert [each.value for each in spanish.issues] == ["Women's rights"]


def test_the_language_is_guessed_where_nobody_gives_it():
    assert one("Proteger a las mujeres contra la violencia").language == "es"
    assert label(["Protect women from violence"])[0].language == "en"


def test_a_text_in_an_unknown_language_has_no_labels_and_says_why():
    for found in (
        one("Die Todesstrafe abschaffen und die Rechte der Frauen schützen"),
        one("Abolish the death penalty", "de"),
        one(""),
    ):
        assert (found.issues, found.category, found.groups, found.sdgs) == ((), None, (), ())
        assert found.origin == ""
        assert found.language == ""
        assert found.why_not


def test_labels_come_in_the_order_of_the_texts():
    found = label(["", "Protect women", "Отменить", "Abolish the death penalty"], None, Model())

    assert [each.language for each in found] == ["", "en", "", "en"]


def test_no_text_gives_no_labels():
    assert label([]) == []
    assert label([], [], Model()) == []


def test_spanish_and_french_labels_say_that_confidence_was_measured_in_english():
    assert "English" in str(one("Proteger a las mujeres", "es").note)
    assert not one("Protect women", "en").note
