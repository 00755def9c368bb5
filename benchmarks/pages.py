"""Pages of the record: compressed weight of a first visit, and the search under eight readers.

A store of its own is made from UPR Info's table and served by `uprdesk serve`, as it is when somebody
installs it. Weights are the bytes that come over the line: the page and every file of ours that it
names, compressed as the product sends them. Then eight readers ask the search page for 200 mixed
queries (those of `benchmarks search`), each its next one as soon as the last has arrived, without
thinking in between: harder than eight people. Goals: 100 KB; p95 under 300 ms and no error.
"""

import argparse
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.imports import add_table, run, table_of
from benchmarks.search import queries, start

GOAL_BYTES, GOAL_MS = 100_000, 300.0
READERS, SECONDS = 8, 30.0
SEARCH = "/record/"
PAGES = (
    *("/", SEARCH, f"{SEARCH}?words=pena+de+muerte", f"{SEARCH}?state=CRI&response=noted"),
    *("/record/states", "/record/state/CRI", "/record/state/CRI/asks"),
    *("/record/issues", "/record/issue/death-penalty", "/record/sessions", "/record/session/19"),
)
RECOMMENDATION = re.compile(r'href="(/record/recommendation/[^"]+)"')
OWN_FILE = re.compile(r'(?:href|src)="(/static/[^"#]+)')
LANGUAGE = "es"


def main(argv: Sequence[str]) -> int:
    """Print both tables; 1 when a page is too heavy, the p95 too long or an answer wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks pages", description=__doc__)
    add_table(parser)
    parser.add_argument("--recommendations", dest="table", type=Path, help="the same as --table")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long they read")
    parser.add_argument("--readers", type=int, default=READERS, help="how many read at once")
    options = parser.parse_args(argv)
    table = table_of(options)
    with tempfile.TemporaryDirectory() as folder:
        run(folder, "import", str(table))
        with served(folder) as port:
            heaviest = weigh(port)
            start(folder)
            links = [f"{SEARCH}?{filters.link()}" for filters in queries()]
            reading = read(port, links, options.readers, options.seconds)
    return 0 if heaviest <= GOAL_BYTES and reading.p95 <= GOAL_MS and not reading.wrong else 1


@contextmanager
def served(folder: str) -> Iterator[int]:
    """Serve the store on a free port of this machine, open to visitors; gives the port."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "uprdesk.cli", "serve", "--port", str(port), "--data", folder],
        env={**os.environ, "UPRDESK_PUBLIC_RECORD": "yes"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Return when the server answers; stops with a sentence where it does not within a minute."""
    for _ in range(120):
        if server.poll() is not None:
            break
        try:
            get(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/health/")
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("The server did not start.")


def get(line: http.client.HTTPConnection, address: str) -> tuple[int, bytes]:
    """Status and body as they came over the line, compressed."""
    line.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept-Language": LANGUAGE})
    answer = line.getresponse()
    return answer.status, answer.read()


def plain(line: http.client.HTTPConnection, address: str) -> str:
    """The same page as text."""
    line.request("GET", address, headers={"Accept-Language": LANGUAGE})
    return line.getresponse().read().decode()


def weigh(port: int) -> int:
    """Print what each page weighs on a first visit; returns the bytes of the heaviest."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    one = RECOMMENDATION.search(plain(line, SEARCH))
    addresses = [*PAGES, *([one[1]] if one else [])]
    print("page", "own bytes", "first visit", sep="\t")
    weights = []
    for address in addresses:
        status, body = get(line, address)
        if status != http.client.OK:
            sys.exit(f"{address} answered {status}.")
        files = set(OWN_FILE.findall(plain(line, address)))
        weights.append(len(body) + sum(len(get(line, file)[1]) for file in files))
        print(f"{address}\t{len(body)}\t{weights[-1]}")
    return max(weights)


@dataclass
class Reading:
    """What the readers saw. taken: milliseconds of each answer; wrong: answers that were none."""

    taken: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """Milliseconds within which 95 of 100 answers came."""
        return sorted(self.taken)[int(len(self.taken) * 0.95)]


def read(port: int, links: Sequence[str], readers: int, seconds: float) -> Reading:
    """Let `readers` ask at once for `seconds`; prints the figures."""
    reading = Reading()
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(
            target=one_reader, args=(port, links[number:] + links[:number], end, reading)
        )
        for number in range(0, len(links), max(1, len(links) // readers))
    ][:readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = sorted(reading.taken)
    print("readers", "pages", "pages a second", "p50 ms", "p95 ms", "worst ms", "errors", sep="\t")
    print(
        f"{readers}\t{len(taken)}\t{len(taken) / seconds:.1f}\t{statistics.median(taken):.0f}"
        f"\t{reading.p95:.0f}\t{taken[-1]:.0f}\t{len(reading.wrong)}"
    )
    for wrong in reading.wrong[:5]:
        print(f"  {wrong}", file=sys.stderr)
    return reading


def one_reader(port: int, links: Sequence[str], end: float, reading: Reading) -> None:
    """Ask for one page after the other, in turn, until the time is over."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    turn = 0
    while time.monotonic() < end:
        address = links[turn % len(links)]
        turn += 1
        begun = time.perf_counter()
        try:
            status, body = get(line, address)
        except (OSError, http.client.HTTPException) as error:
            reading.wrong.append(f"{address}: {error}")
            line.close()
            continue
        reading.taken.append((time.perf_counter() - begun) * 1000)
        if status != http.client.OK or not body:
            reading.wrong.append(f"{address} answered {status}")
