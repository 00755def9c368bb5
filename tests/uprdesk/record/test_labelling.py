"""The whole record is labelled anew: sources and persons stay, and it may be left off."""

import pytest
from django.utils import timezone

from tests.uprdesk.record.readings import report, said
from uprdesk.record import importer, labelling
from uprdesk.record.models import Edition, Label, Recommendation
from uprdesk.shell import jobs
from uprdesk.shell.models import State

pytestmark = pytest.mark.django_db

TEXTS = ("Repeal the by-laws against sex workers", "Plant trees", "Protect children from violence")


@pytest.fixture
def record(noon, cast):
    """Three recommendations labelled by rules, one of them corrected."""
    rows = [said(t, "XAB", paragraph=f"9.{n}") for n, t in enumerate(TEXTS, 1)]
    importer.save(report(*rows), sha256="0" * 64, at=noon, sample=True)
    one = Recommendation.objects.get(paragraph="9.2")
    importer.correct(one, "issue", "Environment", False, by=cast.amina, at=noon)
    Label.objects.create(recommendation=one, kind="theme", value="Water", origin="source")


def labels():
    fields = ("recommendation__key", "kind", "value", "origin", "confidence", "applies")
    return sorted(Label.objects.values_list(*fields), key=str)


def test_twice_changes_nothing(record):
    before = labels()
    for _ in range(2):
        assert labelling.relabel_everything() == 3
    assert labels() == before


def test_what_the_machine_said_before_is_gone(record):
    one = Recommendation.objects.get(paragraph="9.1")
    kept = labels()
    Label.objects.create(
        recommendation=one, kind="issue", value="Poverty", origin="model", confidence=0.9
    )
    edition = Edition.current()
    labelling.relabel([one.pk])
    assert labels() == kept
    assert Edition.current() != edition


def test_it_may_be_left_off_and_begun_again(record, monkeypatch):
    monkeypatch.setattr(labelling, "AT_ONCE", 1)
    before = labels()
    Label.objects.filter(origin="rules").delete()

    def leave(done, total):
        if done == 2:
            raise jobs.Interrupted

    edition = Edition.current()
    with pytest.raises(jobs.Interrupted):
        labelling.relabel_everything(leave)
    assert Edition.current() != edition
    assert not Label.objects.filter(recommendation__paragraph="9.3").exists()
    labelling.relabel_everything()
    assert labels() == before


def test_progress_is_told_up_to_the_end(record):
    told = []
    labelling.relabel_everything(lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_rows_that_are_gone_are_passed_over(record):
    assert labelling.relabel([10**6]) == 0


def test_it_runs_in_the_background(record, cast):
    job = jobs.enqueue(labelling.label_record, by=cast.amina, at=timezone.now())
    jobs.work_off()
    job.refresh_from_db()
    assert (job.state, job.message_said) == (State.DONE, "Recommendations labelled: 3.")
