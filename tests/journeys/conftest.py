"""A real browser for the journeys: Debian's Chromium, the live pages, the rules of accessibility."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.engagements import sign_in
from tests.uprdesk.conftest import cast, noon, ours

__all__ = ["cast", "noon", "ours"]

CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; skipped where Debian's package is missing."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is missing (on Debian: apt-get install chromium)")
    # Playwright keeps an event loop in this thread; the tests themselves are not asynchronous
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, live_server, cast) -> Callable[..., object]:
    """`with visit("/gallery/", width=360, scheme="dark", language="es", person=cast.amina) as page:`

    Opens a page in a fresh window. Without `person` Amina is signed in; None is a visitor.
    The page must not complain: a refused resource (the policy) or a fault of a script fails, and
    so does a request to another host.
    """

    @contextmanager
    def open_window(
        address: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        language: str = "en",
        person: object = cast.amina,
        script: bool = True,
    ) -> Iterator[Page]:
        window = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",  # a colour on its way is no colour to judge
            locale=language,
            has_touch=width < 500,
            java_script_enabled=script,
        )
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if person is not None:
            client = Client()
            sign_in(client, person)
            name = settings.SESSION_COOKIE_NAME
            cookies[name] = client.cookies[name].value
        window.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()]
        )
        page = window.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if is_complaint(line) else None,
        )
        page.on(
            "request",
            lambda request: (
                None if is_ours(request.url, live_server.url) else complaints.append(request.url)
            ),
        )
        page.goto(live_server.url + address)
        yield page
        window.close()
        assert not complaints, f"{address} complains: {complaints}"

    return open_window


def is_ours(address: str, host: str) -> bool:
    """Whether the browser asks our own host, or nobody: "data:" and "blob:" leave no machine."""
    return address.startswith((f"{host}/", "data:", "blob:"))


def is_complaint(line) -> bool:
    """An error in the console, except the status of the page itself (an error page has one)."""
    return line.type == "error" and "the server responded with a status of 4" not in line.text


def assert_accessible(page: Page) -> None:
    """No rule of WCAG 2.2 AA is broken, and nothing hangs out at the side."""
    report = Axe().run(page, options={"runOnly": RULES}).response
    broken = [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]
    assert not broken, f"{page.url}\n" + "\n".join(broken)
    outside = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert outside <= 0, f"{page.url} is {outside} px wider than the window"


@pytest.fixture
def sound(visit) -> Callable[..., None]:
    """`sound("/gallery/")`: accessible on a phone and on a desk, in light and in dark.

    `do` is what a person does there first: some pages are the answer to what was posted.
    """

    def check(
        address: str, *, do: Callable[[Page], None] = lambda page: None, **how: object
    ) -> None:
        for width in WIDTHS:
            with visit(address, width=width, **how) as page:
                do(page)
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    assert_accessible(page)

    return check
