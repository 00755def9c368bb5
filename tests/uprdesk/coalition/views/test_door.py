"""The pages at the door."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import PASSWORD
from uprdesk.coalition import actions
from uprdesk.coalition.models import Person

pytestmark = pytest.mark.django_db

SIGN_IN = "/sign-in/"
GOOD = {"pseudonym": "Chioma", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def token(db):
    return actions.make_first_link(at=timezone.now())


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_signing_in_leads_to_the_page_that_was_wanted(client, cast):
    address = reverse("shell:jobs")
    asked = client.get(address)
    assert asked.url == f"{SIGN_IN}?next={address}"
    page = client.get(asked.url)
    assert f'name="next" value="{address}"' in page.content.decode()
    fields = {"pseudonym": " bruno", "password": PASSWORD, "next": address}
    assert client.post(SIGN_IN, fields).url == address
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "foo"],
)
def test_signing_in_never_leads_to_another_site(client, cast, elsewhere):
    fields = {"pseudonym": "Bruno", "password": PASSWORD, "next": elsewhere}
    assert client.post(SIGN_IN, fields).url == "/"


def test_a_wrong_password_is_told_in_a_sentence_with_the_next_step(client, cast):
    answer = client.post(SIGN_IN, {"pseudonym": "Bruno", "password": "wrong"})
    assert answer.status_code == 400
    assert "Type both again" in answer.content.decode()
    assert "wrong" not in re.findall(r'value="([^"]*)"', answer.content.decode())
    assert not signed_in(client)


def test_signing_in_changes_the_session_and_sets_the_language(client, cast):
    Person.objects.filter(pk=cast.bruno.pk).update(language="fr")
    client.get(SIGN_IN)
    before = client.session.session_key
    answer = client.post(SIGN_IN, {"pseudonym": "Bruno", "password": PASSWORD})
    assert client.session.session_key != before
    assert answer.cookies["language"].value == "fr"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_ends_with_the_browser(client, cast):
    cookie = client.post(SIGN_IN, {"pseudonym": "Bruno", "password": PASSWORD}).cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_signing_out_ends_the_session(as_bruno):
    answer = as_bruno.post("/sign-out/")
    assert answer.url == SIGN_IN
    assert not signed_in(as_bruno)


def test_another_site_cannot_sign_anybody_out(cast):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.bruno)
    assert strict.post("/sign-out/").status_code == 403
    assert "_auth_user_id" in strict.session


def test_a_link_opened_twice_still_lets_its_person_in(client, token):
    address = reverse("coalition:link", args=[token])
    for _ in range(2):
        page = client.get(address)
        assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    answer = client.post(reverse("coalition:accept", args=[token]), GOOD)
    assert answer.url == "/"
    assert client.get("/").status_code == 200
    assert client.get(address).status_code == 410


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"again": "something else"}, "type the same one twice"),
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": "123456789012", "again": "123456789012"}, "entirely numeric"),
        (
            {
                "pseudonym": "chioma the tall",
                "password": "Chioma-the-tall",
                "again": "Chioma-the-tall",
            },
            "too similar",
        ),
        ({"pseudonym": "C"}, "at least 2 characters"),
        ({"pseudonym": "<b>"}, "ordinary marks"),
        ({"pseudonym": "Am\u202eani"}, "ordinary marks"),
        ({"pseudonym": "\u200b\u200d\u2060"}, "ordinary marks"),
        # one sign, eighteen letters
        ({"pseudonym": "\ufdfa" * 10}, "ordinary marks"),
        ({"password": ""}, "required"),
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_the_link_stays(client, token, wrong, sentence):
    answer = client.post(reverse("coalition:accept", args=[token]), GOOD | wrong)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Person.objects.exists()
    assert client.post(reverse("coalition:accept", args=[token]), GOOD).status_code == 302


def test_a_taken_pseudonym_is_said_at_its_field(client, cast, token):
    answer = client.post(reverse("coalition:accept", args=[token]), GOOD | {"pseudonym": "bruno"})
    assert "Choose another one" in answer.content.decode()


def test_the_rules_of_passwords_stand_beside_the_field(client, token):
    page = client.get(reverse("coalition:link", args=[token])).content.decode()
    assert "At least 12 characters" in page
