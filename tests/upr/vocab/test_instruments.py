"""Treaties and bodies under their names and abbreviations."""

import pytest

from upr.vocab.instruments import (
    UnknownInstrument,
    all_instruments,
    find_instrument,
    instrument,
)
from upr.vocab.names import fold


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ICCPR", "ICCPR"),
        ("PIDCP", "ICCPR"),
        ("Pacto Internacional de Derechos Civiles y Políticos", "ICCPR"),
        ("PIDESC", "ICESCR"),
        ("cedaw", "CEDAW"),
        ("CEDEF", "CEDAW"),
        ("Committee on the Elimination of Discrimination against Women", "CEDAW-COMMITTEE"),
        ("OP-CAT", "OPCAT"),
        ("OPCAT", "OPCAT"),
        ("Optional Protocol to the Convention against Torture", "OPCAT"),
        ("CMW", "ICRMW"),
        ("ICPPED", "CED"),
        ("Rome Statute", "ICC-RS"),
        ("Estatuto de Roma", "ICC-RS"),
        ("Convenio de Estambul", "ISTANBUL"),
        ("Protocole de Palerme", "PALERMO"),
        ("ILO Convention No. 189", "ILO-189"),
        ("Convenio núm. 169 de la OIT", "ILO-169"),
        ("Convention n° 190 de l’OIT", "ILO-190"),
        ("second optional protocol to the ICCPR", "ICCPR-OP2"),
        ("Paris Principles", "PARIS-PRINCIPLES"),
        ("HCDH", "OHCHR"),
        ("ACNUR", "UNHCR"),
    ],
)
def test_an_instrument_is_found_under_its_names(name, code):
    assert instrument(name).code == code


def test_every_spelling_leads_to_one_instrument():
    owners: dict[str, set[str]] = {}
    for one in all_instruments().values():
        for spelling in one.spellings:
            owners.setdefault(fold(spelling), set()).add(one.code)
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}


def test_names_are_complete_in_three_languages():
    for one in all_instruments().values():
        assert all(one.names[language] for language in ("en", "es", "fr"))
        assert not one.abbreviations or set(one.abbreviations) == {"en", "es", "fr"}
    assert instrument("ICCPR").abbreviations == {"en": "ICCPR", "es": "PIDCP", "fr": "PIDCP"}


def test_every_treaty_has_its_year():
    for one in all_instruments().values():
        has_text = one.kind in {"treaty", "protocol", "ILO convention", "declaration"}
        assert (one.year is not None) is has_text, one.code


def test_an_unknown_instrument_is_refused_with_the_nearest():
    with pytest.raises(UnknownInstrument) as error:
        instrument("Convention against Tortur")
    assert any("Torture" in name for name in error.value.nearest)
    assert find_instrument("2011-2015") is None
    assert find_instrument("") is None
