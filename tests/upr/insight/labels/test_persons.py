"""Groups of persons are given where a text names them."""

from upr.insight.labels.lexicon import lexicon, words_of
from upr.insight.labels.persons import persons_by_rules


def groups(text: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    found = persons_by_rules(lexicon(language).find(words_of(text)))
    return {str(one.value): one.words for one in found}


def test_every_group_named_is_given_with_its_words():
    assert groups("Protect Roma women and asylum seekers") == {
        "minorities": ("Roma",),
        "roma-gypsies-sinti-travellers": ("Roma",),
        "women-girls": ("women",),
        "refugees-asylum-seekers": ("asylum seekers",),
    }


def test_groups_are_found_in_spanish_and_french():
    assert "older-persons" in groups("Proteger a las personas mayores", "es")
    assert "older-persons" in groups("Protéger les personnes âgées", "fr")
    assert "lgbti" in groups("Proteger a las personas LGBTI", "es")


def test_nobody_is_given_where_nobody_is_named():
    assert groups("Ratify the Rome Statute") == {}


def test_a_confidence_is_a_measured_share_or_nothing():
    found = persons_by_rules(lexicon("en").find(words_of("women, media, drivers, journalists")))

    assert all(one.confidence is None or 0 < one.confidence <= 1 for one in found)
