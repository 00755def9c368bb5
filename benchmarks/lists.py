"""OHCHR's thematic lists and addenda read and compared with OHCHR's gold, number by number.

Every file beside a gold of that kind is opened and recognised; lists are compared in numbers,
texts, States, answers, themes, groups and SDGs, addenda in the answers they decide. The parts of
one number are joined before texts and States are compared. With `--list` every difference is
printed.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from upr.errors import UprError
from upr.intake import read
from upr.record import Reading, Recommendation
from upr.vocab.states import iso3

DOCUMENTS = {".docx", ".doc", ".pdf"}
ASPECTS = ("texts", "states", "answers", "themes", "groups", "sdgs")
GOAL = 99.0
"""Percent of each aspect, on all documents together."""


def main(argv: Sequence[str]) -> int:
    """Print a line for each document and aspect; 1 when the goal is missed or nothing is found."""
    parser = argparse.ArgumentParser(prog="benchmarks lists", description=__doc__)
    default = os.environ.get("UPR_DOCUMENTS")
    parser.add_argument("--documents", type=Path, default=default, required=default is None)
    parser.add_argument("--list", action="store_true", help="print every difference")
    options = parser.parse_args(argv)
    totals: Counter[str] = Counter()
    print(f"{'document':<58} {'kind':<9} {'aspect':<8} {'equal':>6} {'of':>5} {'s':>6}")
    for path, reading, seconds, gold in readings(options.documents):
        kind = reading.document.kind
        equal, differences = compare_list(reading, gold)
        if kind == "addendum":
            equal, differences = compare_addendum(reading, gold)
        for aspect, count in equal.items():
            print(f"{path.name:<58} {kind:<9} {aspect:<8} {count:6} {len(gold):5} {seconds:6.2f}")
            totals[aspect] += count
            totals[f"{aspect} in all"] += len(gold)
        if options.list:
            print(*differences, sep="\n")
    figures = {
        a: 100 * totals[a] / totals[f"{a} in all"]
        for a in ("numbers", *ASPECTS)
        if totals[f"{a} in all"]
    }
    print("\n" + "  ".join(f"{aspect} {figure:.2f} %" for aspect, figure in figures.items()))
    return 0 if figures and min(figures.values()) >= GOAL else 1


def readings(folder: Path) -> Iterator[tuple[Path, Reading, float, dict[str, dict]]]:
    """Lists and addenda beside each of OHCHR's golds, read, with the seconds it took."""
    for gold_path in sorted(folder.rglob("*.gold.json")):
        rows = json.loads(gold_path.read_text("utf-8")).get("recommendations", [])
        if not rows or "themes" not in rows[0]:
            continue
        gold = {row["number"]: row for row in rows}
        for path in sorted(gold_path.parent.iterdir()):
            if path.suffix.casefold() not in DOCUMENTS:
                continue
            start = time.perf_counter()
            try:
                reading = read(path.read_bytes(), path.name)
            except UprError:
                continue  # a document of another kind
            if reading.document.kind in ("list", "addendum"):
                yield path, reading, time.perf_counter() - start, gold


def compare_list(reading: Reading, gold: dict[str, dict]) -> tuple[dict[str, int], list[str]]:
    """Numbers of `gold` that are equal in each aspect, and the others in words."""
    parts: defaultdict[str, list[Recommendation]] = defaultdict(list)
    for recommendation in reading.recommendations:
        parts[recommendation.paragraph].append(recommendation)
    equal: Counter[str] = Counter(numbers=len(parts.keys() & gold.keys()))
    differences = [f"{number}: not in the gold" for number in parts.keys() - gold.keys()]
    for number, row in gold.items():
        wanted = expected(row)
        found = aspects(parts.get(number, []))
        for aspect in ASPECTS:
            if found.get(aspect) == wanted[aspect]:
                equal[aspect] += 1
            else:
                differences.append(f"{number} {aspect}: {found.get(aspect)} | {wanted[aspect]}")
    return {aspect: equal[aspect] for aspect in ("numbers", *ASPECTS)}, differences


def compare_addendum(reading: Reading, gold: dict[str, dict]) -> tuple[dict[str, int], list[str]]:
    """The same for the answers of an addendum; an undecided one counts as missed."""
    found = {position.paragraph: position.response for position in reading.positions}
    wrong = [
        f"{number} answers: {found.get(number)} | {row['position']}"
        for number, row in gold.items()
        if found.get(number) != row["position"].casefold()
    ]
    wrong += [f"{number}: not in the gold" for number in found.keys() - gold.keys()]
    return {"answers": len(gold) - len(wrong)}, wrong


def expected(row: dict) -> dict[str, object]:
    """What the gold says of one number."""
    return {
        "texts": folded(row["text"]),
        "states": {iso3(name) for name in row["recommending_states"]},
        "answers": row["position"].casefold(),
        "themes": set(row["themes"]),
        "groups": set(row["affected_persons"]),
        "sdgs": {int(goal.split(" ")[0]) for goal in row["sdgs"]},
    }


def aspects(parts: Sequence[Recommendation]) -> dict[str, object]:
    """What was read of one number, its parts joined; {} where nothing was."""
    if not parts:
        return {}
    return {
        "texts": folded(" ".join(part.text for part in parts)),
        "states": {state for part in parts for state in part.recommenders},
        "answers": parts[0].response.value,
        "themes": set(parts[0].themes),
        "groups": set(parts[0].groups),
        "sdgs": set(parts[0].sdgs),
    }


def folded(text: str) -> str:
    """Letters and digits alone: the marks between the parts of a number are not compared."""
    return "".join(character for character in text.casefold() if character.isalnum())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
