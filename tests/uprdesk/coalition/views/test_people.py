"""The page on which an administrator lets people in."""

import re

import pytest
from django.test import Client

from tests.factories import PASSWORD
from uprdesk.coalition import actions
from uprdesk.coalition.models import Person, TraceEntry
from uprdesk.coalition.rights import Can

pytestmark = pytest.mark.django_db

NEW = "another horse battery"


def link_on(answer) -> str:
    return re.search(r"http://testserver(/link/[\w-]+/)", answer.content.decode())[1]


def test_an_administrator_lets_a_curator_in(as_amina):
    answer = as_amina.post("/people/", {"roles": ["curator"]})
    link = link_on(answer)
    assert link not in as_amina.get("/people/").content.decode()
    newcomer = Client()
    fields = {"pseudonym": "Chioma", "password": PASSWORD, "again": PASSWORD}
    assert newcomer.post(f"{link}accept/", fields).status_code == 302
    assert Person.objects.called("Chioma").rights == {
        Can.READ_RECORD,
        Can.CURATE,
        Can.CORRECT_LABELS,
    }


def test_a_role_that_is_not_ours_makes_no_link(as_amina):
    answer = as_amina.post("/people/", {"roles": ["king"]})
    assert "/link/" not in answer.content.decode()


def test_roles_are_granted_and_taken(as_amina, cast):
    as_amina.post(f"/people/{cast.bruno.pk}/roles/", {"roles": ["curator"]})
    assert Person.objects.get(pk=cast.bruno.pk).can(Can.CURATE)
    as_amina.post(f"/people/{cast.bruno.pk}/roles/", {})
    assert not Person.objects.get(pk=cast.bruno.pk).can(Can.CURATE)


def test_the_last_administrator_stays_one_and_nothing_else_changes(as_amina, cast):
    answer = as_amina.post(f"/people/{cast.amina.pk}/roles/", {"roles": []}, follow=True)
    assert "only administrator" in answer.content.decode()
    assert Person.objects.get(pk=cast.amina.pk).rights == frozenset(Can) - {Can.OPEN_COHORTS}


def test_a_forgotten_password_is_chosen_anew_by_a_link(as_amina, cast, noon):
    link = link_on(as_amina.post("/people/", {"person": cast.bruno.pk}))
    forgetful = Client()
    page = forgetful.get(link).content.decode()
    assert "Bruno" in page
    assert "id_pseudonym" not in page
    assert forgetful.post(f"{link}accept/", {"password": NEW, "again": NEW}).status_code == 302
    assert actions.sign_in(pseudonym="Bruno", password=NEW, at=noon).person == cast.bruno
    assert Person.objects.count() == 2


def test_a_new_password_ends_the_sessions_of_the_old_one(as_bruno, cast, noon):
    token = actions.make_link(by=cast.amina, at=noon, person=cast.bruno)
    actions.accept(token, pseudonym="", password=NEW, language="en", at=noon)
    assert as_bruno.get("/jobs/").status_code == 302


def test_a_newer_link_for_a_password_replaces_the_older(cast, noon):
    older = actions.make_link(by=cast.amina, at=noon, person=cast.bruno)
    actions.make_link(by=cast.amina, at=noon, person=cast.bruno)
    with pytest.raises(actions.LinkSpent):
        actions.open_link(older, at=noon)


def test_what_an_administrator_does_is_traced(as_amina, cast):
    as_amina.post("/people/", {"roles": ["curator"]})
    as_amina.post("/people/", {"person": cast.bruno.pk})
    told = [(e.deed, str(e.by), e.target) for e in TraceEntry.objects.all()]
    assert told == [("link.made", "Amina", f"person {cast.bruno.pk}"), ("link.made", "Amina", "")]


def test_the_list_asks_the_store_no_more_for_more_people(as_amina, django_assert_max_num_queries):
    from tests.factories import PersonFactory

    PersonFactory.create_batch(20)
    with django_assert_max_num_queries(8):
        as_amina.get("/people/")
