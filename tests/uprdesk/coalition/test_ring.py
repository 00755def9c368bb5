"""Who opens what, before and after the keys are renewed."""

import pytest

from tests.engagements import admit, begin
from tests.factories import PersonFactory
from uprdesk.coalition.actions import members
from uprdesk.coalition.doorway import here_for, obstacle_for
from uprdesk.coalition.models import HeldKey, Membership
from uprdesk.coalition.rights import Compartment, Part
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.box import CannotOpen

pytestmark = pytest.mark.django_db


def member(ours, person):
    return Membership.objects.get(engagement=ours.engagement, person=person)


def test_every_admitted_member_opens_what_the_engagement_is_called(ours):
    for person in (ours.luna, ours.mar, ours.rio, ours.faro, ours.sol, ours.nube, ours.elena):
        assert ours.here(person).name == "Ours 2027"


def test_only_those_who_may_see_evidence_hold_its_key(ours):
    assert ours.here(ours.luna).ring.holds(Compartment.EVIDENCE)
    assert ours.here(ours.mar).ring.holds(Compartment.EVIDENCE)
    for person in (ours.rio, ours.faro, ours.sol, ours.nube):
        assert not ours.here(person).ring.holds(Compartment.EVIDENCE)


def test_somebody_who_waits_opens_nothing(ours):
    here = ours.here(ours.newcomer)
    assert here.name == ""
    assert obstacle_for(here) == "waiting"


def test_a_person_of_another_engagement_is_not_there(ours):
    assert here_for(ours.dmitri, ours.engagement.pk, ours.dmitri.identity) is None


def test_a_session_without_the_private_key_opens_nothing(ours):
    here = here_for(ours.mar, ours.engagement.pk, None)
    assert obstacle_for(here) == "no-key"
    with pytest.raises(CannotOpen):
        here.ring.open(here.engagement)


def test_a_box_does_not_open_in_another_row(ours):
    here, there = ours.here(ours.luna), ours.here(ours.dmitri, ours.theirs)
    there.engagement.sealed = here.engagement.sealed
    with pytest.raises(CannotOpen):
        there.ring.open(there.engagement)


def test_who_is_removed_opens_nothing_that_is_sealed_afterwards(ours, noon):
    kept = {
        (h.key.compartment, h.key.generation): bytes(h.wrapped) for h in ours.mar.held_keys.all()
    }
    here = ours.here(ours.luna)
    members.remove(here, member(ours, ours.mar), at=noon)
    assert here_for(ours.mar, ours.engagement.pk, ours.mar.identity) is None
    assert not HeldKey.objects.filter(person=ours.mar).exists()
    # with the wrappings that she may have copied she reaches the old generation only
    copied = Ring(ours.engagement, ours.mar, ours.mar.identity)
    copied.__dict__["_held"] = kept
    assert copied.newest(Compartment.DESK) == 1
    now = ours.here(ours.luna).ring
    assert now.newest(Compartment.DESK) == 2
    now.seal(ours.engagement, here.engagement.inside)
    with pytest.raises(CannotOpen):
        copied.open(ours.engagement)


def test_who_stays_still_opens_what_was_sealed_before(ours, noon):
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    assert ours.here(ours.sol).name == "Ours 2027"
    assert ours.here(ours.sol).ring.identity_of(Compartment.DESK, 1).public


def test_who_is_admitted_after_a_renewal_opens_what_was_sealed_before(ours, noon):
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    members.remove(ours.here(ours.luna), member(ours, ours.faro), at=noon)
    late = PersonFactory(pseudonym="Late")
    admit(ours.here(ours.luna), late, [Part.OBSERVER], noon)
    assert ours.here(late).name == "Ours 2027"


def test_words_that_changed_since_they_were_compared_admit_nobody(ours, noon):
    newcomer = member(ours, ours.newcomer)
    with pytest.raises(members.OtherKey):
        members.admit(ours.here(ours.luna), newcomer, words=("bado",) * 4, at=noon)
    assert member(ours, ours.newcomer).admitted_at is None


def test_the_last_coordinator_stays(ours, noon):
    here = ours.here(ours.luna)
    with pytest.raises(members.LastCoordinator):
        members.remove(here, here.membership, at=noon)
    with pytest.raises(members.LastCoordinator):
        members.change_parts(here, here.membership, parts=[Part.MEMBER], at=noon)
    assert member(ours, ours.luna).coordinates


def test_less_rights_mean_new_keys(ours, noon):
    members.change_parts(ours.here(ours.luna), member(ours, ours.mar), parts=["member"], at=noon)
    assert not ours.here(ours.mar).ring.holds(Compartment.EVIDENCE)
    assert ours.here(ours.mar).ring.newest(Compartment.DESK) == 2


def test_two_engagements_know_nothing_of_each_other(noon, db):
    one, other = PersonFactory(), PersonFactory()
    here = begin(one, "One", "XAA", noon)
    begin(other, "Other", "XAB", noon)
    with pytest.raises(CannotOpen):
        Ring(here.engagement, other, other.identity).open(here.engagement)
