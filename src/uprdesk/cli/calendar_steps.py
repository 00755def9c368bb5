"""The command that says when a State is reviewed, and what a coalition does when."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

import click

from uprdesk.cli.output import FORMATS, Output, remark, writes_table
from uprdesk.cli.store import DATA, bring_up_to_date, start

ICS = "ics"

ON_TERMINAL = ("step", "date", "until", "announced", "status")
"""What fits on a line; the files have all fields."""

BETWEEN = "It is expected to begin between %s and %s."

STEPS = UUID("5d5d6c0e-5a3c-5b4e-9d50-0c2f8f3b7a11")
"""Namespace of the identifiers in a calendar file: the same step keeps its own for ever."""


def writes_calendar(command: Callable[..., object]) -> Callable[..., object]:
    """`--format` and `-o` of a command that writes a calendar file as well."""
    return writes_table(command, (*FORMATS, ICS))


@click.command("calendar")
@click.argument("state")
@click.option("--cycle", type=click.IntRange(1, 50), help="Default: the review that is next.")
@click.option("--neutral", is_flag=True, help="In a calendar file: titles such as “Step 4”.")
@DATA
@writes_calendar
def calendar(
    state: str, cycle: int | None, neutral: bool, data: Path | None, output: Output
) -> None:
    """Say when STATE is reviewed, and the steps of a coalition until the next review.

    Dates that nobody has announced are estimated by rules and say so; look them up on OHCHR's
    page of the session.
    """
    from upr.output.fields import CALENDAR, step_fields
    from upr.stages.timeline import next_review, plan, review_in_cycle
    from upr.vocab import SAMPLE_STATES, name_of
    from upr.vocab import state as state_named

    code = state_named(state, sample=True).iso3
    held = held_in_sample(code, data) if code in SAMPLE_STATES else ()
    now = datetime.now(tz=UTC)
    review = (
        next_review(code, now, held=held)
        if cycle is None
        else review_in_cycle(code, cycle, held=held)
    )
    made = plan(review, {}, now)
    if output.form == ICS:
        with output.open() as to:
            to.write(as_file(made, now, neutral=neutral))
    else:
        fields = ON_TERMINAL if output.form == "table" else CALENDAR
        output.rows([step_fields(step) for step in made.steps], fields)
    remark(f"{name_of(code)}, cycle {review.cycle}, session {review.session}: {review.why}")
    if not review.opening.exact:
        first, last = (f"{day:%B %Y}" for day in (review.opening.earliest, review.opening.latest))
        remark(f"It is expected to begin in {first}." if first == last else BETWEEN % (first, last))


def as_file(made, now: datetime, *, neutral: bool) -> bytes:
    """The plan as a calendar file; with `neutral`, a stranger learns nothing from its titles."""
    from upr.output.calendar_feed import calendar_feed, entries_of
    from upr.vocab import name_of

    review = made.review
    entries = entries_of(
        made,
        title=lambda one: f"Step {one.step.number}" if neutral else str(one.step.name),
        description=lambda one: "" if neutral else f"{one.step.what_to_do}\n{one.certainty}",
        uid=lambda one: str(uuid5(STEPS, f"{review.state}/{review.session}/{one.id}")),
    )
    name = "Steps" if neutral else f"UPR {name_of(review.state)}"
    return calendar_feed(entries, stamp=now, name=name)


def held_in_sample(code: str, data: Path | None) -> tuple[int, ...]:
    """The sessions in which an invented State was reviewed; only a store with the sample knows.

    Raises UnknownState where the store holds no sample.
    """
    start(data)
    bring_up_to_date()
    from upr.vocab import state as state_named
    from uprdesk.coalition import sample
    from uprdesk.record.models import Recommendation

    if not sample.is_there():
        state_named(code)
    found = Recommendation.objects.filter(state=code).values_list("session", flat=True)
    return tuple(sorted(set(found)))
