"""Two people change the keys at the same moment: one does, the other is told."""

import pytest

from tests.uprdesk.coalition.actions.test_emergency import close
from tests.uprdesk.coalition.actions.test_recovery import issue, member, texts
from uprdesk.coalition.actions import keys, members, recovery, renewal
from uprdesk.coalition.doorway import obstacle_for, words_for
from uprdesk.coalition.models import EngagementKey, HeldKey, RecoveryKey
from uprdesk.coalition.rights import Compartment, Part

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
        with pytest.raises(keys.KeysChanged):
            act()
    held = HeldKey.objects.filter(key__engagement=ours.engagement, person__isnull=False)
    assert not held.exists()
