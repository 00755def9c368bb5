"""The navigation along the stages."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from upr.stages import Stage
from uprdesk.coalition.models import Person
from uprdesk.shell import menu


@pytest.fixture(autouse=True)
def empty_register(monkeypatch):
    monkeypatch.setattr(menu, "REGISTER", {})


def asked(address="/gallery/"):
    request = RequestFactory().get(address)
    request.resolver_match = resolve(address)
    return request


def entry(**fields):
    return menu.Entry(
        **{"stage": Stage.EVIDENCE, "url_name": "shell:jobs", "sentence": "Do."} | fields
    )


def test_every_stage_has_its_place_in_order_and_a_name():
    places = menu.places(asked())
    assert [p.stage for p in places] == list(Stage)
    assert [p.number for p in places] == list(range(11))
    assert set(menu.TITLES) == set(Stage)


def test_a_room_that_is_not_built_is_coming_and_never_a_link():
    assert all(p.coming and not p.url and p.entry is None for p in menu.places(asked()))


def test_a_registered_room_is_a_link_and_current_on_its_pages():
    menu.register(entry())
    found = menu.places(asked())[2]
    assert (found.url, found.coming, found.current) == ("/jobs/", False, True)
    assert not menu.places(asked("/sign-in/"))[2].current


def test_a_room_that_is_closed_to_the_person_is_no_link():
    menu.register(entry(opens=lambda request: False))
    found = menu.places(asked())[2]
    assert (found.url, found.coming) == ("", False)


def test_pages_of_ones_own_are_shown_once_to_those_who_may_open_them(monkeypatch):
    monkeypatch.setattr(menu, "OWN_PAGES", [])
    page = menu.OwnPage(title="Jobs", url_name="shell:jobs", icon="cal")
    closed = menu.OwnPage(
        title="Health", url_name="shell:health", icon="info", opens=lambda request: False
    )
    for one in (page, page, closed):
        menu.register_own_page(one)
    request = asked()
    request.user = Person(pseudonym="Bruno")
    assert menu.own_pages(request) == [page]
    request.user = AnonymousUser()
    assert menu.own_pages(request) == []


def test_one_room_says_where_the_work_begins(monkeypatch):
    monkeypatch.setattr(menu, "STARTS", [])
    assert menu.start_of(asked()) == ""
    menu.register_start(lambda request: "/elsewhere/")
    menu.register_start(lambda request: "/here/")
    assert menu.start_of(asked()) == "/here/"


def test_a_room_may_say_itself_which_pages_are_its_own():
    menu.register(entry(shows=lambda request: request.path == "/health/"))
    assert menu.places(asked("/health/"))[2].current
    assert not menu.places(asked("/jobs/"))[2].current
