"""An engagement is begun, somebody comes in by a link and four words, and goes again."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from uprdesk.coalition.models import Membership

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_somebody_is_invited_compares_words_is_let_in_and_taken_out(visit, cast, live_server):
    """Without script, on a phone: nothing of it needs one."""
    with visit("/desk/begin/", person=cast.bruno, width=360, script=False) as page:
        page.get_by_label("State under review").select_option("PAN")
        page.get_by_role("button", name="Look up the next review").click()
        expect(page.get_by_text("estimated", exact=True)).to_be_visible()
        page.get_by_label("Name of the engagement").fill("Ejemplo 2030")
        page.get_by_role("button", name="Begin the engagement").click()
        expect(page.locator(".where")).to_have_text("Ejemplo 2030")
        page.get_by_role("link", name="People", exact=True).click()
        people = page.url
        page.get_by_role("link", name="Invite somebody").click()
        page.get_by_role("checkbox", name="Drafter").check()
        page.get_by_role("button", name="Make a single-use link").click()
        link = page.locator(".raw").inner_text().removeprefix(live_server.url)
        with visit(link, person=None, script=False) as other:
            words = come_in(other)
            page.goto(people)
            card = page.get_by_role("listitem").filter(has_text="Chioma")
            expect(card.locator(".words")).to_have_text(words)
            card.get_by_role("button", name="The words are the same: admit").click()
            other.get_by_role("link", name="Look again").click()
            expect(other.locator(".where")).to_have_text("Ejemplo 2030")
            page.get_by_role("link", name="Change Chioma").click()
            page.get_by_role("link", name="Take Chioma out of the engagement").click()
            page.get_by_role("button", name="Take out, and renew the keys").click()
            expect(page.get_by_role("status").first).to_contain_text("Chioma is out")
            other.reload()
            expect(other.locator(".where")).to_have_count(0)


def come_in(page: Page) -> str:
    """Make an account by the link; the four words that are shown then."""
    page.get_by_label("Pseudonym").fill("Chioma")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    expect(page.get_by_role("heading", name="You are almost in")).to_be_visible()
    return page.locator(".words").inner_text()


def test_the_pages_of_people_are_accessible(sound, ours):
    inside = f"/desk/{ours.engagement.pk}/"
    newcomer = Membership.objects.get(engagement=ours.engagement, person=ours.newcomer).pk
    for address in (
        "/desk/",
        "/desk/begin/",
        "/desk/begin/?state=PAN",
        "/account/",
        f"{inside}people/",
        f"{inside}people/invite/",
        f"{inside}people/{newcomer}/",
        f"{inside}people/{newcomer}/remove/",
        f"{inside}leave/",
        f"{inside}settings/",
    ):
        sound(address, person=ours.luna, language="es")
    sound(f"{inside}waiting/", person=ours.newcomer, language="es")
    sound("/", person=ours.nobody, language="es")
