"""Reading and saving in the background, with the confined process as it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from uprdesk.record import actions, work
from uprdesk.record.models import Drop, Recommendation
from uprdesk.shell import jobs
from uprdesk.shell.models import State

pytestmark = pytest.mark.django_db

TABLE = """Recommendation;Recommending State;State Under Review;Session;Response;Issue;Action
Paint the schools in bright colours;Spain;Panama;22;Supported;Right to education;4
Sing in the streets;Nowhere-on-Sea;Panama;22;Noted;Other;2
"""


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """A folder for the bytes that wait."""
    settings.DATA = tmp_path


def dropped(person, data: bytes, name: str = "a name.csv") -> tuple[Drop, jobs.Work]:
    now = timezone.now()
    drop = actions.receive(SimpleUploadedFile(name, data), by=person, at=now)
    return drop, begun(drop, work.read_drop, Drop.State.READING)


def begun(drop, function, state):
    job = jobs.enqueue(function, by=drop.owner, at=timezone.now(), drop=str(drop.pk))
    actions.begin(drop, state, job)
    jobs.work_off()
    drop.refresh_from_db()
    job.refresh_from_db()
    return job


def test_a_table_is_read_in_its_own_process_and_saved(cast):
    drop, job = dropped(cast.amina, TABLE.encode())
    assert (job.state, job.address) == (State.DONE, drop.get_absolute_url())
    assert job.message_said == "Read: 1. Not read: 1. Nothing is saved yet."
    kinds = list(drop.pieces.values_list("kind", "change"))
    assert kinds == [("unread", "unread"), ("recommendation", "new")]
    assert drop.document["kind"] == "upr-info"

    job = begun(drop, work.save_drop, Drop.State.SAVING)
    assert job.message_said == "Added: 1. Changed: 0. Unchanged: 0."
    assert job.address == f"/record/imports/{drop.run_id}"
    assert Recommendation.objects.get().state == "PAN"
    assert drop.run.refused == 1


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7 broken", "report.pdf", ""),
        (b"PK\x03\x04 broken", "report.docx", ""),
        (b"Recommendation;Session;Other\nSing;22;x\n", "table.csv", "State under review"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "picture.png", "picture"),
    ],
    ids=["pdf", "word", "other columns", "picture"],
)
def test_a_bad_file_ends_with_two_sentences_and_leaves_nothing(cast, data, name, words):
    drop, job = dropped(cast.bruno, data, name)
    assert job.state == State.FAILED
    assert job.message_said
    assert job.hint_said
    assert words in job.message_said + job.hint_said
    assert drop.is_broken
    assert not drop.path.exists()
    assert not Recommendation.objects.exists()


def test_a_table_without_a_good_row_is_shown_and_cannot_be_saved(cast):
    rows = TABLE.splitlines()
    drop, _ = dropped(cast.amina, "\n".join([rows[0], rows[2]]).encode())
    assert [piece.change for piece in drop.pieces.all()] == ["unread"]
    job = begun(drop, work.save_drop, Drop.State.SAVING)
    assert job.state == State.FAILED
    assert drop.may_be_saved
    assert not Recommendation.objects.exists()


def test_a_fault_of_ours_keeps_the_bytes_for_the_next_try(cast, monkeypatch):
    def fault(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(work, "confined", fault)
    drop, job = dropped(cast.bruno, TABLE.encode())
    assert job.state == State.WAITING
    assert drop.path.exists()


def test_reading_or_saving_twice_does_nothing_twice(cast):
    drop, _ = dropped(cast.amina, TABLE.encode())
    assert begun_again(drop, work.read_drop).message_said == "It was discarded, or read before."
    begun(drop, work.save_drop, Drop.State.SAVING)
    assert begun_again(drop, work.save_drop).message_said == "It was discarded, or saved before."
    assert Recommendation.objects.count() == 1


def begun_again(drop, function):
    job = jobs.enqueue(function, by=drop.owner, at=timezone.now(), drop=str(drop.pk))
    jobs.work_off()
    job.refresh_from_db()
    return job


def test_a_file_that_is_gone_is_said_to_be_gone(cast):
    now = timezone.now()
    drop = actions.receive(SimpleUploadedFile("a.csv", b"x"), by=cast.bruno, at=now)
    actions.forget_bytes(drop)
    job = begun(drop, work.read_drop, Drop.State.READING)
    assert job.state == State.FAILED
    assert "not there any more" in job.message_said
