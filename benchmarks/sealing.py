"""What sealing costs: the derivation of a password at several costs, wrapping, rows and files.

Each figure is the median of some runs of one thread. The derivation marked "chosen" is the one that
signing in takes (`settings.SIGN_IN_COST`); it is slow on purpose. "Two people" is the time until
both of two who sign in at the same moment are in: a process derives one at a time. A row is a text
of 600 bytes in one box. "CPU" is the time of our own process, all lanes together: it tells a slow
derivation from a busy machine. Goal: the chosen derivation takes 0.25 to 1 second.
"""

import argparse
import io
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from uprdesk.sealing.box import derive, open_box, seal
from uprdesk.sealing.files import open_stream, seal_stream
from uprdesk.sealing.identity import Identity, unwrap, wrap
from uprdesk.sealing.stretching import Cost, encode, usual_cost

GOAL = (0.25, 1.0)
COSTS = (Cost(65536, 3, 2), Cost(131072, 3, 2), Cost(196608, 3, 2), Cost(262144, 3, 2))
PEOPLE, ROWS, ROW_BYTES, FILE_MB = 30, 5_000, 600, 64


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 when the derivation misses the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks sealing", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of each derivation; 5 unless given")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["UPRDESK_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "uprdesk.config.settings"
        taken = derivations(options.runs)
    wrapping()
    rows()
    files()
    reached = GOAL[0] <= taken <= GOAL[1]
    print(f"goal {GOAL[0]} to {GOAL[1]} s: {'reached' if reached else 'MISSED'}", file=sys.stderr)
    return 0 if reached else 1


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median of so many runs of `work`."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def derivations(runs: int) -> float:
    """Print the time of each cost; return that of the chosen one."""
    chosen = usual_cost()
    print("derivation", "MiB", "passes", "lanes", "seconds", "CPU", "two people", "", sep="\t")
    found = 0.0
    for cost in dict.fromkeys((*COSTS, chosen)):
        alone = seconds(lambda cost=cost: encode("a long password", cost), runs)
        work = time.process_time()
        encode("a long password", cost)
        work = time.process_time() - work
        both = seconds(lambda cost=cost: two_at_once(cost), runs)
        mark = "chosen" if cost == chosen else ""
        told = (cost.memory_kib // 1024, cost.iterations, cost.lanes)
        print("", *told, f"{alone:.3f}", f"{work:.3f}", f"{both:.3f}", mark, sep="\t")
        if cost == chosen:
            found = alone
    return found


def two_at_once(cost: Cost) -> None:
    """Two people sign in at the same moment."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda password: encode(password, cost), ("one password", "another")))


def wrapping() -> None:
    """Print what wrapping and unwrapping one key takes."""
    people = [Identity.new() for _ in range(PEOPLE)]
    secret = people[0].secret.encode("ascii")
    publics = [person.public for person in people]
    wrapped = wrap(secret, *publics)
    for told, work in (
        ("a new key pair", Identity.new),
        ("wrap for one", lambda: wrap(secret, publics[0])),
        (f"wrap for {PEOPLE}", lambda: wrap(secret, *publics)),
        (f"unwrap, the last of {PEOPLE}", lambda: unwrap(wrapped, people[-1])),
    ):
        print(told, f"{1000 * seconds(work, 50):.2f} ms", sep="\t")


def rows() -> None:
    """Print how many rows are sealed and opened in a second."""
    key, text = derive(secrets.token_bytes(32), "rows"), secrets.token_bytes(ROW_BYTES)
    sealed = [seal(key, text, f"table.{number}") for number in range(ROWS)]
    sealing = seconds(lambda: [seal(key, text, f"table.{n}") for n in range(ROWS)], 3)
    opening = seconds(lambda: [open_box(key, b, f"table.{n}") for n, b in enumerate(sealed)], 3)
    print("rows sealed in a second", f"{ROWS / sealing:,.0f}", sep="\t")
    print("rows opened in a second", f"{ROWS / opening:,.0f}", sep="\t")


def files() -> None:
    """Print how fast a file is sealed and opened, in memory."""
    own, plain = Identity.new(), secrets.token_bytes(FILE_MB << 20)
    sealed = io.BytesIO()
    seal_stream(io.BytesIO(plain), sealed, own.public)
    sealing = seconds(lambda: seal_stream(io.BytesIO(plain), io.BytesIO(), own.public), 3)
    opening = seconds(lambda: open_stream(io.BytesIO(sealed.getvalue()), io.BytesIO(), own), 3)
    print("file sealed, MB/s", f"{FILE_MB / sealing:.0f}", sep="\t")
    print("file opened, MB/s", f"{FILE_MB / opening:.0f}", sep="\t")
