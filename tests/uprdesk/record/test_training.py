"""The record is learnt from as its sources tell it, and never from what the machine said."""

import hashlib

import pytest
from django.utils import timezone

from tests.uprdesk.record.conftest import ROWS, reading
from upr.insight.past import ISSUES
from upr.intake import read
from uprdesk.record import importer, knowing, labelling, sample, training
from uprdesk.record.models import Label, Recommendation
from uprdesk.shell import jobs
from uprdesk.shell.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """An empty folder for the model."""
    settings.DATA = tmp_path


@pytest.fixture
def invented(noon):
    """The table of the sample, which is enough to learn something."""
    data = sample.upr_info_table()
    told = read(data, "recommendations.csv", sample=True)
    importer.save(told, sha256=hashlib.sha256(data).hexdigest(), at=noon, sample=True)


def told(past):
    return sorted(
        (
            past.names[past.state[row]],
            int(past.session[row]),
            past.texts[row],
            ";".join(past.names[s] for s in past.askers[past.first[row] : past.first[row + 1]]),
            ";".join(sorted(ISSUES[n] for n in past.issues[row].nonzero()[0])),
            int(past.category[row]),
        )
        for row in range(len(past))
    )


def test_columns_say_what_the_sources_say(record):
    assert told(training.past()) == sorted(
        (state, session, text, asked_by, ";".join(sorted(issues.split(";"))), category)
        for state, session, text, asked_by, _, issues, category in ROWS
    )


def test_neither_the_machine_nor_a_person_is_learnt_from(record, cast, noon):
    before = told(training.past())
    one = Recommendation.objects.get(text__startswith="Plant")
    importer.correct(one, "issue", "Labour", True, by=cast.amina, at=noon)
    importer.correct(one, "issue", "Environment", False, by=cast.amina, at=noon)
    Label.objects.create(recommendation=one, kind="issue", value="Poverty", origin="model")
    assert told(training.past()) == before


def test_the_order_of_imports_does_not_matter(db, noon):
    for row in reversed(ROWS):
        importer.save(reading([row]), sha256="0" * 64, at=noon)
    backwards = training.past()
    Recommendation.objects.all().delete()
    importer.save(reading(), sha256="0" * 64, at=noon)
    assert backwards.texts == training.past().texts


def test_a_store_with_a_record_learns_nothing_from_the_sample(invented, noon):
    assert training.holds_only_the_sample()
    importer.save(reading(), sha256="0" * 64, at=noon)
    assert not training.holds_only_the_sample()
    assert len(training.past()) == len(ROWS)


def test_too_little_is_said_and_nothing_is_kept(record, cast):
    job = jobs.enqueue(training.train_on_record, by=cast.amina, at=timezone.now())
    jobs.work_off()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.message_said
    assert job.hint_said
    assert knowing.model() is None


def test_the_machine_learns_in_the_background_and_labels(invented, cast, noon):
    one = Recommendation.objects.get(state="XAG", session=49, text__startswith="Reduce maternal")
    importer.correct(one, "category", "2", True, by=cast.amina, at=noon)
    job = jobs.enqueue(training.train_on_record, by=cast.amina, at=timezone.now())
    jobs.work_off()
    job.refresh_from_db()
    assert job.state == State.DONE, job.message_said
    model = knowing.model()
    assert model.card.table == training.TABLE
    assert str(model.card.rows) in job.message_said
    untagged = Label.objects.filter(recommendation__session=49, recommendation__state="XAG")
    assert set(untagged.filter(kind="category").values_list("origin", flat=True)) >= {"model"}
    assert one.labels.get(origin="person").value == "2"
    before = sorted(Label.objects.values_list("recommendation", "kind", "value", "origin"))
    labelling.relabel_everything()
    assert sorted(Label.objects.values_list("recommendation", "kind", "value", "origin")) == before
