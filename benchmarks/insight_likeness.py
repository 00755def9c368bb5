"""Likeness: neighbours that share an issue, pairs judged by a reader, asks judged against reviews.

Judgements are ours, kept by key (`answers/alike.csv`, `answers/matches.csv`): whether two
recommendations ask for the same, and how far a recommendation carries an ask that we wrote. On the
half "chosen" the few numbers of `degree` and `matching` were fitted; "held out" was looked at when
they stood. The pairs held out are of sessions 13 and 14, the reviews are others; the candidates
judged are those that came first by several rules, so that an easy "none" is rare among them.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Row, show
from benchmarks.imports import add_table, table_of
from upr.insight.learning.measures import auc, bootstrap, brier, calibration_error
from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.degree import Degree
from upr.insight.likeness.matching import Match, match
from upr.insight.past import Bools, Floats, Ints, Past
from upr.insight.words import LANGUAGES, folded_words
from upr.intake import read_file
from upr.record import key_of, text_hash

ANSWERS = Path(__file__).parent / "answers"
HALVES = ("chosen", "held out")
QUERIES = 500
"""Texts whose neighbours are looked at, drawn from those that are new."""
FIRST = 10
"""Neighbours of each."""
JUDGED_UNTIL = 14
"""The judged pairs and reviews are of sessions 1 to 14."""


def main(argv: Sequence[str]) -> int:
    """Fit on sessions 1 to 12 and print the figures of 13 and 14; later ones are not looked at."""
    parser = argparse.ArgumentParser(prog="benchmarks insight_likeness", description=__doc__)
    add_table(parser)
    parser.add_argument("--list", action="store_true", help="print what was judged otherwise")
    options = parser.parse_args(argv)
    past = Past.of(read_file(table_of(options)).recommendations).until(JUDGED_UNTIL)
    show(score(past.until(12), past.rows(past.session > 12), shown=options.list))
    return 0


def score(fit: Past, test: Past, *, shown: bool = False) -> list[Row]:
    """Every figure; the judged ones need the texts of their keys in `fit` or `test`."""
    learnt = Likeness.fit(fit)
    texts = _texts(fit) | _texts(test)
    rows = [neighbours(learnt, fit, test)]
    for half in HALVES:
        rows += pairs(learnt, texts, half)
        rows += asks(learnt, texts, half, shown=shown)
    return [*rows, *translated(learnt, texts)]


def neighbours(learnt: Likeness, fit: Past, test: Past) -> Row:
    """Mean share of the ten nearest rows of `fit` that share an issue with a new text of `test`."""
    known = frozenset(map(text_hash, fit.texts))
    new = [row for row in np.flatnonzero(test.tagged) if text_hash(test.texts[row]) not in known]
    drawn = np.random.default_rng(0).permutation(np.array(new, dtype=np.int32))[:QUERIES]
    plain = Likeness.of(fit.texts, fit.languages)
    shares = {
        name: np.array([_share(likeness, fit, test, row) for row in drawn])
        for name, likeness in (("learnt", learnt), ("words", plain))
    }
    reviews = test.state[drawn] * 1000 + test.session[drawn]
    found = bootstrap(reviews, lambda rows: float(shares["learnt"][rows].mean()))
    return Row(
        "likeness",
        f"first {FIRST} that share an issue, new texts",
        *(found.value, found.low, found.high, found.rows),
        rule=float(shares["words"].mean()),
        by="rare words in common",
    )


def _share(likeness: Likeness, fit: Past, test: Past, row: int) -> float:
    tagged: list[int] = np.flatnonzero(fit.tagged).tolist()
    score = likeness.scores(test.texts[row], test.languages[row])[tagged]
    first = np.array(tagged)[np.argsort(-score, kind="stable")[:FIRST]]
    return float((fit.issues[first] & test.issues[row]).any(axis=1).mean())


def pairs(learnt: Likeness, texts: Mapping[str, str], half: str) -> Iterator[Row]:
    """Whether pairs judged the same are more alike than others, and what their likeness is worth."""
    judged = [row for row in answers("alike") if row["half"] == half]
    judged = [row for row in judged if row["one"] in texts and row["other"] in texts]
    if not judged:
        return
    same = np.array([row["judged"] == "same" for row in judged])
    both = [(texts[row["one"]], texts[row["other"]]) for row in judged]
    likeness = np.array([learnt.between(*pair) for pair in both])
    rule = np.array([_in_common(*pair) for pair in both])
    alone = np.arange(len(judged), dtype=np.int32)
    for name, measure, less in (
        ("AUC", auc, False),
        ("Brier", brier, True),
        ("calibration error", calibration_error, True),
    ):
        yield _row(
            f"pairs that ask for the same, {name}, {half}", alone, measure, same, likeness,
            rule if name == "AUC" else None, less=less,
        )  # fmt: skip


def asks(learnt: Likeness, texts: Mapping[str, str], half: str, *, shown: bool) -> Iterator[Row]:
    """How far recommendations carry asks, with what was learnt and without."""
    judged = [row for row in answers("matches") if row["half"] == half and row["key"] in texts]
    if not judged:
        return
    truth = np.array([_level(row["degree"]) for row in judged])
    asked = {ask: number for number, ask in enumerate(dict.fromkeys(r["ask"] for r in judged))}
    groups = np.array([asked[row["ask"]] for row in judged], dtype=np.int32)
    rule = np.array([_in_common(row["ask"], texts[row["key"]]) for row in judged])
    for name, likeness in (("learnt", learnt), ("by words", None)):
        score, level = _matched(judged, texts, likeness)
        for what, least in (("carried", 1), ("carried whole", 2)):
            yield _row(
                f"asks {what}, AUC, {name}, {half}", groups, auc, truth >= least, score, rule
            )
        right = level == truth
        found = bootstrap(groups, lambda rows, r=right: float(r[rows].mean()))
        yield Row(
            "likeness", f"asks, degree of three right, {name}, {half}",
            found.value, found.low, found.high, found.rows,
        )  # fmt: skip
        if shown:
            for row, real, said in zip(judged, truth, level, strict=True):
                if real != said:
                    print(name, row["degree"], "said", int(said), row["ask"], row["key"], sep="\t")


def translated(learnt: Likeness, texts: Mapping[str, str]) -> Iterator[Row]:
    """The same for asks of the half held out, put in Spanish and French to the English reports."""
    names = {row["en"]: row for row in answers("asks_translated")}
    judged = [row for row in answers("matches") if row["ask"] in names and row["key"] in texts]
    if not judged:
        return
    carried = np.array([_level(row["degree"]) >= 1 for row in judged])
    asked = {ask: number for number, ask in enumerate(names)}
    groups = np.array([asked[row["ask"]] for row in judged], dtype=np.int32)
    for language in LANGUAGES:
        rows = [{**row, "ask": names[row["ask"]][language]} for row in judged]
        score, level = _matched(rows, texts, learnt, language)
        yield _row(f"asks carried, AUC, in {language}", groups, auc, carried, score, None)
        right = (level >= 1) == carried
        found = bootstrap(groups, lambda drawn, r=right: float(r[drawn].mean()))
        yield Row(
            "likeness", f"asks, carried or not right, in {language}",
            found.value, found.low, found.high, found.rows,
        )  # fmt: skip


def _matched(
    judged: Sequence[Mapping[str, str]],
    texts: Mapping[str, str],
    likeness: Likeness | None,
    language: str = "en",
) -> tuple[Floats, Ints]:
    """Score and level of each judged pair, its whole review given as the report."""
    of_review: dict[str, list[str]] = defaultdict(list)
    for key, text in texts.items():
        of_review[key.split(" ")[0]].append(text)
    scores, levels = np.zeros(len(judged)), np.zeros(len(judged), dtype=np.int32)
    found: dict[tuple[str, str], dict[str, Match]] = {}
    for number, row in enumerate(judged):
        ask, review = row["ask"], row["key"].split(" ")[0]
        if (ask, review) not in found:
            report = of_review[review]
            every = match([ask], report, language=language, likeness=likeness, limit=len(report))[0]
            found[ask, review] = {report[one.text]: one for one in every}
        if one := found[ask, review].get(texts[row["key"]]):
            scores[number], levels[number] = one.score, _level(one.degree.value)
    return scores, levels


def _row(
    figure: str,
    groups: Ints,
    measure: Callable[[Bools, Floats], float],
    truth: Bools,
    score: Floats,
    rule: Floats | None,
    *,
    less: bool = False,
) -> Row:
    found = bootstrap(groups, lambda rows: measure(truth[rows], score[rows]))
    beside = {} if rule is None else {"rule": measure(truth, rule), "by": "share of words"}
    told = (found.value, found.low, found.high, found.rows)
    return Row("likeness", figure, *told, less=less, **beside)


def _level(degree: str) -> int:
    """0 nothing, 1 a part, 2 all of it, in these words or others."""
    return min(list(reversed(Degree)).index(Degree(degree)), 2)


def _in_common(one: str, other: str) -> float:
    """The simple rule: the share of the first text's words that stand in the other."""
    words, others = set(folded_words(one)), set(folded_words(other))
    return len(words & others) / len(words)


def answers(name: str) -> list[dict[str, str]]:
    """The judgements of `answers/<name>.csv`."""
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _texts(past: Past) -> dict[str, str]:
    """Key of each row → its text."""
    return {
        key_of(past.names[state], int(session), f"~{text_hash(text)}"): text
        for state, session, text in zip(past.state, past.session, past.texts, strict=True)
    }
