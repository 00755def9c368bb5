"""Names in one bracket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.intake.wg_report.recommenders import missing_comma, names_in, without_group
from upr.vocab.states import STATES

BRACKETS = [
    ("Spain", ("ESP",)),
    ("Costa Rica, Panama", ("CRI", "PAN")),
    ("Spain and Panama", ("ESP", "PAN")),
    ("España y Panamá", ("ESP", "PAN")),
    ("l’Espagne et le Panama", ("ESP", "PAN")),
    ("Spain; Panama", ("ESP", "PAN")),
    ("Spain/Panama", ("ESP", "PAN")),
    # 'and' inside a name
    ("Trinidad and Tobago", ("TTO",)),
    ("Bosnia and Herzegovina, Trinidad and Tobago and Chile", ("BIH", "TTO", "CHL")),
    ("United Kingdom of Great Britain and Northern Ireland", ("GBR",)),
    # commas and brackets inside a name
    ("Iran, Islamic Republic of", ("IRN",)),
    ("Chile, Iran (Islamic Republic of), Mexico", ("CHL", "IRN", "MEX")),
    ("Venezuela (Bolivarian Republic of)", ("VEN",)),
    ("Bolivia, Plurinational State of, Korea, Republic of", ("BOL", "KOR")),
    # names that hold other names
    ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea", ("GNB", "GNQ", "PNG", "GIN")),
    ("Niger, Nigeria", ("NER", "NGA")),
    ("the Sudan, South Sudan", ("SDN", "SSD")),
    ("Congo, Democratic Republic of the Congo", ("COG", "COD")),
    # names of their time
    ("Turkey, Swaziland, Czech Republic", ("TUR", "SWZ", "CZE")),
    ("the former Yugoslav Republic of Macedonia", ("MKD",)),
    # every apostrophe the UN prints
    ("Lao People’s Democratic Republic, Lao People‟s Democratic Republic", ("LAO",)),
    ("Côte d’Ivoire", ("CIV",)),
    ("República Democrática Popular Lao", ("LAO",)),
    # observers recommend too
    ("Holy See, State of Palestine", ("VAT", "PSE")),
    # a State named twice is one
    ("Spain, Panama, Spain", ("ESP", "PAN")),
    # for a group: the State recommends
    ("Sweden, on behalf of the European Union", ("SWE",)),
    ("Pakistan on behalf of the Organization of the Islamic Conference", ("PAK",)),
    ("Egipto, en nombre del Grupo Africano", ("EGY",)),
    ("Argelia, en nombre del Grupo de los Estados de África", ("DZA",)),
    ("Bélgica, también en nombre de Luxemburgo y los Países Bajos", ("BEL",)),
    ("Suecia (en nombre de los países nórdicos)", ("SWE",)),
    ("Sénégal, au nom du Groupe des États d’Afrique", ("SEN",)),
    ("Pays-Bas, au nom de l’Union européenne", ("NLD",)),
    ("recomendación formulada por Chile", ("CHL",)),
    # articles, and "e" before a name that begins with its sound
    ("el Brasil, la Federación de Rusia, los Países Bajos", ("BRA", "RUS", "NLD")),
    ("Francia, Reino Unido de Gran Bretaña e Irlanda del Norte e Italia", ("FRA", "GBR", "ITA")),
    ("Bosnia y Herzegovina, Trinidad y Tabago y el Uruguay", ("BIH", "TTO", "URY")),
    ("Irán (República Islámica del) y Venezuela (República Bolivariana de)", ("IRN", "VEN")),
    ("Uruguay y Países Bajos (Reino de los)", ("URY", "NLD")),
    # the comma was forgotten
    ("United Kingdom France, Mexico", ("GBR", "FRA", "MEX")),
    ("recommended by nobody", ()),
]


@pytest.mark.parametrize(("printed", "states"), BRACKETS)
def test_names_in_a_bracket(printed, states):
    assert names_in(printed).states == states


NOT_STATES = [
    "CEDAW",
    "2011-2015",
    "see A/HRC/WG.6/1/BRA/4",
    "No. 29",
    "Spanish",
    "article 3, 4",
    "",
]


@pytest.mark.parametrize("printed", NOT_STATES)
def test_what_is_no_state_is_never_taken_for_one(printed):
    assert names_in(printed).states == ()
    assert not names_in(printed).all_known


def test_an_unknown_name_is_kept_beside_the_known_ones():
    names = names_in("Spain, Absurdia and Panama")
    assert names.states == ("ESP", "PAN")
    assert names.unknown == ("Absurdia",)
    assert not names.all_known


def test_invented_states_are_known_in_the_sample_only():
    assert names_in("Tavoria", sample=True).states == ("XAA",)
    assert names_in("Tavoria").states == ()


def test_a_group_is_left_out_with_all_that_follows_it():
    assert without_group("Sweden, on behalf of the European Union") == "Sweden"
    assert without_group("Sweden, Norway") == "Sweden, Norway"


def test_a_missing_comma_needs_every_word_to_be_of_a_name():
    assert missing_comma("United Kingdom France") == ("GBR", "FRA")
    assert missing_comma("United Kingdom and its France") == ()
    assert missing_comma("France") == ()


NAMES = st.lists(st.sampled_from(sorted(STATES)), min_size=1, max_size=8, unique=True)


@given(NAMES, st.sampled_from(("en", "es", "fr")), st.sampled_from((", ", "; ", "/", " ,")))
def test_any_list_of_official_names_reads_back(codes, language, separator):
    printed = separator.join(STATES[code].names[language] for code in codes)
    assert names_in(printed).states == tuple(codes)
