"""Geneva stands in front, then every place under its continent."""

from django.utils import translation

from upr.vocab import fold
from uprdesk.coalition.forms.zones import called, grouped_zones


def test_geneva_comes_first_and_once():
    first, *continents = grouped_zones()
    assert first[0] == "Europe/Zurich"
    zones = [zone for _, places in continents for zone, _ in places]
    assert "Europe/Zurich" not in zones
    assert len(zones) == len(set(zones)) > 300
    assert {"America/Panama", "Africa/Nairobi", "Asia/Kathmandu", "Pacific/Apia"} <= set(zones)


def test_old_abbreviations_are_no_places():
    zones = [zone for _, places in grouped_zones()[1:] for zone, _ in places]
    assert not {"EST", "GMT", "Etc/GMT+5", "US/Eastern", "posixrules"} & set(zones)


def test_a_zone_is_called_after_its_place():
    assert called("America/Argentina/Buenos_Aires", "en") == "Argentina, Buenos Aires"
    assert called("America/Panama", "en") == "Panama"


def test_a_zone_is_called_as_the_reader_calls_it():
    assert called("America/Panama", "es") == "Panamá"
    assert called("America/Port_of_Spain", "fr") == "Port-d’Espagne"


def test_places_stand_in_the_order_of_the_readers_names():
    with translation.override("es"):
        asia = dict(grouped_zones()[1:])["Asia"]
    names = [name for _, name in asia]
    assert names.index("Tokio") < names.index("Yakutsk")
    assert names == sorted(names, key=fold)


def test_a_place_stands_once():
    with translation.override("es"):
        zones = [choice for _, places in grouped_zones()[1:] for choice in places]
    assert [zone for zone, name in zones if name == "Asmara"] == ["Africa/Asmara"]
