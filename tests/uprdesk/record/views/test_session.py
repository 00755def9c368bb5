"""The page of a session, and the list of all."""

import re

import pytest
from django.urls import reverse

from upr.vocab.reviews import reviews_in
from upr.vocab.sessions import all_sessions
from uprdesk.record.models import Document

pytestmark = pytest.mark.django_db


def address(number: int) -> str:
    return reverse("record:session", args=[number])


def test_a_session_lists_its_reviews_with_what_the_record_holds_of_each(as_bruno, record):
    response = as_bruno.get(address(22))
    reviewed = {each.review.state: each for each in response.context["reviewed"]}
    assert set(reviewed) == {one.state for one in reviews_in(22)}
    assert reviewed["PAN"].line.total == 1
    assert reviewed["PAN"].share == "1 of 1"
    opened = as_bruno.get(reviewed["PAN"].rows)
    assert opened.context["found"].count == 1
    assert reviewed["HND"].line is None


def test_documents_that_were_read_stand_beside_their_review(as_bruno, record, noon):
    facts = {"kind": "report", "symbol": "A/HRC/30/99", "state": "PAN", "imported_at": noon}
    Document.objects.create(name="report A/HRC/30/99 en", session=22, cycle=2, **facts)
    response = as_bruno.get(address(22))
    assert "https://docs.un.org/en/A/HRC/30/99" in response.content.decode()


def test_a_state_that_did_not_come_is_told_and_not_counted(as_bruno, db):
    response = as_bruno.get(address(15))
    assert [slot.state for slot in response.context["missed"]] == ["ISR"]
    assert "ISR" not in [each.review.state for each in response.context["reviewed"]]
    assert "Israel did not come to its review in this session." in response.content.decode()


def test_one_goes_to_the_session_before_and_after(as_bruno, db):
    context = as_bruno.get(address(1)).context
    assert (context["previous"], context["next"]) == ("", address(2))
    last = max(all_sessions())
    assert as_bruno.get(address(last)).context["next"] == ""
    assert as_bruno.get(address(last + 1)).status_code == 404


def test_nothing_opens_where_nothing_is(as_bruno, db):
    text = as_bruno.get(address(20)).content.decode()
    assert not re.search(r'href="/record/\?', text)


def test_all_sessions_are_listed_by_cycle(as_bruno, record):
    rounds = as_bruno.get(reverse("record:sessions")).context["rounds"]
    assert [each.cycle for each in rounds] == [4, 3, 2, 1]
    listed = [each for one in rounds for each in one.sessions]
    assert [each.session.session for each in listed] == sorted(all_sessions(), reverse=True)
    assert {each.session.session: each.reviews for each in listed}[15] == 14 - 1
    assert {each.session.session: each.line.total for each in listed if each.line}[22] == 2
    (there,) = (each for each in listed if each.session.session == 22)
    assert as_bruno.get(there.rows).context["found"].count == 2


def test_the_pages_cost_a_few_questions(as_bruno, record, django_assert_max_num_queries):
    for page in (address(22), reverse("record:sessions")):
        as_bruno.get(page)
        with django_assert_max_num_queries(8):
            as_bruno.get(page)
