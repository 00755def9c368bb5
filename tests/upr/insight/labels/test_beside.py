"""What is said beside the labels of a source."""

from upr.insight.labels.beside import label_beside
from upr.insight.labels.label import label

WORK = "Repeal the by-laws under which sex workers are fined"


def values(scored):
    return [one.value for one in scored]


def test_goals_follow_from_the_issues_of_the_source():
    (health,) = label_beside(["Paint the bridge"], ["en"], [["Right to health"]])
    (education,) = label_beside(["Paint the bridge"], ["en"], [["Right to education"]])
    assert values(health.sdgs) == [3]
    assert values(education.sdgs) == [4]


def test_people_are_found_as_in_any_text():
    (beside,) = label_beside([WORK], ["en"], [["Labour"]])
    (alone,) = label([WORK], ["en"])
    assert beside.key_populations == alone.key_populations != ()
    assert beside.groups == alone.groups


def test_what_the_source_says_is_not_said_again():
    (beside,) = label_beside([WORK], ["en"], [["Labour"]])
    assert beside.issues == ()
    assert beside.category is None


def test_in_a_language_that_is_not_known_only_the_source_counts():
    (beside,) = label_beside(["Sauda sana kwa wote"], ["sw"], [["Right to health"]])
    assert (beside.language, beside.key_populations, values(beside.sdgs)) == ("", (), [3])
