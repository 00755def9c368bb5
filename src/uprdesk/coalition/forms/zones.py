"""Time zones to choose from, by continent, in the reader's language."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

from babel import Locale
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from upr.vocab import fold
from uprdesk.coalition.models.decision import GENEVA
from uprdesk.shell import wording

CONTINENTS = {
    "Africa": pgettext_lazy("time zones", "Africa"),
    "America": pgettext_lazy("time zones", "America"),
    "Antarctica": pgettext_lazy("time zones", "Antarctica"),
    "Arctic": pgettext_lazy("time zones", "Arctic"),
    "Asia": pgettext_lazy("time zones", "Asia"),
    "Atlantic": pgettext_lazy("time zones", "Atlantic"),
    "Australia": pgettext_lazy("time zones", "Australia"),
    "Europe": pgettext_lazy("time zones", "Europe"),
    "Indian": pgettext_lazy("time zones", "Indian Ocean"),
    "Pacific": pgettext_lazy("time zones", "Pacific"),
}
"""What the names of zones of places begin with; others in the list are old abbreviations."""


def grouped_zones() -> list[tuple[object, object]]:
    """Geneva in front, then every zone under its continent, as choices of a field."""
    return [(GENEVA, _("Geneva")), *_by_continent(wording.short(get_language()))]


@cache
def _by_continent(language: str) -> tuple[tuple[object, list[tuple[str, str]]], ...]:
    known = sorted(
        zone
        for zone in available_timezones()
        if zone.partition("/")[0] in CONTINENTS and zone != GENEVA
    )
    return tuple(
        (CONTINENTS[continent], _by_name(zones, language))
        for continent, zones in groupby(known, key=lambda zone: zone.partition("/")[0])
    )


def _by_name(zones: Iterable[str], language: str) -> list[tuple[str, str]]:
    # a place may have an old identifier beside its own: it stands once, by the first of them
    ids = {called(zone, language): zone for zone in sorted(zones, reverse=True)}
    return [(ids[name], name) for name in sorted(ids, key=fold)]


def called(zone: str, language: str | None) -> str:
    """ "Panamá" for "America/Panama" in Spanish; "Argentina, Buenos Aires" in English for
    "America/Argentina/Buenos_Aires".

    The Unicode project's names of cities, where it has one in this language.
    """
    named = Locale(wording.short(language)).time_zones.get(zone, {})
    return named.get("city") or zone.partition("/")[2].replace("/", ", ").replace("_", " ")
