"""Two people change the keys at the same moment; somebody who writes in the store waits for it."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.uprdesk.coalition.actions.test_emergency import close
from tests.uprdesk.coalition.actions.test_recovery import issue, member, texts
from uprdesk.coalition.actions import keys, members, recovery, renewal
from uprdesk.coalition.doorway import obstacle_for, words_for
from uprdesk.coalition.models import (
    EngagementKey,
    HeldKey,
    Membership,
    Person,
    RecoveryKey,
    RecoveryState,
    TraceEntry,
    recovery_state,
)
from uprdesk.coalition.rights import Compartment, Part
from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.identity import Identity, unwrap, wrap

pytestmark = pytest.mark.django_db


def both(ours):
    """Luna and Mar, both coordinators, who loaded their pages before either did anything."""
    mar = member(ours, ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=mar.joined_at)
    found = ours.here(ours.luna), ours.here(ours.mar)
    for here in found:
        assert here.ring.holds(Compartment.EVIDENCE)
    return found


def test_the_second_renewal_of_one_moment_is_refused(ours, noon):
    luna, mar = both(ours)
    renewal.renew(luna, at=noon)
    with pytest.raises(keys.KeysChanged, match="at the same moment"):
        renewal.renew(mar, at=noon)
    assert EngagementKey.objects.filter(engagement=ours.engagement).count() == 4
    renewal.renew(ours.here(ours.mar), at=noon)


def test_nobody_is_admitted_with_keys_of_before(ours, noon):
    luna, mar = both(ours)
    newcomer = member(ours, ours.newcomer)
    renewal.renew(luna, at=noon)
    with pytest.raises(keys.KeysChanged):
        members.admit(mar, newcomer, words=words_for(newcomer), at=noon)
    assert obstacle_for(ours.here(ours.newcomer)) == "waiting"
    assert not HeldKey.objects.filter(person=ours.newcomer).exists()


def test_no_recovery_files_are_issued_for_keys_of_before(ours, noon):
    luna, mar = both(ours)
    renewal.renew(luna, at=noon)
    holders = [member(ours, one) for one in (ours.rio, ours.faro, ours.sol)]
    with pytest.raises(keys.KeysChanged):
        recovery.issue(mar, holders, at=noon)
    assert not RecoveryKey.objects.exists()


def test_what_was_begun_before_the_closing_gives_nobody_a_key_after_it(ours, noon):
    issue(ours, noon)
    texts(ours, noon)
    _, mar = both(ours)
    newcomer = member(ours, ours.newcomer)
    close(ours, noon)
    for act in (
        lambda: members.admit(mar, newcomer, words=words_for(newcomer), at=noon),
        lambda: members.remove(mar, member(ours, ours.sol), at=noon),
        lambda: renewal.renew(mar, at=noon),
    ):
        with pytest.raises(PermissionDenied):
            act()
    held = HeldKey.objects.filter(key__engagement=ours.engagement, person__isnull=False)
    assert not held.exists()


# --- somebody who can write in the store, and waits for the keys to be renewed -------------------


def turn(ours, at):
    """Luna renews the keys, as happens whenever somebody leaves."""
    renewal.renew(ours.here(ours.luna), at=at)


def opens_today(ours, identity) -> bool:
    """Whether a private key opens any wrapping of today."""
    for held in HeldKey.objects.filter(key__engagement=ours.engagement):
        try:
            unwrap(bytes(held.wrapped), identity)
        except CannotOpen:
            continue
        return True
    return False


def test_a_public_half_put_in_the_place_of_a_members_gets_no_new_key(ours, noon):
    thief = Identity.new()
    Person.objects.filter(pk=ours.mar.pk).update(public_key=thief.public)
    turn(ours, noon)
    assert not opens_today(ours, thief)
    assert member(ours, ours.mar).admitted_at is None
    told = TraceEntry.objects.filter(engagement=ours.engagement, deed="member.stranger")
    assert told.get().target == f"person {ours.mar.pk}"
    assert obstacle_for(ours.here(ours.sol)) == ""


def test_who_was_admitted_in_the_store_alone_gets_no_key(ours, noon):
    waits = member(ours, ours.newcomer)
    waits.admitted_at = noon
    waits.parts = [Part.COORDINATOR]
    waits.save()
    turn(ours, noon)
    assert not opens_today(ours, ours.newcomer.identity)
    assert obstacle_for(ours.here(ours.newcomer)) == "waiting"


def test_parts_that_were_changed_in_the_store_alone_open_no_other_compartment(ours, noon):
    Membership.objects.filter(person=ours.nube).update(parts=[Part.COORDINATOR])
    turn(ours, noon)
    assert not opens_today(ours, ours.nube.identity)


def test_a_recovery_key_put_in_the_place_of_ours_gets_no_new_key(ours, noon):
    issue(ours, noon)
    thief = Identity.new()
    RecoveryKey.objects.update(public=thief.public)
    turn(ours, noon)
    assert not opens_today(ours, thief)
    assert recovery_state(ours.engagement) is RecoveryState.NONE


def test_recovery_files_wait_for_nobody_whose_public_half_was_changed(ours, noon):
    Person.objects.filter(pk=ours.mar.pk).update(public_key=Identity.new().public)
    with pytest.raises(recovery.WrongHolders):
        issue(ours, noon)


def test_other_parts_bring_no_key_to_a_public_half_that_was_changed(ours, noon):
    thief = Identity.new()
    Person.objects.filter(pk=ours.sol.pk).update(public_key=thief.public)
    with pytest.raises(members.OtherKey):
        members.change_parts(
            ours.here(ours.luna), member(ours, ours.sol), parts=[Part.DRAFTER], at=noon
        )
    assert not opens_today(ours, thief)


def test_nobody_works_on_under_a_key_that_somebody_else_put_in_as_the_newest(ours, noon):
    thief = Identity.new()
    for compartment in Compartment.values:
        key = EngagementKey.objects.create(
            engagement=ours.engagement,
            compartment=compartment,
            generation=2,
            public=thief.public,
            made_at=noon,
        )
        for person in (ours.luna, ours.mar):
            wrapped = wrap(thief.secret.encode(), person.public_key)
            HeldKey.objects.create(key=key, person=person, wrapped=wrapped)
    for person in (ours.luna, ours.mar):
        with pytest.raises(CannotOpen):
            ours.here(person)
