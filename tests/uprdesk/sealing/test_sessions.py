"""Sessions: Django's own behaviour, in rows that open with their cookie only."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as configured
from django.contrib.auth import SESSION_KEY, get_user, login, logout, update_session_auth_hash
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uprdesk.sealing.box import CannotOpen, open_box
from uprdesk.sealing.models import Session
from uprdesk.sealing.server import server_key
from uprdesk.sealing.sessions import (
    SessionStore,
    end_all,
    end_session,
    row_of,
    sessions_of,
)

SECRET = "AGE-SECRET-KEY-PLANTED-WORDS"
BACKEND = "django.contrib.auth.backends.ModelBackend"
content = st.dictionaries(
    st.text(max_size=20).filter(lambda name: not name.startswith("_")),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    ),
    max_size=5,
)


@pytest.fixture
def stored(db):
    """A session with something in it."""
    session = SessionStore()
    session["key"] = SECRET
    session.save()
    return session


def again(session):
    """The same session as the next request sees it."""
    return SessionStore(session.session_key)


def visit(rf, view, cookie=""):
    """One request through the real middleware; its request and response."""
    request = rf.get("/")
    if cookie:
        request.COOKIES[configured.SESSION_COOKIE_NAME] = cookie

    def answer(request):
        request.user = get_user(request)
        view(request)
        return HttpResponse()

    return request, SessionMiddleware(answer)(request)


def entering(person):
    return lambda request: login(request, person, backend=BACKEND)


def test_the_settings_name_this_engine():
    assert import_module(configured.SESSION_ENGINE).SessionStore is SessionStore
    assert "django.contrib.sessions" not in configured.INSTALLED_APPS


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content)
def test_what_a_session_holds_comes_back(db, some):
    session = SessionStore()
    session.update(some)
    session.save()
    assert dict(again(session).items()) == some


def test_cookies_are_256_random_bits_and_never_in_the_store(stored):
    others = {SessionStore()._get_new_session_key() for _ in range(50)}
    assert len(others) == 50
    assert {len(cookie) for cookie in others} == {43}
    row = str(Session.objects.values().get())
    assert stored.session_key not in row


def test_the_columns_are_these_and_no_more(stored):
    """No address, no browser, no machine."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, "sealing_session")
        assert {column.name for column in found} == {
            "id",
            "digest",
            "sealed",
            "person_id",
            "began_at",
            "seen_at",
        }
        assert "django_session" not in connection.introspection.table_names(cursor)


def test_a_stolen_row_opens_with_nothing_in_the_store(stored):
    row = Session.objects.get()
    sealed, place = bytes(row.sealed), f"sealing_session.sealed.{row.digest}"
    assert SECRET.encode() not in sealed
    known = [
        bytes.fromhex(row.digest),
        server_key("sessions"),
        server_key("session box"),
        bytes(row.sealed)[:32],
    ]
    for key in known:
        with pytest.raises(CannotOpen):
            open_box(key, sealed, place)
    for cookie in (row.digest, row.digest[:43], str(row.pk).zfill(43)):
        assert not SessionStore(cookie).get("key")


def test_the_cookie_alone_opens_nothing_without_the_secret_key(stored, settings):
    settings.SECRET_KEY = "another " * 8
    assert "key" not in again(stored)


def test_a_row_that_somebody_changed_or_moved_is_no_session(stored):
    row = Session.objects.get()
    damaged = bytearray(row.sealed)
    damaged[40] ^= 1
    Session.objects.update(sealed=bytes(damaged))
    session = again(stored)
    assert session.is_empty() is False
    assert "key" not in session
    assert session.session_key is None

    other = SessionStore()
    other["key"] = "another's"
    other.save()
    Session.objects.filter(pk=row.pk).update(sealed=bytes(row_of(other.session_key).sealed))
    assert "key" not in again(stored)


@pytest.mark.parametrize("cookie", ["", "short", "x" * 43, "ñ" * 43, "\ud800" * 43, "y" * 500])
def test_cookies_of_strangers_find_nothing(db, cookie):
    session = SessionStore(cookie)
    assert "key" not in session
    assert session.session_key is None


def test_a_new_cookie_holds_the_same_and_the_old_one_nothing(stored):
    session, old = again(stored), stored.session_key
    sealed = bytes(Session.objects.get().sealed)
    session.cycle_key()
    assert session.session_key != old
    assert again(session)["key"] == SECRET
    assert "key" not in SessionStore(old)
    assert bytes(Session.objects.get().sealed) != sealed


def test_flush_leaves_nothing(stored):
    session = again(stored)
    session.flush()
    assert session.session_key is None
    assert not Session.objects.exists()
    assert "key" not in again(stored)


def test_exists_and_delete_go_by_the_cookie(stored):
    assert SessionStore().exists(stored.session_key)
    SessionStore().delete(stored.session_key)
    assert not SessionStore().exists(stored.session_key)
    SessionStore().delete()  # without a cookie there is nothing to delete


def test_of_two_requests_at_once_the_later_one_is_kept(stored):
    one, two = again(stored), again(stored)
    one["a"], two["b"] = 1, 2
    one.save()
    two.save()
    assert dict(again(stored).items()) == {"key": SECRET, "b": 2}


def test_a_session_that_was_ended_meanwhile_does_not_come_back(stored):
    slow = again(stored)
    slow["late"] = True
    end_session(Session.objects.get().pk)
    with pytest.raises(UpdateError):
        slow.save()
    with pytest.raises(UpdateError):
        again(stored).save()
    assert not Session.objects.exists()


def test_the_middleware_sets_the_cookie_and_finds_the_session_again(rf, db):
    def keep(request):
        request.session["key"] = SECRET

    request, response = visit(rf, keep)
    cookie = response.cookies[configured.SESSION_COOKIE_NAME]
    assert cookie.value == request.session.session_key
    assert cookie["httponly"]
    assert not cookie["max-age"]
    request, response = visit(rf, lambda request: request.session.get("key"), cookie.value)
    assert request.session["key"] == SECRET
    assert configured.SESSION_COOKIE_NAME not in response.cookies


def test_a_request_during_which_the_session_ended_is_interrupted(rf, stored):
    def late(request):
        request.session["late"] = True
        end_session(Session.objects.get().pk)

    with pytest.raises(SessionInterrupted):
        visit(rf, late, stored.session_key)


def test_signing_in_changes_the_cookie_and_notes_who(rf, stored, cast):
    request, _ = visit(rf, entering(cast.bruno), stored.session_key)
    assert request.session.session_key != stored.session_key
    assert request.session["key"] == SECRET
    assert "key" not in again(stored)
    row = Session.objects.get()
    assert row.person_id == cast.bruno.pk
    assert row == row_of(request.session.session_key)
    assert SessionStore(request.session.session_key)[SESSION_KEY] == str(cast.bruno.pk)


def test_signing_in_as_another_takes_nothing_along(rf, cast):
    request, _ = visit(rf, entering(cast.bruno))
    request.session["key"] = SECRET
    request.session.save()
    request, _ = visit(rf, entering(cast.amina), request.session.session_key)
    assert "key" not in request.session
    assert Session.objects.get().person_id == cast.amina.pk


def test_signing_out_deletes_the_row_and_the_cookie(rf, cast):
    request, _ = visit(rf, entering(cast.bruno))
    _, response = visit(rf, logout, request.session.session_key)
    assert not Session.objects.exists()
    assert response.cookies[configured.SESSION_COOKIE_NAME].value == ""


def test_a_new_password_changes_the_cookie_and_keeps_the_session(rf, cast):
    request, _ = visit(rf, entering(cast.bruno))
    before = request.session.session_key
    cast.bruno.set_password("another long password")
    cast.bruno.save()
    visited, _ = visit(rf, lambda r: update_session_auth_hash(r, cast.bruno) or None, before)
    assert visited.session.session_key != before
    assert not SessionStore().exists(before)


def test_times_are_kept_to_the_minute(rf, cast):
    visit(rf, entering(cast.bruno))
    row = Session.objects.get()
    for at in (row.began_at, row.seen_at):
        assert (at.second, at.microsecond) == (0, 0)
        assert timedelta() <= timezone.now() - at < timedelta(minutes=2)


def aged(**ago):
    """Put the times of all sessions back by these seconds."""
    now = timezone.now()
    Session.objects.update(**{name: now - timedelta(seconds=by) for name, by in ago.items()})


@pytest.mark.parametrize(
    ("name", "limit"), [("began_at", "SESSION_COOKIE_AGE"), ("seen_at", "SESSION_IDLE")]
)
def test_sessions_end_and_are_deleted(stored, name, limit):
    lasts = getattr(configured, limit)
    aged(**{name: lasts - 5})
    SessionStore.clear_expired()
    assert again(stored)["key"] == SECRET
    aged(**{name: lasts + 65})
    assert "key" not in again(stored)
    SessionStore.clear_expired()
    assert not Session.objects.exists()


def test_each_use_notes_the_minute_and_not_when_it_began(stored):
    aged(began_at=7200, seen_at=600)
    began = Session.objects.get().began_at
    session = again(stored)
    session["more"] = 1
    session.save()
    row = Session.objects.get()
    assert row.began_at == began
    assert timezone.now() - row.seen_at < timedelta(minutes=2)


def test_a_person_sees_and_ends_their_own_sessions(rf, cast):
    cookies = [visit(rf, entering(cast.bruno))[0].session.session_key for _ in range(3)]
    others = visit(rf, entering(cast.amina))[0].session.session_key
    assert sessions_of(cast.bruno).count() == 3
    assert end_session(row_of(cookies[0]).pk)
    assert not end_session(10_000)
    assert end_all(cast.bruno, but=cookies[1]) == 1
    assert [row.pk for row in sessions_of(cast.bruno)] == [row_of(cookies[1]).pk]
    assert end_all(cast.bruno) == 1
    assert not sessions_of(cast.bruno)
    assert row_of(others)
    assert row_of(None) is None


def test_sessions_that_ended_are_not_listed(rf, cast):
    visit(rf, entering(cast.bruno))
    aged(seen_at=configured.SESSION_IDLE + 65)
    assert not sessions_of(cast.bruno)


def test_a_person_who_is_deleted_has_no_sessions(rf, cast):
    cookie = visit(rf, entering(cast.bruno))[0].session.session_key
    cast.bruno.delete()
    assert row_of(cookie) is None


def test_the_size_of_a_session_is_told_only_roughly(stored):
    before = len(Session.objects.get().sealed)
    session = again(stored)
    session["a"] = "b" * 20
    session.save()
    assert len(Session.objects.get().sealed) == before
    assert len(json.dumps(dict(session.items()))) < 200


def test_the_asynchronous_doors_lead_to_the_same(db):
    async def story():
        session = SessionStore()
        await session.aset("key", SECRET)
        await session.asave()
        before = session.session_key
        await session.acycle_key()
        assert session.session_key != before
        assert await SessionStore(session.session_key).aget("key") == SECRET
        assert not await SessionStore().aexists(before)
        await session.aflush()

    async_to_sync(story)()
    assert not Session.objects.exists()
