"""Importing UPR Info's table into an empty store, and a second time: rows per second and memory.

The command runs as a person runs it, in a process of its own, so the time holds starting, reading,
storing and indexing. Goal: 15 seconds and 300 MB for 30,261 rows.
"""

import argparse
import csv
import gzip
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

GOAL_SECONDS, GOAL_MB = 15.0, 300.0


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 when the first import takes longer or more memory than the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks imports", description=__doc__)
    add_table(parser)
    options = parser.parse_args(argv)
    table = table_of(options)
    rows = rows_in(table)
    print("import", "rows", "seconds", "rows a second", "CPU s", "peak MB", sep="\t")
    with tempfile.TemporaryDirectory() as folder:
        # a store with its tables, as after the first start
        run(folder, "search", "nothing")
        first = report("first", rows, run(folder, "import", str(table)))
        again = report("again", rows, run(folder, "import", str(table)))
    return 0 if first.seconds <= GOAL_SECONDS and max(first.peak, again.peak) <= GOAL_MB else 1


def report(name: str, rows: int, cost: "Cost") -> "Cost":
    """Print a line of the table."""
    print(
        f"{name}\t{rows}\t{cost.seconds:.1f}\t{rows / cost.seconds:.0f}"
        f"\t{cost.busy:.1f}\t{cost.peak:.0f}"
    )
    return cost


class Cost(NamedTuple):
    """What a command cost: seconds by the clock, seconds of CPU, MB at the peak."""

    seconds: float
    busy: float
    peak: float


def add_table(parser: argparse.ArgumentParser) -> None:
    """The options that say where UPR Info's table is."""
    parser.add_argument(
        "--documents",
        type=Path,
        default=os.environ.get("UPR_DOCUMENTS"),
        help="folder of UN documents; the table is looked for in upr-info beside it",
    )
    parser.add_argument("--table", type=Path, help="UPR Info's table itself (CSV, gzip or not)")


def table_of(options: argparse.Namespace) -> Path:
    """Where the table is; stops with a sentence where it is not."""
    table = options.table
    if table is None and options.documents:
        table = Path(options.documents).parent / "upr-info" / "recommendations.csv.gz"
    if table is None or not table.is_file():
        sys.exit("Name the folder of UN documents with --documents, or the table with --table.")
    return table


def rows_in(table: Path) -> int:
    """Rows of the table without its head."""
    opened = gzip.open if table.suffix == ".gz" else open
    with opened(table, "rt", encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def run(data: str, *arguments: str) -> Cost:
    """Run `uprdesk` on the store `data`."""
    command = [sys.executable, "-m", "uprdesk.cli", *arguments, "--data", data]
    begun = time.perf_counter()
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.execv(sys.executable, command)  # noqa: S606
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(f"uprdesk {' '.join(arguments)} ended with {code}.")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
