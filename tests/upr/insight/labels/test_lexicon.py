"""The lexicon finds ideas by their words, the longest term first, in three languages."""

import pytest

from upr.insight.labels.lexicon import concepts, lexicon, words_of
from upr.vocab.issues import all_issues
from upr.vocab.populations import all_populations
from upr.vocab.themes import all_persons


def said(text: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    return dict(lexicon(language).find(words_of(text)))


def test_a_concept_tells_the_words_that_stand_for_it_as_written():
    assert said("Prohibit Female Genital Mutilation by law")["fgm"] == (
        "Female Genital Mutilation",
    )


def test_the_longest_term_uses_up_its_words():
    found = said("Expand human rights education")

    assert "hr-education" in found
    assert "education-word" not in found


def test_links_between_the_words_of_a_term_do_not_matter():
    assert "death-penalty" in said("aboliera la pena de la muerte", "es")
    assert "death-penalty" in said("abolir la pena de muerte", "es")


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("Protect sex workers from violence", "en", "sex-work"),
        ("Proteger a las trabajadoras sexuales", "es", "sex-work"),
        ("Protéger les travailleuses du sexe", "fr", "sex-work"),
        ("Ratify the ICRMW", "en", "ICRMW"),
        ("Ratifier la Convention contre la torture", "fr", "CAT"),
        ("Ratificar la Convención contra la Tortura", "es", "CAT"),
        ("Éliminer la TRAITE des êtres humains", "fr", "trafficking"),
    ],
)
def test_words_are_found_in_three_languages_whatever_their_case(text, language, concept):
    assert concept in said(text, language)


def test_a_word_behind_an_equals_sign_is_not_cut_to_its_stem():
    # "accession" has the stem of "access"
    assert "ratify" in said("accession to the treaty")
    assert "ratify" not in said("access to water")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Dotar a la institución de recursos suficientes", "gender-violence"),  # not "dote"
        ("Aumentar el número de defensores públicos", "hrd"),  # lawyers
        ("Proteger a los migrantes originarios de otro país", "indigenous"),
        ("Facilitar la devolución de tierras", "asylum"),
    ],
)
def test_spanish_words_that_only_look_alike_are_kept_apart(text, concept):
    assert concept not in said(text, "es")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Proteger a las personas LGTBI", "sogi"),
        ("Reconocer a las personas no binarias", "sogi"),
        ("Investigar los transfemicidios", "trans"),
        ("Atender a las personas que se inyectan drogas", "drug-use"),
        ("Prohibir el matrimonio infantil, temprano y forzado", "early-marriage"),
        ("Liberar a los presos y presas políticos", "political-prisoners"),
    ],
)
def test_words_of_latin_america_and_spain_are_known(text, concept):
    assert concept in said(text, "es")


def test_a_text_without_known_words_says_nothing():
    assert said("Xqzt") == {}
    assert said("") == {}


def test_every_row_of_the_table_names_things_that_exist():
    issues, persons = set(all_issues()), set(all_persons())
    populations = set(all_populations())
    for one in concepts().values():
        assert set(one.issues) <= issues, one.code
        assert set(one.persons) <= persons, one.code
        assert {each.removeprefix("mention:") for each in one.populations} <= populations, one.code
        assert one.needs | one.unless <= {*issues, *concepts(), "any"}, one.code


def test_every_concept_has_words_in_all_three_languages():
    for one in concepts().values():
        counts = [bool(words) for words in one.terms.values()]
        assert all(counts) or not any(counts[1:]), one.code
