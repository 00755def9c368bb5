"""What none of the organisations covers."""

import pytest

from tests.upr.coalition.cast import called
from upr.coalition import CAPITAL, GENEVA, GapKind, Needs, Status, gaps

NOTHING_NEEDED = {"languages": (), "status": False, "places": ()}


def lacking(*organisations, **needs):
    found = gaps(organisations, Needs(**(NOTHING_NEEDED | needs)))
    return [(gap.kind, gap.what) for gap in found]


def said(*organisations, **needs):
    (gap,) = gaps(organisations, Needs(**(NOTHING_NEEDED | needs)))
    return str(gap.sentence), str(gap.hint)


def test_nobody_covers_nothing():
    assert lacking(themes=("detention",), languages=("es",), status=True, places=(CAPITAL,)) == [
        (GapKind.THEME, "detention"),
        (GapKind.LANGUAGE, "es"),
        (GapKind.STATUS, ""),
        (GapKind.PLACE, CAPITAL),
    ]


def test_what_is_covered_together_is_no_gap():
    ones = [
        called("a", "A one", themes=("detention",), languages=("es-PA",), places=("Ginebra",)),
        called("b", "B one", themes=("sex-work",), languages=("EN",), status=Status.ROSTER),
        called("c", "C one", languages=("fr",), places=("capital", "Región Norte")),
    ]
    needs = Needs(themes=("sex-work", "detention"), places=(CAPITAL, GENEVA, "region norte"))
    assert gaps(ones, needs) == ()


def test_needs_are_asked_once_in_their_order():
    assert lacking(languages=("fr", "es", "FR"), places=("Norte", "NORTE", GENEVA, "")) == [
        (GapKind.LANGUAGE, "fr"),
        (GapKind.LANGUAGE, "es"),
        (GapKind.PLACE, "Norte"),
        (GapKind.PLACE, GENEVA),
    ]


def test_themes_and_languages_are_named_in_the_readers_language():
    gap, other = gaps([], Needs(themes=("sex-work",), languages=("fr",), status=False, places=()))
    assert gap.sentence.blanks["theme"].in_language("es") == "Trabajadoras y trabajadores sexuales"
    assert other.sentence.blanks["language"].in_language("es") == "francés"
    assert "French" in str(other.sentence)
    assert "“own theme”" in said(themes=("own theme",))[0]


@pytest.mark.parametrize(
    ("status", "word"),
    [(Status.NONE, "Agree early"), (Status.APPLIED, "may come too late")],
)
def test_without_consultative_status_a_partner_is_needed(status, word):
    sentence, hint = said(called("a", "A one", status=status), status=True)
    assert "consultative status" in sentence
    assert word in hint


@pytest.mark.parametrize("status", [Status.ROSTER, Status.SPECIAL, Status.GENERAL])
def test_every_kind_of_status_may_speak(status):
    assert lacking(called("a", "A one", status=status), status=True) == []


def test_each_place_has_its_own_advice():
    assert len({said(places=(place,)) for place in (CAPITAL, GENEVA, "Costa Abajo")}) == 3
    assert said(places=("Costa Abajo",))[0] == "No organisation covers Costa Abajo."
