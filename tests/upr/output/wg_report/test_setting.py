"""Names of States and their brackets as each era and trap prints them."""

import pytest

from upr.output.wg_report.blocks import plain
from upr.output.wg_report.era import Era
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap
from upr.vocab import STATES, find_state

BRACKETS = [
    (Era.C, "en", (), ("ESP", "IRN"), "(Spain, Iran (Islamic Republic of))"),
    (Era.E, "en", (), ("ESP", "IRN"), "(Spain) (Islamic Republic of Iran)"),
    (Era.E, "es", (), ("IRN",), "(República Islámica del Irán)"),
    (
        Era.C,
        "en",
        ("inverted-names",),
        ("KOR", "IRN"),
        "(Korea, Republic of, Iran, Islamic Republic of)",
    ),
    (Era.C, "en", ("bracket-each",), ("ESP", "FRA"), "(Spain) (France)"),
    (Era.C, "en", ("bracket-semicolon",), ("ESP", "FRA"), "(Spain); (France)"),
    (Era.C, "en", ("bracket-and",), ("ESP", "FRA", "PER"), "(Spain, France and Peru)"),
    # Spanish writes "e" before the sound of i
    (Era.C, "es", ("bracket-and",), ("FRA", "IRL"), "(Francia e Irlanda)"),
    (Era.C, "en", ("old-names",), ("TUR", "SWZ"), "(Turkey, Swaziland)"),
    (Era.C, "en", ("reversed-apostrophe",), ("CIV",), "(Côte d‟Ivoire)"),
    (Era.C, "en", ("curly-quotes",), ("CIV",), "(Côte d’Ivoire)"),
]


@pytest.mark.parametrize(("era", "language", "traps", "states", "printed"), BRACKETS)
def test_brackets(era, language, traps, states, printed):
    setting = Setting(era=era, language=language, traps=frozenset(map(Trap, traps)))

    assert setting.bracket(states) == printed


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("trap", [None, Trap.INVERTED_NAMES, Trap.OLD_NAMES])
@pytest.mark.parametrize("era", [Era.C, Era.E])
def test_every_name_we_print_is_a_name_we_know(language, trap, era):
    setting = Setting(era=era, language=language, traps=frozenset({trap} - {None}))

    unknown = {
        iso3: setting.name(iso3) for iso3 in STATES if find_state(setting.name(iso3)) != iso3
    }

    assert unknown == {}


def test_a_footnote_sticks_to_the_last_state():
    bracket = Setting(era=Era.C).bracket(("ESP", "FRA"), note=True)

    assert plain(bracket) == "(Spain, France)"
    assert bracket != plain(bracket)
