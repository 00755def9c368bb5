"""The pages on which a coordinator lets people in, and on which a person comes and goes."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.engagements import sign_in
from tests.factories import PASSWORD, PersonFactory
from uprdesk.coalition.actions import members
from uprdesk.coalition.models import Invitation, Membership, Person
from uprdesk.coalition.rights import Part

pytestmark = pytest.mark.django_db

FIELDS = {"pseudonym": "Chioma", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def luna(client, ours) -> Client:
    """A browser in which Luna is signed in."""
    sign_in(client, ours.luna)
    return client


def at(ours, name: str, *args: object) -> str:
    return reverse(f"coalition:{name}", args=[ours.engagement.pk, *args])


def member(ours, person) -> Membership:
    return Membership.objects.get(engagement=ours.engagement, person=person)


def page(answer) -> str:
    return answer.content.decode()


def words_on(answer) -> list[str]:
    return re.findall(r'name="word" value="(\w+)"', page(answer))


def link_from(luna: Client, ours, *parts: str) -> str:
    answer = luna.post(at(ours, "invite"), {"parts": parts or ["drafter"]})
    return re.search(r"http://testserver(/link/[\w-]+/)", page(answer))[1]


def test_a_link_leads_somebody_new_from_the_door_to_the_plan(luna, ours):
    link = link_from(luna, ours)
    chioma = Client()
    chioma.get(link)
    answer = chioma.post(f"{link}accept/", FIELDS, follow=True)
    assert answer.redirect_chain[-1][0] == at(ours, "waiting")
    assert "Look again" in page(answer)
    shown = re.search(r'class="words" translate="no">([^<]+)<', page(answer))[1].split("&nbsp;· ")
    newest = member(ours, Person.objects.called("Chioma"))
    form = page(luna.get(at(ours, "members"))).split(at(ours, "admit", newest.pk))[1]
    assert shown == re.findall(r'name="word" value="(\w+)"', form)[:4]
    luna.post(at(ours, "admit", newest.pk), {"word": shown})
    assert chioma.get(at(ours, "members")).status_code == 200
    assert chioma.get(at(ours, "waiting")).status_code == 302


def test_before_admission_nothing_of_the_engagement_is_told(luna, ours):
    link = link_from(luna, ours)
    chioma = Client()
    told = page(chioma.get(link))
    told += page(chioma.post(f"{link}accept/", FIELDS, follow=True))
    told += "".join(page(chioma.get(address)) for address in ("/desk/", "/account/"))
    told += page(chioma.get(at(ours, "members")))
    for secret in ("Ours 2027", "Tavoria", "XAA", "Luna"):
        assert secret not in told


def test_a_link_is_shown_once(luna, ours):
    link = link_from(luna, ours)
    for name in ("invite", "members"):
        assert link not in page(luna.get(at(ours, name)))


def test_an_open_link_is_listed_with_its_parts_and_can_be_taken_back(luna, ours):
    link = link_from(luna, ours, "delegate")
    assert "talks to governments" in page(luna.get(at(ours, "members")))
    luna.post(at(ours, "withdraw", Invitation.objects.get().pk))
    assert Client().get(link).status_code == 410
    assert "talks to governments" not in page(luna.get(at(ours, "members")))


def test_opening_a_link_changes_nothing_and_using_it_twice_is_refused(luna, ours):
    link = link_from(luna, ours)
    first, second = Client(), Client()
    assert first.get(link).status_code == second.get(link).status_code == 200
    assert Invitation.objects.get().used_at is None
    assert first.post(f"{link}accept/", FIELDS).status_code == 302
    assert second.post(f"{link}accept/", FIELDS | {"pseudonym": "Other"}).status_code == 410


def test_a_known_person_signs_in_and_joins_by_one_button(luna, ours):
    link = link_from(luna, ours)
    known = Client()
    assert f"/sign-in/?next={link}" in page(known.get(link))
    fields = {"pseudonym": "Nobody", "password": PASSWORD, "next": link}
    assert known.post("/sign-in/", fields).url == link
    assert not ours.nobody.memberships.exists()
    assert f'action="{link}join/"' in page(known.get(link))
    assert known.post(f"{link}join/").url == at(ours, "waiting")
    assert member(ours, ours.nobody).parts == [Part.DRAFTER]


def test_a_member_who_tries_their_own_link_is_told_so_and_it_still_works(luna, ours):
    link = link_from(luna, ours)
    assert "already" in page(luna.post(f"{link}join/", follow=True))
    assert Client().get(link).status_code == 200


def test_words_that_changed_meanwhile_are_refused_in_a_sentence(luna, ours):
    newcomer = member(ours, ours.newcomer)
    words = words_on(luna.get(at(ours, "members")))
    person = newcomer.person
    person.choose_password("another horse battery")
    person.save()
    answer = luna.post(at(ours, "admit", newcomer.pk), {"word": words}, follow=True)
    assert "words have changed" in page(answer)
    assert member(ours, ours.newcomer).admitted_at is None


def test_members_see_each_other_and_change_nobody(client, ours):
    sign_in(client, ours.sol)
    shown = page(client.get(at(ours, "members")))
    assert "Luna" in shown
    assert "Newcomer" in shown
    for absent in ('name="word"', "Invite somebody", "Change Mar", "Take the link back"):
        assert absent not in shown


def test_parts_are_changed(luna, ours):
    luna.post(at(ours, "member", member(ours, ours.sol).pk), {"parts": ["drafter", "member"]})
    assert member(ours, ours.sol).parts == [Part.DRAFTER, Part.MEMBER]


def test_a_member_without_any_part_is_refused_at_the_field(luna, ours):
    answer = luna.post(at(ours, "member", member(ours, ours.sol).pk), {})
    assert answer.status_code == 400
    assert "Choose what the person does here" in page(answer)


def test_removal_is_asked_about_before_and_says_what_it_cannot_take_back(luna, ours):
    address = at(ours, "remove", member(ours, ours.mar).pk)
    asked = page(luna.get(address))
    assert "keys are renewed" in asked
    assert "photographed" in asked
    assert member(ours, ours.mar)
    luna.post(address)
    browser = Client()
    sign_in(browser, ours.mar)
    assert browser.get(at(ours, "members")).status_code == 404


def test_the_last_coordinator_is_told_why_they_cannot_leave(luna, ours):
    answer = luna.post(at(ours, "leave"), follow=True)
    assert "only coordinator" in page(answer)
    assert member(ours, ours.luna)


def test_removing_oneself_leads_to_the_page_for_leaving(luna, ours):
    address = at(ours, "remove", member(ours, ours.luna).pk)
    assert luna.post(address).url == at(ours, "leave")
    assert member(ours, ours.luna)


@pytest.mark.parametrize("who", ["sol", "nube", "newcomer"])
def test_anybody_may_leave_by_themselves(client, ours, who):
    person = getattr(ours, who)
    sign_in(client, person)
    assert client.get(at(ours, "leave")).status_code == 200
    assert client.post(at(ours, "leave")).url == reverse("coalition:desk")
    assert not person.memberships.exists()


def test_a_member_of_another_engagement_is_not_found_here(luna, ours):
    theirs = Membership.objects.get(engagement=ours.theirs, person=ours.dmitri)
    for name in ("member", "remove"):
        assert luna.get(at(ours, name, theirs.pk)).status_code == 404


def test_the_page_asks_the_store_no_more_for_more_people(
    luna, ours, noon, django_assert_max_num_queries
):
    for person in PersonFactory.create_batch(20):
        members.join(ours.engagement, person=person, parts=[Part.MEMBER], at=noon)
    luna.get(at(ours, "members"))
    with django_assert_max_num_queries(25):
        luna.get(at(ours, "members"))


def test_a_session_without_the_key_says_to_sign_in_again(client, ours):
    client.force_login(ours.luna)
    answer = client.get(at(ours, "members"))
    assert answer.status_code == 403
    assert "sign in again" in page(answer)
    assert 'action="/sign-out/"' in page(answer)
