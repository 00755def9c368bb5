"""Which answers words give, and which they do not."""

import pytest

from upr.intake.addendum.words import answer_of, speaks
from upr.record import Response

SUPPORTED = [
    "The Government accepts the following recommendations:",
    "The following recommendations enjoy the support of Costa Rica:",
    "Accepted recommendations that XAA considers already implemented or in process",
    "Panamá acepta las recomendaciones",
    "cuentan con el apoyo de Panamá",
    "Panamá suscribe las recomendaciones",
    "recueillent l’adhésion de la Suisse",
    "appuie les recommandations",
    "are fully supported",
]
NOTED = [
    "For the time being, the Government notes",
    "takes note of",
    "The following recommendations did not enjoy the support of XAA:",
    "does not accept",
    "cannot support at this time",
    "is not in a position to accept",
    "are noted",
    "Noted recommendations",
    "no cuentan con el apoyo de Panamá",
    "toma nota de las recomendaciones",
    "Panamá toma conocimiento de",
    "se da por enterada de las recomendaciones",
    "no prestó su apoyo",
    "no suscribe",
    "no tuvieron el apoyo de Panamá",
    "ne recueillent pas l'adhésion",
    "prend note des recommandations",
    "rejects",
]
UNDECIDED = [
    "accepts in part",
    "Partially supported",
    "accepts in principle",
    "accepts, however, it cannot make a definitive statement on the second part",
    "supports and notes",
    "will be considered",
    "acepta parcialmente",
    "considers that they are already implemented",
    "It should be noted that the law is in force",
    "",
]


@pytest.mark.parametrize("words", SUPPORTED)
def test_support_is_read(words):
    assert answer_of(words) is Response.SUPPORTED


@pytest.mark.parametrize("words", NOTED)
def test_everything_refused_or_noted_is_noted(words):
    assert answer_of(words) is Response.NOTED


@pytest.mark.parametrize("words", UNDECIDED)
def test_words_that_do_not_decide_give_no_answer(words):
    assert answer_of(words) is None


def test_words_that_speak_of_no_answer_are_known_as_such():
    assert speaks("Partially supported")
    assert not speaks("The reform was adopted in 2014")
