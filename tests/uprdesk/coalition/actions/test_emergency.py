"""One act closes everything; two files open it again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.engagements import sign_in
from tests.factories import PASSWORD
from tests.uprdesk.coalition.actions.test_recovery import issue, member, texts
from uprdesk.coalition import hooks, resealing, trace
from uprdesk.coalition.actions import door, emergency, members, recovery
from uprdesk.coalition.doorway import obstacle_for, words_for
from uprdesk.coalition.models import (
    FailedSignIn,
    HeldKey,
    Organisation,
    Person,
    TraceEntry,
    can_be_recovered,
)
from uprdesk.coalition.rights import Part
from uprdesk.sealing.recovery import NoRecovery
from uprdesk.sealing.sessions import sessions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(ours, noon):
    """The texts of the recovery files of our engagement, all of them taken."""
    issue(ours, noon)
    return texts(ours, noon)


def close(ours, at, **fields):
    emergency.close(ours.here(ours.luna), password=PASSWORD, at=at, **fields)


def test_closing_ends_sessions_and_withdraws_every_key(ours, files, noon):
    for person in (ours.luna, ours.mar, ours.newcomer, ours.dmitri):
        sign_in(Client(), person)
    door.make_link(by=ours.luna, at=noon, roles=[Part.MEMBER], engagement=ours.engagement)
    close(ours, noon)
    for person in (ours.luna, ours.mar, ours.newcomer):
        assert not sessions_of(person).exists()
    assert sessions_of(ours.dmitri).exists()
    held = HeldKey.objects.filter(key__engagement=ours.engagement)
    assert held.count() == 2
    assert not held.filter(person__isnull=False).exists()
    assert not ours.engagement.links.exists()
    for person in (ours.luna, ours.mar):
        here = ours.here(person)
        assert obstacle_for(here) == "closed"
        assert not here.ring.compartments()
        assert here.name == ""
    assert ours.here(ours.elena, ours.theirs).name == "Theirs 2027"


def test_files_of_people_who_left_do_not_count_when_keys_are_to_be_withdrawn(ours, files, noon):
    """Else those against whom it is closed would be the only ones who could open it again."""
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    assert can_be_recovered(ours.engagement)
    members.remove(ours.here(ours.luna), member(ours, ours.faro), at=noon)
    assert not can_be_recovered(ours.engagement)
    with pytest.raises(emergency.NothingBringsItBack):
        close(ours, noon)


def test_who_is_taken_out_while_their_password_is_looked_at_closes_nothing(
    ours, files, noon, monkeypatch
):
    members.change_parts(
        ours.here(ours.luna), member(ours, ours.mar), parts=[Part.COORDINATOR], at=noon
    )
    mar = ours.here(ours.mar)

    def meanwhile(*_args) -> None:
        members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)

    monkeypatch.setattr(emergency, "confirm", meanwhile)
    with pytest.raises(PermissionDenied):
        emergency.close(mar, password=PASSWORD, at=noon)
    assert obstacle_for(ours.here(ours.luna)) == ""


def test_other_rooms_are_told_inside_the_same_transaction(ours, files, noon, monkeypatch):
    told = []
    monkeypatch.setattr(hooks, "_closed", [lambda engagement, at: told.append((engagement, at))])
    close(ours, noon)
    assert told == [(ours.engagement, noon)]


def test_other_rooms_are_told_of_who_left(ours, noon, monkeypatch):
    told = []
    monkeypatch.setattr(hooks, "_removed", [lambda *who: told.append(who)])
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    assert told == [(ours.engagement, ours.mar, noon)]


def test_only_a_coordinator_closes_and_only_with_the_password(ours, files, noon):
    with pytest.raises(PermissionDenied):
        emergency.close(ours.here(ours.mar), password=PASSWORD, at=noon)
    with pytest.raises(door.SignInRefused):
        emergency.close(ours.here(ours.luna), password="a wrong password", at=noon)
    assert obstacle_for(ours.here(ours.mar)) == ""
    assert FailedSignIn.objects.count() == 1  # guessing is slowed down here as well


def test_without_files_it_is_closed_only_with_the_keys_left(ours, noon):
    with pytest.raises(emergency.NothingBringsItBack, match="no two recovery files were taken"):
        close(ours, noon)
    issue(ours, noon)
    recovery.take(ours.here(ours.mar), at=noon)
    with pytest.raises(emergency.NothingBringsItBack):
        close(ours, noon)
    close(ours, noon, withdraw=False)
    assert obstacle_for(ours.here(ours.mar)) == "closed"
    emergency.reopen_with_keys(ours.here(ours.luna), password=PASSWORD, at=noon)
    assert ours.here(ours.mar).name == "Ours 2027"


def test_two_files_reopen_it_with_new_keys_for_one_coordinator(ours, files, noon):
    here = ours.here(ours.luna)
    row = here.ring.seal(Organisation(engagement=ours.engagement), here.engagement.inside)
    row.save()
    close(ours, noon)
    later = noon + timedelta(hours=1)
    emergency.reopen(ours.here(ours.luna), one=files[2], two=files[0], at=later)
    luna = ours.here(ours.luna)
    assert obstacle_for(luna) == ""
    assert luna.name == "Ours 2027"
    assert resealing.waiting(ours.engagement) == 0
    assert set(resealing.newest_of(ours.engagement).values()) == {2}
    # everybody else is admitted anew, by four words
    mar = ours.here(ours.mar)
    assert obstacle_for(mar) == "waiting"
    members.admit(luna, mar.membership, words=words_for(mar.membership), at=later)
    assert ours.here(ours.mar).name == "Ours 2027"
    deeds = TraceEntry.objects.filter(engagement=ours.engagement).values_list("deed", flat=True)
    assert {"engagement.closed", "engagement.reopened"} <= set(deeds)
    assert trace.broken_at(ours.engagement) is None


def test_a_coordinator_who_also_forgot_the_password_reopens_it(ours, files, noon):
    close(ours, noon)
    token = door.make_link(by=None, at=noon, person=ours.luna)
    ours.luna.identity = door.accept(
        token, pseudonym="", password="another long password", language="en", at=noon
    ).identity
    emergency.reopen(ours.here(ours.luna), one=files[0], two=files[1], at=noon)
    assert ours.here(ours.luna).name == "Ours 2027"


def test_wrong_files_leave_it_closed(ours, files, noon):
    close(ours, noon)
    with pytest.raises(NoRecovery):
        emergency.reopen(ours.here(ours.luna), one=files[0], two=files[0], at=noon)
    assert obstacle_for(ours.here(ours.luna)) == "closed"


def test_the_password_does_not_open_what_only_files_open(ours, files, noon):
    close(ours, noon)
    with pytest.raises(emergency.KeysWithdrawn, match="The keys were withdrawn"):
        emergency.reopen_with_keys(ours.here(ours.luna), password=PASSWORD, at=noon)
    with pytest.raises(recovery.Closed, match="This engagement is closed"):
        recovery.recover(ours.here(ours.luna), *files[:2], at=noon)


def test_what_is_open_is_not_reopened(ours, files, noon):
    with pytest.raises(emergency.NotClosed):
        emergency.reopen(ours.here(ours.luna), one=files[0], two=files[1], at=noon)


def test_who_does_not_lead_reopens_nothing(ours, files, noon):
    close(ours, noon)
    with pytest.raises(PermissionDenied):
        emergency.reopen(ours.here(ours.mar), one=files[0], two=files[1], at=noon)
    assert Person.objects.filter(pk=ours.mar.pk).exists()


def test_a_coordinator_whose_words_nobody_compared_reopens_nothing(ours, noon):
    newcomer = member(ours, ours.newcomer)
    members.change_parts(ours.here(ours.luna), newcomer, parts=[Part.COORDINATOR], at=noon)
    close(ours, noon, withdraw=False)
    with pytest.raises(PermissionDenied):
        emergency.reopen_with_keys(ours.here(ours.newcomer), password=PASSWORD, at=noon)
    ours.engagement.refresh_from_db()
    assert ours.engagement.closed_at is not None
