"""The organisations of the sample: all invented, each with a wish of its own about its name.

Nobody among them works on HIV, and nobody has consultative status: the page of gaps says so.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from upr.coalition import CAPITAL, GENEVA, Audience, DocumentKind, Naming, Status, Wish
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.models import AboutNeeds, AboutOrganisation, Contact
from uprdesk.coalition.sample.engagements import Team

NEEDS = AboutNeeds(
    themes=("trans", "sex-work", "intersex", "hiv", "prison", "right-to-health"),
    places=(CAPITAL, GENEVA),
)


def about(es: str, en: str, fr: str, acronym: str, **more: object) -> AboutOrganisation:
    """An organisation with its names; it works in Spanish in the capital unless it says otherwise."""
    usual = {"languages": ("es",), "places": (CAPITAL,), "country": "Tavoria"}
    names = {"es": es, "en": en, "fr": fr}
    return AboutOrganisation(names=names, acronym=acronym, **{**usual, **more})


ORGANISATIONS = (
    (
        "Sol",
        about(
            "Red Trans de Tavoria",
            "Trans Network of Tavoria",
            "Réseau trans de Tavorie",
            "RTT",
            city="Valdemar",
            role="Reúne testimonios sobre documentos de identidad",
            themes=("trans", "sexual-orientation-and-gender-identity"),
            languages=("es", "en"),
            contacts=(Contact(name="Sol", channel="Signal", address="sol.rtt"),),
            web=("https://red-trans.example",),
            public=Naming.FULL,
        ),
    ),
    (
        "Luna",
        about(
            "Mesa de Salud de Valdemar",
            "Valdemar Health Round Table",
            "Table ronde de la santé de Valdemar",
            "MSV",
            city="Valdemar",
            role="Escribe sobre salud; lleva las cuentas",
            themes=("right-to-health",),
            public=Naming.FULL,
            wishes=(Wish(Naming.AS_COALITION, DocumentKind.LETTER, Audience.GOVERNMENT),),
        ),
    ),
    (
        "Luna",
        about(
            "Colectiva Puerto Despierto",
            "Waking Harbour Collective",
            "Collectif Port éveillé",
            "CPD",
            city="Puerto Sereno",
            role="Trabajadoras sexuales del puerto",
            themes=("sex-work", "labour"),
            public=Naming.INITIALS,
        ),
    ),
    (
        "Luna",
        about(
            "Casa de Paso La Vereda",
            "La Vereda Shelter",
            "Maison de passage La Vereda",
            "",
            city="Monteclaro",
            role="Acoge a personas migrantes; nadie debe saber que participa",
            themes=("migrants", "migrants-without-papers"),
            places=("Monteclaro",),
            contacts=(Contact(name="Llovizna", channel="En persona"),),
            public=Naming.NEVER,
        ),
    ),
    (
        "Luna",
        about(
            "Observatorio Jurídico del Litoral",
            "Coastal Legal Observatory",
            "Observatoire juridique du littoral",
            "OJL",
            city="Valdemar",
            role="Revisa los textos; pide datos al gobierno",
            themes=("justice", "prison", "detention"),
            languages=("es", "en"),
            status=Status.APPLIED,
            public=Naming.FULL,
        ),
    ),
    (
        "Luna",
        about(
            "Alianza Orla",
            "Orla Alliance",
            "Alliance Orla",
            "AO",
            city="Ginebra",
            country="Suiza",
            role="Conoce las misiones en Ginebra",
            themes=("lgbti",),
            languages=("fr", "en"),
            places=(GENEVA,),
            public=Naming.FULL,
        ),
    ),
    (
        "Luna",
        about(
            "Círculo Intersex de la Bahía",
            "Bay Intersex Circle",
            "Cercle intersexe de la baie",
            "CIB",
            city="Puerto Sereno",
            role="Aporta casos de atención médica",
            themes=("intersex", "right-to-health"),
            public=Naming.AS_COALITION,
        ),
    ),
    (
        "Luna",
        about(
            "Juventudes de Monteclaro",
            "Youth of Monteclaro",
            "Jeunes de Monteclaro",
            "JM",
            city="Monteclaro",
            role="Se unió en la última reunión: falta preguntarle cómo se la nombra",
            themes=("lgbti", "right-to-education"),
        ),
    ),
)
"""Who wrote it down, and what: nobody was asked yet how the last one may be named."""

THEIRS = (
    about("Foro Río Abajo", "Downriver Forum", "Forum Aval", "FRA", public=Naming.FULL),
    about("Taller Quelmar", "Quelmar Workshop", "Atelier Quelmar", "TQ", public=Naming.INITIALS),
)


def add_ours(team: Team, *, at: datetime) -> None:
    """Write them down one after the other, and what the coalition needs them for."""
    for hours, (by, organisation) in enumerate(ORGANISATIONS):
        if organisation.status is not Status.NONE:
            organisation = replace(organisation, status_year=at.year - 1)
        organisations.add(team.here(by), organisation, at=at + timedelta(hours=hours))
    organisations.set_needs(team.here("Luna"), NEEDS, version=0, at=at + timedelta(hours=10))


def add_theirs(team: Team, *, at: datetime) -> None:
    """The two of the other coalition."""
    for organisation in THEIRS:
        here = team.here("Bruno")
        organisations.add(here, replace(organisation, country="Quelmar"), at=at)
