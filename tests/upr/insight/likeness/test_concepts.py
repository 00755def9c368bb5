import csv

import pytest

from upr.insight.likeness.concepts import TABLE, concepts, implied, titles
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


def test_every_row_has_names_in_three_languages_and_implies_other_rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["concept"] for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        assert row["en"].split("; ")[0] == row["concept"]
        assert row["es"], row
        assert row["fr"], row
        assert set(filter(None, row["implies"].split("; "))) <= set(names)


def test_a_concept_implies_others():
    assert "=child" in implied("=child labour")
    assert implied("=CAT") == ()


def test_another_language_has_no_concepts():
    assert not concepts("de").named


def test_titles_are_treaties_and_bodies():
    assert "=OPCAT" in titles()
    assert "=death penalty" not in titles()
