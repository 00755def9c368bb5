"""UPR Info's issues by rules: concepts of the lexicon → issues, with the words that decided.

The published rules of tagging are in the table itself (`data/concepts.csv`): female genital
mutilation is Women's rights, Rights of the Child and Torture; a treaty is International instruments
and its theme; of many violations of one group only the group is tagged.

The confidence of a label is the precision of its best rule, measured on sessions 1 to 12 of UPR
Info's table by `python -m benchmarks insight_lexicon --measure` and kept in `data/precision.csv`.
It was measured in English: in Spanish and French it is what the same rule reached there.
"""

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from upr.insight.labels.lexicon import DATA, Concept, Said, concepts, words_for
from upr.insight.labels.scored import Scored, by_rules
from upr.vocab.instruments import all_instruments
from upr.vocab.issues import all_issues

INSTRUMENTS = "international-instruments"

ANY = "any"
"""In the column "unless": any other issue."""

MANY_TREATIES = 5
"""From so many treaties in one text on, UPR Info tags "International instruments" alone."""

MANY = "many-treaties"
"""How `Rule.unless` names that."""

RARE = ("*", "*")
"""Where the precision of all rules together stands that fire too seldom to be measured alone."""


class Rule(NamedTuple):
    """One concept stands for one issue, on conditions (see `lexicon.Concept`)."""

    concept: str
    issue: str
    needs: frozenset[str]
    unless: frozenset[str]
    precision: float


class _Rules(NamedTuple):
    """Rules of every concept by the round in which they are asked."""

    free: Mapping[str, tuple[Rule, ...]]
    bound: Mapping[str, tuple[Rule, ...]]
    last: Mapping[str, tuple[Rule, ...]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the table, in its order."""
    sure = measured("issues")
    return tuple(
        Rule(code, issue, *_conditions(one, issue), sure.get((code, issue), sure[RARE]))
        for code, one in concepts().items()
        for issue in one.issues
    )


def _conditions(one: Concept, issue: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a rule needs and what forbids it: a treaty named is always an instrument."""
    if one.code not in treaties():
        return one.needs, one.unless
    nothing = frozenset[str]()
    return (nothing, nothing) if issue == INSTRUMENTS else (one.needs, one.unless | {MANY})


@cache
def treaties() -> frozenset[str]:
    """Concepts that are a treaty of `upr.vocab.instruments`."""
    return frozenset(concepts()) & frozenset(all_instruments())


@cache
def measured(kind: str) -> Mapping[tuple[str, str], float]:
    """(concept, label) → share of right answers, as `data/precision.csv` keeps it.

    kind  "issues": by rule, on sessions 1 to 12 of UPR Info, rare ones together; "persons", "sdgs" and "populations":
          by label, with "*" for the concept
    """
    with (DATA / "precision.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["concept"], row["label"]): float(row["precision"])
            for row in csv.DictReader(file)
            if row["kind"] == kind
        }


@cache
def _rounds() -> _Rules:
    issues = frozenset(all_issues())
    free: dict[str, tuple[Rule, ...]] = {}
    bound: dict[str, tuple[Rule, ...]] = {}
    last: dict[str, tuple[Rule, ...]] = {}
    for rule in rules():
        named = rule.needs | rule.unless
        chosen = last if ANY in rule.unless else bound if named & issues else free
        chosen[rule.concept] = (*chosen.get(rule.concept, ()), rule)
    return _Rules(free, bound, last)


def issues_by_rules(said: Said) -> tuple[Scored, ...]:
    """The issues of a text by their canonical labels, surest first.

    said  what `Lexicon.find` found in it
    """
    best: dict[str, float] = {}
    deciding: dict[str, list[str]] = {}
    for rule in fired(tuple(said)):
        best[rule.issue] = max(best.get(rule.issue, 0.0), rule.precision)
        deciding.setdefault(rule.issue, []).append(rule.concept)
    labels = [
        by_rules(_label(issue), confidence, words_for(said, deciding[issue]))
        for issue, confidence in best.items()
    ]
    return tuple(sorted(labels, key=lambda one: -(one.confidence or 0)))


@lru_cache(maxsize=1 << 14)
def fired(codes: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that hold, in three rounds: those on concepts alone, on issues found, and for want of any."""
    free, bound, last = _rounds()
    seen = set(codes)
    if len(seen & treaties()) >= MANY_TREATIES:
        seen.add(MANY)
    hold = [
        rule
        for code in codes
        for rule in free.get(code, ())
        if seen.isdisjoint(rule.unless) and (not rule.needs or seen & rule.needs)
    ]
    known = seen.union(rule.issue for rule in hold)
    hold += [
        rule
        for code in codes
        for rule in bound.get(code, ())
        if known.isdisjoint(rule.unless) and (not rule.needs or known & rule.needs)
    ]
    if not hold:
        hold = [
            rule for code in codes for rule in last.get(code, ()) if seen.isdisjoint(rule.unless)
        ][:1]
    return tuple(hold)


@cache
def _label(issue: str) -> str:
    return all_issues()[issue].label
