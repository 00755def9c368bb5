"""Figures of what was learnt: printed beside the best simple rule and the goal, logged when scored."""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SCORINGS = Path(__file__).parent / "scorings.csv"
"""One row for each figure of each scoring on the sessions that are kept for it."""

LOGGED = ("date", "machine", "commit", "part", "figure", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its 95 % interval.

    part       "issues", "actions", "answers", "habits", "likeness", "time"
    figure     "micro F1", "recall@20, new pairs" …
    rows       what it was counted on
    rule       the same figure of the best simple rule, and `by`, which rule that is
    goal       None where there is none
    less       True where less is better
    """

    part: str
    figure: str
    value: float
    low: float = math.nan
    high: float = math.nan
    rows: int = 0
    rule: float = math.nan
    by: str = ""
    goal: float | None = None
    less: bool = False

    @property
    def reached(self) -> bool:
        """Whether it is as good as its goal; True where there is none."""
        if self.goal is None:
            return True
        return self.value <= self.goal if self.less else self.value >= self.goal


def show(rows: Iterable[Row]) -> None:
    """Print the figures as a table."""
    print("part", "figure", "value", "low", "high", "rows", "best simple rule", "goal", sep="\t")
    for row in rows:
        rule = "" if math.isnan(row.rule) else f"{row.rule:.3f} ({row.by})"
        goal = "" if row.goal is None else f"{row.goal:g} {'reached' if row.reached else 'MISSED'}"
        interval = "\t" if math.isnan(row.low) else f"{row.low:.3f}\t{row.high:.3f}"
        print(
            f"{row.part}\t{row.figure}\t{row.value:.3f}\t{interval}\t{row.rows or ''}\t{rule}\t{goal}"
        )


def log(rows: Iterable[Row], *, date: str, machine: str, commit: str, to: Path = SCORINGS) -> None:
    """Add the figures to the log of scorings; nothing in it is ever taken away."""
    fresh = not to.exists()
    with to.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(LOGGED)
        for row in rows:
            told = (f"{number:.4f}" for number in (row.value, row.low, row.high))
            writer.writerow([date, machine, commit, row.part, row.figure, *told])
