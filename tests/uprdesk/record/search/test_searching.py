"""Search finds what `holds` says it must, counts it rightly, and pages through it once."""

from collections import Counter

import pytest

from tests.uprdesk.record.conftest import ROWS, reading
from upr.insight.search.query import parse
from upr.insight.search.tree import holds
from upr.insight.words import tokens
from uprdesk.record import importer
from uprdesk.record.importer import edition
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.search import Filters, every, rebuild, search

pytestmark = pytest.mark.usefixtures("record")


def find(**asked):
    return search(Filters.read({name.rstrip("_"): [value] for name, value in asked.items()}))


def texts(found):
    return sorted(row.text for row in found.rows)


QUERIES = [
    "",
    "school",
    "schools bridge",
    "school OR bridge",
    '"paint every school"',
    '"school paint"',
    "school NOT paint",
    "NOT school",
    "NOT school NOT sing",
    "sing -women",
    "(school OR bridge) women",
    "paint*",
    "trabajo sexual",
    "escuelas",
    "nothing of the kind",
    '"; DROP TABLE record_words; --',
    "NEAR(a b) AND OR * ^ : { }",
    "l'école",
]


@pytest.mark.parametrize("words", QUERIES)
def test_the_store_finds_what_the_tree_asks_for(words):
    tree = parse(words)
    expected = sorted(text for _, _, text, *_ in ROWS if holds(tree, tokens(text)))
    found = find(words=words)
    assert texts(found) == expected
    assert found.count == len(expected)


# filters, which rows they leave
FILTERS = [
    ({"state": "Costa Rica"}, lambda r: r[0] == "CRI"),
    ({"from_": "NLD"}, lambda r: "NLD" in r[3]),
    ({"from_": "NLD", "response": "noted"}, lambda r: "NLD" in r[3] and r[4] == "noted"),
    ({"issue": "Women's rights"}, lambda r: "Women's rights" in r[5]),
    ({"category": "4"}, lambda r: r[6] == 4),
    ({"cycle": "1"}, lambda r: r[1] <= 12),
    ({"session": "22"}, lambda r: r[1] == 22),
    ({"words": "school", "cycle": "1"}, lambda r: "school" in r[2] and r[1] <= 12),
    # Croatia joined the European Union between the sessions 9 and 22
    ({"group": "EU"}, lambda r: {"NLD", "ESP"} & set(r[3].split(";")) or r[:2] == ("PAN", 22)),
    ({"state_group": "GRULAC"}, lambda r: r[0] in ("CRI", "PAN")),
]


@pytest.mark.parametrize(("asked", "keeps"), FILTERS)
def test_filters_leave_the_rows_they_name(asked, keeps):
    assert texts(find(**asked)) == sorted(row[2] for row in ROWS if keeps(row))


def test_counts_are_those_of_the_rows_found():
    found = find(words="school OR bridge")
    rows = [row for row in ROWS if "school" in row[2] or "bridge" in row[2]]
    assert dict(found.facets["state"]) == Counter(row[0] for row in rows)
    assert dict(found.facets["from"]) == Counter(s for row in rows for s in row[3].split(";"))
    assert dict(found.facets["issue"]) == Counter(i for row in rows for i in row[5].split(";"))
    assert dict(found.facets["response"]) == Counter(row[4] for row in rows)
    assert found.facets["state"][0] == ("CRI", 4)


def test_a_filter_that_is_set_still_counts_what_else_could_be_chosen():
    found = find(words="school", response="noted")
    assert found.count == 1
    assert dict(found.facets["response"]) == {"supported": 3, "noted": 1}
    assert dict(found.facets["state"]) == {"PAN": 1}


@pytest.mark.parametrize("sort", ["newest", "paragraph", "relevance"])
@pytest.mark.parametrize("words", ["", "school OR bridge OR sing OR plant"])
def test_pages_by_key_show_each_row_once(sort, words):
    filters = Filters(words=words, sort=sort)
    seen, after = [], ""
    for _ in range(10):
        page = search(filters, after=after, limit=2)
        seen += [row.key for row in page.rows]
        if not (after := page.after):
            break
    assert seen == [row.key for row in every(filters)]
    assert len(set(seen)) == len(seen) == len(ROWS)


def test_the_newest_session_comes_first():
    assert [row.session for row in find(sort="newest").rows] == sorted(
        (row[1] for row in ROWS), reverse=True
    )


def test_by_paragraph_states_stand_together():
    states = [row.state for row in find(sort="paragraph").rows]
    assert states == sorted(states)


def test_a_page_is_a_few_queries_however_many_rows(django_assert_max_num_queries):
    find()  # the edition is read once
    with django_assert_max_num_queries(7):
        for row in find(words="sing").rows:
            assert [each.state for each in row.asked_by]
            assert [label.value for label in row.labelled]


def test_a_key_that_is_gone_brings_the_first_page():
    assert search(Filters(), after="CRI-1 §1.1").rows == find().rows


def test_an_import_is_found_at_once(noon):
    assert find(words="lighthouse").count == 0
    row = ("CRI", 19, "Light the lighthouse", "ESP", "supported", "Other", 4)
    importer.save(reading([row]), sha256="1" * 64, at=noon)
    assert texts(find(words="lighthouse")) == ["Light the lighthouse"]


def test_a_rebuilt_index_finds_the_same():
    before = texts(find(words="school"))
    assert rebuild() == len(ROWS)
    assert texts(find(words="school")) == before


def test_a_label_that_a_person_denies_is_not_counted(noon):
    one = Recommendation.objects.get(text__startswith="Plant")
    Label.objects.create(
        recommendation=one, kind="issue", value="Environment", origin="person", applies=False
    )
    edition.turn()
    assert find(issue="Environment").count == 0


def test_the_sample_is_apart_from_the_record(noon):
    row = ("XAA", 19, "Paint every school of Tavoria", "XAB", "noted", "Other", 4)
    importer.save(reading([row]), sha256="1" * 64, at=noon, sample=True)
    assert find(words="school").count == 4
    assert "XAA" not in dict(find().facets["state"])
    sample = search(Filters.read({"words": ["school"], "sample": ["1"]}, sample=True))
    assert texts(sample) == ["Paint every school of Tavoria"]
    assert dict(sample.facets["from"]) == {"XAB": 1}
