"""Reports of the Working Group read and compared with the gold, paragraph by paragraph.

Counted are paragraphs found, texts equal, sets of recommending States equal, and positions equal to
the gold's `report_position`. Before texts are compared the parts of one number are joined, brackets
of States are removed on both sides, and white space, the marks between parts and the forms of
quotation marks and hyphens are folded (one gold was made from the Word list, which prints others).

Gold of two kinds is used: `numbered_paragraphs` (read from the reports) and OHCHR's lists (where
`report_position` is the report's). Where both exist for a report, OHCHR's list is taken. The reader
was developed on every second report; the figures of the other half, looked at before their errors
were, stand beside it. With `--list` every difference is printed with its page.
"""

import argparse
import json
import os
import re
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from upr.intake import read
from upr.intake.wg_report.brackets import state_brackets
from upr.record import Reading, Recommendation
from upr.vocab.states import find_state

ERAS = (
    ("A", "sessions 1-3", 3),
    ("B", "sessions 4-7", 7),
    ("C", "sessions 8-12", 12),
    ("D", "sessions 13-20", 20),
    ("E", "sessions 21-54", 99),
)
GOALS = {"found": 99.5, "texts": 99.0, "states": 99.5, "positions": 99.0}
MEDIAN_SECONDS = 0.15
MOST_MEGABYTES = 150
FORMS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "‐": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of the gold."""

    number: str
    text: str
    states: frozenset[str]
    position: str


@dataclass(slots=True)
class Report:
    """One report with its gold, and what reading it gave."""

    path: Path
    gold: list[Paragraph]
    reading: Reading
    seconds: float
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    @property
    def era(self) -> str:
        """Letter of its layout, by the session."""
        session = self.reading.document.session or 0
        return next(letter for letter, _, last in ERAS if session <= last)


def main(argv: Sequence[str]) -> int:
    """Print the tables; 1 when a goal is missed on all reports together."""
    parser = argparse.ArgumentParser(prog="benchmarks extraction", description=__doc__)
    default = os.environ.get("UPR_DOCUMENTS")
    parser.add_argument("--documents", type=Path, default=default, required=default is None)
    parser.add_argument("--list", action="store_true", help="print every difference")
    options = parser.parse_args(argv)
    warm_up(options.documents)
    reports = [compare(path, gold) for path, gold in golds(options.documents)]
    if not reports:
        print(f"no report with gold in {options.documents}", file=sys.stderr)
        return 1
    if options.list:
        for report in reports:
            print(*report.differences, sep="\n")
    reached = print_figures(reports)
    return 0 if print_times(reports) and reached else 1


def golds(folder: Path) -> Iterator[tuple[Path, list[Paragraph]]]:
    """Each report as PDF with the paragraphs of its gold; OHCHR's list before other gold."""
    for path in sorted(folder.rglob("*.gold.json")):
        report = path.with_name(path.name.removesuffix(".gold.json") + ".pdf")
        if report.is_file():
            yield report, paragraphs(json.loads(path.read_text("utf-8")))


def paragraphs(gold: dict) -> list[Paragraph]:
    """The paragraphs of either kind of gold."""
    return [
        Paragraph(
            number=row["number"],
            text=row.get("text_printed") or row["text"],
            states=frozenset(
                code
                for name in row.get("recommending_states") or row["states"]
                if (code := find_state(name))
            ),
            position=row["report_position"],
        )
        for row in gold.get("numbered_paragraphs") or gold["recommendations"]
    ]


def warm_up(folder: Path) -> None:
    """Read one report first: lists of names are loaded once in a process."""
    for path, _ in golds(folder):
        read(path.read_bytes(), path.name)
        return


def compare(path: Path, gold: list[Paragraph]) -> Report:
    """Read one report and count where it agrees with its gold."""
    data = path.read_bytes()
    start = time.perf_counter()
    reading = read(data, path.name)
    report = Report(path, gold, reading, time.perf_counter() - start)
    by_number: dict[str, list[Recommendation]] = defaultdict(list)
    for one in reading.recommendations:
        by_number[one.paragraph].append(one)
    for paragraph in gold:
        judge(report, paragraph, by_number.get(paragraph.number, []))
    extra = by_number.keys() - {paragraph.number for paragraph in gold}
    report.counts["not in gold"] += len(extra)
    for number in sorted(extra):
        note(report, by_number[number][0].page, number, "not in the gold", "", "")
    return report


def judge(report: Report, paragraph: Paragraph, found: list[Recommendation]) -> None:
    """Count one paragraph of the gold and note where the reading differs."""
    report.counts["gold"] += 1
    if not found:
        note(report, None, paragraph.number, "not found", paragraph.text, "")
        return
    number, page = paragraph.number, found[0].page
    text = " ".join(one.text for one in found)
    states = frozenset(state for one in found for state in one.recommenders)
    position = found[0].position
    report.counts["found"] += 1
    report.counts["texts"] += folded(without_brackets(paragraph.text)) == folded(text)
    report.counts["states"] += paragraph.states == states
    report.counts["positions"] += paragraph.position == position
    if folded(without_brackets(paragraph.text)) != folded(text):
        note(report, page, number, "text", paragraph.text, text)
    if paragraph.states != states:
        note(report, page, number, "States", " ".join(sorted(paragraph.states)), " ".join(states))
    if paragraph.position != position:
        note(report, page, number, "position", paragraph.position, str(position))


def note(report: Report, page: int | None, number: str, what: str, gold: str, ours: str) -> None:
    """Keep one difference as a line, with the page on which to look."""
    report.differences.append(
        f"{report.path.stem} p. {page or '-'} §{number}: {what}\n  gold: {gold}\n  read: {ours}"
    )


def without_brackets(text: str) -> str:
    """`text` without its brackets of recommending States."""
    pieces, at = [], 0
    for bracket in state_brackets(text):
        pieces.append(text[at : bracket.start])
        at = bracket.end
    return "".join([*pieces, text[at:]])


def folded(text: str) -> str:
    """`text` without white space, marks between parts and differences of typesetting."""
    return re.sub(r"[\s;.:*/,]+", "", text.translate(FORMS))


def print_figures(reports: list[Report]) -> bool:
    """Figures per layout, per half and for all; whether all together reach the goals."""
    rows = [
        (f"{letter} ({name})", [r for r in reports if r.era == letter]) for letter, name, _ in ERAS
    ]
    rows += [("developed on", reports[::2]), ("held out", reports[1::2]), ("all", reports)]
    print("", "reports", "paragraphs", *GOALS, "not in gold", "unread", sep="\t")
    reached = True
    for name, chosen in rows:
        counts = sum((report.counts for report in chosen), Counter())
        if not counts["gold"]:
            continue
        shares = {goal: 100 * counts[goal] / counts["gold"] for goal in GOALS}
        unread = sum(len(report.reading.unread) for report in chosen)
        figures = [f"{share:.2f}" for share in shares.values()]
        print(name, len(chosen), counts["gold"], *figures, counts["not in gold"], unread, sep="\t")
        reached = all(shares[goal] >= GOALS[goal] for goal in GOALS)
    return reached


def print_times(reports: list[Report]) -> bool:
    """Time per report, pages per second, memory at its peak; whether the goals are reached."""
    seconds = [report.seconds for report in reports]
    pages = sum(report.reading.document.pages or 0 for report in reports)
    # kilobytes on Linux
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"median {statistics.median(seconds):.3f} s, worst {max(seconds):.3f} s, "
        f"{pages / sum(seconds):.0f} pages/s, {megabytes:.0f} MB at the peak"
    )
    return statistics.median(seconds) < MEDIAN_SECONDS and megabytes < MOST_MEGABYTES
