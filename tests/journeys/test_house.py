"""What the pages do better with a script, and what they do without."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import PASSWORD
from uprdesk.shell.models import Job, State

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DROP = """() => {
  const files = new DataTransfer();
  files.items.add(new File(["words"], "report.pdf"));
  const zone = document.querySelector(".drop");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  return document.querySelector(".drop input").files[0].name;
}"""


@pytest.fixture
def job(cast) -> Job:
    """Amina's import, a third of the way."""
    return Job.objects.create(
        owner=cast.amina,
        work="tests",
        title="Import of 300 rows",
        state=State.RUNNING,
        done=100,
        total=300,
        made_at=timezone.now(),
    )


@pytest.mark.parametrize("script", [True, False])
def test_signing_in_works_with_and_without_script(visit, script):
    with visit("/sign-in/?next=/jobs/", person=None, script=script) as page:
        page.get_by_label("Pseudonym").fill("Amina")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Long work")).to_be_visible()


def test_the_language_is_changed_without_script_and_leads_back(visit):
    with visit("/jobs/", script=False, width=360) as page:
        page.get_by_role("button", name="Español").click()
        page.wait_for_url("**/jobs/")
        assert page.locator("html").get_attribute("lang") == "es"


def test_long_work_moves_and_says_when_it_is_done(visit, job):
    with visit(job.get_absolute_url()) as page:
        expect(page.get_by_text("100 of 300")).to_be_visible()
        job.state, job.message = State.DONE, "300 rows were added."
        job.save()
        expect(page.locator("#job .chip")).to_have_text("done")
        expect(page.locator("#voice")).to_have_text("300 rows were added.")


def test_work_is_stopped_by_its_button(visit, job):
    with visit(job.get_absolute_url(), script=False) as page:
        page.get_by_role("button", name="Stop the work").click()
        job.refresh_from_db()
        assert job.cancel_asked


def test_a_file_can_be_dropped(visit):
    with visit("/gallery/") as page:
        assert page.evaluate(DROP) == "report.pdf"


def test_a_group_of_filters_stays_open_in_its_tab(visit):
    with visit("/gallery/") as page:
        page.locator("#g-issue summary").click()
        expect(page.get_by_label("HIV")).to_be_visible()
        page.reload()
        expect(page.get_by_label("HIV")).to_be_visible()


def test_the_filters_of_a_phone_open_without_script(visit):
    with visit("/gallery/", width=360, script=False) as page:
        form = page.locator("#filters")
        expect(form).to_be_hidden()
        page.get_by_role("link", name="Filters").click()
        expect(form).to_be_visible()
        form.get_by_role("link", name="Close").click()
        expect(form).to_be_hidden()


def test_copying_says_that_it_is_done(visit):
    with visit("/gallery/") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy the link").click()
        expect(page.locator("#voice")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_paper_shows_the_page_without_the_desk_around_it(visit):
    with visit("/gallery/") as page:
        page.emulate_media(media="print")
        expect(page.locator(".top")).to_be_hidden()
        expect(page.locator(".rail")).to_be_hidden()
        expect(page.get_by_role("heading", name="Two voices")).to_be_visible()
