"""Drops: received, kept for a time, cleared away."""

import hashlib
import os
import shutil
import stat
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories import DropFactory
from tests.uprdesk.record.readings import report
from upr.text import say
from uprdesk.record import actions, importer, work
from uprdesk.record.models import Drop
from uprdesk.shell import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """A folder for the bytes that wait."""
    settings.DATA = tmp_path


def received(person, data: bytes = b"words") -> Drop:
    return actions.receive(SimpleUploadedFile("report.pdf", data), by=person, at=timezone.now())


def test_the_bytes_wait_where_only_we_may_read_them(cast):
    drop = received(cast.bruno)
    assert drop.path.read_bytes() == b"words"
    assert stat.S_IMODE(drop.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(drop.path.parent.stat().st_mode) == 0o700
    assert drop.sha256 == hashlib.sha256(b"words").hexdigest()


def test_a_file_that_breaks_off_leaves_nothing(cast):
    class BrokenOff(SimpleUploadedFile):
        def chunks(self, chunk_size=None):
            yield b"some"
            raise ConnectionError

    with pytest.raises(ConnectionError):
        actions.receive(BrokenOff("report.pdf", b"x"), by=cast.bruno, at=timezone.now())
    assert not Drop.objects.exists()
    assert not list(Drop().path.parent.iterdir())


def test_after_thirty_days_nothing_is_left(noon):
    drop = DropFactory(reading=report(), expires_at=noon + timedelta(days=30))
    actions.forget(noon + timedelta(days=29))
    assert Drop.objects.filter(pk=drop.pk).exists()
    actions.forget(noon + timedelta(days=30))
    assert not Drop.objects.exists()


def test_bytes_of_a_reading_that_was_cancelled_before_it_began_are_cleared_away(cast):
    drop = received(cast.bruno)
    job = jobs.enqueue(work.read_drop, by=cast.bruno, at=timezone.now(), drop=str(drop.pk))
    actions.begin(drop, Drop.State.READING, job)
    actions.forget(timezone.now())
    assert drop.path.exists()
    jobs.cancel(job, at=timezone.now())
    actions.forget(timezone.now())
    assert not drop.path.exists()


def test_a_file_waits_one_day_for_its_owner_to_say_what_it_is(cast):
    drop = received(cast.bruno)
    actions.ask(drop, say("What is it?"))
    actions.forget(timezone.now() + timedelta(hours=23))
    assert drop.path.exists()
    actions.forget(timezone.now() + timedelta(hours=25))
    assert not drop.path.exists()
    assert not Drop.objects.exists()


def test_bytes_that_belong_to_no_drop_are_cleared_away_after_an_hour(cast, noon):
    drop = received(cast.bruno)
    orphan = drop.path.with_name("00000000-0000-0000-0000-000000000000")
    orphan.write_bytes(b"of a server that was ended half-way")
    for path in (orphan, drop.path):
        os.utime(path, (noon.timestamp(), noon.timestamp()))
    actions.forget(noon + timedelta(minutes=59))
    assert orphan.exists()
    actions.forget(noon + timedelta(minutes=61))
    assert not orphan.exists()


def test_nobody_fills_the_disk_with_files_that_wait(cast, settings):
    for number in range(actions.MOST_UNREAD):
        drop = received(cast.bruno, b"%d" % number)
        actions.ask(drop, say("What is it?"))
    with pytest.raises(actions.NoRoom, match="5 of your documents wait"):
        received(cast.bruno)
    received(cast.amina)
    assert len(list(drop.path.parent.iterdir())) == actions.MOST_UNREAD + 1


def test_nobody_keeps_documents_without_end(cast, monkeypatch):
    monkeypatch.setattr(actions, "MOST_KEPT", 2)
    for _ in range(2):
        DropFactory(owner=cast.bruno, reading=report())
    with pytest.raises(actions.NoRoom, match="2 documents of yours"):
        received(cast.bruno)


def test_a_full_disk_takes_no_file(cast, monkeypatch):
    monkeypatch.setattr(actions, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(actions.NoRoom, match="nearly full"):
        received(cast.bruno)
    assert not Drop.objects.exists()


def test_a_drop_discarded_while_it_is_read_does_not_come_back(cast):
    drop = received(cast.bruno)
    actions.discard(Drop.objects.get(pk=drop.pk))
    actions.keep_reading(drop, report(), importer.compare(report(), sample=True))
    assert not Drop.objects.exists()
