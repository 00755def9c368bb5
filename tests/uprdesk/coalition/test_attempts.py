"""Others' wrong passwords shut out nobody who signed in here before."""

import pytest
from django.utils import timezone

from tests.factories import PASSWORD
from uprdesk.coalition import actions, attempts

pytestmark = pytest.mark.django_db


def sign_in(noon, typed=PASSWORD, pseudonym="Bruno", mark=""):
    return actions.sign_in(pseudonym=pseudonym, password=typed, at=noon, mark=mark).person


def guess(noon, times, **where):
    for _ in range(times):
        with pytest.raises(actions.SignInRefused):
            sign_in(noon, "wrong", **where)


def test_a_browser_that_signed_in_before_is_not_shut_out_by_others(cast, noon):
    mark = attempts.mark_for("Bruno")
    guess(noon, attempts.WRONG_PER_NAME + 1)
    assert sign_in(noon, mark=mark) == cast.bruno


def test_nor_by_many_wrong_passwords_for_everybody(cast, noon, monkeypatch):
    monkeypatch.setattr(attempts, "WRONG_IN_ALL", 2)
    guess(noon, 3, pseudonym="Nobody")
    assert sign_in(noon, mark=attempts.mark_for("Bruno")) == cast.bruno
    with pytest.raises(actions.SignInRefused, match="Too many"):
        sign_in(noon)


def test_who_took_such_a_browser_guesses_no_faster(cast, noon):
    mark = attempts.mark_for("Bruno")
    guess(noon, attempts.WRONG_PER_NAME, mark=mark)
    with pytest.raises(actions.SignInRefused, match="Too many"):
        sign_in(noon, mark=mark)
    assert sign_in(noon) == cast.bruno


@pytest.mark.parametrize("mark", ["", "-", "a-b", "é", "0" * 5000])
def test_an_invented_mark_is_none(cast, noon, mark):
    assert not attempts.is_marked(mark, "Bruno")
    guess(noon, attempts.WRONG_PER_NAME, mark=mark)
    with pytest.raises(actions.SignInRefused, match="Too many"):
        sign_in(noon)


def test_a_mark_is_good_for_its_person_alone_and_does_not_tell_who():
    mark = attempts.mark_for("Bruno")
    assert attempts.is_marked(mark, " bruno ")
    assert not attempts.is_marked(mark, "Amina")
    assert "bruno" not in mark.lower()
    assert mark != attempts.mark_for("Bruno")


def test_a_browser_is_marked_by_signing_in_and_unmarked_by_the_exit(client, cast):
    answer = client.post("/sign-in/", {"pseudonym": "Bruno", "password": PASSWORD})
    cookie = answer.cookies["browser"]
    assert attempts.is_marked(cookie.value, "Bruno")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    client.post("/sign-out/")
    assert client.cookies["browser"].value
    assert client.get("/leave/").cookies["browser"].value == ""


def test_the_mark_of_the_browser_is_used_at_the_door(client, cast, settings):
    client.cookies[settings.MARK_COOKIE_NAME] = attempts.mark_for("Bruno")
    for _ in range(attempts.WRONG_PER_NAME):
        with pytest.raises(actions.SignInRefused):
            actions.sign_in(pseudonym="Bruno", password="wrong", at=timezone.now())
    answer = client.post("/sign-in/", {"pseudonym": "Bruno", "password": PASSWORD})
    assert answer.status_code == 302
