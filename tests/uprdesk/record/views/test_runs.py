"""What was imported, by whom, and what was refused."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import report, said, upr_info
from upr.record import Unread
from upr.text import say
from uprdesk.record import importer

pytestmark = pytest.mark.django_db

RUNS = reverse("record:runs")


def imported(reading, noon, by=None):
    return importer.save(reading, sha256="0" * 64, at=noon, by=by, sample=True).run


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_list_says_what_will_be_here(as_bruno):
    assert "Nothing was imported yet" in page(as_bruno, RUNS)


def test_only_curators_see_who_imported(client, cast, noon):
    run = imported(report(), noon, by=cast.amina)
    for address in (RUNS, reverse("record:run", args=[run.pk])):
        client.force_login(cast.bruno)
        assert "Amina" not in page(client, address)
    client.force_login(cast.amina)
    assert "By Amina." in page(client, reverse("record:run", args=[run.pk]))


def test_a_run_tells_its_counts_its_refusals_and_leads_to_its_rows(as_bruno, noon):
    piece = Unread(text="9.77 Paint (Nowhere", why=say("The bracket is open."), page=20)
    run = imported(replace(report(), unread=(piece,)), noon)
    shown = page(as_bruno, reverse("record:run", args=[run.pk]))
    assert 'id="added">3<' in shown
    assert "The bracket is open." in shown
    assert "page 20" in shown
    assert "state=XAA" in shown
    assert "invented State" in shown


def test_a_run_that_changed_nothing_says_so(as_bruno, noon):
    imported(report(), noon)
    run = imported(report(), noon)
    assert "It changed nothing" in page(as_bruno, reverse("record:run", args=[run.pk]))


def test_a_data_set_leads_to_no_search(as_bruno, noon):
    run = imported(upr_info(), noon)
    assert "See them in the record" not in page(as_bruno, reverse("record:run", args=[run.pk]))


def test_many_refusals_and_many_runs_are_paged(as_bruno, noon, django_assert_max_num_queries):
    pieces = tuple(Unread(text=f"row {n}", why=say("No State.")) for n in range(1, 71))
    run = imported(replace(report(), unread=pieces), noon)
    for _ in range(60):
        imported(report(), noon)
    address = reverse("record:run", args=[run.pk])
    assert "51 to 70 of 70" in page(as_bruno, f"{address}?page=2")
    with django_assert_max_num_queries(10):
        assert "1 to 50 of 61" in page(as_bruno, RUNS)


def test_a_run_that_never_was_is_not_found(as_bruno):
    assert as_bruno.get(reverse("record:run", args=[99])).status_code == 404


def test_a_doubt_leads_curators_to_the_pairs(client, cast, noon):
    imported(report(), noon)
    imported(upr_info(said("paint every village school", "PAN")), noon)
    client.force_login(cast.amina)
    assert "1 pair may be one recommendation or two" in page(client, RUNS)
    client.force_login(cast.bruno)
    assert "may be one recommendation" not in page(client, RUNS)
