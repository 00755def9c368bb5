"""Names of States: every spelling we list is found, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.vocab import (
    STATES,
    UnknownState,
    find_state,
    iso3,
    name_of,
    spellings,
    state,
    states_like,
)
from upr.vocab.rows import rows

SPELLINGS = [(row["name"], row["iso3"]) for row in rows("state_names")]

PRINTED = [
    ("Iran (Islamic Republic of)", "IRN"),
    ("Iran(Islamic Republic of )", "IRN"),
    ("Islamic republic of Iran", "IRN"),
    ("Korea, Republic of", "KOR"),
    ("Korea, Democratic People's Republic of", "PRK"),
    ("Democratic Peoples’ Republic of Korea", "PRK"),
    ("Democratic People‟s Republic of Korea", "PRK"),
    ("Venezuela, Bolivarian Republic of", "VEN"),
    ("the Bolivarian Republic of Venezuela", "VEN"),
    ("República Bolivariana de Venezuela", "VEN"),
    ("Afganistán (el)", "AFG"),
    ("Afghanistan (l')", "AFG"),
    ("l’Afghanistan", "AFG"),
    ("Swaziland", "SWZ"),
    ("Turkey", "TUR"),
    ("TÜRKİYE", "TUR"),
    ("Turquía", "TUR"),
    ("Czech Republic", "CZE"),
    ("Cape Verde", "CPV"),
    ("The former Yugoslav Republic of Macedonia", "MKD"),
    ("Macedonia FYR", "MKD"),
    ("Libyan Arab Jamahiriya", "LBY"),
    ("Azerbeijan", "AZE"),
    ("United Sates of America", "USA"),
    ("Lao‟s People Democratic Republic", "LAO"),
    ("República Democrática Popular Lao", "LAO"),
    ("Reino Unido de Gran Bretaña e Irlanda del Norte", "GBR"),
    ("Bolivia (Estado Plurinacional de)", "BOL"),
    ("Bolivia(Plurinational State of)", "BOL"),
    ("Países Bajos", "NLD"),
    ("Países Bajos (Reino de los)", "NLD"),
    ("Netherlands, Kingdom of the", "NLD"),
    ("Estados Unidos", "USA"),
    ("Estados Unidos de América", "USA"),
    ("États-Unis d’Amérique", "USA"),
    ("Côte d’Ivoire", "CIV"),
    ("Cote d'Ivoire", "CIV"),
    ("Costa de Marfil", "CIV"),
    ("Trinidad and Tobago\n", "TTO"),
    ("Trinidad & Tobago", "TTO"),
    ("Bosnia and Herzegovina\n", "BIH"),
    ("Sao Tome & Principe", "STP"),
    ("São Tomé and Príncipe", "STP"),
    ("France4", "FRA"),
    ("2 Mexico", "MEX"),
    ("Norway;", "NOR"),
    ("Timor- Leste", "TLS"),
    ("Guinea\ufffeBissau", "GNB"),
    ("Timor\u00adLeste", "TLS"),
    ("Argen\u00adtina", "ARG"),
    ("  holy   SEE ", "VAT"),
    ("Palestine, State of", "PSE"),
    ("Congo", "COG"),
    ("Republic of Congo", "COG"),
    ("Congo, Democratic Republic of the", "COD"),
    ("El Salvador", "SLV"),
]

NOT_A_STATE = [
    "Korea",
    "(Unknown)",
    "Northern Ireland",
    "Irland",
    "Guineas",
    "CEDAW",
    "2011-2015",
    "see A/HRC/27/12",
    "European Union",
    "Republic",
    "the",
    "",
    "CRI",
    "and",
    "Brazil Brunei Darussalam",
    "France, Spain",
]


@pytest.mark.parametrize(("printed", "code"), PRINTED)
def test_a_spelling_seen_in_documents_is_found(printed: str, code: str):
    assert find_state(printed) == code


@pytest.mark.parametrize("printed", NOT_A_STATE)
def test_what_is_no_name_of_a_state_is_not_found(printed: str):
    assert find_state(printed) is None


def test_every_listed_spelling_leads_to_its_own_state_only():
    assert [(name, find_state(name)) for name, _ in SPELLINGS] == SPELLINGS


def test_the_short_names_of_every_state_are_spellings_in_three_languages():
    for code, one in STATES.items():
        assert {find_state(one.names[language]) for language in ("en", "es", "fr")} == {code}
        assert find_state(one.formal) == code


noise = st.sampled_from([str.upper, str.lower, str.title, lambda s: f" {s}\n", lambda s: f"{s} "])


@given(st.sampled_from(SPELLINGS), st.lists(noise, max_size=3), st.sampled_from(["'", "’", "‟"]))
def test_case_blanks_and_quotes_do_not_matter(spelling, noises, quote):
    name, code = spelling
    for change in noises:
        name = change(name)
    assert find_state(name.replace("'", quote).replace(" ", "  ")) == code


def test_there_are_193_members_and_two_observers():
    assert sum(not one.observer for one in STATES.values()) == 193
    assert {code for code, one in STATES.items() if one.observer} == {"VAT", "PSE"}


def test_a_state_is_found_by_its_code_in_any_case():
    assert state("CRI") is state("cri") is state(" Costa Rica ")
    assert state("cri").names["fr"] == "Costa Rica"
    assert iso3("nld") == "NLD"


def test_an_unknown_name_says_the_nearest_names_and_applies_none():
    with pytest.raises(UnknownState) as error:
        state("Irland")
    assert error.value.nearest[0] == "Ireland"
    assert "Irland" in str(error.value)


def test_a_name_two_states_share_is_refused_with_both():
    with pytest.raises(UnknownState) as error:
        iso3("Korea")
    assert set(error.value.nearest) >= {
        "Republic of Korea",
        "Democratic People's Republic of Korea",
    }


def test_names_come_out_exactly_as_the_un_writes_them():
    assert name_of("CIV", "es") == "Côte d'Ivoire"
    assert name_of("GBR", "fr") == "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord"
    assert name_of("BOL", "en") == name_of("BOL", "de") == "Bolivia (Plurinational State of)"
    with pytest.raises(UnknownState):
        name_of("ZZZ")


def test_the_invented_states_exist_only_in_a_store_that_holds_the_sample():
    assert "XAA" not in STATES
    assert "XAB" not in STATES
    for name in ("XAA", "Tavoria", "República de Tavoria"):
        assert iso3(name, sample=True) == "XAA"
        with pytest.raises(UnknownState):
            iso3(name)
    assert state("Royaume de Quelmare", sample=True).sample
    assert find_state("Tavoria") is None
    assert not {"XAA", "XAB"} & set(spellings().values())
    assert {"XAA", "XAB"} < set(spellings(sample=True).values())


def test_the_longest_spelling_comes_first():
    lengths = [len(key) for key in spellings()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("CRI", {"CRI", "KNA"}),  # a code, and the beginning of "Cristóbal"
        ("costa r", {"CRI"}),
        ("ivoire", {"CIV"}),
        ("Alemania", {"DEU"}),
        ("gunea", {"GIN"}),
        ("guinea", {"GIN", "GNB", "GNQ", "PNG"}),
        ("", set()),
        ("xq", set()),
    ],
)
def test_a_person_chooses_among_the_states_that_words_may_mean(words: str, codes: set[str]):
    assert set(states_like(words)) == codes


def test_names_that_begin_with_the_words_come_first():
    assert states_like("guinea")[0] == "GIN"
    assert states_like("tavor") == ()
    assert states_like("tavor", sample=True) == ("XAA",)
