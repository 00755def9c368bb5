import pytest

from upr.insight.likeness.concepts import IMPLIED, MARK, concepts, implied, titles
from upr.insight.likeness.terms import stems

NAMES = {
    "=death penalty": ("capital punishment", "pena de muerte", "peine capitale"),
    "=child": ("children", "niñas", "enfants"),
    "=human trafficking": ("trafficking in persons", "trata de personas", "traite des personnes"),
    "=sex work": ("sex workers", "trabajadoras sexuales", "travail du sexe"),
    "=CEDAW": (
        "Convention on the Elimination of All Forms of Discrimination against Women",
        "CEDAW",
        "CEDEF",
    ),
}


@pytest.mark.parametrize(("concept", "names"), NAMES.items())
def test_a_thing_has_one_name_in_three_languages(concept, names):
    for name, language in zip(names, ("en", "es", "fr"), strict=True):
        assert concept in stems(name, language)


def test_the_longest_name_wins():
    assert "=violence against women" in stems("violence against women")
    assert stems("Second Optional Protocol to the ICCPR") == ["=ICCPR-OP2"]


def test_a_word_alone_is_no_part_of_a_longer_name():
    assert "=minority" not in stems("minor offences")
    assert "=journalists" not in stems("submit overdue reports")


def test_what_a_concept_implies_is_a_concept_too():
    own = concepts("en").own
    for concept, others in IMPLIED.items():
        assert {MARK + concept, *(MARK + each for each in others)} <= own
    assert "=child" in implied("=child labour")
    assert implied("=CAT") == ()


def test_another_language_has_no_concepts():
    assert not concepts("de").named


def test_titles_are_treaties_and_bodies():
    assert "=OPCAT" in titles()
    assert "=death penalty" not in titles()
