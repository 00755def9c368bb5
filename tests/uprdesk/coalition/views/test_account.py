"""The account page."""

import pytest
from django.test import Client

from tests.engagements import sign_in
from tests.factories import PASSWORD
from uprdesk.coalition import actions
from uprdesk.coalition.models import Person

pytestmark = pytest.mark.django_db

NEW = "another horse battery"
GOOD = {"old": PASSWORD, "password": NEW, "again": NEW}


def test_a_new_password_keeps_everything_open_and_ends_the_other_sessions(client, ours):
    elsewhere = Client()
    for browser in (client, elsewhere):
        sign_in(browser, ours.mar)
    assert client.post("/account/password/", GOOD).url == "/account/"
    assert client.get("/account/").status_code == 200
    assert client.get(f"/desk/{ours.engagement.pk}/people/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    fresh = Client()
    fresh.post("/sign-in/", {"pseudonym": "Mar", "password": NEW})
    assert fresh.get(f"/desk/{ours.engagement.pk}/people/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"old": "wrong"}, "not your password of today"),
        ({"again": "something else"}, "type the same one twice"),
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"old": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said_and_the_password_stays(client, ours, wrong, sentence):
    sign_in(client, ours.mar)
    before = Person.objects.get(pk=ours.mar.pk).password
    answer = client.post("/account/password/", GOOD | wrong)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert Person.objects.get(pk=ours.mar.pk).password == before


def test_guessing_the_password_in_an_open_session_is_slowed_down(client, ours, noon):
    for _ in range(5):
        with pytest.raises(actions.SignInRefused):
            actions.change_password(person=ours.mar, old="wrong", new=NEW, at=noon)
    with pytest.raises(actions.SignInRefused) as refused:
        actions.change_password(person=ours.mar, old=PASSWORD, new=NEW, at=noon)
    assert "Too many" in refused.value.message.sentence


def test_no_address_is_asked_for(client, ours):
    sign_in(client, ours.mar)
    shown = client.get("/account/").content.decode()
    assert 'type="email"' not in shown
    assert 'type="tel"' not in shown


def test_the_language_is_kept_with_the_person(client, ours):
    sign_in(client, ours.mar)
    client.post("/language/fr/", {"next": "/account/"})
    assert Person.objects.get(pk=ours.mar.pk).language == "fr"
