"""What the coalition of the sample decides: one taken, one without quorum, one of a meeting, and one
that still waits for votes.
"""

from datetime import datetime

from upr.coalition import ABSTAIN
from uprdesk.coalition.actions import counting, decisions, votes
from uprdesk.coalition.models import Proposal
from uprdesk.coalition.models.decision import AboutProposal, Meeting
from uprdesk.coalition.sample.engagements import Team, days
from uprdesk.coalition.voting import PARTS

ZONE = "America/Panama"
"""The invented State lies at this hour."""


def begin(team: Team, *, at: datetime) -> None:
    """A meeting, a vote that was decided, and one in which too few took part."""
    write_down_the_meeting(team, at=days(at, -32))
    decide_on_one_submission(team, at=at)
    fail_for_want_of_votes(team, at=at)


def write_down_the_meeting(team: Team, *, at: datetime) -> None:
    """Decided around a table, without a vote here."""
    meeting = Meeting(
        day=days(at, -1).date(),
        present=6,
        who="Luna, Mar, Río, Faro, Sol y Nube",
        decided="Nos reunimos cada dos semanas, y lo que no admite espera se vota aquí.",
    )
    decisions.propose(
        team.here("Luna"), AboutProposal(title="Cómo decidimos", meeting=meeting), at=at
    )


def decide_on_one_submission(team: Team, *, at: datetime) -> None:
    """Taken: four of five voted the same."""
    row = put(
        team,
        "Mar",
        "¿Una presentación conjunta o dos?",
        "Una presentación conjunta tiene 5.630 palabras; una individual, 2.815.",
        ("Una sola, de toda la coalición", "Dos: una de salud y una de justicia"),
        at=days(at, -30),
        ends=days(at, -23),
    )
    for day, who, choice in (
        (-30, "Mar", "1"),
        (-29, "Luna", "1"),
        (-28, "Faro", "1"),
        (-27, "Sol", "1"),
        (-26, "Río", "2"),
    ):
        cast(team, who, row, choice, at=days(at, day + 0.1))
    say(team, "Río", row, "Con dos cabría más sobre las detenciones.", at=days(at, -25.5))
    say(team, "Faro", row, "Una sola se lee más, y la firman todas.", at=days(at, -25))
    counting.counted(team.here("Luna"), at=days(at, -22))
    row = team.here("Mar").get(Proposal, row.pk)
    note = "Mar prepara un esquema; las detenciones llevan un capítulo propio."
    decisions.note(team.here("Mar"), row.pk, note, version=row.version, at=days(at, -21.5))


def fail_for_want_of_votes(team: Team, *, at: datetime) -> None:
    """Not taken: two voted where four are needed."""
    row = put(
        team,
        "Faro",
        "¿Pedimos la palabra en el pleno a través de la Alianza Orla?",
        "Nadie de la coalición tiene todavía estatuto consultivo.",
        ("Sí, por la Alianza Orla", "Buscamos otra organización"),
        at=days(at, -21),
        ends=days(at, -14),
        quorum="4",
    )
    cast(team, "Faro", row, "1", at=days(at, -20.5))
    cast(team, "Sol", row, ABSTAIN, at=days(at, -19))
    counting.counted(team.here("Luna"), at=days(at, -13))


def put_to_the_vote(team: Team, *, at: datetime) -> None:
    """Open for some days more; Luna, Río and Faro have not voted."""
    row = put(
        team,
        "Sol",
        "¿Con qué tema empezamos ante las embajadas?",
        "Las embajadas recuerdan uno o dos temas. El primero abre todas las reuniones.",
        ("Documentos de identidad", "Violencia policial", "Salud sin discriminación"),
        at=days(at, -4),
        ends=days(at, 5),
        quorum="3",
    )
    cast(team, "Sol", row, "1", at=days(at, -3.9))
    cast(team, "Mar", row, "3", at=days(at, -3))
    say(team, "Mar", row, "Sobre salud tenemos más datos que nadie.", at=days(at, -2.9))
    say(team, "Faro", row, "Dos embajadas ya preguntaron por los documentos.", at=days(at, -2))


def put(
    team: Team,
    who: str,
    title: str,
    text: str,
    choices: tuple[str, ...],
    *,
    at: datetime,
    ends: datetime,
    quorum: str = "",
) -> Proposal:
    """Somebody puts something to the vote of all who may vote, until the evening in Geneva."""
    about = AboutProposal(
        title=title,
        text=text,
        choices=choices,
        parts=tuple(PARTS),
        quorum=quorum,
        deadline=ends.replace(hour=17, minute=0, second=0, microsecond=0),
        zone=ZONE,
    )
    return decisions.propose(team.here(who), about, at=at)


def cast(team: Team, who: str, row: Proposal, choice: str, *, at: datetime) -> None:
    """Somebody votes."""
    votes.vote(team.here(who), row.pk, voter=team.number(who), choice=choice, at=at)


def say(team: Team, who: str, row: Proposal, text: str, *, at: datetime) -> None:
    """Somebody says something of it."""
    votes.comment(team.here(who), row.pk, text, at=at)
