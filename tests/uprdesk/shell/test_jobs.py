"""Long work: queued with what needs it, run once, begun again when a worker died."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.shell import jobs
from uprdesk.shell.jobs import queue, running
from uprdesk.shell.models import Job, State

pytestmark = pytest.mark.django_db

CALLS: list[object] = []


@pytest.fixture(autouse=True)
def fresh():
    CALLS.clear()
    yield
    jobs.STOPPING.clear()


@jobs.long_work(gettext_noop("Count to %(number)d"))
def count(work: jobs.Work, *, number: int) -> jobs.Outcome:
    """Counts, and says so."""
    for done in range(number + 1):
        work.progress(done, number)
    CALLS.append(number)
    return jobs.Outcome(say(gettext_noop("Counted to %(number)d."), number=number), "/jobs/")


@jobs.long_work(gettext_noop("Refuse"))
def refuse(work: jobs.Work) -> None:
    """Fails on purpose."""
    raise UprError(say(gettext_noop("There is nothing.")), say(gettext_noop("Bring something.")))


@jobs.long_work(gettext_noop("Break"))
def break_off(work: jobs.Work) -> None:
    """Fails by a fault."""
    CALLS.append("broke")
    raise KeyError("a person's words")


@jobs.long_work(gettext_noop("Stop half-way"))
def half_way(work: jobs.Work, *, told_by: str) -> None:
    """Is told to stop while it works."""
    if told_by == "owner":
        Job.objects.update(cancel_asked=True)
    else:
        jobs.STOPPING.set()
    work.progress(1, 2)
    CALLS.append("went on")


def not_marked(work: jobs.Work) -> None:
    """Anybody's function."""
    CALLS.append("ran")


def enqueue(function, by=None, **arguments) -> Job:
    return jobs.enqueue(function, by=by, at=timezone.now(), **arguments)


def done(job: Job) -> Job:
    jobs.work_off()
    job.refresh_from_db()
    return job


def test_work_is_done_and_says_what_came_of_it(cast):
    job = done(enqueue(count, by=cast.bruno, number=3))
    assert CALLS == [3]
    assert (job.state, job.done, job.total, job.tries) == (State.DONE, 3, 3, 1)
    assert (job.title_said, job.message_said) == ("Count to 3", "Counted to 3.")
    assert job.address == "/jobs/"
    assert job.finished_at
    assert job.leased_until is None


def test_work_of_a_transaction_that_failed_is_never_done():
    with transaction.atomic():
        enqueue(count, number=1)
        transaction.set_rollback(True)
    jobs.work_off()
    assert CALLS == []


def test_a_deliberate_error_ends_the_work_with_its_two_sentences():
    job = done(enqueue(refuse))
    assert (job.state, job.tries) == (State.FAILED, 1)
    assert (job.message_said, job.hint_said) == ("There is nothing.", "Bring something.")


def test_a_fault_is_tried_again_later_and_given_up_after_three_times():
    job = done(enqueue(break_off))
    assert (job.state, job.tries) == (State.WAITING, 1)
    later = DBTaskResult.objects.get(status="READY")
    assert later.run_after > timezone.now() + timedelta(seconds=10)
    for _ in range(2):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        done(job)
    assert CALLS == ["broke"] * 3
    assert (job.state, job.tries) == (State.FAILED, 3)
    assert "person" not in job.message_said


def test_a_running_job_stops_at_its_next_step_when_its_owner_cancels():
    job = done(enqueue(half_way, told_by="owner"))
    assert job.state == State.CANCELLED
    assert CALLS == []


def test_a_worker_that_is_asked_to_stop_puts_its_job_back():
    job = done(enqueue(half_way, told_by="worker"))
    assert (job.state, job.tries) == (State.WAITING, 0)
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_a_waiting_job_that_was_cancelled_never_begins():
    job = enqueue(count, number=1)
    jobs.cancel(job, at=timezone.now())
    assert done(job).state == State.CANCELLED
    assert CALLS == []


def test_cancelling_what_is_over_changes_nothing():
    job = done(enqueue(count, number=1))
    jobs.cancel(job, at=timezone.now())
    job.refresh_from_db()
    assert job.state == State.DONE


def test_a_job_that_stands_in_the_queue_twice_is_run_once():
    job = enqueue(count, number=1)
    jobs.run.enqueue(str(job.pk))
    done(job)
    assert CALLS == [1]


def left_by_a_dead_worker(tries: int) -> Job:
    job = enqueue(count, number=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(hours=1))
    Job.objects.update(
        state=State.RUNNING, tries=tries, leased_until=timezone.now() - timedelta(seconds=1)
    )
    return job


def test_what_a_dead_worker_left_is_begun_again():
    job = left_by_a_dead_worker(tries=1)
    assert jobs.sweep(timezone.now()) == 1
    assert jobs.sweep(timezone.now()) == 0
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    assert done(job).state == State.DONE
    assert not DBTaskResult.objects.filter(status="RUNNING").exists()


def test_what_killed_three_workers_is_given_up():
    job = left_by_a_dead_worker(tries=3)
    jobs.sweep(timezone.now())
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.hint_said


def test_work_under_a_living_lease_is_left_alone():
    left_by_a_dead_worker(tries=1)
    Job.objects.update(leased_until=timezone.now() + jobs.LEASE)
    assert jobs.sweep(timezone.now()) == 0
    assert Job.objects.get().state == State.RUNNING


def test_a_worker_that_died_before_it_began_loses_nothing():
    job = enqueue(count, number=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(hours=1))
    assert jobs.sweep(timezone.now()) == 1
    assert done(job).state == State.DONE


def test_the_queue_forgets_what_is_done():
    done(enqueue(count, number=1))
    jobs.sweep(timezone.now() + queue.KEPT + timedelta(minutes=1))
    assert not DBTaskResult.objects.exists()
    assert Job.objects.count() == 1


def test_after_thirty_days_nobody_can_tell_what_was_done(cast, noon):
    old, new, waiting = (enqueue(count, by=cast.bruno, number=1) for _ in range(3))
    for job, days in ((old, 31), (new, 29)):
        ended = noon - timedelta(days=days)
        Job.objects.filter(pk=job.pk).update(state=State.DONE, finished_at=ended)
    jobs.forget(noon)
    assert {*Job.objects.all()} == {new, waiting}


def test_only_what_is_marked_as_long_work_is_run():
    job = enqueue(count, number=1)
    Job.objects.update(work=f"{__name__}.not_marked")
    done(job)
    assert CALLS == []
    assert Job.objects.get().state == State.WAITING
    assert Job.objects.get().tries == 1


@pytest.mark.django_db(transaction=True)
def test_the_lease_is_renewed_while_the_work_goes_on(monkeypatch):
    monkeypatch.setattr(running, "TOUCH_SECONDS", 0.02)
    long_ago = timezone.now() - timedelta(hours=1)
    job = enqueue(count, number=1)
    Job.objects.update(state=State.RUNNING, leased_until=long_ago)
    with running.lease(job):
        for _ in range(100):
            if Job.objects.get().leased_until > long_ago:
                break
            threading.Event().wait(0.05)
    assert Job.objects.get().leased_until > timezone.now()
    assert "lease" not in {thread.name for thread in threading.enumerate()}
