"""What a coalition lacks for what it wants to do: themes, languages, consultative status, places.

A gap is a question to the coalition, not a fault: many are closed by asking one partner.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from upr.coalition.organisation import Organisation, Status
from upr.text import Named, Text, gettext_noop, say
from upr.vocab.issues import find_issue
from upr.vocab.languages import LanguageName
from upr.vocab.names import fold
from upr.vocab.populations import find_population

CAPITAL, GENEVA = "capital", "geneva"
"""The two places where embassies and missions are asked; any other is written as people say it."""

SPELLINGS = {"ginebra": GENEVA, "geneve": GENEVA, "capitale": CAPITAL}

CONSULTATIVE = {Status.ROSTER, Status.SPECIAL, Status.GENERAL}


class GapKind(StrEnum):
    """What may be lacking."""

    THEME = "theme"
    LANGUAGE = "language"
    STATUS = "status"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What an engagement needs its organisations for.

    themes     codes of `upr.vocab.issues` and `upr.vocab.populations`
    languages  codes; the three in which OHCHR best takes submissions, if nothing else is said
    status     whether somebody has to speak in the plenary of the Council, which only organisations
               with consultative status may
    places     CAPITAL, GENEVA, or regions in words
    """

    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "es", "fr")
    status: bool = True
    places: tuple[str, ...] = (CAPITAL, GENEVA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that no organisation covers.

    what      the code or words of the need; "" for consultative status
    sentence  what is lacking
    hint      what to do about it
    """

    kind: GapKind
    what: str
    sentence: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class ThemeName(Named):
    """An issue or key population by its code; an unknown code is itself."""

    code: str

    def in_language(self, language: str) -> str:
        found = find_population(self.code) or find_issue(self.code)
        return found.names.get(language, found.names["en"]) if found else self.code

    __str__ = Named.__str__


def gaps(organisations: Iterable[Organisation], needs: Needs) -> tuple[Gap, ...]:
    """What none of the organisations covers: themes, languages, status, places, in that order.

    Each need is asked once, in the order in which it is given.
    """
    several = tuple(organisations)
    return (
        *_themes(several, needs),
        *_languages(several, needs),
        *_status(several, needs),
        *_places(several, needs),
    )


def _themes(several: Sequence[Organisation], needs: Needs) -> Iterator[Gap]:
    covered = {theme for one in several for theme in one.themes}
    for theme in dict.fromkeys(needs.themes):
        if theme not in covered:
            yield Gap(
                kind=GapKind.THEME,
                what=theme,
                sentence=say(
                    gettext_noop("No organisation works on “%(theme)s”."), theme=ThemeName(theme)
                ),
                hint=say(
                    gettext_noop(
                        "Invite one that does, or leave this theme to another submission and "
                        "support its asks."
                    )
                ),
            )


def _languages(several: Sequence[Organisation], needs: Needs) -> Iterator[Gap]:
    spoken = {_tongue(code) for one in several for code in one.languages}
    for code in dict.fromkeys(map(_tongue, needs.languages)):
        if code and code not in spoken:
            yield Gap(
                kind=GapKind.LANGUAGE,
                what=code,
                sentence=say(
                    gettext_noop("No organisation works in this language: %(language)s."),
                    language=LanguageName(code),
                ),
                hint=say(
                    gettext_noop(
                        "Plan a translator, or ask a partner who reads letters and speaks at "
                        "meetings in it."
                    )
                ),
            )


def _tongue(code: str) -> str:
    """ "es-PA" and "ES" are Spanish."""
    return code.strip().replace("_", "-").partition("-")[0].lower()


def _status(several: Sequence[Organisation], needs: Needs) -> Iterator[Gap]:
    held = {one.status for one in several}
    if not needs.status or held & CONSULTATIVE:
        return
    if Status.APPLIED in held:
        hint = say(
            gettext_noop(
                "An application is under way and may come too late. Agree with a partner that "
                "has the status: its name stands on the list of speakers."
            )
        )
    else:
        hint = say(
            gettext_noop(
                "Agree early with a national, regional or international partner that has the "
                "status: its name stands on the list of speakers."
            )
        )
    yield Gap(
        kind=GapKind.STATUS,
        what="",
        sentence=say(
            gettext_noop(
                "No organisation has consultative status, so none may speak when the Council "
                "adopts the outcome."
            )
        ),
        hint=hint,
    )


def _places(several: Sequence[Organisation], needs: Needs) -> Iterator[Gap]:
    covered = {_place(place) for one in several for place in one.places}
    wanted: dict[str, str] = {}
    for written in needs.places:
        wanted.setdefault(_place(written), written)
    for key, place in wanted.items():
        if key and key not in covered:
            yield Gap(kind=GapKind.PLACE, what=place, sentence=_nobody_at(place), hint=_way(place))


def _place(written: str) -> str:
    folded = fold(written)
    return SPELLINGS.get(folded, folded)


def _nobody_at(place: str) -> Text:
    if _place(place) == CAPITAL:
        return say(gettext_noop("No organisation is in the capital, where the embassies are."))
    if _place(place) == GENEVA:
        return say(gettext_noop("No organisation has anybody in Geneva."))
    return say(gettext_noop("No organisation covers %(place)s."), place=place)


def _way(place: str) -> Text:
    if _place(place) == CAPITAL:
        return say(gettext_noop("Choose two people who travel for the round of embassies."))
    if _place(place) == GENEVA:
        return say(
            gettext_noop(
                "Ask a partner in Geneva to visit missions with your asks, or meet them by video."
            )
        )
    return say(gettext_noop("Ask who could collect evidence and consult people there."))
