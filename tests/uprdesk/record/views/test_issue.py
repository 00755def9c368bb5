"""The page of an issue, and the list of all."""

import re

import pytest
from django.urls import reverse

from upr.vocab.issues import all_issues
from upr.vocab.names import fold

pytestmark = pytest.mark.django_db


def test_an_issue_says_who_asks_whom_and_how_it_is_answered(as_bruno, record):
    response = as_bruno.get(reverse("record:issue", args=["right-to-education"]))
    context = response.context
    assert context["whole"].total == 4
    assert [(row.label, row.count) for row in context["states"].first.rows] == [
        ("Costa Rica", 2),
        ("Panama", 2),
    ]
    askers = {row.label: (row.count, row.part) for row in context["askers"].first.rows}
    assert askers["Netherlands (Kingdom of the)"] == (2, 2)
    assert askers["Costa Rica"] == (1, 0)
    assert [(each.name, each.href) for each in context["neighbours"]] == [
        ("Women's rights", reverse("record:issue", args=["womens-rights"]))
    ]


def test_every_figure_opens_the_rows_behind_it(as_bruno, record):
    response = as_bruno.get(reverse("record:issue", args=["right-to-education"]))
    links = set(re.findall(r'href="(/record/\?[^"]*)"', response.content.decode()))
    for link in links:
        opened = as_bruno.get(link.replace("&amp;", "&"))
        assert opened.context["found"].count > 0, link


def test_an_issue_is_named_in_the_language_of_the_reader(as_bruno, record):
    address = reverse("record:issue", args=["womens-rights"])
    text = as_bruno.get(address, headers={"Accept-Language": "fr"}).content.decode()
    assert "<h1>Droits des femmes</h1>" in text


def test_an_issue_without_recommendations_says_so(as_bruno, record):
    text = as_bruno.get(reverse("record:issue", args=["death-penalty"])).content.decode()
    assert "The record holds 9 recommendations, and none of them belongs here." in text


def test_an_issue_of_an_empty_record_teaches_to_import(as_bruno, db):
    text = as_bruno.get(reverse("record:issue", args=["death-penalty"])).content.decode()
    assert "No recommendation in the record yet" in text


def test_no_issue_has_an_unknown_code(as_bruno, record):
    assert as_bruno.get(reverse("record:issue", args=["nothing"])).status_code == 404


def test_all_issues_are_listed_the_most_frequent_first_or_by_name(as_bruno, record):
    rows = as_bruno.get(reverse("record:issues")).context["ranks"].rows
    assert len(rows) == len(all_issues())
    assert rows[0].label == "Right to education"
    by_name = as_bruno.get(reverse("record:issues"), {"sort": "name"}).context["ranks"].rows
    labels = [fold(row.label) for row in by_name]
    assert labels == sorted(labels)


def test_the_pages_cost_a_few_questions(as_bruno, record, django_assert_max_num_queries):
    for address in (reverse("record:issues"), reverse("record:issue", args=["womens-rights"])):
        as_bruno.get(address)
        with django_assert_max_num_queries(8):
            as_bruno.get(address)
