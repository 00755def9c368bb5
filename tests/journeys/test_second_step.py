"""Two steps to sign in: set up an app and a passkey, leave, and come in by each."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.conftest import SCHEMES, assert_accessible
from uprdesk.coalition.second_step.totp import AppKey, step_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def device(page: Page) -> Iterator[None]:
    """Chromium's own device for passkeys, while the page is open."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": IN_THE_DEVICE})
    yield
    session.detach()


def sound(page: Page) -> None:
    """The page as it stands is accessible, on a phone and on a desk, in light and in dark."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page)


def press(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def type_password(page: Page) -> None:
    page.get_by_label("Pseudonym").fill("Bruno")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def add_app(page: Page) -> AppKey:
    """Set an app up from the account page; the key that it was given."""
    page.get_by_role("link", name="Add an app").click()
    key = AppKey(secret=page.locator(".raw").inner_text().replace(" ", ""))
    page.get_by_label("Six digits").fill(key.code(step_of(timezone.now())))
    page.get_by_label("Name").fill("old telephone")
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Confirm the app")
    return key


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_app_and_passkey_are_set_up_and_each_lets_in(visit, cast):
    with visit("/sign-in/?next=/account/", person=None) as page, device(page):
        type_password(page)
        expect(page.get_by_text("You have none yet")).to_be_visible()
        sound(page)
        key = add_app(page)
        expect(page.locator("ol .raw")).to_have_count(10)
        sound(page)
        recovery = page.locator("ol .raw").first.inner_text()
        page.get_by_role("link", name="I have them").click()
        page.get_by_role("link", name="Add a passkey").click()
        sound(page)
        page.get_by_label("Name").fill("this computer")
        page.get_by_label("Your password").fill(PASSWORD)
        press(page, "Make the passkey")
        expect(page.get_by_text("Added. From now on")).to_be_visible()
        expect(page.get_by_role("strong").filter(has_text="this computer")).to_be_visible()
        sound(page)
        leave(page)

        type_password(page)
        expect(page.get_by_role("heading", name="The second step")).to_be_visible()
        sound(page)
        press(page, "Use a passkey instead")
        expect(page.get_by_role("heading", name="The second step")).to_have_count(0)
        leave(page)

        type_password(page)
        page.get_by_label("Six digits").fill("000")
        press(page, "Sign in")
        expect(page.get_by_text("This code is not right")).to_be_visible()
        sound(page)
        # the code of now confirmed the app, or was followed by the next one meanwhile
        page.get_by_label("Six digits").fill(key.code(step_of(timezone.now()) + 1))
        press(page, "Sign in")
        expect(page.get_by_role("heading", name="The second step")).to_have_count(0)
        leave(page)

        type_password(page)
        page.get_by_label("Recovery code").fill(recovery)
        press(page, "Use the recovery code")
        expect(page.get_by_text("Recovery codes left: 9")).to_be_visible()


def test_it_works_without_script_on_a_phone(visit, cast):
    with visit("/sign-in/?next=/account/", person=None, script=False, width=360) as page:
        type_password(page)
        key = add_app(page)
        page.get_by_role("link", name="I have them").click()
        page.goto(page.url.replace("/account/", "/account/passkey/"))
        expect(page.get_by_text("with scripts switched on")).to_be_visible()
        expect(page.get_by_role("button", name="Make the passkey")).to_be_hidden()
        page.get_by_role("link", name="Menu").click()
        leave(page)
        type_password(page)
        page.get_by_label("Six digits").fill(key.code(step_of(timezone.now()) + 1))
        press(page, "Sign in")
        expect(page.get_by_role("heading", name="The second step")).to_have_count(0)


def test_a_browser_that_gives_no_passkey_is_told_so(visit, cast):
    with visit("/account/passkey/", person=cast.bruno) as page:
        page.evaluate(
            "() => { navigator.credentials.create = () => Promise.reject(new Error('stopped')); }"
        )
        page.get_by_label("Your password").fill(PASSWORD)
        press(page, "Make the passkey")
        expect(page.get_by_text("The browser gave no passkey")).to_be_visible()
        sound(page)


def test_the_pages_of_setting_up_are_accessible(visit, cast):
    with visit("/account/app/", person=cast.bruno) as page:
        sound(page)
        key = AppKey(secret=page.locator(".raw").inner_text().replace(" ", ""))
        page.get_by_label("Six digits").fill(key.code(step_of(timezone.now())))
        page.get_by_label("Your password").fill(PASSWORD)
        press(page, "Confirm the app")
        page.get_by_role("link", name="I have them").click()
        page.get_by_role("link", name="Make ten new codes").click()
        sound(page)
        page.get_by_role("link", name="Cancel").click()
        page.get_by_role("link", name="Remove").click()
        sound(page)
        page.get_by_label("Your password").fill(PASSWORD)
        press(page, "Remove")
        expect(page.get_by_text("You have none yet")).to_be_visible()
