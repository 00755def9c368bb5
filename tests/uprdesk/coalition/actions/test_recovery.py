"""Three files, three people: any two of them and a signed-in coordinator bring the keys back."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import PASSWORD
from uprdesk.coalition import trace
from uprdesk.coalition.actions import door, members, recovery
from uprdesk.coalition.doorway import obstacle_for
from uprdesk.coalition.models import (
    HeldKey,
    Membership,
    RecoveryFile,
    RecoveryKey,
    RecoveryState,
    TraceEntry,
    recovery_state,
)
from uprdesk.coalition.rights import Compartment
from uprdesk.sealing.recovery import NoRecovery

pytestmark = pytest.mark.django_db


def member(ours, person):
    return Membership.objects.get(engagement=ours.engagement, person=person)


def issue(ours, at):
    """Files for Mar, Faro and Sol."""
    here = ours.here(ours.luna)
    holders = [member(ours, one) for one in (ours.mar, ours.faro, ours.sol)]
    return recovery.issue(here, holders, at=at)


def texts(ours, at):
    """The texts of the three files, as their holders take them."""
    found = []
    for person in (ours.mar, ours.faro, ours.sol):
        here = ours.here(person)
        found.append(recovery.text_of_file(here, language="es")[1])
        recovery.take(here, at=at)
    return found


def forget_password(person, at):
    """An administrator makes a link; what comes of it has another key pair."""
    token = door.make_link(by=None, at=at, person=person)
    signed_in = door.accept(
        token, pseudonym="", password="another long password", language="es", at=at
    )
    person.refresh_from_db()
    person.identity = signed_in.identity


def test_each_holder_takes_their_own_file_and_nothing_stays(ours, noon):
    assert recovery_state(ours.engagement) is RecoveryState.NONE
    issue(ours, noon)
    assert recovery_state(ours.engagement) is RecoveryState.WAITING
    one, two, three = texts(ours, noon)
    assert len({one, two, three}) == 3
    assert recovery_state(ours.engagement) is RecoveryState.READY
    assert all(bytes(file.sealed) == b"" for file in RecoveryFile.objects.all())
    with pytest.raises(recovery.NoFile, match="No recovery file waits"):
        recovery.text_of_file(ours.here(ours.mar), language="es")


def test_nobody_else_reads_a_file_that_waits(ours, noon):
    issue(ours, noon)
    with pytest.raises(recovery.NoFile):
        recovery.text_of_file(ours.here(ours.luna), language="es")
    RecoveryFile.objects.filter(holder=ours.mar).update(holder=ours.luna)
    with pytest.raises(recovery.NoFile, match="a key that you had before"):
        recovery.text_of_file(ours.here(ours.luna), language="es")


def test_only_who_manages_the_engagement_issues_files(ours, noon):
    holders = [member(ours, one) for one in (ours.mar, ours.faro, ours.sol)]
    with pytest.raises(PermissionDenied):
        recovery.issue(ours.here(ours.mar), holders, at=noon)


@pytest.mark.parametrize(
    "chosen",
    [
        ("mar", "faro"),
        ("mar", "mar", "faro"),
        ("mar", "faro", "newcomer"),  # is not admitted
    ],
)
def test_files_go_to_three_members_who_can_take_them(ours, noon, chosen):
    holders = [member(ours, getattr(ours, name)) for name in chosen]
    with pytest.raises(recovery.WrongHolders, match="three different members"):
        recovery.issue(ours.here(ours.luna), holders, at=noon)
    assert not RecoveryKey.objects.exists()


@pytest.mark.parametrize("two", [(0, 1), (0, 2), (2, 1)])
def test_a_coordinator_who_forgot_the_password_comes_back_by_any_two(ours, noon, two):
    issue(ours, noon)
    files = texts(ours, noon)
    forget_password(ours.luna, noon)
    here = ours.here(ours.luna)
    assert obstacle_for(here) == "waiting"
    recovery.recover(here, files[two[0]], files[two[1]], at=noon)
    back = ours.here(ours.luna)
    assert obstacle_for(back) == ""
    assert back.name == "Ours 2027"
    assert back.ring.holds(Compartment.EVIDENCE)
    assert recovery_state(ours.engagement) is RecoveryState.USED
    used = TraceEntry.objects.get(engagement=ours.engagement, deed="recovery.used")
    assert used.by_number == ours.luna.pk
    assert trace.broken_at(ours.engagement) is None


def test_files_still_recover_after_the_keys_were_renewed(ours, noon):
    issue(ours, noon)
    files = texts(ours, noon)
    members.remove(ours.here(ours.luna), member(ours, ours.rio), at=noon)
    assert HeldKey.objects.filter(person=None).count() == 2
    forget_password(ours.luna, noon)
    recovery.recover(ours.here(ours.luna), files[0], files[2], at=noon)
    assert ours.here(ours.luna).name == "Ours 2027"


def test_who_does_not_lead_recovers_nothing(ours, noon):
    issue(ours, noon)
    files = texts(ours, noon)
    with pytest.raises(PermissionDenied):
        recovery.recover(ours.here(ours.newcomer), *files[:2], at=noon)


def broken(text):
    """A word of the file is another one."""
    return text.replace(text.split("\n")[4].split()[0], "academic", 1)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda one, two: (one, one), "Both recovery files are the same one"),
        (lambda one, two: (one, "good day"), "This is not a recovery file"),
        (lambda one, two: (one, ""), "This is not a recovery file"),
        (lambda one, two: (one, broken(two)), "The words of a recovery file are not right"),
    ],
)
def test_wrong_files_are_named_and_change_nothing(ours, noon, make, says):
    issue(ours, noon)
    one, two, _ = texts(ours, noon)
    forget_password(ours.luna, noon)
    with pytest.raises(NoRecovery, match=says):
        recovery.recover(ours.here(ours.luna), *make(one, two), at=noon)
    assert obstacle_for(ours.here(ours.luna)) == "waiting"
    assert recovery_state(ours.engagement) is RecoveryState.READY


def test_files_of_before_open_nothing_once_new_ones_were_issued(ours, noon):
    issue(ours, noon)
    old = texts(ours, noon)
    issue(ours, noon)
    new = texts(ours, noon)
    here = ours.here(ours.luna)
    for pair in [(old[0], old[1]), (old[0], new[1])]:
        with pytest.raises(NoRecovery, match="do not belong together, or not to this"):
            recovery.recover(here, *pair, at=noon)
    recovery.recover(here, new[0], new[1], at=noon)


def test_without_files_there_is_a_sentence(ours, noon):
    with pytest.raises(recovery.NeverIssued, match="No recovery files were issued"):
        recovery.recover(ours.here(ours.luna), "", "", at=noon)


def test_when_a_holder_leaves_all_three_have_to_be_issued_anew(ours, noon):
    issue(ours, noon)
    members.remove(ours.here(ours.luna), member(ours, ours.sol), at=noon)
    assert recovery_state(ours.engagement) is RecoveryState.HOLDER_GONE
    left = RecoveryFile.objects.get(holder=None)
    assert bytes(left.sealed) == b""
    holders = [member(ours, one) for one in (ours.mar, ours.faro, ours.luna)]
    recovery.issue(ours.here(ours.luna), holders, at=noon)
    assert recovery_state(ours.engagement) is RecoveryState.WAITING


def test_a_holder_with_a_new_key_is_told_that_the_file_is_lost(ours, noon):
    issue(ours, noon)
    forget_password(ours.mar, noon)
    with pytest.raises(recovery.NoFile, match="a key that you had before"):
        recovery.text_of_file(ours.here(ours.mar), language="fr")


def test_signing_in_again_is_enough_to_take_a_file(ours, noon):
    issue(ours, noon)
    signed_in = door.sign_in(pseudonym="Mar", password=PASSWORD, at=noon)
    ours.mar.identity = signed_in.identity
    assert recovery.text_of_file(ours.here(ours.mar), language="en")[0] == 1
