"""Sessions end."""

import time

import pytest

from uprdesk.coalition.middleware import BEGAN, SEEN, STEP

pytestmark = pytest.mark.django_db

PAGE = "/jobs/"


def moved(client, **back: int) -> None:
    """Put the notes of the session some seconds back."""
    session = client.session
    for name, seconds in back.items():
        session[name] = int(time.time()) - seconds
    session.save()


def test_whoever_was_away_too_long_signs_in_again(as_bruno, settings):
    moved(as_bruno, began=0, seen=settings.SESSION_IDLE + 1)
    assert as_bruno.get(PAGE).status_code == 302
    assert "_auth_user_id" not in as_bruno.session


def test_whoever_stayed_too_long_signs_in_again_though_busy(as_bruno, settings):
    moved(as_bruno, began=settings.SESSION_COOKIE_AGE + 1, seen=0)
    assert as_bruno.get(PAGE).status_code == 302


def test_whoever_is_busy_stays(as_bruno, settings):
    moved(as_bruno, began=settings.SESSION_COOKIE_AGE - 60, seen=settings.SESSION_IDLE - 60)
    assert as_bruno.get(PAGE).status_code == 200
    assert int(time.time()) - as_bruno.session[SEEN] < 5
    assert int(time.time()) - as_bruno.session[BEGAN] > 1000


def test_not_every_page_writes_to_the_store(as_bruno):
    as_bruno.get(PAGE)
    moved(as_bruno, began=10, seen=STEP // 2)
    noted = as_bruno.session[SEEN]
    as_bruno.get(PAGE)
    assert as_bruno.session[SEEN] == noted


def test_a_part_of_a_page_after_the_end_opens_the_door_as_a_whole_page(client):
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/gallery/"}
    answer = client.get(PAGE, headers=asked)
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == "/sign-in/?next=/gallery/"
    assert answer.content == b""
