"""Where the person is signed in."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.engagements import sign_in
from tests.factories import PASSWORD
from uprdesk.coalition import actions
from uprdesk.coalition.models import TraceEntry
from uprdesk.sealing.models import Session
from uprdesk.sealing.sessions import row_of, sessions_of

pytestmark = pytest.mark.django_db

ACCOUNT, END = "/account/", "/account/sessions/end/"


@pytest.fixture
def elsewhere(cast):
    """Bruno's other two browsers."""
    browsers = (Client(), Client())
    for browser in browsers:
        sign_in(browser, cast.bruno)
    return browsers


def number(browser) -> int:
    return row_of(browser.session.session_key).pk


def listed(browser) -> str:
    page = browser.get(ACCOUNT).content.decode()
    return page[page.index('id="sessions"') :]


def test_the_list_says_which_one_is_here_and_nothing_of_the_others(as_bruno, elsewhere):
    elsewhere[0].get("/jobs/", headers={"user-agent": "Planted/1.0"}, REMOTE_ADDR="198.51.100.7")
    page = listed(as_bruno)
    assert page.count("last used") == 3
    assert page.count("this one") == 1
    assert "Planted" not in page
    assert "198.51.100" not in page


def test_one_is_ended(as_bruno, elsewhere, cast):
    answer = as_bruno.post(f"/account/sessions/{number(elsewhere[0])}/end/", follow=True)
    assert "That session has ended" in answer.content.decode()
    assert elsewhere[0].get(ACCOUNT).status_code == 302
    assert elsewhere[1].get(ACCOUNT).status_code == 200
    assert TraceEntry.objects.get().deed == "sessions.ended"


def test_all_others_are_ended(as_bruno, elsewhere, cast):
    answer = as_bruno.post(END, follow=True)
    assert "Sessions ended: 2" in answer.content.decode()
    assert [browser.get(ACCOUNT).status_code for browser in elsewhere] == [302, 302]
    assert sessions_of(cast.bruno).count() == 1


def test_nobody_ends_a_session_of_somebody_else(as_bruno, cast):
    amina = Client()
    sign_in(amina, cast.amina)
    assert as_bruno.post(f"/account/sessions/{number(amina)}/end/").status_code == 404
    assert amina.get(ACCOUNT).status_code == 200


def test_ending_nothing_is_not_traced(as_bruno):
    as_bruno.post(END)
    assert as_bruno.post("/account/sessions/0/end/").status_code == 404
    assert not TraceEntry.objects.exists()


def test_another_password_ends_the_others(as_bruno, elsewhere, cast):
    new = "another long one"
    as_bruno.post("/account/password/", {"old": PASSWORD, "password": new, "again": new})
    assert as_bruno.get(ACCOUNT).status_code == 200
    assert Session.objects.filter(person=cast.bruno).count() == 1


def test_a_new_password_by_a_link_ends_all(as_bruno, elsewhere, cast):
    token = actions.make_link(by=None, at=timezone.now(), person=cast.bruno)
    new = "another long one"
    visitor = Client()
    visitor.post(f"/link/{token}/accept/", {"password": new, "again": new})
    assert [row.pk for row in sessions_of(cast.bruno)] == [number(visitor)]
    assert as_bruno.get(ACCOUNT).status_code == 302


def test_the_link_works_also_where_its_person_is_signed_in(as_bruno, cast):
    token = actions.make_link(by=None, at=timezone.now(), person=cast.bruno)
    new = "another long one"
    as_bruno.post(f"/link/{token}/accept/", {"password": new, "again": new})
    assert as_bruno.get(ACCOUNT).status_code == 200
