"""Where two texts about one organisation differ: shown to whoever saves second, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from upr.coalition import Naming, Status, Wish
from upr.coalition.gaps import ThemeName
from upr.vocab.languages import LanguageName
from uprdesk.coalition.models import AboutOrganisation, Contact, Membership
from uprdesk.coalition.organisations_file import reached
from uprdesk.shell import wording
from uprdesk.shell.saying import said

LABELS = {
    "names": _("Full names"),
    "acronym": _("Acronym or initials"),
    "other_names": _("Other names"),
    "city": _("City"),
    "country": _("Country"),
    "role": _("Role in the coalition"),
    "themes": _("Themes"),
    "languages": _("Languages"),
    "status": _("Consultative status"),
    "status_year": _("Since the year"),
    "places": _("Places"),
    "contacts": _("Contacts"),
    "web": _("On the web"),
    "speakers": _("Who speaks for it"),
    "public": _("Named in public"),
    "wishes": _("Otherwise named"),
}
"""Fields of an organisation in the reader's words, in the order of its page."""


@dataclass(frozen=True)
class Difference:
    """One field: as somebody else saved it, and as this person typed it."""

    label: Any
    saved: str
    typed: str


def differences(
    saved: AboutOrganisation, typed: AboutOrganisation, members: Sequence[Membership]
) -> list[Difference]:
    """The fields that differ, in words."""
    people = {str(one.pk): str(one.person) for one in members}
    return [
        Difference(label, words(name, old, people), words(name, new, people))
        for name, label in LABELS.items()
        if (old := getattr(saved, name)) != (new := getattr(typed, name))
    ]


def words(name: str, value: Any, people: dict[str, str]) -> str:
    """The value of a field as people read it."""
    language = wording.short(get_language())
    if isinstance(value, dict):
        return "; ".join(value.values())
    if isinstance(value, tuple):
        return "; ".join(words(name, each, people) for each in value)
    if isinstance(value, Contact):
        return reached(value)
    if isinstance(value, Wish):
        return wish(value)
    if isinstance(value, Naming | Status):
        return said(value.label)
    if name == "themes":
        return ThemeName(value).in_language(language)
    if name == "languages":
        return LanguageName(value).in_language(language)
    if name == "speakers":
        return people.get(value, _now("somebody who has left"))
    return "" if value is None else str(value)


def wish(one: Wish) -> str:
    """One exact wish: "Letter, Partners outside the coalition: Never"."""
    where = [said(part.label) for part in (one.kind, one.audience) if part]
    return f"{', '.join(where)}: {said(one.naming.label)}"
