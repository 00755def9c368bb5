"""After a change of keys everything is sealed anew: interrupted, at the same time, and twice."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from tests.engagements import admit, begin
from tests.factories import PersonFactory
from tests.uprdesk.coalition.killing import ROWS
from uprdesk.coalition import resealing
from uprdesk.coalition.actions import engagements, members
from uprdesk.coalition.models import (
    Engagement,
    HeldKey,
    Membership,
    Organisation,
    Resealing,
    private_tables,
)
from uprdesk.coalition.resealing import SealedFiles, newest_of, waiting
from uprdesk.coalition.rights import Compartment, Part
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.box import CannotOpen

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the boxes hold here, whatever organisations are made of."""

    number: int


@pytest.fixture(autouse=True)
def notes(monkeypatch):
    monkeypatch.setattr(Organisation, "Inside", Note)


def member(ours, person):
    return Membership.objects.get(engagement=ours.engagement, person=person)


def fill(here, count):
    """Organisations that hold a number each."""
    rows = [Organisation(engagement=here.engagement) for _ in range(count)]
    sealed = [here.ring.seal(row, Note(number=n)) for n, row in enumerate(rows)]
    Organisation.objects.bulk_create(sealed)


def names(here):
    rows = here.open(Organisation.objects.of(here))
    return sorted(row.inside.number for row in rows)


def generations(engagement):
    rows = Organisation.objects.filter(engagement=engagement)
    return set(rows.values_list("generation", flat=True))


@pytest.fixture
def many(monkeypatch):
    """More than is sealed anew at once, without so many rows."""
    monkeypatch.setattr(resealing, "AT_ONCE", 5)
    monkeypatch.setattr(resealing, "BATCH", 4)


@pytest.fixture
def no_thread(monkeypatch):
    """The threads that would be started, as calls to make."""
    started = []
    monkeypatch.setattr(resealing, "start", lambda *call: started.append(call))
    return started


def renewed_ring(ours):
    """Luna's keys as they are now."""
    return ours.here(ours.luna).ring


def test_a_little_is_sealed_anew_within_the_removal(ours, noon):
    here = ours.here(ours.luna)
    fill(here, 30)
    members.remove(here, member(ours, ours.mar), at=noon)
    assert generations(ours.engagement) == {2}
    assert waiting(ours.engagement) == 0
    assert not Resealing.objects.exists()
    assert names(ours.here(ours.sol)) == list(range(30))
    assert ours.here(ours.sol).name == "Ours 2027"


def test_the_ring_that_renewed_seals_under_the_new_keys_at_once(ours, noon):
    here = ours.here(ours.luna)
    members.remove(here, member(ours, ours.mar), at=noon)
    fill(here, 1)
    assert generations(ours.engagement) == {2}


def test_another_engagement_keeps_its_boxes(ours, noon):
    there = ours.here(ours.dmitri, ours.theirs)
    fill(there, 3)
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    assert generations(ours.theirs) == {1}


def test_more_is_begun_after_the_removal_is_stored(
    ours, noon, many, no_thread, django_capture_on_commit_callbacks
):
    here = ours.here(ours.luna)
    fill(here, 20)
    with django_capture_on_commit_callbacks(execute=True):
        members.remove(here, member(ours, ours.mar), at=noon)
    [(ring, lives)] = no_thread
    progress = Resealing.objects.get(engagement=ours.engagement)
    assert (progress.total, progress.done) == (21, 0)
    assert progress.runs(noon)
    resealing.work(ring, lives)
    assert waiting(ours.engagement) == 0
    assert not Resealing.objects.exists()
    assert names(ours.here(ours.sol)) == list(range(20))


def test_killed_in_the_middle_it_goes_on_and_nothing_is_lost(
    ours, noon, many, no_thread, monkeypatch
):
    here = ours.here(ours.luna)
    fill(here, 20)
    members.remove(here, member(ours, ours.mar), at=noon)
    calls, reseal = [], Ring.reseal

    def breaks(ring, row):
        calls.append(row)
        if len(calls) == 11:
            raise SystemExit  # as a signal would
        return reseal(ring, row)

    with monkeypatch.context() as patched:
        patched.setattr(Ring, "reseal", breaks)
        with pytest.raises(SystemExit):
            resealing.work(renewed_ring(ours), lambda: True)
    # the transaction in which it was killed changed nothing; those before stand
    assert waiting(ours.engagement) == 21 - 9
    progress = Resealing.objects.get(engagement=ours.engagement)
    assert progress.done == 9
    assert not progress.runs(noon)
    assert names(ours.here(ours.sol)) == list(range(20))
    resealing.work(renewed_ring(ours), lambda: True)
    assert waiting(ours.engagement) == 0
    assert generations(ours.engagement) == {2}
    assert names(ours.here(ours.sol)) == list(range(20))


def test_a_second_run_changes_nothing(ours, noon):
    here = ours.here(ours.luna)
    fill(here, 3)
    members.remove(here, member(ours, ours.mar), at=noon)
    before = {row.pk: bytes(row.sealed) for row in Organisation.objects.all()}
    resealing.work(renewed_ring(ours), lambda: True)
    assert {row.pk: bytes(row.sealed) for row in Organisation.objects.all()} == before


def test_it_stops_with_the_session_that_asked(ours, noon, many, no_thread):
    here = ours.here(ours.luna)
    fill(here, 20)
    members.remove(here, member(ours, ours.mar), at=noon)
    resealing.work(renewed_ring(ours), lambda: False)
    assert 0 < waiting(ours.engagement) < 21
    assert not Resealing.objects.get().runs(noon)


def test_it_leaves_to_a_newer_ring_what_is_to_be_done(ours, noon, many, no_thread):
    here = ours.here(ours.luna)
    fill(here, 20)
    members.remove(here, member(ours, ours.mar), at=noon)
    older = renewed_ring(ours)
    assert older.holds(Compartment.DESK)
    members.remove(ours.here(ours.luna), member(ours, ours.faro), at=noon)
    resealing.work(older, lambda: True)
    assert Resealing.objects.get().runs(noon + timedelta(seconds=1))
    resealing.work(renewed_ring(ours), lambda: True)
    assert generations(ours.engagement) == {3}
    assert names(ours.here(ours.sol)) == list(range(20))


def test_an_edit_at_the_same_moment_is_not_overwritten(ours, noon, many, no_thread):
    before = ours.here(ours.luna)
    fill(before, 1)
    slow = ours.here(ours.sol)
    row = slow.open(Organisation.objects.of(slow))[0]
    members.remove(before, member(ours, ours.mar), at=noon)
    seen = Organisation.objects.get()
    # stored by somebody who still works with the keys of before, after the row was read
    slow.ring.seal(row, Note(number=99)).save()
    assert row.generation == 1
    assert resealing.anew(renewed_ring(ours), seen) == 0
    assert names(ours.here(ours.luna)) == [99]
    resealing.work(renewed_ring(ours), lambda: True)
    assert generations(ours.engagement) == {2}
    assert names(ours.here(ours.luna)) == [99]


def test_what_arrives_late_opens_and_is_sealed_anew_the_next_time(ours, noon):
    here, slow = ours.here(ours.luna), ours.here(ours.sol)
    assert slow.ring.holds(Compartment.DESK)
    members.remove(here, member(ours, ours.mar), at=noon)
    fill(slow, 1)
    assert generations(ours.engagement) == {1}
    assert names(ours.here(ours.luna)) == [0]
    assert waiting(ours.engagement) == 1
    resealing.work(renewed_ring(ours), lambda: True)
    assert waiting(ours.engagement) == 0


def test_a_damaged_box_stays_and_stays_counted(ours, noon):
    here = ours.here(ours.luna)
    fill(here, 3)
    damaged = Organisation.objects.first()
    Organisation.objects.filter(pk=damaged.pk).update(sealed=b"\x01" + b"0" * 300)
    members.remove(here, member(ours, ours.mar), at=noon)
    assert waiting(ours.engagement) == 1
    assert generations(ours.engagement) == {1, 2}


def test_who_leaves_by_themselves_renews_what_they_held(ours, noon):
    here = ours.here(ours.sol)
    members.remove(here, member(ours, ours.sol), at=noon)
    assert newest_of(ours.engagement) == {Compartment.DESK: 2, Compartment.EVIDENCE: 1}
    mar = ours.here(ours.mar)
    assert mar.name == "Ours 2027"
    assert mar.ring.holds(Compartment.EVIDENCE)
    assert not HeldKey.objects.filter(person=ours.sol).exists()
    assert not here.ring.compartments()


def test_what_a_removed_member_opens_with_all_that_they_kept(ours, noon):
    """Their old wrapped keys and the store as it was: what they could read. After it: nothing."""
    here, mar = ours.here(ours.luna), ours.here(ours.mar)
    fill(here, 2)
    kept = {
        (held.key.compartment, held.key.generation): bytes(held.wrapped)
        for held in ours.mar.held_keys.select_related("key")
    }
    copied = list(Organisation.objects.all())
    members.remove(here, member(ours, ours.mar), at=noon)
    fill(ours.here(ours.luna), 1)

    taken_along = Ring(ours.engagement, ours.mar, mar.ring.identity)
    taken_along.__dict__["_held"] = kept
    assert {row.inside.number for row in taken_along.open_all(copied)} == {0, 1}
    stored = [*Organisation.objects.all(), Engagement.objects.get(pk=ours.engagement.pk)]
    assert len(stored) == 4
    for row in stored:
        with pytest.raises(CannotOpen):
            taken_along.open(row)


def test_files_are_sealed_anew_too_and_never_within_the_deed(
    ours, noon, no_thread, monkeypatch, django_capture_on_commit_callbacks
):
    left = [3]

    def reseal(ring):
        while left[0]:
            left[0] -= 1
            yield 1

    files = SealedFiles(waiting=lambda engagement: left[0], reseal=reseal)
    monkeypatch.setattr(resealing, "FILES", [files])
    with django_capture_on_commit_callbacks(execute=True):
        members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    assert left == [3]
    [(ring, lives)] = no_thread
    resealing.work(ring, lives)
    assert waiting(ours.engagement) == 0


@pytest.mark.django_db(transaction=True)
def test_the_thread_does_it_on_a_connection_of_its_own(noon, many):
    luna, mar = PersonFactory(), PersonFactory()
    here = begin(luna, "In a thread", "XAA", noon)
    admit(here, mar, [Part.MEMBER], noon)
    fill(here, 20)
    removed = Membership.objects.get(person=mar)
    with transaction.atomic():
        members.remove(here, removed, at=noon)
        assert generations(here.engagement) == {1}
    for thread in resealing.threading.enumerate():
        if thread.name == "resealing":
            thread.join(20)
    assert waiting(here.engagement) == 0
    assert not Resealing.objects.exists()


def test_a_process_that_is_killed_loses_nothing():
    """A real one, in a store on the disk: the tests' own lies in memory."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment.pop("UPRDESK_DATABASE_URL", None)
    told = subprocess.run(
        [sys.executable, "-m", "tests.uprdesk.coalition.killing"],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = json.loads(told)
    assert found["killed"]
    assert 0 < found["after_kill"] < found["begun"]
    assert found["openable"] == ROWS
    assert found["end"] == 0


def test_every_private_table_is_walked(ours):
    assert Organisation in private_tables()
    assert engagements.Engagement not in private_tables()
