"""Sustainable Development Goals that a text touches, through its issues and concepts.

OHCHR's staff tag goals by theme: the goals of a theme in its list of Slovenia's fourth cycle (254
recommendations) are the basis of `data/sdgs.csv`, each with the share of rows that have them;
where the list has too few rows, the text of a goal or target is. A goal is no intent of a State.
Confidences were counted on that same list, for there is no other: expect a little less elsewhere.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from upr.insight.labels.lexicon import DATA, Said
from upr.insight.labels.rules import measured
from upr.insight.labels.scored import Scored, by_rules
from upr.vocab.issues import find_issue


def sdgs_of(said: Said, issues: Sequence[Scored]) -> tuple[Scored, ...]:
    """Numbers of goals, lowest first, from the issues given to a text and the concepts in it."""
    by_issue, by_concept = _tables()
    goals: dict[int, dict[str, None]] = {}
    for one in issues:
        for goal in by_issue.get(one.value, ()):
            goals.setdefault(goal, {}).update(dict.fromkeys(one.words))
    for code, words in said.items():
        for goal in by_concept.get(code, ()):
            goals.setdefault(goal, {}).update(dict.fromkeys(words))
    sure = measured("sdgs")
    return tuple(
        by_rules(goal, sure.get(("*", str(goal))), tuple(goals[goal])) for goal in sorted(goals)
    )


Goals = Mapping[str | int, tuple[int, ...]]


@cache
def _tables() -> tuple[Goals, Goals]:
    """Canonical label of an issue → goals, and concept → goals."""
    by_issue: dict[str | int, tuple[int, ...]] = {}
    by_concept: dict[str | int, tuple[int, ...]] = {}
    with (DATA / "sdgs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            goals = tuple(int(goal) for goal in row["goals"].split())
            if row["kind"] == "issue" and (one := find_issue(row["code"])):
                by_issue[one.label] = goals
            else:
                by_concept[row["code"]] = goals
    return by_issue, by_concept
