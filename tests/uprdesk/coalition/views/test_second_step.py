"""Signing in, the second half."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.engagements import sign_in
from tests.factories import PASSWORD
from tests.passkeys import Device
from uprdesk.coalition import actions as door
from uprdesk.coalition import attempts
from uprdesk.coalition import half as halves
from uprdesk.coalition.actions import second_step as actions
from uprdesk.coalition.doorway import IDENTITY
from uprdesk.coalition.models import AboutStep, SecondStep
from uprdesk.coalition.second_step import codes, passkey
from uprdesk.coalition.second_step.passkey import Site
from uprdesk.coalition.second_step.totp import AppKey, step_of
from uprdesk.sealing.models import Session

pytestmark = pytest.mark.django_db

FIRST, SECOND = "/sign-in/", "/sign-in/more/"
KEY = AppKey.new()
LOCAL = Site("localhost", "http://localhost")
KEPT, CODES = codes.make()


@pytest.fixture
def bruno(cast):
    """Bruno, who has an app and recovery codes."""
    for inside in (AboutStep(app=KEY), AboutStep(codes=KEPT)):
        SecondStep(person=cast.bruno).seal(cast.bruno.identity, inside).save()
    return cast.bruno


@pytest.fixture
def device(bruno):
    """A device with a passkey of Bruno's, for localhost."""
    made = Device(LOCAL.origin)
    options, state = passkey.begin_register(LOCAL, [])
    kept = passkey.register(LOCAL, state, made.make(options))
    SecondStep(person=bruno).seal(bruno.identity, AboutStep(passkey=kept)).save()
    return made


def type_password(client, address: str = "/", **how):
    return client.post(FIRST, {"pseudonym": "Bruno", "password": PASSWORD, "next": address}, **how)


def code() -> str:
    return KEY.code(step_of(timezone.now()))


def type_code(client, typed: str | None = None):
    return client.post(SECOND, {"way": "app", "code": code() if typed is None else typed})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def asked(page) -> dict:
    """What the page asks the browser for."""
    return json.loads(unescape(re.search(r'data-options="([^"]+)"', page.content.decode())[1]))


def test_the_password_alone_signs_nobody_in(client, bruno):
    answer = type_password(client, "/jobs/")
    assert answer.url == SECOND
    assert not signed_in(client)
    assert client.get("/jobs/").status_code == 302
    assert "browser" not in client.cookies  # the mark of who signed in here
    assert type_code(client).url == "/jobs/"
    assert signed_in(client)
    assert client.get("/jobs/").status_code == 200
    assert client.session[IDENTITY] == bruno.identity.secret


def test_without_a_second_step_the_password_is_enough(client, cast):
    assert type_password(client).url == "/"
    assert signed_in(client)


def test_between_the_steps_the_store_tells_nothing(client, bruno):
    type_password(client)
    (row,) = Session.objects.all()
    assert row.person_id is None
    assert bruno.identity.secret.encode() not in bytes(row.sealed)


def test_each_step_begins_a_new_session(client, bruno):
    """A cookie that somebody planted in the browser before leads nowhere."""
    client.get("/language/en/")
    session = client.session
    session["planted"] = "1"
    session.save()
    seen = [client.session.session_key]
    type_password(client)
    assert "planted" not in client.session
    seen.append(client.session.session_key)
    type_code(client)
    seen.append(client.session.session_key)
    assert len(set(seen)) == 3
    assert Session.objects.count() == 1
    assert halves.HALF not in client.session


def test_after_five_minutes_the_password_is_asked_again(client, bruno, monkeypatch):
    type_password(client)
    later = timezone.now() + halves.LASTS + timedelta(seconds=2)
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later)
        answer = client.post(SECOND, {"way": "app", "code": KEY.code(step_of(later))}, follow=True)
    assert "five minutes" in answer.content.decode()
    assert halves.HALF not in client.session
    assert not signed_in(client)


def test_where_our_clock_goes_back_the_password_is_asked_again(client, bruno, monkeypatch):
    type_password(client)
    earlier = timezone.now() - timedelta(minutes=1)
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: earlier)
        assert client.get(SECOND).url == FIRST


def test_another_password_meanwhile_ends_it(client, bruno):
    type_password(client)
    door.change_password(person=bruno, old=PASSWORD, new="another long one", at=timezone.now())
    assert type_code(client).url == FIRST
    assert not signed_in(client)


def test_somebody_who_was_shut_out_meanwhile_does_not_come_in(client, bruno):
    type_password(client)
    bruno.is_active = False
    bruno.save()
    assert type_code(client).url == FIRST


def test_the_page_is_for_nobody_else(client, cast):
    assert client.get(SECOND).url == FIRST
    sign_in(client, cast.bruno)
    assert client.get(SECOND, follow=True).status_code == 200
    assert "five minutes" not in client.get("/jobs/").content.decode()


def test_a_wrong_code_is_told_at_its_field(client, bruno):
    type_password(client)
    answer = type_code(client, "no digits")
    assert answer.status_code == 400
    assert "This code is not right. Type the six digits" in answer.content.decode()
    assert not signed_in(client)


def test_nothing_typed_is_told_too(client, bruno):
    type_password(client)
    for data in ({}, {"way": "codes"}, {"way": "passkey"}, {"way": "other"}, {"way": "app"}):
        answer = client.post(SECOND, data)
        assert answer.status_code == 400
    assert not signed_in(client)


def test_a_wrong_clock_is_told_with_what_to_do(client, bruno):
    type_password(client)
    answer = type_code(client, KEY.code(step_of(timezone.now()) + 7)).content.decode()
    assert re.search("differs from ours by about [34] min", answer)
    assert "set its time by itself" in answer


def test_wrong_codes_make_the_right_one_wait(client, bruno):
    type_password(client)
    for _ in range(attempts.WRONG_PER_NAME):
        type_code(client, "no digits")
    assert "Too many wrong codes" in type_code(client).content.decode()
    other = Client()
    type_password(other)
    assert "Too many wrong codes" in type_code(other).content.decode()


def test_whoever_comes_in_learns_that_somebody_knew_the_password(client, bruno):
    thief = Client()
    type_password(thief)
    for _ in range(2):
        type_code(thief, "no digits")
    client.cookies["browser"] = attempts.mark_for("Bruno")
    type_password(client)
    type_code(client)
    page = client.get("/account/").content.decode()
    assert "Wrong codes after your right password since yesterday: 2." in page


def test_nobody_is_warned_without_a_reason(client, bruno):
    type_password(client)
    type_code(client)
    assert "Wrong codes" not in client.get("/account/").content.decode()


def test_a_recovery_code_lets_in_once_and_says_how_many_are_left(client, bruno):
    type_password(client)
    page = client.post(SECOND, {"way": "codes", "recovery": CODES[0].upper()}, follow=True)
    assert "Recovery codes left: 9" in page.content.decode()
    other = Client()
    type_password(other)
    answer = other.post(SECOND, {"way": "codes", "recovery": CODES[0]})
    assert "used already" in answer.content.decode()
    assert not signed_in(other)


def test_a_passkey_lets_in(client, bruno, device):
    type_password(client, headers={"host": "localhost"})
    page = client.get(SECOND, headers={"host": "localhost"})
    answer = {"way": "passkey", "passkey": device.sign(asked(page))}
    assert client.post(SECOND, answer, headers={"host": "localhost"}).url == "/"
    assert signed_in(client)


def test_an_answer_is_good_once_and_for_its_page(client, bruno, device):
    local = {"headers": {"host": "localhost"}}
    type_password(client, **local)
    first = device.sign(asked(client.get(SECOND, **local)))
    client.get(SECOND, **local)
    for _ in range(2):
        answer = client.post(SECOND, {"way": "passkey", "passkey": first}, **local)
        assert "The passkey was not accepted" in answer.content.decode()
    assert not signed_in(client)


def test_wrong_passkeys_are_slowed_down_like_wrong_codes(client, bruno, device):
    local = {"headers": {"host": "localhost"}}
    type_password(client, **local)
    client.get(SECOND, **local)
    for _ in range(attempts.WRONG_PER_NAME):
        client.post(SECOND, {"way": "passkey", "passkey": "{}"}, **local)
    good = device.sign(asked(client.get(SECOND, **local)))
    answer = client.post(SECOND, {"way": "passkey", "passkey": good}, **local)
    assert "Too many wrong codes" in answer.content.decode()


@pytest.mark.parametrize(
    ("host", "secure", "why"),
    [
        ("127.0.0.1:8000", False, "this address is a number"),
        ("desk.example.org", False, "secure pages"),
        ("desk.example.org", True, "Your passkey works at localhost only"),
    ],
)
def test_elsewhere_it_is_said_why_the_passkey_does_not_work(
    client, bruno, device, settings, host, secure, why
):
    settings.ALLOWED_HOSTS = ["*"]
    how = {"headers": {"host": host}, "secure": secure}
    type_password(client, **how)
    page = client.get(SECOND, **how).content.decode()
    assert why in page
    assert "data-options" not in page


def test_the_page_shows_only_ways_that_the_person_has(client, bruno):
    type_password(client)
    page = client.get(SECOND).content.decode()
    assert 'name="code"' in page
    assert "data-passkey" not in page
    steps = actions.steps_of(door.SignedIn(bruno, bruno.identity))
    SecondStep.objects.filter(pk=next(s.pk for s in steps if s.inside.app)).delete()
    assert 'name="code"' not in client.get(SECOND).content.decode()


def test_the_way_out_is_there_and_leaves_nothing(client, bruno):
    type_password(client)
    assert 'class="exit"' in client.get(SECOND).content.decode()
    client.get("/leave/")
    assert not Session.objects.exists()
    type_password(client)
    client.post("/sign-out/")
    assert not Session.objects.exists()


def test_the_page_speaks_the_language_of_the_person(client, bruno):
    bruno.language = "fr"
    bruno.save()
    assert type_password(client).cookies["language"].value == "fr"


def test_passkeys_are_not_forbidden_by_our_headers(client):
    allowed = client.get(FIRST)["Permissions-Policy"]
    assert "publickey-credentials" not in allowed
    assert "camera=()" in allowed
