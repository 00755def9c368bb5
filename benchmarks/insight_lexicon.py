"""The lexicon measured: issues by rules, groups of persons, goals, key populations.

`--measure` counts how often each rule is right on sessions 1 to 12 and writes the column of
confidences, `labels/data/precision.csv`, anew: never by hand. Without it the figures of sessions 13
and 14 are printed, per label, and those of OHCHR's lists of Slovenia.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from upr.insight.labels.lexicon import DATA, lexicon, words_of
from upr.insight.labels.persons import persons_by_rules
from upr.insight.labels.rules import fired, issues_by_rules
from upr.insight.labels.sdgs import sdgs_of
from upr.insight.learning.measures import label_scores, macro_f1, micro_f1
from upr.insight.past import ISSUES, Bools, Past
from upr.intake import read_file
from upr.vocab.issues import all_issues
from upr.vocab.themes import find_persons, sdg

MEASURED_UNTIL = 12
CHECKED_UNTIL = 14
LEAST = 8
"""Rows a rule must have fired on to be measured."""

COLUMN = {label: number for number, label in enumerate(ISSUES)}
LIST_OF_CYCLE_4 = "slovenia/cycle-4/A-HRC-59-15_wg-report.gold.json"
ANSWERS = Path(__file__).parent / "answers" / "populations.csv"

Row = tuple[str, str, str, float, int]
"""Kind, concept, label, precision, rows: as `precision.csv` has them."""


def main(argv: Sequence[str]) -> int:
    """Print the tables; with --measure write the confidences first."""
    parser = argparse.ArgumentParser(prog="benchmarks insight_lexicon", description=__doc__)
    parser.add_argument("--table", type=Path, required=True, help="UPR Info's table")
    parser.add_argument("--documents", type=Path, required=True, help="folder of UN documents")
    parser.add_argument("--measure", action="store_true", help="write precision.csv anew")
    options = parser.parse_args(argv)
    # later sessions are never looked at here
    past = Past.of(read_file(options.table).recommendations).until(CHECKED_UNTIL)
    gold = json.loads((options.documents / LIST_OF_CYCLE_4).read_text("utf-8"))["recommendations"]
    if options.measure:
        write([*issue_rows(past.until(MEASURED_UNTIL)), *list_rows(gold), *judged_rows()])
    test = past.rows(past.session > MEASURED_UNTIL)
    truth, found = decisions(test)
    for score in label_scores(ISSUES, truth, found):
        print(
            f"{score.label}\t{score.support}\t{score.precision:.3f}\t{score.recall:.3f}"
            f"\t{score.f1:.3f}"
        )
    print(f"issues: micro F1 {micro_f1(truth, found):.3f}, macro F1 {macro_f1(truth, found):.3f}")
    for kind, precision, recall, rows in list_figures(gold):
        print(f"{kind}, OHCHR list: precision {precision:.3f}, recall {recall:.3f}, {rows} rows")
    return 0


def decisions(past: Past) -> tuple[Bools, Bools]:
    """(rows, 54) what the source tags and what the rules find; one row per recommending State."""
    found = np.zeros_like(past.issues)
    for row, (text, language) in enumerate(zip(past.texts, past.languages, strict=True)):
        said = lexicon(language).find(words_of(text))
        found[row, [COLUMN[str(one.value)] for one in issues_by_rules(said)]] = True
    asked = past.row_of_asker[past.tagged[past.row_of_asker]]
    return past.issues[asked], found[asked]


def issue_rows(past: Past) -> Iterator[Row]:
    """How often each rule is right, in rows of recommending States."""
    column = {code: COLUMN[one.label] for code, one in all_issues().items() if not one.since}
    weight = np.bincount(past.row_of_asker, minlength=len(past))
    hits: Counter[tuple[str, str]] = Counter()
    rows: Counter[tuple[str, str]] = Counter()
    for row in np.flatnonzero(past.tagged):
        said = lexicon(past.languages[row]).find(words_of(past.texts[row]))
        for rule in fired(said):
            rows[rule.concept, rule.issue] += int(weight[row])
            hits[rule.concept, rule.issue] += int(
                weight[row] * past.issues[row, column[rule.issue]]
            )
    for (concept, issue), count in rows.items():
        if count >= LEAST:
            yield "issues", concept, issue, hits[concept, issue] / count, count


def list_rows(gold: Sequence[dict]) -> Iterator[Row]:
    """How often OHCHR's list has the group, or the goal, that the lexicon finds."""
    for kind in ("persons", "sdgs"):
        hits: Counter[str] = Counter()
        rows: Counter[str] = Counter()
        for item in gold:
            truth, found = compared(item, kind)
            rows.update(found)
            hits.update(found & truth)
        for value, count in sorted(rows.items()):
            if count >= LEAST:
                yield kind, "*", value, hits[value] / count, count


def list_figures(gold: Sequence[dict]) -> Iterator[tuple[str, float, float, int]]:
    """Kind, precision, recall, rows over the whole list."""
    for kind in ("persons", "sdgs"):
        pairs = [compared(item, kind) for item in gold]
        hits = sum(len(truth & found) for truth, found in pairs)
        proposed = sum(len(found) for _, found in pairs)
        yield kind, hits / proposed, hits / sum(len(truth) for truth, _ in pairs), len(gold)


def compared(item: dict, kind: str) -> tuple[set[str], set[str]]:
    """What OHCHR's list has and what the lexicon finds; "Public officials" stand in every row."""
    said = lexicon("en").find(words_of(item["text"]))
    if kind == "persons":
        known = (find_persons(name) for name in item["affected_persons"])
        truth = {one.code for one in known if one}
        found = {str(one.value) for one in persons_by_rules(said)}
        return truth - {"public-officials"}, found - {"public-officials"}
    truth = {str(sdg(name).number) for name in item["sdgs"]}
    return truth, {str(one.value) for one in sdgs_of(said, issues_by_rules(said))}


def judged_rows() -> Iterator[Row]:
    """The share that a person judged right of the key populations found in sampled texts."""
    if not ANSWERS.is_file():
        return
    hits: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["population"]] += 1
            hits[row["population"]] += row["judged"] == "right"
    for value, count in sorted(rows.items()):
        if count >= LEAST:
            yield "populations", "*", value, hits[value] / count, count


def write(rows: Sequence[Row]) -> None:
    """Put `rows` in the place of the confidences there are."""
    with (DATA / "precision.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "concept", "label", "precision", "rows"))
        for kind, concept, value, precision, count in rows:
            writer.writerow((kind, concept, value, f"{precision:.3f}", count))
