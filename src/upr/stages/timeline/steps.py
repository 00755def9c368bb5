"""The steps of an engagement and the rule of each date, read from `data/steps.csv`."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from upr.errors import UnknownName
from upr.stages import Stage
from upr.stages.timeline.spans import SHIFTS, Span
from upr.stages.timeline.wording import name_of_step, what_to_do
from upr.text import NOTHING, Named, Text, gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import number, rows

DATA = Path(__file__).parent / "data"

SESSION, DIALOGUE, PLENARY = "session", "dialogue", "plenary"
SUBMISSION, NEXT_REVIEW = "submission", "next-review"


class UnknownStep(UnknownName):
    """A step that our list does not hold, or not for that session."""


class Kind(StrEnum):
    """Who sets the date of a step."""

    TASK = "task"  # the coalition: our advice
    DEADLINE = "deadline"  # others; a text, a form that must be there by then
    EVENT = "event"  # others; something that takes place


@dataclass(frozen=True, slots=True)
class Note(Named):
    """A few words about a rule as our list has them; "" where it has none."""

    en: str
    es: str
    fr: str

    def in_language(self, language: str) -> str:
        return {"es": self.es, "fr": self.fr}.get(language, self.en)

    __str__ = Named.__str__


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How far a step lies from another; numbers of `unit`, negative before it.

    anchor       id of that other step, "" for what the calendar of reviews gives
    opens        from when on one can or should do it
    earliest, usual, latest  the day itself
    until        last day: days after the first one, or the id of a step; "" where it is one day
    hour         on Geneva's clock, None where it does not matter or is not known
    mark         "C" confirmed by a source that was read, "P" in part, "U" not
    words        where the days come from or what may move them
    source       in English
    """

    anchor: str
    unit: str
    opens: int
    earliest: int
    usual: int
    latest: int
    until: str
    hour: int | None
    mark: str
    words: Note
    source: str

    @property
    def note(self) -> Text:
        """The words about it, NOTHING where there are none."""
        return Text("%(words)s", {"words": self.words}) if self.words.en else NOTHING

    def opening(self, anchor: date) -> date:
        """From when on, seen from a day of the anchor."""
        return SHIFTS[self.unit](anchor, self.opens)

    def span(self, anchor: Span) -> Span:
        """The day itself, seen from the anchor."""
        shift = SHIFTS[self.unit]
        return Span(
            shift(anchor.earliest, self.earliest),
            shift(anchor.usual, self.usual),
            shift(anchor.latest, self.latest),
        )

    @property
    def lasts(self) -> bool:
        """Whether it lasts a number of days, and not until another step."""
        return self.until.isdecimal()

    def last_day(self, first: date) -> date:
        """Its last day, where it lasts a number of days; else its first."""
        return first + timedelta(days=int(self.until)) if self.lasts else first

    def anchor_of(self, day: date) -> Span:
        """Where the anchor must be, seen from a known day of this step: the rule read backwards."""
        shift = SHIFTS[self.unit]
        return Span(shift(day, -self.latest), shift(day, -self.usual), shift(day, -self.earliest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an engagement, as it holds for a session of the Working Group.

    id       for ever the same: "submission"
    number   its place in our list, from 1; for a neutral title such as "Step 5"
    role     who usually does it: coordinator, drafter, documenter, delegate or member
    final    True where what was missed cannot be made up
    depends  ids of the steps that come before it
    """

    id: str
    number: int
    stage: Stage
    role: str
    kind: Kind
    final: bool
    depends: tuple[str, ...]
    rule: Rule

    @property
    def name(self) -> Text:
        return name_of_step(self.id)

    @property
    def what_to_do(self) -> Text:
        """One sentence."""
        return what_to_do(self.id)


@cache
def step_ids() -> tuple[str, ...]:
    """All ids in the order of our list, whatever the session."""
    return tuple(dict.fromkeys(row["id"] for row in rows("steps", DATA)))


@cache
def steps_of(session: int) -> tuple[Step, ...]:
    """The steps that hold for a session of the Working Group, in the order of our list.

    A session that is still to come has those of the last one we know.
    """
    held = [row for row in rows("steps", DATA) if _holds(row, session)]
    known = {row["id"] for row in held}
    numbers = {step: place for place, step in enumerate(step_ids(), 1)}
    return tuple(_step(row, numbers[row["id"]], known) for row in held)


def find_step(step: str, session: int) -> Step:
    """The step of that id. Raises UnknownStep, with the ids that look alike."""
    by_id = {one.id: one for one in steps_of(session)}
    if step in by_id:
        return by_id[step]
    raise UnknownStep(
        say(gettext_noop("The plan has no step “%(step)s”."), step=step),
        say(gettext_noop("Its steps are: %(steps)s."), steps=", ".join(by_id)),
        nearest(step, {fold(one): one for one in by_id}),
    )


def _holds(row: dict[str, str], session: int) -> bool:
    last = number(row["valid_to_session"])
    return int(row["valid_from_session"]) <= session and (last is None or session <= last)


def _step(row: dict[str, str], place: int, known: set[str]) -> Step:
    return Step(
        id=row["id"],
        number=place,
        stage=Stage(row["stage"]),
        role=row["role"],
        kind=Kind(row["kind"]),
        final=row["final"] == "1",
        depends=tuple(one for one in row["depends"].split() if one in known),
        rule=Rule(
            anchor=row["anchor"],
            unit=row["unit"],
            opens=int(row["opens"]),
            earliest=int(row["earliest"]),
            usual=int(row["usual"]),
            latest=int(row["latest"]),
            until=row["until"],
            hour=number(row["hour"]),
            mark=row["mark"],
            words=Note(row["note"], row["note_es"], row["note_fr"]),
            source=row["source"],
        ),
    )
