"""A day that somebody has announced, and the days that cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from upr.errors import UprError
from upr.stages.timeline.geneva import Moment, day_of, in_geneva
from upr.stages.timeline.spans import Span
from upr.stages.timeline.steps import DIALOGUE, SESSION, Kind, Step
from upr.text import Text, gettext_noop, say
from upr.vocab.named import Day

FARTHEST = 366
"""Days that an announced date may lie outside what the rules expect; beyond, it is a slip."""


class UnusableDate(UprError):
    """An announced date without a source, or one that ends before it begins."""


class ImpossibleDate(UnusableDate):
    """An announced date that cannot be true of this review.

    step  id of the step it was given for
    """

    def __init__(self, step: str, message: Text, hint: Text) -> None:
        super().__init__(message, hint)
        self.step = step


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A day, or an aware moment, that a source prints for one step.

    until   last day, where it lasts longer than one
    source  address, symbol or letter that says so; never empty
    mark    "C" confirmed; "P" where the calendar has it from one source only

    Raises UnusableDate without a source or when it ends before it begins, and ValueError for a moment
    without a time zone.
    """

    on: Moment
    until: date | None = None
    source: str
    mark: str = "C"

    def __post_init__(self) -> None:
        in_geneva(self.on)
        if not self.source.strip():
            raise UnusableDate(
                say(gettext_noop("The date has no source.")),
                say(gettext_noop("Write down who announced it: an address, a symbol, a letter.")),
            )
        if self.until is not None and self.until < self.day:
            raise UnusableDate(
                say(gettext_noop("It ends before it begins.")),
                say(gettext_noop("Check the two days.")),
            )

    @property
    def day(self) -> date:
        """The day it is in Geneva."""
        return day_of(self.on)


def refuse_disordered(
    steps: Sequence[Step], announced: Mapping[str, Announced], published: Mapping[str, Announced]
) -> None:
    """Raise ImpossibleDate for a date before one that it must follow.

    published  what the calendar of reviews prints; announced dates are held against it, but it is
               never doubted itself
    """
    known = {**published, **announced}
    for step, other in _in_order(steps):
        if step.id not in known or other.id not in known or not {step.id, other.id} & {*announced}:
            continue
        if known[step.id].day < known[other.id].day:
            raise _disordered(step, other, known, announced)


def _in_order(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Pairs of a step and one that cannot be later, however many lie between; never our tasks."""
    by_id = {step.id: step for step in steps}
    for step in steps:
        if step.kind is Kind.TASK:
            continue
        waiting, seen = list(step.depends), set[str]()
        while waiting:
            other = by_id[waiting.pop()]
            if other.id not in seen:
                seen.add(other.id)
                waiting += other.depends
                if other.kind is not Kind.TASK:
                    yield step, other


_CHECK = gettext_noop("Check both dates in their sources, above all the year.")


def _disordered(
    step: Step, other: Step, known: Mapping[str, Announced], announced: Mapping[str, Announced]
) -> ImpossibleDate:
    return ImpossibleDate(
        step.id if step.id in announced else other.id,
        say(
            gettext_noop("“%(step)s” (%(on)s) cannot be before “%(other)s” (%(other_on)s)."),
            step=step.name,
            on=Day(known[step.id].day),
            other=other.name,
            other_on=Day(known[other.id].day),
        ),
        say(_CHECK),
    )


def refuse_far(step: Step, given: Announced, expected: Span) -> None:
    """Raise ImpossibleDate for a date more than a year away from what the rules expect."""
    early = (expected.earliest - given.day).days
    late = (given.day - expected.latest).days
    if max(early, late) <= FARTHEST:
        return
    message = gettext_noop(
        "“%(step)s” on %(on)s is more than a year away from what is possible for this review"
        " (%(earliest)s to %(latest)s)."
    )
    raise ImpossibleDate(
        step.id,
        say(
            message,
            step=step.name,
            on=Day(given.day),
            earliest=Day(expected.earliest),
            latest=Day(expected.latest),
        ),
        say(gettext_noop("Check the year, or choose another review.")),
    )


def refuse_outside_session(
    steps: Sequence[Step], known: Mapping[str, Announced], announced: Mapping[str, Announced]
) -> None:
    """Raise ImpossibleDate for a dialogue after the last day of the session, where it is known."""
    end = known[SESSION].until if SESSION in known else None
    if end is None or DIALOGUE not in known or not {SESSION, DIALOGUE} & {*announced}:
        return
    if known[DIALOGUE].day > end:
        (dialogue,) = (step for step in steps if step.id == DIALOGUE)
        raise ImpossibleDate(
            DIALOGUE if DIALOGUE in announced else SESSION,
            say(
                gettext_noop("“%(step)s” (%(on)s) cannot be after the session ends (%(end)s)."),
                step=dialogue.name,
                on=Day(known[DIALOGUE].day),
                end=Day(end),
            ),
            say(_CHECK),
        )
