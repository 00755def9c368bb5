"""What was learnt from the record, measured on later sessions, beside the best simple rule.

Fitted on sessions 1 to 12 and measured on 13 and 14, on which everything was chosen. With --score
it is fitted on the same, and on 1 to 14, and measured on 15 and 16, which nothing else may look at;
each such scoring is logged in benchmarks/scorings.csv. Rows of texts that were in the fitting part
are told apart; intervals are 95 % of a bootstrap over reviews, or queries.
"""

import argparse
import importlib
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from benchmarks.figures import Row, log, show
from benchmarks.imports import add_table, table_of
from benchmarks.insight_time import costs
from upr.insight.past import Past
from upr.intake import read_file

PARTS = ("issues", "actions", "lexicon", "likeness", "targets", "forecast")
"""Each has a module here, `insight_<part>`; its `score(fit, test)` prints tables and gives figures."""

FIT, CHOOSE, SCORE = 12, (13, 14), (15, 16)
"""Last session fitted on; sessions on which everything was chosen; sessions kept for scoring."""


def main(argv: Sequence[str]) -> int:
    """Print the tables; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks insight", description=__doc__)
    add_table(parser)
    parser.add_argument("--score", action="store_true", help="measure on 15 and 16, and log it")
    parser.add_argument("--part", choices=(*PARTS, "time"), action="append", help="only this part")
    options = parser.parse_args(argv)
    past = Past.of(read_file(table_of(options)).recommendations)
    if not options.score:
        past = past.until(CHOOSE[-1])
    parts = options.part or [*PARTS, "time"]
    rows: list[Row] = []
    splits = [(FIT, SCORE), (CHOOSE[-1], SCORE)] if options.score else [(FIT, CHOOSE)]
    for last, tested in splits if parts != ["time"] else []:
        fit, test = past.until(last), past.rows(np.isin(past.session, tested))
        print(f"\nfitted on sessions 1 to {last}, measured on {tested[0]} and {tested[1]}")
        found = [row for part in parts if part != "time" for row in scored(part, fit, test)]
        show(found)
        if options.score:
            note(found, last)
        rows += found
    if "time" in parts:
        print("\ntime and memory")
        rows += (taken := costs(past))
        show(taken)
    return 0 if all(row.reached for row in rows) else 1


def scored(part: str, fit: Past, test: Past) -> list[Row]:
    """The figures of one part, by its own module."""
    module = importlib.import_module(f"benchmarks.insight_{part}")
    print(f"\n{part}: {(module.__doc__ or '').splitlines()[0]}")
    return module.score(fit, test)


def note(rows: Sequence[Row], last: int) -> None:
    """Log a scoring: when, where, of which commit, fitted on how much."""
    git = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    log(
        rows,
        date=datetime.now(UTC).isoformat(timespec="minutes"),
        machine=f"{platform.machine()}, Python {platform.python_version()}",
        commit=f"{commit}, fitted on 1-{last}",
    )
