"""Time zones to choose from, by continent."""

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.models.decision import GENEVA

CONTINENTS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip
"""What the names of zones of places begin with; others in the list are old abbreviations."""


def grouped_zones() -> list[tuple[object, object]]:
    """Geneva in front, then every zone under its continent, as choices of a field."""
    return [(GENEVA, _("Geneva")), *_by_continent()]


@cache
def _by_continent() -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    known = sorted(
        zone
        for zone in available_timezones()
        if zone.startswith(tuple(f"{one}/" for one in CONTINENTS)) and zone != GENEVA
    )
    return tuple(
        (continent, [(zone, called(zone)) for zone in zones])
        for continent, zones in groupby(known, key=lambda zone: zone.partition("/")[0])
    )


def called(zone: str) -> str:
    """ "Argentina, Buenos Aires" for "America/Argentina/Buenos_Aires"."""
    return zone.partition("/")[2].replace("/", ", ").replace("_", " ")
