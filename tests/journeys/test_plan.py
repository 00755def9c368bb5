"""The plan in a browser: every page on a phone and on a desk, and the picture on one sheet."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from upr.stages import Stage
from uprdesk.stages.timeline.actions import dates, tasks
from uprdesk.stages.timeline.models import AboutDate, AboutTask

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def planned(ours, noon):
    """Our engagement with an announced date, a task, and something done."""
    luna = ours.here(ours.luna)
    source = "OHCHR, invented calendar"
    dates.announce(
        luna, AboutDate(step="submission", day=date(2029, 3, 29), source=source), at=noon
    )
    about = AboutTask(
        title="Rent the room in Puerto Seco", number=0, stage=Stage.COALITION, due=date(2027, 4, 1)
    )
    tasks.add(luna, about, at=noon)
    tasks.add(luna, replace(about, title="Thank the translators", due=None), at=noon)
    return ours


PAGES = ["today", "plan", "picture", "calendar", "full-titles", "new"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_plan_are_sound(sound, planned, name):
    sound(reverse(f"timeline:{name}", args=[planned.engagement.pk]), person=planned.luna)


def test_the_page_of_a_step_is_sound(sound, planned):
    address = reverse("timeline:item", args=[planned.engagement.pk, "submission"])
    sound(address, person=planned.luna)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_picture_prints_on_one_sheet(visit, planned, language):
    address = reverse("timeline:picture", args=[planned.engagement.pk])
    with visit(address, person=planned.luna, language=language) as page:
        printed = page.pdf(prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(io.BytesIO(printed))
    assert len(sheets) == 1
    width, height = sheets[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert page_is_filled(sheets)


def page_is_filled(sheets: pypdfium2.PdfDocument) -> bool:
    """Whether the picture is on the sheet: all names of steps are text there."""
    words = sheets[0].get_textpage().get_text_bounded()
    return len(words.split()) > 60


@pytest.mark.parametrize("script", [True, False])
def test_a_date_is_announced_taken_and_subscribed(visit, ours, script):
    """What a coordinator does in the first hour, with and without script."""
    with visit("/", person=ours.luna, script=script) as page:
        main = page.get_by_role("main")
        expect(main.get_by_role("heading", name="What now")).to_be_visible()
        page.get_by_role("link", name="Plan", exact=True).first.click()
        main.get_by_role("link", name="Deadline for submissions to OHCHR", exact=True).click()
        main.get_by_role("button", name="I take it").click()
        expect(main.get_by_role("button", name="I leave it to others")).to_be_visible()
        main.get_by_label("Day", exact=True).fill("2035-01-01")
        main.get_by_label("Who announced it").fill("An invented calendar")
        main.get_by_role("button", name="Put it into the plan").click()
        expect(main.get_by_text("Check the year").first).to_be_visible()
        main.get_by_label("Day", exact=True).fill("2029-03-29")
        main.get_by_role("button", name="Put it into the plan").click()
        expect(main.get_by_text("It is 3 days later than was estimated.")).to_be_visible()
        page.get_by_role("link", name="What now").first.click()
        expect(main.get_by_role("heading", name="You took this")).to_be_visible()
        main.get_by_role("link", name="Calendar").click()
        main.get_by_role("button", name="Make my address").click()
        address = main.locator("p.raw").inner_text()
        page.context.clear_cookies()
        calendar = page.request.get(address).body()
    assert b"SUMMARY:Step 5" in calendar
    assert b"DTSTART;VALUE=DATE:20290329" in calendar
