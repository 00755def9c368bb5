"""Home, language, quick exit, health, long work."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from uprdesk.coalition.models import Person
from uprdesk.shell import health, jobs
from uprdesk.shell.models import Job, State

pytestmark = pytest.mark.django_db


@jobs.long_work("Import of %(name)s")
def wait(work: jobs.Work, *, name: str) -> None:
    """Does nothing."""


@pytest.fixture
def job(cast):
    return jobs.enqueue(wait, by=cast.bruno, at=timezone.now(), name="report.pdf")


def test_visitors_of_an_open_record_are_welcome_without_a_name(client, settings):
    settings.PUBLIC_RECORD = True
    page = client.get("/").content.decode()
    assert "<h1>Welcome</h1>" in page
    assert "AnonymousUser" not in page


@pytest.mark.parametrize("code", ["es", "fr"])
def test_a_chosen_language_is_remembered_and_leads_back(client, code):
    answer = client.post(f"/language/{code}/", {"next": "/sign-in/"})
    assert answer.url == "/sign-in/"
    assert answer.cookies["language"].value == code
    assert client.get("/sign-in/")["Content-Language"] == code


def test_a_persons_language_is_kept_with_the_person(as_bruno, cast):
    as_bruno.post("/language/fr/")
    assert Person.objects.get(pk=cast.bruno.pk).language == "fr"


def test_a_link_changes_the_language_of_the_browser_only(as_bruno, cast):
    assert as_bruno.get("/language/fr/").cookies["language"].value == "fr"
    assert Person.objects.get(pk=cast.bruno.pk).language == ""


def test_a_language_that_is_not_ours_changes_nothing(client):
    assert "language" not in client.post("/language/xx/", {"next": "//evil.example"}).cookies


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "foo", "shell:jobs"])
def test_a_language_leads_back_to_a_page_of_ours_only(client, elsewhere):
    assert client.get("/language/es/", {"next": elsewhere}).url == "/"


def test_without_a_choice_the_browsers_language_counts(client):
    asked = client.get("/sign-in/", headers={"Accept-Language": "es-PA,es;q=0.9,en;q=0.5"})
    assert asked["Content-Language"] == "es"


def test_the_quick_exit_is_a_plain_link_that_leaves_nothing_behind(as_bruno, settings):
    settings.EXIT_ADDRESS = "https://weather.example/"
    key = as_bruno.session.session_key
    answer = as_bruno.get("/leave/")
    assert answer.url == "https://weather.example/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "no-store" in answer["Cache-Control"]
    assert not as_bruno.session.exists(key)
    assert as_bruno.get("/jobs/").status_code == 302


def test_the_health_page_says_that_all_is_well_and_nothing_more(client):
    answer = client.get("/health/", headers={"Accept": "application/json"})
    assert json.loads(answer.content) == {"ok": True, "store": True, "jobs": True}
    assert client.get("/health/").status_code == 200


def test_work_that_waits_too_long_is_not_healthy(client, job):
    Job.objects.update(made_at=timezone.now() - health.PATIENCE - timedelta(seconds=1))
    answer = client.get("/health/?format=json")
    assert answer.status_code == 503
    assert json.loads(answer.content)["jobs"] is False


def test_work_that_waits_behind_other_work_is_healthy(client, job):
    Job.objects.update(made_at=timezone.now() - timedelta(hours=1))
    Job.objects.create(
        state=State.RUNNING, made_at=timezone.now(), leased_until=timezone.now() + jobs.LEASE
    )
    assert client.get("/health/").status_code == 200


def test_long_work_is_left_and_found_again(as_bruno, job):
    page = as_bruno.get("/jobs/").content.decode()
    assert "Import of report.pdf" in page
    assert job.get_absolute_url() in page


def test_work_of_others_is_not_shown(as_amina, job):
    assert "report.pdf" not in as_amina.get("/jobs/").content.decode()


def test_the_progress_is_a_page_and_for_htmx_a_part_of_it(as_bruno, job):
    address = job.get_absolute_url()
    assert "<html" in as_bruno.get(address).content.decode()
    part = as_bruno.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="job"' in part


def test_the_part_stops_asking_when_the_work_is_over(as_bruno, job):
    ask = {"headers": {"HX-Request": "true"}}
    assert "hx-trigger" in as_bruno.get(job.get_absolute_url(), **ask).content.decode()
    jobs.work_off()
    assert "hx-trigger" not in as_bruno.get(job.get_absolute_url(), **ask).content.decode()


def test_without_script_the_page_renews_itself_until_the_work_is_over(as_bruno, job):
    assert 'http-equiv="refresh"' in as_bruno.get(job.get_absolute_url()).content.decode()
    jobs.work_off()
    assert 'http-equiv="refresh"' not in as_bruno.get(job.get_absolute_url()).content.decode()


def test_cancelling_leads_back_to_the_work(as_bruno, job):
    answer = as_bruno.post(f"{job.get_absolute_url()}cancel/")
    assert answer.url == job.get_absolute_url()
    job.refresh_from_db()
    assert job.state == State.CANCELLED
