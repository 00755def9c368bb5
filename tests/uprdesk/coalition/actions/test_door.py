"""What people do at the door."""

from datetime import timedelta

import pytest

from tests.factories import PASSWORD
from uprdesk.coalition import actions, attempts
from uprdesk.coalition.models import FailedSignIn, Invitation, Person, TraceEntry
from uprdesk.coalition.rights import Can, Role
from uprdesk.sealing.models import Session
from uprdesk.sealing.sessions import row_of

pytestmark = pytest.mark.django_db

YEAR = timedelta(days=365)


def come_in(token, at, pseudonym="Chioma"):
    signed_in = actions.accept(token, pseudonym=pseudonym, password=PASSWORD, language="fr", at=at)
    return signed_in.person


def test_the_first_link_makes_a_person_who_may_do_everything(noon):
    person = come_in(actions.make_first_link(at=noon), noon)
    assert person.rights == frozenset(Can)
    assert person.language == "fr"
    assert person.check_password(PASSWORD)


def test_a_link_without_roles_grants_nothing_but_reading(noon):
    person = come_in(actions.make_link(by=None, at=noon), noon)
    assert person.rights == {Can.READ_RECORD}


def test_the_store_does_not_hold_the_token(noon):
    token = actions.make_first_link(at=noon)
    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(list(TraceEntry.objects.values()))


def test_a_link_works_once(noon):
    token = actions.make_first_link(at=noon)
    come_in(token, noon)
    with pytest.raises(actions.LinkSpent):
        come_in(token, noon, "Dmitri")
    assert Person.objects.count() == 1


def test_opening_a_link_does_not_use_it_up(noon):
    token = actions.make_first_link(at=noon)
    actions.open_link(token, at=noon)
    actions.open_link(token, at=noon + timedelta(hours=71))
    assert come_in(token, noon + timedelta(hours=71, minutes=59)).is_active


def test_a_link_ends_after_three_days(noon):
    token = actions.make_first_link(at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.open_link(token, at=noon + timedelta(hours=72))


@pytest.mark.parametrize("token", ["", "never-made", "x" * 5000])
def test_a_link_that_was_never_made_is_told_in_the_same_words(token, noon):
    with pytest.raises(actions.LinkSpent, match="does not open anything"):
        actions.open_link(token, at=noon)


def test_a_taken_pseudonym_leaves_the_link_as_it_was(cast, noon):
    token = actions.make_link(by=cast.amina, at=noon)
    with pytest.raises(actions.NameTaken):
        come_in(token, noon, "  BRUNO ")
    come_in(token, noon, "Chioma")


def test_granting_and_its_trace_stand_or_fall_together(cast, noon, monkeypatch):
    def fail(self, *args, **kwargs):
        raise RuntimeError("no trace")

    monkeypatch.setattr(TraceEntry, "save", fail)
    with pytest.raises(RuntimeError):
        actions.grant(person=cast.bruno, role=Role.CURATOR, by=cast.amina, at=noon)
    assert not cast.bruno.roles.exists()


def test_granting_and_revoking_are_traced_once_each(cast, noon):
    for _ in range(2):
        actions.grant(person=cast.bruno, role=Role.CURATOR, by=cast.amina, at=noon)
    assert cast.bruno.can(Can.CURATE)
    for _ in range(2):
        actions.revoke(person=cast.bruno, role=Role.CURATOR, by=cast.amina, at=noon)
    assert not cast.bruno.can(Can.CURATE)
    assert [(e.deed, e.by, e.target, e.detail) for e in TraceEntry.objects.all()] == [
        ("role.revoked", cast.amina, f"person {cast.bruno.pk}", {"role": "curator"}),
        ("role.granted", cast.amina, f"person {cast.bruno.pk}", {"role": "curator"}),
    ]


def test_links_of_an_administrator_end_with_the_role(cast, noon):
    actions.grant(person=cast.bruno, role=Role.ADMINISTRATOR, by=None, at=noon)
    kept = actions.make_link(by=cast.amina, at=noon)
    tokens = [
        actions.make_link(by=cast.bruno, at=noon, roles=[Role.ADMINISTRATOR]),
        actions.make_link(by=cast.bruno, at=noon, person=cast.amina),
    ]
    actions.revoke(person=cast.bruno, role=Role.ADMINISTRATOR, by=cast.amina, at=noon)
    for token in tokens:
        with pytest.raises(actions.LinkSpent):
            actions.open_link(token, at=noon)
    assert actions.open_link(kept, at=noon)


def test_a_link_for_a_new_password_ends_when_the_person_chooses_one(cast, noon):
    token = actions.make_link(by=cast.amina, at=noon, person=cast.bruno)
    new = "another long password"
    actions.change_password(person=cast.bruno, old=PASSWORD, new=new, at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.open_link(token, at=noon)


def test_an_unknown_role_is_refused(cast, noon):
    with pytest.raises(ValueError, match="king"):
        actions.grant(person=cast.bruno, role="king", by=cast.amina, at=noon)


@pytest.mark.parametrize("typed", ["Bruno", " bruno ", "BRUNO", "Ｂｒｕｎｏ"])
def test_case_blanks_and_width_of_a_pseudonym_do_not_matter(typed, cast, noon):
    assert actions.sign_in(pseudonym=typed, password=PASSWORD, at=noon).person == cast.bruno


def refused(noon, pseudonym="Bruno", typed="wrong"):
    with pytest.raises(actions.SignInRefused) as error:
        actions.sign_in(pseudonym=pseudonym, password=typed, at=noon)
    return str(error.value.message)


def test_a_wrong_pseudonym_is_told_like_a_wrong_password(cast, noon):
    assert refused(noon) == refused(noon, pseudonym="Nobody")


def test_somebody_who_was_shut_out_cannot_sign_in(cast, noon):
    Person.objects.update(is_active=False)
    assert refused(noon, typed=PASSWORD) == refused(noon, pseudonym="Nobody")


def test_after_five_wrong_passwords_even_the_right_one_waits(cast, noon):
    for _ in range(attempts.WRONG_PER_NAME):
        refused(noon)
    assert "Too many" in refused(noon, typed=PASSWORD)
    later = noon + attempts.REMEMBERED
    assert actions.sign_in(pseudonym="Bruno", password=PASSWORD, at=later).person == cast.bruno


def test_guessing_at_one_pseudonym_does_not_shut_the_others_out(cast, noon):
    for _ in range(attempts.WRONG_PER_NAME):
        refused(noon)
    assert actions.sign_in(pseudonym="Amina", password=PASSWORD, at=noon).person == cast.amina


def test_guessing_over_many_pseudonyms_is_slowed_down_too(cast, noon, monkeypatch):
    monkeypatch.setattr(attempts, "WRONG_IN_ALL", 3)
    for number in range(3):
        refused(noon, pseudonym=f"Person {number}")
    assert "Too many" in refused(noon, typed=PASSWORD)
    later = noon + attempts.MOMENT
    assert actions.sign_in(pseudonym="Bruno", password=PASSWORD, at=later).person == cast.bruno


def test_what_was_tried_is_not_kept_in_clear_and_not_for_long(cast, noon):
    refused(noon)
    assert "bruno" not in str(list(FailedSignIn.objects.values())).lower()
    refused(noon + attempts.REMEMBERED)
    assert FailedSignIn.objects.count() == 1


def test_what_has_ended_is_forgotten(cast, noon, client):
    client.force_login(cast.bruno)
    kept = actions.make_link(by=None, at=noon)
    refused(noon)
    Session.objects.create(digest="ended", sealed=b"", began_at=noon - YEAR, seen_at=noon - YEAR)
    actions.forget(noon + attempts.REMEMBERED)
    assert actions.open_link(kept, at=noon)
    assert not FailedSignIn.objects.exists()
    assert Session.objects.get() == row_of(client.session.session_key)
    actions.forget(noon + actions.LINK_LASTS)
    assert not Invitation.objects.exists()
