"""The gallery and the pages of the house, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import assert_accessible

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("address", ["/gallery/", "/", "/jobs/", "/health/", "/nothing-here/"])
def test_every_page_of_the_house_is_accessible(sound, address):
    sound(address)


@pytest.mark.parametrize("address", ["/sign-in/", "/link/unknown/", "/health/"])
def test_the_pages_at_the_door_are_accessible(sound, address):
    sound(address, person=None)


@pytest.mark.parametrize("language", ["es", "fr"])
def test_the_gallery_holds_in_every_language(visit, language):
    with visit("/gallery/", width=360, language=language) as page:
        assert page.locator("html").get_attribute("lang") == language
        assert_accessible(page)


def test_the_gallery_mirrors(visit):
    with visit("/gallery/?direction=rtl", width=360) as page:
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert_accessible(page)


def test_the_look_can_be_chosen(visit):
    with visit("/gallery/?look=dark", scheme="light") as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(19, 24, 25)"


def test_the_menu_of_a_phone_works_without_script(visit):
    with visit("/gallery/", width=360, script=False) as page:
        rail = page.locator("#rail")
        expect(rail).to_be_hidden()
        page.get_by_role("link", name="Menu").click()
        expect(rail).to_be_visible()
        page.get_by_role("link", name="Close").click()
        expect(rail).to_be_hidden()


def test_the_first_key_leads_to_the_content(visit):
    with visit("/") as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_a_dialog_asks_and_can_be_left_with_the_keyboard(visit):
    with visit("/gallery/") as page:
        page.get_by_role("link", name="Ask before something leaves").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()


def test_the_exit_leaves_no_way_back(visit, live_server, settings):
    settings.EXIT_ADDRESS = f"{live_server.url}/health/"
    with visit("/gallery/") as page:
        page.get_by_role("link", name="Exit").click()
        page.wait_for_url("**/health/")
        page.goto(f"{live_server.url}/gallery/")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_refused_sign_in_is_said_aloud(visit):
    with visit("/sign-in/", person=None) as page:
        page.get_by_label("Pseudonym").fill("nobody")
        page.get_by_label("Password").fill("something long enough")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert_accessible(page)


def test_icons_are_drawn_under_the_policy(visit):
    with visit("/gallery/") as page:
        box = page.evaluate(
            "() => { const r = document.querySelector('.exit .ico use').getBoundingClientRect();"
            " return [r.width, r.height]; }"
        )
        assert min(box) > 5
