"""The second steps on the account page."""

import json
import re
from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.engagements import sign_in
from tests.factories import PASSWORD
from tests.passkeys import Device
from uprdesk.coalition import actions as door
from uprdesk.coalition.actions import second_step as actions
from uprdesk.coalition.models import SecondStep
from uprdesk.coalition.second_step.totp import AppKey, step_of
from uprdesk.coalition.views.steps import NEW_APP, picture_of
from uprdesk.sealing.models import Session

pytestmark = pytest.mark.django_db

ACCOUNT, APP, PASSKEY, CODES = (
    "/account/",
    "/account/app/",
    "/account/passkey/",
    "/account/codes/",
)
LOCAL = {"headers": {"host": "localhost"}}


def steps_of(person) -> list[SecondStep]:
    return actions.steps_of(door.SignedIn(person, person.identity))


def add_app(client, name: str = "", password: str = PASSWORD):
    """Set up an app as a person does; the answer."""
    client.get(APP)
    key = AppKey(secret=client.session[NEW_APP])
    code = key.code(step_of(timezone.now()))
    return client.post(APP, {"code": code, "name": name, "password": password})


def add_passkey(client, device: Device, name: str = "", password: str = PASSWORD):
    page = client.get(PASSKEY, **LOCAL).content.decode()
    options = json.loads(unescape(re.search(r'data-options="([^"]+)"', page)[1]))
    given = {"passkey": device.make(options), "name": name, "password": password}
    return client.post(PASSKEY, given, **LOCAL)


def shown(page) -> list[str]:
    """The recovery codes on a page."""
    return re.findall(r">(\w{5}-\w{5})<", page.content.decode())


def test_the_account_says_when_there_is_no_second_step(as_bruno):
    page = as_bruno.get(ACCOUNT).content.decode()
    assert "your password alone opens everything" in page
    assert f'href="{APP}"' in page


def test_an_app_is_shown_as_picture_and_letters_until_its_code_is_typed(as_bruno, cast):
    page = as_bruno.get(APP).content.decode()
    key = AppKey(secret=as_bruno.session[NEW_APP])
    assert key.grouped in page
    assert page.count("<svg") > 0
    assert not SecondStep.objects.exists()
    assert key.grouped in as_bruno.get(APP).content.decode()  # a reload changes nothing
    assert as_bruno.post(APP, {"code": "000", "password": PASSWORD}).status_code == 400
    assert not SecondStep.objects.exists()
    codes = shown(add_app(as_bruno, "old telephone"))
    assert len(codes) == 10
    account = as_bruno.get(ACCOUNT).content.decode()
    assert "old telephone" in account
    assert "still work: 10" in account
    assert not [code for code in codes if code in account]
    assert key.secret not in account
    assert NEW_APP not in as_bruno.session


def test_names_are_shown_as_they_were_typed_and_never_run(as_bruno):
    add_app(as_bruno, "<b onclick=x>")
    page = as_bruno.get(ACCOUNT).content.decode()
    assert "&lt;b onclick=x&gt;" in page
    assert "<b onclick" not in page


def test_the_picture_has_no_styles_that_the_policy_would_refuse():
    picture = picture_of(AppKey.new())
    assert picture.startswith("<svg")
    assert "style" not in picture
    assert "script" not in picture


def test_a_passkey_is_added(as_bruno, cast):
    assert len(shown(add_passkey(as_bruno, Device("http://localhost"), "key ring"))) == 10
    assert [s.inside.name for s in steps_of(cast.bruno) if s.inside.passkey] == ["key ring"]
    assert "Passkey, for localhost" in as_bruno.get(ACCOUNT).content.decode()


def test_a_second_step_more_brings_no_new_codes(as_bruno, cast):
    add_app(as_bruno)
    assert add_passkey(as_bruno, Device("http://localhost")).url == ACCOUNT
    assert len(steps_of(cast.bruno)) == 3


def test_a_wrong_answer_adds_no_passkey(as_bruno):
    as_bruno.get(PASSKEY, **LOCAL)
    for answer in ("", "{}"):
        page = as_bruno.post(PASSKEY, {"passkey": answer, "password": PASSWORD}, **LOCAL)
        assert page.status_code == 400
        assert "The passkey was not accepted" in page.content.decode()
    assert not SecondStep.objects.exists()


def test_where_passkeys_cannot_be_it_is_said_why(as_bruno):
    page = as_bruno.get(ACCOUNT, headers={"host": "127.0.0.1"}).content.decode()
    assert "this address is a number" in page
    assert f'href="{PASSKEY}"' not in page
    answer = as_bruno.get(PASSKEY, headers={"host": "127.0.0.1"}, follow=True)
    assert "this address is a number" in answer.content.decode()


def test_the_first_step_ends_sessions_that_began_without_it(client, cast):
    sign_in(client, cast.bruno)
    other = type(client)()
    sign_in(other, cast.bruno)
    add_app(client)
    assert Session.objects.count() == 1
    assert client.get(ACCOUNT).status_code == 200
    assert other.get(ACCOUNT).status_code == 302


def test_codes_are_made_anew(as_bruno):
    first = shown(add_app(as_bruno))
    again = shown(as_bruno.post(CODES, {"password": PASSWORD}))
    assert len(set(first) | set(again)) == 20


def test_codes_alone_are_refused_in_a_sentence(as_bruno):
    answer = as_bruno.post(CODES, {"password": PASSWORD})
    assert answer.status_code == 400
    assert "Add an app or a passkey first" in answer.content.decode()


def test_whoever_sits_down_at_an_open_session_adds_no_step_of_their_own(as_bruno):
    for password in ("", "wrong"):
        assert add_app(as_bruno, password=password).status_code == 400
        assert (
            add_passkey(as_bruno, Device("http://localhost"), password=password).status_code == 400
        )
    assert not SecondStep.objects.exists()


def test_new_codes_ask_for_the_password(as_bruno, cast):
    add_app(as_bruno)
    before = {bytes(step.sealed) for step in SecondStep.objects.all()}
    assert "Your password" in as_bruno.get(CODES).content.decode()
    for sent in ({}, {"password": "wrong"}):
        assert as_bruno.post(CODES, sent).status_code == 400
    assert {bytes(step.sealed) for step in SecondStep.objects.all()} == before


def test_removing_asks_for_the_password(as_bruno, cast):
    add_app(as_bruno)
    pk = next(step.pk for step in steps_of(cast.bruno) if step.inside.app)
    address = f"/account/steps/{pk}/remove/"
    assert "last second step" in as_bruno.get(address).content.decode()
    refused = as_bruno.post(address, {"password": "wrong"})
    assert "not your password" in refused.content.decode()
    assert len(steps_of(cast.bruno)) == 2
    assert as_bruno.post(address, {"password": PASSWORD}).url == ACCOUNT
    assert not steps_of(cast.bruno)


def test_steps_of_others_are_not_there(as_bruno, cast):
    other = door.SignedIn(cast.amina, cast.amina.identity)
    key, now = AppKey.new(), timezone.now()
    actions.add_app(other, key=key, typed=key.code(step_of(now)), name="", at=now)
    for pk in (uuid4(), *(step.pk for step in steps_of(cast.amina))):
        address = f"/account/steps/{pk}/remove/"
        assert as_bruno.get(address).status_code == 404
        assert as_bruno.post(address, {"password": PASSWORD}).status_code == 404
    assert len(steps_of(cast.amina)) == 2


def test_the_recovery_codes_are_no_step_to_remove(as_bruno, cast):
    add_app(as_bruno)
    pk = next(step.pk for step in steps_of(cast.bruno) if step.inside.codes)
    assert as_bruno.get(f"/account/steps/{pk}/remove/").status_code == 404


def test_a_session_without_a_key_is_told_to_sign_in_again(client, cast):
    client.force_login(cast.bruno)
    assert client.get(ACCOUNT).status_code == 200
    answer = client.get(APP)
    assert answer.status_code == 403
    assert "sign in again" in answer.content.decode()


def test_an_engagement_that_asks_for_it_leads_to_the_set_up(client, ours):
    ours.engagement.second_step_needed = True
    ours.engagement.save()
    sign_in(client, ours.luna)
    people = f"/desk/{ours.engagement.pk}/people/"
    stopped = client.get(people)
    assert stopped.status_code == 403
    assert "signs in in two steps" in stopped.content.decode()
    assert f'href="{APP}"' in stopped.content.decode()
    # not even what it is called
    for address in (people, "/desk/", f"/desk/{ours.engagement.pk}/leave/"):
        assert "Ours 2027" not in client.get(address).content.decode()
    add_app(client)
    assert client.get(people).status_code == 200


def test_other_engagements_do_not_ask(client, ours):
    ours.theirs.second_step_needed = True
    ours.theirs.save()
    sign_in(client, ours.luna)
    assert client.get(f"/desk/{ours.engagement.pk}/people/").status_code == 200
