"""The pages that erase."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import PASSWORD
from tests.uprdesk.coalition.actions.test_recovery import member
from tests.uprdesk.coalition.views.test_keys import address, browser, words
from uprdesk.coalition.actions import members
from uprdesk.coalition.models import Engagement, Person
from uprdesk.coalition.rights import Part
from uprdesk.coalition.views.erasing import backups_until
from uprdesk.shell import wording

pytestmark = pytest.mark.django_db


def test_the_page_says_until_when_backups_hold_it(ours, settings):
    settings.BACKUPS_KEPT = 10
    today = timezone.now()
    assert backups_until(today) == today.date() + timedelta(days=10)
    page = words(browser(ours.luna).get(address(ours, "erase")))
    assert wording.day(backups_until(today), "en") in page


def test_a_wrong_name_erases_nothing(ours):
    answer = browser(ours.luna).post(address(ours, "erase"), {"name": "Ours"})
    assert answer.status_code == 400
    assert "This is not the name of this engagement." in words(answer)
    assert Engagement.objects.filter(pk=ours.engagement.pk).exists()


def test_the_name_typed_erases_it(ours):
    client = browser(ours.luna)
    answer = client.post(address(ours, "erase"), {"name": "Ours 2027"})
    assert "It is erased" in words(answer)
    assert client.get(address(ours, "keys")).status_code == 404
    assert client.get(reverse("shell:home"), follow=True).status_code == 200


def test_the_others_are_asked_and_can_stop_it(ours, noon):
    mar = member(ours, ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=noon)
    answer = browser(ours.luna).post(address(ours, "erase"), {"name": "Ours 2027"}, follow=True)
    assert "You have agreed." in words(answer)
    assert ">Mar<" in words(answer)
    client = browser(ours.mar)
    assert "Any coordinator can stop that." in words(client.get(address(ours, "erase")))
    answer = client.post(address(ours, "erase-stop"), follow=True)
    assert "Nothing is erased." in words(answer)
    assert not ours.engagement.erasure_wishes.exists()


def test_an_account_is_erased_from_its_page(ours):
    client = browser(ours.mar)
    page = words(client.get(reverse("coalition:account")))
    assert reverse("coalition:erase-account") in page
    refused = client.post(reverse("coalition:erase-account"), {"password": "a wrong password"})
    assert refused.status_code == 400
    answer = client.post(reverse("coalition:erase-account"), {"password": PASSWORD})
    assert "It is erased" in words(answer)
    assert not Person.objects.filter(pk=ours.mar.pk).exists()
    assert client.get(reverse("coalition:account")).status_code == 302


def test_the_only_coordinator_is_told_why_not(ours):
    answer = browser(ours.luna).post(reverse("coalition:erase-account"), {"password": PASSWORD})
    assert answer.status_code == 400
    assert "This is the only coordinator." in words(answer)
