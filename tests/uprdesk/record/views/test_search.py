"""The search page: what it shows, what it keeps in its address, how little it asks of the store."""

import re

import pytest
from django.urls import reverse

from tests.uprdesk.record.conftest import ROWS, reading
from tests.uprdesk.record.readings import report
from uprdesk.record import importer
from uprdesk.record.importer import edition
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.search import Filters

pytestmark = pytest.mark.django_db

HERE = reverse("record:search")


@pytest.fixture
def page(as_bruno):
    """Opens the search with a query string, as a signed-in person."""

    def opened(query="", **headers):
        return as_bruno.get(f"{HERE}?{query}" if query else HERE, headers=headers)

    return opened


def words_of(response) -> str:
    """The page as a person reads it."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_an_empty_record_says_what_to_do_first(page):
    assert "Begin with what States told each other" in words_of(page())


def test_the_record_is_shown_before_anything_is_asked(page, record):
    response = page()
    assert response.context["found"].count == len(ROWS)
    assert "9 recommendations" in words_of(response)
    assert "1 to 9 of 9" in words_of(response)


def test_words_are_found_and_marked(page, record):
    response = page("words=escuelas", **{"accept-language": "es"})
    text = response.content.decode()
    assert response.context["found"].count == 4
    assert "<mark>schools</mark>" in text


def test_what_the_words_were_taken_for_is_said(page, record):
    assert "trabajo sexual → sex workers" in words_of(page("words=trabajo+sexual"))
    assert "A quotation mark has no fellow" in words_of(page("words=%22trabajo"))


def test_a_filter_that_is_on_has_a_link_that_takes_it_off(page, record):
    chips = page("words=school&state=CRI&response=noted").context["chips"]
    assert [(chip.label, chip.without) for chip in chips] == [
        ("“school”", "state=CRI&response=noted"),
        ("Costa Rica", "words=school&response=noted"),
        ("Noted", "words=school&state=CRI"),
    ]


def test_filters_show_how_many_each_would_bring(page, record):
    facets = {facet.name: facet for facet in page("state=CRI").context["facets"]}

    def counts(choices):
        return [(choice.label, choice.count) for choice in choices]

    assert counts(facets["state"].boxes) == [("Costa Rica", "4")]
    assert [choice.chosen for choice in facets["state"].boxes] == [True]
    assert counts(facets["state"].others) == [("Croatia", "1"), ("Panama", "4")]
    assert counts(facets["response"].boxes) == [("Supported", "3"), ("Noted", "1")]
    assert [choice.value for choice in facets["cycle"].boxes] == ["2", "1"]


SENT_ON = [
    ("words=&state=&issue=", ""),
    ("response=noted&state=CRI&words=school", "words=school&state=CRI&response=noted"),
    ("state=Costa+Rica&state=CRI", "state=CRI"),
    ("colour=red&cycle=1", "cycle=1"),
]


@pytest.mark.parametrize(("asked", "address"), SENT_ON)
def test_a_search_has_one_address(page, record, asked, address):
    response = page(asked)
    assert response.status_code == 302
    assert response.url == (f"{HERE}?{address}" if address else HERE)
    assert page(address).status_code == 200


def test_the_forms_keep_what_the_other_one_asked(page, record):
    context = page("words=school&state=CRI&sort=newest").context
    assert context["with_words"] == [("state", "CRI"), ("sort", "newest")]
    assert context["with_filters"] == [("words", "school"), ("sort", "newest")]


def test_a_search_without_an_answer_says_which_filter_to_loosen(page, record):
    response = page("words=choir&state=CRI")
    assert response.context["found"].count == 0
    # one recommendation has a choir, four are to Costa Rica
    assert [(link.query, link.count) for link in response.context["loosen"]] == [
        ("state=CRI", 4),
        ("words=choir", 1),
    ]
    assert "Without the filter “State under review”" in words_of(response)


def test_a_search_without_an_answer_names_it_without_the_word_that_nothing_holds(page, record):
    response = page("words=choir+xyzzy")
    first, *_others = response.context["loosen"]
    assert (first.words, first.query, first.count) == ("“choir”", "words=choir", 1)


def test_a_state_that_does_not_exist_is_refused_with_the_nearest_names(page, record):
    response = page("state=Kroatia")
    assert response.status_code == 400
    assert "Croatia" in words_of(response)


@pytest.fixture
def long_record(db, noon):
    """120 recommendations: three pages."""
    row = ROWS[0]
    rows = [(*row[:2], f"{row[2]} for year {number}", *row[3:]) for number in range(120)]
    importer.save(reading(rows), sha256="0" * 64, at=noon)


@pytest.mark.parametrize("query", ["", "words=schools", "sort=paragraph"])
def test_pages_lead_forth_and_back(as_bruno, long_record, query):
    seen, address = [], f"{HERE}?{query}" if query else HERE
    previous = []
    while address:
        response = as_bruno.get(address)
        assert response.status_code == 200
        seen.append([row.url for row in response.context["rows"]])
        previous.append(response.context["previous"])
        address = response.context["next"]
    assert [len(rows) for rows in seen] == [50, 50, 20]
    assert len({url for rows in seen for url in rows}) == 120
    assert previous[0] == ""
    for before, rows in zip(previous[1:], seen, strict=False):
        assert [row.url for row in as_bruno.get(before).context["rows"]] == rows
    assert "101 to 120 of 120" in words_of(response)


def test_more_rows_need_no_more_questions(as_bruno, long_record, django_assert_max_num_queries):
    as_bruno.get(HERE)
    with django_assert_max_num_queries(12):
        as_bruno.get(HERE)


def test_the_picture_counts_all_and_opens_its_rows(page, record):
    bars = page("state=CRI").context["cycles"]
    assert [(row.note, tuple(row.counts)) for row in bars.rows] == [
        ("1st cycle", (1, 0, 0)),
        ("2nd cycle", (2, 1, 0)),
    ]
    assert bars.rows[0].href == f"{HERE}?state=CRI&cycle=1"


def test_the_sample_stands_apart_and_is_marked(page, record, noon):
    importer.save(report(), sha256="1" * 64, at=noon, sample=True)
    response = page()
    assert response.context["found"].count == len(ROWS)
    sample = page("sample=1")
    assert sample.context["found"].count == 3
    assert all(row.sample for row in sample.context["rows"])
    assert "invented" in words_of(sample)


def test_a_store_with_the_sample_alone_shows_it(page, noon):
    importer.save(report(), sha256="1" * 64, at=noon, sample=True)
    response = page()
    assert response.context["found"].count == 3
    assert "The record itself is still empty." in words_of(response)


def test_every_search_is_its_own_address():
    filters = Filters(words='"death penalty" ñ&=', states=("CRI",), sort="newest")
    assert (
        Filters.read({"words": ['"death penalty" ñ&='], "state": ["CRI"], "sort": ["newest"]})
        == filters
    )


def test_the_machines_proposals_can_be_left_out(as_bruno, record):
    one = Recommendation.objects.get(text__startswith="Plant")
    Label.objects.filter(origin="rules").delete()
    Label.objects.create(
        recommendation=one, kind="population", value="sex-work", origin="rules", confidence=0.7
    )
    edition.turn()

    page = as_bruno.get(f"{HERE}?population=sex-work")
    assert page.context["found"].count == 1
    assert page.context["found"].confirmed == 0
    assert "Sex workers" in page.content.decode()

    page = as_bruno.get(f"{HERE}?population=sex-work&confirmed=1")
    assert page.context["found"].count == 0
    assert ("confirmed", "1") in page.context["with_words"]
    ways = {way.words: (way.query, way.count) for way in page.context["loosen"]}
    assert ways["With the machine’s proposals"] == ("population=sex-work", 1)
    links = {str(chip.label): chip.without for chip in page.context["chips"]}
    assert links["Without the machine’s proposals"] == "population=sex-work"
