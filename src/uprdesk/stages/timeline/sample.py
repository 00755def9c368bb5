"""The sample of the coalition and its plan, as `uprdesk demo` shows it.

Two coalitions did something on most days of the last six weeks, counted back from the day of
loading; what they wrote is in Spanish. All is done by the actions that people use, in the order of
time, so that the trace is as it would be.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from upr.stages import Stage
from upr.stages.timeline import day_of
from uprdesk.coalition import sample
from uprdesk.coalition.rights import Part
from uprdesk.coalition.sample import decisions, engagements, organisations
from uprdesk.coalition.sample.engagements import Team, days
from uprdesk.stages.timeline.actions import dates, tasks
from uprdesk.stages.timeline.models import AboutDate, AboutTask, Task
from uprdesk.stages.timeline.overview import Item, overview

SUBMISSION, CONSULTATION, COALITION, WRITING = (
    "submission",
    "national-consultation",
    "coalition",
    "writing",
)


@dataclass(frozen=True)
class Todo:
    """A task of the sample.

    due     days from the loading, None for no day; done: likewise, None while it is not
    owners  pseudonyms
    after   place of the task that comes before it, from 0
    """

    title: str
    stage: Stage
    due: int | None
    owners: tuple[str, ...] = ()
    done: int | None = None
    step: str = ""
    after: int | None = None
    note: str = ""


TODO = (
    Todo("Hacer la lista de quién falta", Stage.COALITION, -9, ("Luna",), -10, COALITION),
    Todo("Leer lo que Tavoria aceptó la última vez", Stage.RECORD, -7, ("Mar",), -8),
    Todo("Pedir a cada organización sus dos temas", Stage.COALITION, -2, ("Sol",)),
    Todo(
        "Invitar a una organización que trabaje en VIH",
        Stage.COALITION,
        3,
        ("Luna", "Sol"),
        step=COALITION,
        note="La Mesa de Salud conoce a dos.",
    ),
    Todo("Acordar cómo guarda cada una sus pruebas", Stage.EVIDENCE, 9, ("Río",)),
    Todo("Esquema de la presentación", Stage.SUBMISSION, 20, ("Mar",), step=WRITING, after=1),
    Todo("Pedir reunión con el ministerio del informe", Stage.CONSULTATION, 27, ("Faro",)),
    Todo("Traducir la hoja de un tema al inglés y al francés", Stage.ADVOCACY, None),
)


def load(*, at: datetime) -> None:
    """Put the sample into a store without people, all or nothing; twice changes nothing."""
    with transaction.atomic():
        if people := sample.load(at=at):
            ours = engagements.begin_ours(people, at=at)
            organisations.add_ours(ours, at=days(at, -32.5))
            decisions.begin(ours, at=at)
            plan_ours(ours, at=at)
            decisions.put_to_the_vote(ours, at=at)
            engagements.wait(ours, "Brisa", Part.MEMBER, by="Luna", at=days(at, -0.2))
            theirs = engagements.begin_theirs(people, at=at)
            organisations.add_theirs(theirs, at=days(at, -18))
            plan_theirs(theirs, at=at)


def plan_ours(team: Team, *, at: datetime) -> None:
    """Two announced dates, eight tasks of which two are done, who takes which step."""
    announce_dates(team, at=days(at, -12.5))
    rows: list[Task] = []
    for number, todo in enumerate(TODO):
        rows.append(
            add(team, todo, rows, at=days(at, -12) + timedelta(minutes=10 * number), now=at)
        )
    done = [(todo.done, todo, row) for todo, row in zip(TODO, rows, strict=True) if todo.done]
    for day, todo, row in sorted(done, key=lambda each: each[0]):
        here, then = team.here(todo.owners[0]), days(at, day)
        tasks.tick(here, item(team, str(row.pk), then), done=True, at=then)
    then = days(at, -6)
    luna, mar = team.here("Luna"), team.here("Mar")
    tasks.take(luna, item(team, COALITION, then), mine=True, at=then)
    tasks.take(mar, item(team, WRITING, then), mine=True, at=then + timedelta(hours=1))
    tasks.write_note(
        luna,
        item(team, SUBMISSION, then),
        note="La sube Mar; Luna mira antes que no quede ningún nombre.",
        version=0,
        at=then + timedelta(hours=2),
    )


def announce_dates(team: Team, *, at: datetime) -> None:
    """The government announces a consultation, OHCHR the deadline for submissions."""
    here = team.here("Luna")
    now = overview(here, at)
    usual = {step: now.by_what[step].when.day for step in (CONSULTATION, SUBMISSION)}
    told = (
        AboutDate(
            step=CONSULTATION,
            day=usual[CONSULTATION] - timedelta(days=20),
            source="Carta del ministerio de Exteriores de Tavoria",
        ),
        AboutDate(
            step=SUBMISSION,
            day=usual[SUBMISSION] + timedelta(days=3),
            source="Calendario del período de sesiones (ejemplo inventado)",
        ),
    )
    for minutes, about in enumerate(told):
        dates.announce(here, about, at=at + timedelta(minutes=minutes))


def add(team: Team, todo: Todo, before: list[Task], *, at: datetime, now: datetime) -> Task:
    """Luna writes a task down."""
    about = AboutTask(
        title=todo.title,
        number=0,
        stage=todo.stage,
        step=todo.step,
        due=None if todo.due is None else day_of(days(now, todo.due)),
        depends=() if todo.after is None else (str(before[todo.after].pk),),
        owners=tuple(team.number(name) for name in todo.owners),
        note=todo.note,
    )
    return tasks.add(team.here("Luna"), about, at=at)


def item(team: Team, what: str, at: datetime) -> Item:
    """A step or a task as the plan has it."""
    return overview(team.here("Luna"), at).by_what[what]


def plan_theirs(team: Team, *, at: datetime) -> None:
    """One task of the other coalition."""
    due = day_of(days(at, 12))
    title = "Repartir la matriz entre las dos organizaciones"
    about = AboutTask(title=title, number=0, stage=Stage.FOLLOWUP, due=due)
    tasks.add(team.here("Bruno"), about, at=days(at, -17))
