"""The plan's rules against deadlines that were really set and outcomes that were really adopted.

For each step: by how many days the real date lay after the day of the plan (negative: before it),
and how many real dates lay within the range that the plan shows. A review is taken as it was known
when only the days of its session were. Goal: every deadline within its range, and none for
submissions before the day of the plan, since whoever goes by the plan must not be too late.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import mean, median

from upr.stages.timeline import Plan, plan, review_dates
from upr.stages.timeline.rhythm import first_day
from upr.vocab.reviews import reviews_in
from upr.vocab.sessions import all_sessions

SEEN = Path(__file__).parent / "deadlines_seen.csv"
LONG_AGO = date(2008, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One real date beside the plan's: `off` is the days by which it lay after the plan's day."""

    session: int
    step: str
    real: date
    off: int
    within: bool


@cache
def as_it_was_known(session: int) -> Plan:
    """The plan of a review of that session when nothing but the session's days was known."""
    state = next(one.state for one in reviews_in(session) if one.counts)
    dates = review_dates(state, session)
    own = {step: given for step, given in dates.published.items() if step == "session"}
    return plan(replace(dates, published=own, likely_on=None), {}, LONG_AGO)


def seen() -> Iterator[Case]:
    """The deadlines of the list, and the adoptions of outcomes in the calendar from session 13."""
    with SEEN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _case(int(row["session"]), row["step"], date.fromisoformat(row["on"]))
    for session in range(13, 43):
        for one in reviews_in(session):
            if one.counts and one.outcome_on:
                yield _case(session, "plenary", one.outcome_on)


def _case(session: int, step: str, real: date) -> Case:
    planned = as_it_was_known(session).step(step)
    assert planned.earliest is not None
    assert planned.latest is not None
    within = planned.earliest <= real <= planned.latest
    return Case(session, step, real, (real - planned.day).days, within)


def sessions_foreseen(last_known: int, until: int) -> list[Case]:
    """First days of sessions, estimated by the rhythm as after `last_known`."""
    found: list[Case] = []
    for session in range(last_known + 1, until + 1):
        estimate, real = first_day(session, as_after=last_known), all_sessions()[session].start
        assert real is not None
        within = estimate.earliest <= real <= estimate.latest
        found.append(Case(session, "session", real, (real - estimate.usual).days, within))
    return found


def show(name: str, cases: Sequence[Case]) -> None:
    """One line of the table."""
    off = [abs(case.off) for case in cases]
    within = sum(case.within for case in cases)
    print(f"{name}\t{len(cases)}\t{median(off):.0f}\t{mean(off):.1f}\t{max(off)}\t{within}")


def main(argv: Sequence[str]) -> int:
    """Print the table; with `--each`, every deadline too. 0 when the goal is reached."""
    cases = list(seen())
    deadlines = [case for case in cases if case.step != "plenary"]
    if "--each" in argv:
        for case in deadlines:
            print(case.session, case.step, case.real, f"{case.off:+d}", case.within, sep="\t")
    print("step", "dates", "days off: median", "mean", "most", "within the range", sep="\t")
    for step in dict.fromkeys(case.step for case in cases):
        show(step, [case for case in cases if case.step == step])
    show("sessions 41-53, as after 40", sessions_foreseen(40, 53))
    show("sessions 27-40, as after 26", sessions_foreseen(26, 40))
    late = [case for case in deadlines if case.step == "submission" and case.off < 0]
    return 0 if all(case.within for case in deadlines) and not late else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
