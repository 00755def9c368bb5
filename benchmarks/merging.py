"""Merging UPR Info's rows with the report's paragraphs, measured on the gold.

The gold says for each text of UPR Info which numbered paragraph of the report it comes from. Counted
are rows, one per text and recommending State: merged rightly, merged with another paragraph, missed
(left alone), and missed but listed for a person. Thresholds were chosen on every second report; the
figures of the other half are those that count.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from upr.insight.merging import Entry, merge
from upr.record import Position, Response, response_of, text_hash

REPORT, UPR_INFO = "report", "upr-info"
RESPONSES = {"Accepted": Response.SUPPORTED, "Noted": Response.NOTED}


def main(argv: Sequence[str]) -> int:
    """Print the table for both halves; 1 when more than 0.2 % of the held-out rows are wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks merging", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="folder of UN documents")
    parser.add_argument("--list", action="store_true", help="print every row that is not right")
    options = parser.parse_args(argv)
    gold = [g for path in sorted(options.documents.rglob("*.gold.json")) if (g := read(path))]
    halves = {"developed on": gold[::2], "held out": gold[1::2]}
    print("reports", "rows", "right", "wrong", "doubtful", "missed", "wrong %", sep="\t")
    worst = 0.0
    for name, reports in halves.items():
        counts: Counter[str] = Counter()
        for report in reports:
            counts += judge(report, shown=options.list)
        rows = counts.total() - counts["unknown"]
        worst = counts["wrong"] / rows
        print(
            f"{name}: {len(reports)}\t{rows}\t{counts['right']}\t{counts['wrong']}"
            f"\t{counts['doubtful']}\t{counts['missed']}\t{100 * worst:.2f}"
            f"\t({counts['unknown']} rows without a number in the gold)"
        )
    return 0 if worst <= 0.002 else 1


def read(path: Path) -> dict | None:
    """One gold file, where it has both sides; None for the others."""
    gold = json.loads(path.read_text("utf-8"))
    return gold if "numbered_paragraphs" in gold else None


def paragraphs(gold: dict) -> list[Entry]:
    """The report's side: text without the brackets of recommending States."""
    return [
        Entry(
            source=REPORT,
            rank=0,
            key=item["number"],
            paragraph=item["number"],
            text=without_states(item["text"], item["states_printed"]),
            states=tuple(dict.fromkeys(item["states"])),
            response=response_of(Position(item["report_position"]))
            if item.get("report_position")
            else Response.PENDING,
        )
        for item in gold["numbered_paragraphs"]
    ]


def without_states(text: str, printed: Sequence[str]) -> str:
    """`text` without every bracket that holds one of the `printed` names."""
    for name in sorted(printed, key=len, reverse=True):
        text = text.replace(name, "\0")
    return re.sub(r"\([^()]*\0[^()]*\)", "", text).replace("\0", "")


def rows(gold: dict) -> tuple[list[Entry], dict[tuple[str, str], set[str | None]]]:
    """UPR Info's side: one entry per text, and the right numbers of each (key, State)."""
    texts: dict[str, str] = {}
    states: dict[str, list[str]] = defaultdict(list)
    right: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for item in gold["recommendations"]:
        key = f"~{text_hash(item['text'])} {item['response']}"
        texts.setdefault(key, item["text"])
        states[key] += item["recommending_states"]
        for state in item["recommending_states"]:
            right[key, state].add(item["number"])
    entries = [
        Entry(
            source=UPR_INFO,
            rank=9,
            key=key,
            text=texts[key],
            states=tuple(dict.fromkeys(named)),
            response=RESPONSES.get(key.split()[-1], Response.PENDING),
        )
        for key, named in states.items()
    ]
    return entries, right


def judge(gold: dict, shown: bool) -> Counter[str]:
    """Merge one report with UPR Info's rows and compare with the gold, row by row."""
    entries, right = rows(gold)
    groups, doubts = merge([*paragraphs(gold), *entries])
    found = {
        (member.entry.key, state): group.lead.key
        for group in groups
        for member in group.members
        for state in member.states
        if member.entry.source == UPR_INFO
    }
    listed = {doubt.one for doubt in doubts}
    counts: Counter[str] = Counter()
    for (key, state), numbers in right.items():
        number = found.get((key, state), "")
        if None in numbers:
            verdict = "unknown"
        elif number in numbers:
            verdict = "right"
        elif number and not number.startswith("~"):
            verdict = "wrong"
        else:
            verdict = "doubtful" if key in listed else "missed"
        counts[verdict] += 1
        if shown and verdict != "right":
            print(verdict, gold["document"].get("symbol"), state, numbers, number, key, sep="\t")
    return counts
