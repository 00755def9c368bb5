import logging
import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.engagements import sign_in
from uprdesk.config.mail import server
from uprdesk.stages.timeline.models import Feed, MailReminder


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


@pytest.fixture
def smtp(settings):
    settings.SMTP = server("smtp://mail.example.org")


def test_an_address_for_reminders_is_given_shown_and_forgotten(as_sol, ours, smtp):
    pages = [
        reverse(f"timeline:{name}", args=[ours.engagement.pk]) for name in ("calendar", "mail")
    ]
    calendar, mail = pages
    wrong = as_sol.post(mail, {"address": "sol at home"})
    assert wrong.status_code == 400
    assert "This is no e-mail address." in wrong.content.decode()
    as_sol.post(mail, {"address": "sol@example.org"})
    assert "They go to sol@example.org." in as_sol.get(calendar).content.decode()
    as_sol.post(mail, {"end": "1"})
    assert not MailReminder.objects.exists()


def test_where_nothing_is_sent_nothing_is_asked(as_sol, ours):
    page = as_sol.get(reverse("timeline:calendar", args=[ours.engagement.pk]))
    assert "e-mail" not in page.content.decode()
    mail = reverse("timeline:mail", args=[ours.engagement.pk])
    answer = as_sol.post(mail, {"address": "sol@example.org"})
    assert answer.status_code == 400
    assert not MailReminder.objects.exists()
