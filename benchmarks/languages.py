"""How well the record is found in Spanish and French: each query against its English twin.

    python -m benchmarks languages --recommendations FILE [--hint] [--bare] [--later] [--all]

FILE is a UPR Info table (CSV, plain or .gz, with a column `text`). Every distinct text goes into a
temporary full-text index (SQLite's FTS5, the stems of `upr.insight.words`), the queries of
`benchmarks/queries` are compiled to it, and both results are ranked by bm25, then by place in the
table. Measured for each pair whose twin finds anything:

recall@50     share of the twin's first 50 that are among the query's first 50
found         share of the twin's first 50 that the query finds at any rank
recall        share of all the twin finds that the query finds
precision@50  share of the query's first 50 that the twin finds at any rank

The twin is searched as the product searches English, synonyms of the table included; with `--bare`
it is only its stems, all of them, as any index would have it, and bm25 then ranks the two results
by different words.

A twin that finds nothing has no recall: such pairs are listed, not counted. A query that finds
nothing while its twin does counts as 0.
"""

import argparse
import csv
import gzip
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from upr.insight.search.lexicon import WEIGHTLESS
from upr.insight.search.query import parse
from upr.insight.search.tree import (
    EVERYTHING,
    All,
    Node,
    Not,
    Phrase,
    Word,
    all_of,
    any_of,
    none_of,
)
from upr.insight.words import folded_words, stem, tokens

QUERIES = Path(__file__).parent / "queries"
FIRST = 50
GOAL = 0.9


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and its English twin; `part`: "common" themes, or "key" populations and rare ones."""

    part: str
    query: str
    english: str


@dataclass(frozen=True, slots=True)
class Score:
    """What one pair came to; each value between 0 and 1, `hits` and `twin_hits` in texts."""

    pair: Pair
    hits: int
    twin_hits: int
    recall_at_50: float = 0.0
    found: float = 0.0
    recall: float = 0.0
    precision_at_50: float = 0.0


def pairs(name: str) -> list[Pair]:
    """The queries of a set: "es", "fr" (150, before the table), "es_later", "fr_later"."""
    with (QUERIES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Pair(**row) for row in csv.DictReader(file)]


def texts(path: Path) -> list[str]:
    """Distinct texts of a UPR Info table, in its order."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["text"] for row in csv.DictReader(file)))


def index(recommendations: Iterable[str]) -> sqlite3.Connection:
    """A temporary full-text index of English texts, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(stems, detail=full)")
    connection.executemany(
        "INSERT INTO text (stems) VALUES (?)",
        ((" ".join(tokens(each)),) for each in recommendations),
    )
    return connection


def compiled(node: Node) -> str:
    """A tree as FTS5 writes it; `Not` stands last in an `All`, after something asked for."""
    if isinstance(node, Word):
        return f'"{node.stem}"' + (" *" if node.prefix else "")
    if isinstance(node, Phrase):
        return '"' + " ".join(node.stems) + '"'
    if isinstance(node, Not):
        return compiled(node.part)
    if isinstance(node, All):
        asked = " AND ".join(compiled(part) for part in node.parts if not isinstance(part, Not))
        unwanted = [compiled(part) for part in node.parts if isinstance(part, Not)]
        return f"({' NOT '.join([f'({asked})', *unwanted])})"
    return f"({' OR '.join(map(compiled, node.parts))})"


def search(connection: sqlite3.Connection, node: Node) -> list[int]:
    """Row numbers of the texts that answer `node`, best first."""
    if node == EVERYTHING:
        return []
    rows = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? ORDER BY bm25(text), rowid", (compiled(node),)
    )
    return [row[0] for row in rows]


def bare(english: str) -> Node:
    """An English query without the table: every word that has weight; operators and quotes kept."""
    if english.startswith('"'):
        return parse(english)
    wanted, _, unwanted = english.partition(" NOT ")
    if " OR " in wanted:
        return any_of(bare(each) for each in wanted.split(" OR "))
    words = [word for word in folded_words(wanted) if word not in WEIGHTLESS]
    node = all_of(Word(stem(word)) for word in words)
    return all_of([node, none_of(bare(unwanted))]) if unwanted else node


def score(connection: sqlite3.Connection, pair: Pair, hint: str, english: Node) -> Score:
    """One query against its twin."""
    mine = search(connection, parse(pair.query, hint))
    twin = search(connection, english)
    if not mine or not twin:
        return Score(pair, len(mine), len(twin))
    first, best = set(mine[:FIRST]), set(twin[:FIRST])
    return Score(
        pair,
        len(mine),
        len(twin),
        recall_at_50=len(first & best) / len(best),
        found=len(best & set(mine)) / len(best),
        recall=len(set(twin) & set(mine)) / len(set(twin)),
        precision_at_50=len(first & set(twin)) / len(first),
    )


def report(language: str, scores: Sequence[Score], every: bool) -> float:
    """Print the table of one language; return its mean recall@50."""
    counted = [each for each in scores if each.twin_hits]
    for part, chosen in (
        ("all", counted),
        ("common", [each for each in counted if each.pair.part == "common"]),
        ("key", [each for each in counted if each.pair.part == "key"]),
    ):
        print(
            f"{language} {part:6} {len(chosen):3} pairs   recall@50 {_mean(chosen, 'recall_at_50')}"
            f"   found {_mean(chosen, 'found')}   recall {_mean(chosen, 'recall')}"
            f"   precision@50 {_mean(chosen, 'precision_at_50')}"
        )
    for each in sorted(counted, key=lambda each: each.recall_at_50):
        if every or each.recall_at_50 < GOAL:
            print(
                f"   {each.recall_at_50:.2f} found {each.found:.2f} precision"
                f" {each.precision_at_50:.2f}  {each.pair.query} ({each.hits})"
                f" / {each.pair.english} ({each.twin_hits})"
            )
    for each in scores:
        if not each.hits or not each.twin_hits:
            print(
                f"   empty: {each.pair.query} ({each.hits}) / {each.pair.english} ({each.twin_hits})"
            )
    return statistics.mean(each.recall_at_50 for each in counted)


def _mean(scores: Sequence[Score], name: str) -> str:
    return f"{statistics.mean(getattr(each, name) for each in scores):.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure both languages; exit status 1 where one misses the goal."""
    parser = argparse.ArgumentParser(prog="languages", description=__doc__.split("\n")[0])
    parser.add_argument("--recommendations", type=Path, required=True, help="UPR Info table")
    parser.add_argument("--hint", action="store_true", help="tell the language of the page")
    parser.add_argument("--bare", action="store_true", help="twins without the table")
    parser.add_argument("--later", action="store_true", help="queries written after the table")
    parser.add_argument("--all", action="store_true", help="every pair, not only those below 0.9")
    options = parser.parse_args(argv)
    connection = index(texts(options.recommendations))
    parse("warm up")
    means: list[float] = []
    for language in ("es", "fr"):
        chosen = pairs(f"{language}_later" if options.later else language)
        hint = language if options.hint else ""
        read = bare if options.bare else partial(parse, language="en" if hint else "")
        scores = [score(connection, each, hint, read(each.english)) for each in chosen]
        means.append(report(language, scores, options.all))
        print(f"{language} parse {_milliseconds(chosen):.2f} ms a query")
    return 0 if min(means) >= GOAL else 1


def _milliseconds(chosen: Sequence[Pair]) -> float:
    start = time.perf_counter()
    for each in chosen:
        parse(each.query)
    return 1000 * (time.perf_counter() - start) / len(chosen)


if __name__ == "__main__":
    sys.exit(main())
