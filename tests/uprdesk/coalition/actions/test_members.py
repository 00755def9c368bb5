"""Who takes part: invited, admitted, given other parts, removed, gone by themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.factories import PASSWORD
from upr.errors import UprError
from uprdesk.coalition import actions, trace
from uprdesk.coalition.actions import invitations, members
from uprdesk.coalition.doorway import here_for, obstacle_for, words_for
from uprdesk.coalition.models import Invitation, Membership, TraceEntry
from uprdesk.coalition.notices import notices_for
from uprdesk.coalition.rights import Compartment, Part

pytestmark = pytest.mark.django_db


def member(ours, person):
    return Membership.objects.get(engagement=ours.engagement, person=person)


def invited(ours, noon, *parts):
    return invitations.invite(ours.here(ours.luna), parts=parts or [Part.DRAFTER], at=noon)


def accepted(token, noon, pseudonym="Chioma"):
    return actions.accept(token, pseudonym=pseudonym, password=PASSWORD, language="es", at=noon)


def test_who_accepts_a_link_waits_with_the_parts_of_the_link_until_the_words_are_compared(
    ours, noon
):
    signed_in = accepted(invited(ours, noon, Part.DELEGATE, Part.DRAFTER), noon)
    chioma = member(ours, signed_in.person)
    assert chioma.parts == [Part.DRAFTER, Part.DELEGATE]
    assert chioma.invited_by == ours.luna
    here = here_for(signed_in.person, ours.engagement.pk, signed_in.identity)
    assert (obstacle_for(here), here.name) == ("waiting", "")
    members.admit(ours.here(ours.luna), chioma, words=words_for(chioma), at=noon)
    here = here_for(signed_in.person, ours.engagement.pk, signed_in.identity)
    assert (obstacle_for(here), here.name) == ("", "Ours 2027")


def test_a_link_into_an_engagement_works_once(ours, noon):
    token = invited(ours, noon)
    accepted(token, noon)
    with pytest.raises(actions.LinkSpent):
        accepted(token, noon, "Somebody else")
    with pytest.raises(actions.LinkSpent):
        actions.join_by_link(token, person=ours.nobody, at=noon)


def test_a_link_ends_after_three_days(ours, noon):
    token = invited(ours, noon)
    with pytest.raises(actions.LinkSpent):
        actions.join_by_link(token, person=ours.nobody, at=noon + timedelta(hours=72))
    assert not ours.nobody.memberships.exists()


def test_a_known_person_joins_a_second_engagement_and_keeps_the_first(ours, noon):
    joined = actions.join_by_link(invited(ours, noon), person=ours.dmitri, at=noon)
    assert joined.admitted_at is None
    assert ours.here(ours.dmitri, ours.theirs).name == "Theirs 2027"


def test_a_member_who_opens_a_link_into_their_own_engagement_does_not_use_it_up(ours, noon):
    token = invited(ours, noon)
    before = TraceEntry.objects.count()
    with pytest.raises(members.AlreadyIn):
        actions.join_by_link(token, person=ours.sol, at=noon)
    assert actions.open_link(token, at=noon)
    assert TraceEntry.objects.count() == before


def test_a_link_for_the_installation_leads_into_no_engagement(ours, noon):
    token = actions.make_link(by=None, at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.join_by_link(token, person=ours.nobody, at=noon)
    assert actions.open_link(token, at=noon)


def test_a_link_taken_back_opens_nothing(ours, noon):
    token = invited(ours, noon)
    invitations.withdraw(ours.here(ours.luna), Invitation.objects.get(), at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.open_link(token, at=noon)


def test_a_link_of_another_engagement_is_not_taken_back(ours, noon):
    token = invitations.invite(ours.here(ours.dmitri, ours.theirs), parts=[Part.MEMBER], at=noon)
    invitations.withdraw(ours.here(ours.luna), Invitation.objects.get(), at=noon)
    assert actions.open_link(token, at=noon)


def test_only_those_who_manage_people_invite(ours, noon):
    for person in (ours.mar, ours.rio, ours.faro, ours.sol, ours.nube, ours.elena):
        with pytest.raises(PermissionDenied):
            invitations.invite(ours.here(person), parts=[Part.MEMBER], at=noon)
    assert not Invitation.objects.exists()


def test_nobody_is_invited_without_a_part(ours, noon):
    with pytest.raises(members.NoPart):
        invited(ours, noon, "king")
    assert not Invitation.objects.exists()


def test_admitting_twice_changes_nothing(ours, noon):
    newcomer = member(ours, ours.newcomer)
    members.admit(ours.here(ours.luna), newcomer, words=words_for(newcomer), at=noon)
    before = TraceEntry.objects.count()
    later = member(ours, ours.newcomer)
    members.admit(ours.here(ours.luna), later, words=(), at=noon + timedelta(days=1))
    assert member(ours, ours.newcomer).admitted_at == noon
    assert TraceEntry.objects.count() == before


def test_a_new_password_by_link_has_to_be_admitted_anew_with_other_words(ours, noon):
    before = words_for(member(ours, ours.mar))
    token = actions.make_link(by=None, person=ours.mar, at=noon)
    signed_in = accepted(token, noon)
    again = member(ours, signed_in.person)
    assert again.admitted_at is None
    assert TraceEntry.objects.filter(engagement=ours.engagement).latest("number").deed == (
        "member.waits"
    )
    assert words_for(again) != before
    with pytest.raises(members.OtherKey):
        members.admit(ours.here(ours.luna), again, words=before, at=noon)
    members.admit(ours.here(ours.luna), again, words=words_for(again), at=noon)
    assert here_for(signed_in.person, ours.engagement.pk, signed_in.identity).name == "Ours 2027"


def test_links_of_somebody_who_is_removed_end_with_them(ours, noon):
    luna = ours.here(ours.luna)
    members.change_parts(luna, member(ours, ours.mar), parts=[Part.COORDINATOR], at=noon)
    token = invitations.invite(ours.here(ours.mar), parts=[Part.MEMBER], at=noon)
    kept = invitations.invite(luna, parts=[Part.MEMBER], at=noon)
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.open_link(token, at=noon)
    assert actions.open_link(kept, at=noon)


def test_links_of_a_coordinator_end_when_they_become_something_else(ours, noon):
    luna = ours.here(ours.luna)
    members.change_parts(luna, member(ours, ours.mar), parts=[Part.COORDINATOR], at=noon)
    token = invitations.invite(ours.here(ours.mar), parts=[Part.COORDINATOR], at=noon)
    members.change_parts(luna, member(ours, ours.mar), parts=[Part.OBSERVER], at=noon)
    with pytest.raises(actions.LinkSpent):
        actions.join_by_link(token, person=ours.nobody, at=noon)


def test_somebody_who_waits_is_turned_away_without_new_keys(ours, noon):
    before = ours.engagement.keys.count()
    members.remove(ours.here(ours.luna), member(ours, ours.newcomer), at=noon)
    assert ours.engagement.keys.count() == before


def test_who_waits_may_leave_by_themselves(ours, noon):
    here = ours.here(ours.newcomer)
    members.remove(here, here.membership, at=noon)
    assert here_for(ours.newcomer, ours.engagement.pk, ours.newcomer.identity) is None


def test_nobody_else_is_removed_by_a_member(ours, noon):
    with pytest.raises(PermissionDenied):
        members.remove(ours.here(ours.sol), member(ours, ours.mar), at=noon)
    assert member(ours, ours.mar)


def test_without_keys_at_hand_nobody_leaves_and_nothing_changes(ours, noon):
    here = here_for(ours.sol, ours.engagement.pk, None)
    with pytest.raises(members.NoKey):
        members.remove(here, here.membership, at=noon)
    assert member(ours, ours.sol)
    assert ours.here(ours.sol).name == "Ours 2027"


def test_the_last_coordinator_neither_leaves_nor_becomes_something_else(ours, noon):
    here = ours.here(ours.luna)
    for act in (
        lambda: members.remove(here, here.membership, at=noon),
        lambda: members.change_parts(here, here.membership, parts=[Part.MEMBER], at=noon),
    ):
        before = TraceEntry.objects.count()
        with pytest.raises(members.LastCoordinator), transaction.atomic():
            act()
        assert member(ours, ours.luna).parts == [Part.COORDINATOR]
        assert TraceEntry.objects.count() == before


def test_a_coordinator_who_waits_does_not_count_as_one_who_leads(ours, noon):
    token = invited(ours, noon, Part.COORDINATOR)
    actions.join_by_link(token, person=ours.nobody, at=noon)
    here = ours.here(ours.luna)
    with pytest.raises(members.LastCoordinator):
        members.remove(here, here.membership, at=noon)


def generation(ours, compartment):
    keys = ours.engagement.keys.filter(compartment=compartment)
    return keys.latest("generation").generation


@pytest.mark.parametrize("deed", ["removed", "other parts"])
def test_keys_are_renewed_also_for_somebody_who_waits_after_a_forgotten_password(ours, noon, deed):
    """Whoever has the old password after all, and an old copy of the store, opens nothing new."""
    token = actions.make_link(by=None, person=ours.mar, at=noon)
    actions.accept(token, pseudonym="", password=PASSWORD, language="es", at=noon)
    mar, luna = member(ours, ours.mar), ours.here(ours.luna)
    if deed == "removed":
        members.remove(luna, mar, at=noon)
    else:
        members.change_parts(luna, mar, parts=[Part.OBSERVER], at=noon)
    assert generation(ours, Compartment.EVIDENCE) == 2


def told(ours, noon):
    return [str(each.sentence) for each in notices_for(ours.here(ours.luna), noon)]


def test_who_forgot_the_password_and_leaves_leaves_a_notice_until_the_keys_are_renewed(ours, noon):
    """Without a key at hand they renew none themselves."""
    token = actions.make_link(by=None, person=ours.mar, at=noon)
    signed_in = actions.accept(token, pseudonym="", password=PASSWORD, language="es", at=noon)
    mar = here_for(ours.mar, ours.engagement.pk, signed_in.identity)
    members.remove(mar, mar.membership, at=noon)
    assert generation(ours, Compartment.DESK) == 1
    assert any("Renew the keys" in sentence for sentence in told(ours, noon))
    members.renew(ours.here(ours.luna), at=noon)
    assert not any("Renew the keys" in sentence for sentence in told(ours, noon))


def test_no_key_changes_when_somebody_is_turned_away_who_was_never_in(ours, noon):
    members.remove(ours.here(ours.luna), member(ours, ours.newcomer), at=noon)
    assert generation(ours, Compartment.DESK) == 1


def test_a_person_is_in_an_engagement_once(ours, noon):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            engagement=ours.engagement, person=ours.mar, parts=["member"], joined_at=noon
        )


def test_every_deed_is_traced_in_the_engagement_and_names_nobody(ours, noon):
    token = invited(ours, noon)
    chioma = member(ours, accepted(token, noon).person)
    luna = ours.here(ours.luna)
    members.admit(luna, chioma, words=words_for(chioma), at=noon)
    members.change_parts(luna, chioma, parts=[Part.OBSERVER], at=noon)
    members.remove(ours.here(ours.luna), chioma, at=noon)
    told = TraceEntry.objects.filter(engagement=ours.engagement).order_by("number")
    deeds = [entry.deed for entry in told]
    for deed in ("link.made", "link.used", "member.joined", "member.admitted", "member.removed"):
        assert deed in deeds
    assert "Chioma" not in repr([(e.target, e.detail) for e in told])
    assert trace.broken_at(ours.engagement) is None


def test_refusals_say_what_is_wrong_and_what_to_do(ours, noon):
    here = here_for(ours.sol, ours.engagement.pk, None)
    refusals = []
    for act in (
        lambda: members.known([]),
        lambda: members.remove(here, here.membership, at=noon),
        lambda: members.admit(
            ours.here(ours.luna), member(ours, ours.newcomer), words=["a"] * 4, at=noon
        ),
    ):
        with pytest.raises(UprError) as refused:
            act()
        refusals.append(refused.value)
    assert all(one.message.sentence and one.hint.sentence for one in refusals)


# --- requests that began before somebody was taken out, or got other parts -----------------------


@pytest.fixture
def mar(ours, noon):
    """Mar, a coordinator whose request began before Luna did anything."""
    parts = [Part.COORDINATOR]
    members.change_parts(ours.here(ours.luna), member(ours, ours.mar), parts=parts, at=noon)
    return ours.here(ours.mar)


@pytest.mark.parametrize("deed", ["removed", "other parts"])
def test_what_somebody_began_before_it_does_nothing_after_it(ours, noon, mar, deed):
    newcomer = member(ours, ours.newcomer)
    if deed == "removed":
        members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    else:
        parts = [Part.DRAFTER]
        members.change_parts(ours.here(ours.luna), member(ours, ours.mar), parts=parts, at=noon)
    for act in (
        lambda: invitations.invite(mar, parts=[Part.MEMBER], at=noon),
        lambda: members.admit(mar, newcomer, words=words_for(newcomer), at=noon),
        lambda: members.change_parts(mar, newcomer, parts=[Part.DRAFTER], at=noon),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Invitation.objects.filter(engagement=ours.engagement).exists()
    assert member(ours, ours.newcomer).admitted_at is None


def test_who_was_taken_out_at_the_same_moment_is_neither_admitted_nor_changed(ours, noon, mar):
    newcomer = member(ours, ours.newcomer)
    members.remove(ours.here(ours.luna), member(ours, ours.newcomer), at=noon)
    for act in (
        lambda: members.admit(mar, newcomer, words=words_for(newcomer), at=noon),
        lambda: members.change_parts(mar, newcomer, parts=[Part.DRAFTER], at=noon),
        lambda: members.remove(mar, newcomer, at=noon),
    ):
        with pytest.raises(members.Gone, match="not in the engagement any more"):
            act()


def test_keys_are_renewed_for_somebody_who_was_admitted_while_they_were_turned_away(
    ours, noon, mar
):
    waits = member(ours, ours.newcomer)
    members.admit(
        ours.here(ours.luna), member(ours, ours.newcomer), words=words_for(waits), at=noon
    )
    before = ours.engagement.keys.count()
    members.remove(mar, waits, at=noon)
    assert ours.engagement.keys.count() == before + len(Compartment)


def test_somebody_is_admitted_with_the_parts_of_now(ours, noon, mar):
    waits = member(ours, ours.newcomer)
    parts = [Part.DRAFTER]
    members.change_parts(ours.here(ours.luna), member(ours, ours.newcomer), parts=parts, at=noon)
    members.admit(mar, waits, words=words_for(waits), at=noon)
    assert ours.here(ours.newcomer).ring.holds(Compartment.EVIDENCE)
