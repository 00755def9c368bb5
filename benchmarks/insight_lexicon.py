"""Labels by rules, without anything learnt: issues, groups of persons, goals, key populations.

`--measure` counts how often each rule is right on sessions 1 to 12 and writes the column of
confidences, `labels/data/precision.csv`, anew: never by hand. A confidence is (right + 1) /
(rows + 2), since few rows prove little. Without it the figures of sessions 13 and 14 are printed,
per label, and those of OHCHR's list of Slovenia and of the judged key populations.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Row, show
from benchmarks.imports import add_table, table_of
from upr.insight.labels.lexicon import DATA, lexicon, words_of
from upr.insight.labels.persons import persons_by_rules
from upr.insight.labels.rules import RARE, fired, issues_by_rules
from upr.insight.labels.sdgs import sdgs_of
from upr.insight.learning.measures import bootstrap, label_scores, macro_f1, micro_f1
from upr.insight.past import ISSUES, Bools, Ints, Past
from upr.intake import read_file
from upr.record import text_hash
from upr.vocab.issues import all_issues
from upr.vocab.themes import all_persons, find_persons, sdg

MEASURED_UNTIL = 12
CHECKED_UNTIL = 14
LEAST = 8
"""Rows a rule must have fired on to be measured."""

NOBODY = {"public-officials", "general"}
"""Groups that say nothing of a recommendation."""

COLUMN = {label: number for number, label in enumerate(ISSUES)}
LIST_OF_CYCLE_4 = "slovenia/cycle-4/A-HRC-59-15_wg-report.gold.json"
LIST_OF_CYCLE_2 = "slovenia/cycle-2/A-HRC-28-15_wg-report.gold.json"
ANSWERS = Path(__file__).parent / "answers" / "populations.csv"

Kept = tuple[str, str, str, float, int]
"""Kind, concept, label, confidence, rows: as `precision.csv` has them."""


def main(argv: Sequence[str]) -> int:
    """Print the tables; with --measure write the confidences first."""
    parser = argparse.ArgumentParser(prog="benchmarks insight_lexicon", description=__doc__)
    add_table(parser)
    parser.add_argument("--measure", action="store_true", help="write precision.csv anew")
    options = parser.parse_args(argv)
    # later sessions are never looked at here
    past = Past.of(read_file(table_of(options)).recommendations).until(CHECKED_UNTIL)
    fit, test = past.until(MEASURED_UNTIL), past.rows(past.session > MEASURED_UNTIL)
    gold = list_in(options.documents / LIST_OF_CYCLE_4)
    older = list_in(options.documents / LIST_OF_CYCLE_2)
    if options.measure:
        write([*issue_rows(fit), *list_rows(gold), *judged_rows()])
    lists = (*list_figures(gold, 4), *list_figures(older, 2))
    show([*score(fit, test), *lists, *judged_figures()])
    return 0


def score(fit: Past, test: Past) -> list[Row]:
    """Micro and macro F1 of the issues, over all rows and over texts that `fit` does not have.

    Prints the scores of each issue. Nothing is fitted: the words were reviewed with `fit` at hand.
    """
    asked, truth, found = decisions(test)
    for one in label_scores(ISSUES, truth, found):
        print(f"{one.label}\t{one.support}\t{one.precision:.3f}\t{one.recall:.3f}\t{one.f1:.3f}")
    known = frozenset(map(text_hash, fit.texts))
    new = np.array([text_hash(test.texts[row]) not in known for row in asked])
    reviews = test.state[asked] * 1000 + test.session[asked]
    rows: list[Row] = []
    for name, measure in (("micro F1", micro_f1), ("macro F1", macro_f1)):
        for which, what in ((np.full(len(asked), True), name), (new, f"{name}, new texts")):
            real, said = truth[which], found[which]
            one = bootstrap(reviews[which], lambda r, m=measure, t=real, f=said: m(t[r], f[r]))
            rows.append(Row("lexicon", f"issues, {what}", one.value, one.low, one.high, one.rows))
    return rows


def decisions(past: Past) -> tuple[Ints, Bools, Bools]:
    """Places of rows, one per recommending State; (rows, 54) what is tagged and what is found."""
    found = np.zeros_like(past.issues)
    for row, (text, language) in enumerate(zip(past.texts, past.languages, strict=True)):
        said = lexicon(language).find(words_of(text))
        found[row, [COLUMN[str(one.value)] for one in issues_by_rules(said)]] = True
    asked = past.row_of_asker[past.tagged[past.row_of_asker]]
    return asked, past.issues[asked], found[asked]


def issue_rows(past: Past) -> Iterator[Kept]:
    """How often each rule is right, in rows of recommending States."""
    column = {code: COLUMN[one.label] for code, one in all_issues().items() if not one.since}
    weight = np.bincount(past.row_of_asker, minlength=len(past))
    hits: Counter[tuple[str, str]] = Counter()
    rows: Counter[tuple[str, str]] = Counter()
    for row in np.flatnonzero(past.tagged):
        said = lexicon(past.languages[row]).find(words_of(past.texts[row]))
        for rule in fired(tuple(said)):
            rows[rule.concept, rule.issue] += int(weight[row])
            hits[rule.concept, rule.issue] += int(
                weight[row] * past.issues[row, column[rule.issue]]
            )
    for rule, count in rows.items():
        if count >= LEAST:
            yield "issues", *rule, smoothed(hits[rule], count), count
    rare = [rule for rule, count in rows.items() if count < LEAST]
    fired_rarely = sum(rows[rule] for rule in rare)
    yield "issues", *RARE, smoothed(sum(hits[rule] for rule in rare), fired_rarely), fired_rarely


def list_rows(gold: Sequence[dict]) -> Iterator[Kept]:
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
                yield kind, "*", value, smoothed(hits[value], count), count


def list_in(path: Path) -> list[dict]:
    """The recommendations of one of OHCHR's lists."""
    return json.loads(path.read_text("utf-8"))["recommendations"]


def list_figures(gold: Sequence[dict], cycle: int) -> Iterator[Row]:
    """Precision and recall over the whole list, for groups that lists of its cycle have."""
    for kind in ("persons", "sdgs") if cycle == 4 else ("persons",):
        pairs = [compared(item, kind, cycle) for item in gold]
        hits = sum(len(truth & found) for truth, found in pairs)
        proposed = sum(len(found) for _, found in pairs)
        real = sum(len(truth) for truth, _ in pairs)
        name = f"{kind}, OHCHR's list of cycle {cycle}"
        yield Row("lexicon", f"{name}, precision", hits / proposed, rows=len(gold))
        yield Row("lexicon", f"{name}, recall", hits / real, rows=len(gold))


def compared(item: dict, kind: str, cycle: int = 4) -> tuple[set[str], set[str]]:
    """What OHCHR's list has and what the lexicon finds; neither who is in every row nor "General"."""
    said = lexicon("en").find(words_of(item["text"]))
    if kind == "persons":
        known = (find_persons(name) for name in item["affected_persons"])
        truth = {one.code for one in known if one}
        found = {str(one.value) for one in persons_by_rules(said)}
        asked = {code for code, one in all_persons().items() if cycle in one.cycles} - NOBODY
        return truth & asked, found & asked
    truth = {str(sdg(name).number) for name in item["sdgs"]}
    return truth, {str(one.value) for one in sdgs_of(said, issues_by_rules(said))}


def judged() -> tuple[Counter[str], Counter[str]]:
    """Key population → how many sampled texts a person judged right, and how many there are."""
    hits: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    with ANSWERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["population"]] += 1
            hits[row["population"]] += row["judged"] == "right"
    return hits, rows


def judged_rows() -> Iterator[Kept]:
    """The confidence of each key population."""
    hits, rows = judged()
    for value, count in sorted(rows.items()):
        if count >= LEAST:
            yield "populations", "*", value, smoothed(hits[value], count), count


def judged_figures() -> Iterator[Row]:
    """Precision of each key population in the judged sample."""
    hits, rows = judged()
    for value, count in sorted(rows.items()):
        yield Row("lexicon", f"{value}, judged, precision", hits[value] / count, rows=count)


def smoothed(hits: int, rows: int) -> float:
    """The share of right ones to expect after `rows` of which `hits` were right."""
    return (hits + 1) / (rows + 2)


def write(rows: Sequence[Kept]) -> None:
    """Put `rows` in the place of the confidences there are."""
    with (DATA / "precision.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "concept", "label", "precision", "rows"))
        for kind, concept, value, precision, count in rows:
            writer.writerow((kind, concept, value, f"{precision:.3f}", count))
