"""The simple ways beside which a model is measured: they know words and counts, and learn nothing."""

import pytest

from tests.upr.insight.invented import recommendations
from upr.insight.habits import HabitModel
from upr.insight.habits.rules import RULES
from upr.insight.held_out import held_out
from upr.insight.past import ISSUES, Past
from upr.insight.simple import best, labels_by_rules, ranked_by_counts


@pytest.fixture(scope="module")
def past() -> Past:
    return Past.of(recommendations())


def test_rules_find_issues_and_categories_in_words(past):
    issues, categories = labels_by_rules(past)
    torture = [row for row, text in enumerate(past.texts) if "torture" in text]
    assert issues[torture, ISSUES.index("Torture and other CID treatment")].all()
    assert set(categories.tolist()) <= set(range(6))
    assert issues.shape == (len(past), len(ISSUES))


def test_no_rows_have_no_labels(past):
    issues, categories = labels_by_rules(past.before(1))
    assert (len(issues), len(categories)) == (0, 0)


def test_every_counting_rule_answers_every_question(past):
    habits = HabitModel.fit(past.before(12))
    counted = ranked_by_counts(habits, past.rows(past.session == 12))
    assert counted.keys() == RULES.keys()
    assert len({len(found) for found in counted.values()}) == 1
    assert 0 < best(counted, "recall") <= 1


def test_every_figure_has_a_simple_way_beside_it(past):
    figures = held_out(past).figures
    assert all(one.simple is not None and one.simple_by for one in figures)
    rules = next(one for one in figures if (one.part, one.figure) == ("actions", "accuracy"))
    _, categories = labels_by_rules(test := past.rows(past.session >= 11))
    asked = test.row_of_asker
    assert rules.simple == pytest.approx((categories[asked] == test.category[asked]).mean())
