"""The same sentence in three languages gets the same labels: one row an issue, written by us."""

import csv
from pathlib import Path

import pytest

from upr.insight.labels import label
from upr.insight.labels.lexicon import concepts, lexicon, words_of
from upr.insight.past import ISSUES
from upr.insight.words import LANGUAGES

with (Path(__file__).parent / "parallel.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["en"])
def test_a_sentence_has_the_same_issues_in_every_language(row):
    found = label([row[language] for language in LANGUAGES], LANGUAGES)

    for one in found:
        assert {each.value for each in one.issues} == set(row["issues"].split("; ")), one.language


def test_nearly_every_issue_has_a_sentence():
    told = {issue for row in ROWS for issue in row["issues"].split("; ")}

    # these are named only by general words
    assert set(ISSUES) - told == {"CP rights - general", "ESC rights - general", "General"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_table_finds_its_own_concept(language):
    for one in concepts().values():
        for term in one.terms[language]:
            assert one.code in lexicon(language).find(words_of(term)), term
