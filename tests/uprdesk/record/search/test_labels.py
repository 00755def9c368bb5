"""Sets by label say the same as the labels of each recommendation say, read one by one."""

import random

import pytest

from uprdesk.record.importer import edition
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import MACHINE, action_category, standing
from uprdesk.record.search import Filters, current, search
from uprdesk.record.search.labels import CONFIRMED


@pytest.fixture(autouse=True)
def unlabelled(record):
    """The small record with the labels of its source alone."""
    Label.objects.filter(origin="rules").delete()
    edition.turn()


VALUES = {
    "issue": ["Women's rights", "Environment", "Labour"],
    "sdg": ["4", "5"],
    "population": ["sex-work", "trans"],
    "group": ["Women & girls", "children", "Choirs"],
    "category": ["1", "2", "5"],
}


def many_words(dice):
    """Some labels by everybody for every recommendation; a category by each at most once."""
    for one in Recommendation.objects.all():
        for kind, values in VALUES.items():
            for origin in dice.sample(Label.Origin.values, 3):
                chosen = dice.sample(values, 1 if kind == "category" else 2)
                if origin == "source" and kind in ("issue", "category"):
                    continue
                Label.objects.bulk_create(
                    Label(
                        recommendation=one,
                        kind=kind,
                        value=value,
                        origin=origin,
                        applies=origin != "person" or dice.random() < 0.5,
                    )
                    for value in chosen
                )
    edition.turn()


def find(**asked):
    return search(Filters.read({name: [value] for name, value in asked.items()}))


@pytest.mark.parametrize("seed", range(4))
def test_facets_count_what_stands(seed):
    many_words(random.Random(seed))
    for confirmed in (False, True):
        facets = search(Filters(confirmed=confirmed)).facets
        assert dict(facets["issue"]) == counted("issue", confirmed)
        assert dict(facets["population"]) == counted("population", confirmed)
        categories = [
            category
            for one in Recommendation.objects.prefetch_related("labels")
            for category, said in [action_category(one.category, words(one, confirmed))]
            if category
        ]
        assert dict(facets["category"]) == {c: categories.count(c) for c in set(categories)}


def words(one, confirmed):
    return [w for w in one.labels.all() if not (confirmed and w.origin in MACHINE)]


def counted(kind, confirmed):
    found = {}
    for one in Recommendation.objects.prefetch_related("labels"):
        for label in standing(words(one, confirmed), kind):
            found[label.value] = found.get(label.value, 0) + 1
    return found


def test_spellings_of_a_group_of_persons_are_one_filter():
    one, other = Recommendation.objects.order_by("pk")[:2]
    for each, value in ((one, "Women & girls"), (other, "women"), (other, "Choirs")):
        Label.objects.create(recommendation=each, kind="group", value=value, origin="source")
    edition.turn()
    assert find(persons="Mujeres y niñas").count == 2
    assert dict(find().facets["persons"]) == {"women-girls": 2}


def test_without_the_machines_proposals_fewer_are_found():
    one = Recommendation.objects.get(text__startswith="Plant")
    Label.objects.create(
        recommendation=one, kind="issue", value="Labour", origin="rules", confidence=0.7
    )
    edition.turn()
    assert find(issue="Labour").count == 2
    assert find(issue="Labour", confirmed="1").count == 1
    assert find(issue="Labour").confirmed == 1


def test_a_proposal_that_a_person_confirms_is_no_proposal_any_more():
    one = Recommendation.objects.get(text__startswith="Plant")
    for origin, confidence in (("rules", 0.7), ("person", None)):
        Label.objects.create(
            recommendation=one, kind="sdg", value="15", origin=origin, confidence=confidence
        )
    edition.turn()
    assert find(sdg="15", confirmed="1").count == 1


def test_an_edition_of_an_empty_record_has_no_labels():
    Recommendation.objects.all().delete()
    edition.turn()
    assert current().tally.sets[CONFIRMED + "issue"] == {}
