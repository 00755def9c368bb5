import logging
import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.engagements import sign_in
from uprdesk.stages.timeline.models import Feed


@pytest.fixture
def as_sol(client, ours):
    sign_in(client, ours.sol)
    return client


def made(client, ours, **fields) -> str:
    """The address as the page shows it, without the host."""
    page = client.post(reverse("timeline:make", args=[ours.engagement.pk]), fields)
    assert page.status_code == 200
    return re.search(r"http://testserver(/c/[-\w]+\.ics)", page.content.decode())[1]


def test_the_address_is_shown_once_and_opens_without_signing_in(as_sol, client, ours):
    address = made(as_sol, ours)
    page = as_sol.get(reverse("timeline:calendar", args=[ours.engagement.pk]))
    assert address not in page.content.decode()
    client.logout()
    client.cookies.clear()
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]
    assert not answer.cookies
    assert Calendar.from_ical(answer.content).walk("VEVENT")


def test_an_address_that_was_never_made_is_not_found_and_nothing_is_logged(client, db, caplog):
    caplog.set_level(logging.DEBUG, "uprdesk")
    assert client.get("/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics").status_code == 404
    assert not [one for one in caplog.records if one.name.startswith("uprdesk")]


def test_full_titles_come_after_a_warning(as_sol, ours):
    page = as_sol.get(reverse("timeline:full-titles", args=[ours.engagement.pk]))
    assert "on the locked screen of your telephone" in page.content.decode()
    address = made(as_sol, ours, full="1")
    assert "OHCHR" in as_sol.get(address).content.decode().replace("\r\n ", "")


def test_an_end_ends_it(as_sol, ours):
    address = made(as_sol, ours)
    as_sol.post(reverse("timeline:end", args=[ours.engagement.pk]))
    assert not Feed.objects.exists()
    assert as_sol.get(address).status_code == 404
