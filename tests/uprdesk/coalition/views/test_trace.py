"""The trace as a page and as a file."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from tests.uprdesk.coalition.views.test_keys import browser, words
from tests.uprdesk.test_languages import compiled, translated
from uprdesk.coalition import trace
from uprdesk.coalition.models import TraceEntry
from uprdesk.coalition.views.trace import PAGE

__all__ = ["compiled", "translated"]

pytestmark = pytest.mark.django_db


def address(ours, name="trace", *rest):
    return reverse(f"coalition:{name}", args=[ours.engagement.pk, *rest])


def test_the_page_tells_what_was_done_in_sentences(ours):
    page = words(browser(ours.luna).get(address(ours)))
    assert "Luna began the engagement." in page
    assert "Luna compared the four words and admitted Mar." in page
    assert trace.end_of(ours.engagement) in page
    assert "Dmitri" not in page


def test_a_thing_is_shown_by_the_beginning_of_its_number(ours, noon):
    """What it is says the sentence, in the reader's language."""
    target = "proposal 4ec46070-3149-4e55-ba62-000000000001"
    trace.record("vote.cast", by=ours.luna, target=target, at=noon, engagement=ours.engagement)
    page = words(browser(ours.luna).get(address(ours)))
    assert ">4ec46070<" in page
    assert "proposal 4ec" not in page


def test_it_is_told_in_spanish(ours, translated):
    page = browser(ours.luna).get(address(ours), headers={"accept-language": "es"})
    assert '<html lang="es"' in words(page)
    assert "Luna empezó el proceso." in words(page)


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ({"deed": "member.joined"}, "Mar came in", "Luna began"),
        ({"person": "luna"}, "Luna began", "Mar came in"),
        ({"deed": "engagement.begun", "person": "luna"}, "Luna began", "admitted Mar"),
    ],
)
def test_filters(ours, query, there, not_there):
    if "person" in query:
        query = query | {"person": ours.luna.pk}
    page = words(browser(ours.luna).get(address(ours), query))
    assert there in page
    assert not_there not in page


def test_a_filter_that_nobody_made_is_left_out(ours):
    page = browser(ours.luna).get(address(ours), {"person": "; drop", "before": "x", "deed": "y"})
    assert page.status_code == 200
    assert "Luna began the engagement." in words(page)


def test_pages_go_back_to_the_first_entry(ours, noon):
    for _ in range(PAGE):
        trace.record("keys.renewed", by=ours.luna, target="", at=noon, engagement=ours.engagement)
    client = browser(ours.luna)
    page = words(client.get(address(ours)))
    assert "Earlier entries" in page
    assert "Luna began the engagement." not in page
    last = TraceEntry.objects.filter(engagement=ours.engagement).count() - PAGE + 1
    assert f"before={last}" in page
    assert "Luna began the engagement." in words(client.get(address(ours), {"before": last}))


def test_a_changed_chain_is_said_on_the_page(ours):
    TraceEntry.objects.filter(engagement=ours.engagement, number=2).update(by_number=None)
    page = words(browser(ours.luna).get(address(ours)))
    assert "From entry 2 on the trace is not as it was written" in page


def test_every_member_sees_the_end_of_the_chain(ours):
    page = words(browser(ours.sol).get(reverse("coalition:members", args=[ours.engagement.pk])))
    assert trace.end_of(ours.engagement) in page


def test_the_file_holds_every_entry_and_the_end_and_is_traced(ours):
    client = browser(ours.luna)
    answer = client.post(address(ours, "trace-export", "csv"))
    assert answer["Content-Disposition"] == 'attachment; filename="notes.csv"'
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    written = TraceEntry.objects.filter(engagement=ours.engagement).order_by("number")
    assert [row["mac"] for row in rows[:-1]] == [entry.mac for entry in written]
    assert rows[-2]["deed"] == "trace.exported"
    assert trace.end_of(ours.engagement) in rows[-1]["sentence"]


def test_the_workbook_holds_the_same(ours):
    answer = browser(ours.luna).post(address(ours, "trace-export", "xlsx"))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    count = TraceEntry.objects.filter(engagement=ours.engagement).count()
    assert sheet.max_row == count + 2


def test_there_is_no_other_kind_of_file(ours):
    before = TraceEntry.objects.count()
    assert browser(ours.luna).post(address(ours, "trace-export", "json")).status_code == 404
    assert TraceEntry.objects.count() == before


def test_only_coordinators_see_it(ours):
    for person in (ours.mar, ours.rio, ours.faro, ours.sol, ours.nube):
        client = browser(person)
        assert client.get(address(ours)).status_code == 403
        assert client.post(address(ours, "trace-export", "csv")).status_code == 403
