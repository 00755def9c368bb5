"""Goals come from issues and concepts through a table that says on what it rests."""

import csv

from upr.insight.labels.lexicon import DATA, concepts, lexicon, words_of
from upr.insight.labels.rules import issues_by_rules
from upr.insight.labels.sdgs import sdgs_of
from upr.vocab.issues import all_issues


def goals(text: str) -> dict[int, tuple[str, ...]]:
    said = lexicon("en").find(words_of(text))
    return {int(one.value): one.words for one in sdgs_of(said, issues_by_rules(said))}


def test_goals_follow_the_issues_of_a_text_with_its_words():
    assert goals("Improve maternal health") == {3: ("maternal health",), 5: ("maternal health",)}
    assert 6 in goals("Give everyone drinking water")


def test_a_text_without_an_issue_has_no_goal():
    assert goals("Do it soon") == {}


def test_every_row_names_an_issue_or_concept_a_goal_and_its_basis():
    with (DATA / "sdgs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["code"] in (all_issues() if row["kind"] == "issue" else concepts())
            assert all(1 <= int(goal) <= 17 for goal in row["goals"].split())
            assert row["basis"]
