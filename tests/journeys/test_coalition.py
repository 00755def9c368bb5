"""A coalition from its first day to the loss of a password, in Spanish, as its people see it.

The words of the pages are looked up in the catalogue, so that the journey reads in English.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone, translation
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.conftest import SCHEMES, WIDTHS, assert_accessible
from tests.uprdesk.coalition.actions.test_recovery import forget_password
from uprdesk.coalition import sample, trace
from uprdesk.coalition.models import Engagement, EngagementKey
from uprdesk.coalition.rights import Compartment, Part
from uprdesk.coalition.second_step import totp
from uprdesk.shell import wording

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

CAME_BACK = (
    "%(name)s came back by two recovery files on %(day)s. If you did not know of it, ask the "
    "others through another channel."
)
"""What all members are told, see `uprdesk.coalition.notices`."""

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
"""A telephone that opens its passkey by a finger which is always there."""


def es(sentence: str, **blanks: object) -> str:
    """A sentence of ours as the Spanish reader sees it."""
    with translation.override("es"):
        return translation.gettext(sentence) % blanks if blanks else translation.gettext(sentence)


def press(page: Page, sentence: str) -> None:
    """Send a form by its button, from the keyboard."""
    page.get_by_role("main").get_by_role("button", name=es(sentence), exact=True).press("Enter")


def follow(page: Page, sentence: str, **blanks: object) -> None:
    """Go where a link of the page leads."""
    page.get_by_role("main").get_by_role("link", name=es(sentence, **blanks), exact=True).click()


def look(page: Page) -> None:
    """The page as it stands is accessible, on a phone and on a desk, in light and in dark."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page)
    page.set_viewport_size(before)


@dataclass
class Window:
    """Somebody's own browser, and the app on their telephone."""

    page: Page
    app: totp.AppKey | None = None

    def plug_in(self) -> None:
        """Give the browser a device that holds passkeys."""
        tools = self.page.context.new_cdp_session(self.page)
        tools.send("WebAuthn.enable")
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def add_passkey(self) -> None:
        """Set up a passkey as the second step."""
        self.plug_in()
        self.page.goto(address(self.page, "/account/passkey/"))
        self.page.locator("[name=password]").fill(PASSWORD)
        press(self.page, "Make the passkey")
        expect(self.page.get_by_role("heading", name=es("Your recovery codes"))).to_be_visible()

    def add_app(self) -> None:
        """Set up an app as the second step, its key typed by hand."""
        self.page.goto(address(self.page, "/account/app/"))
        look(self.page)
        secret = self.page.locator(".raw").inner_text().replace(" ", "")
        self.app = totp.AppKey(secret=secret)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("[name=code]").fill(self.app.code(totp.step_of(timezone.now())))
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", name=es("Your recovery codes"))).to_be_visible()
        look(self.page)


def address(page: Page, path: str) -> str:
    """A path on the host of the page."""
    return "/".join(page.url.split("/")[:3]) + path


@pytest.fixture
def coalition(visit, cast, live_server):
    """`with coalition() as (coordinator, people):` Bruno begins, three come in by links."""
    trace.record(sample.LOADED, by=None, target="", at=timezone.now())

    @contextmanager
    def gather():
        with (
            visit("/desk/begin/", person=cast.bruno, language="es") as page,
            visit("/sign-in/", person=None, language="es", width=360) as chioma,
            visit("/sign-in/", person=None, language="es", width=360) as dalia,
            visit("/sign-in/", person=None, language="es") as emre,
        ):
            begin(page, "XAA", "Ejemplo 2029")
            people = {
                "Chioma": come_in(page, Window(chioma), "Chioma", Part.MEMBER),
                "Dalia": come_in(page, Window(dalia), "Dalia", Part.DRAFTER),
                "Emre": come_in(page, Window(emre), "Emre", Part.DELEGATE),
            }
            yield page, people

    return gather


def begin(page: Page, state: str, name: str) -> None:
    """Begin an engagement about the next review of a State, which is an estimate."""
    page.goto(address(page, "/desk/begin/"))
    page.locator("[name=state]").select_option(state)
    press(page, "Look up the next review")
    expect(page.get_by_text(es("estimated"), exact=True)).to_be_visible()
    page.locator("[name=name]").fill(name)
    press(page, "Begin the engagement")
    expect(page.locator(".where")).to_have_text(name)


def inside(page: Page, path: str = "") -> None:
    """Open a page of the first engagement that was begun."""
    first = Engagement.objects.earliest("opened_at")
    page.goto(address(page, f"/desk/{first.pk}/{path}"))


def come_in(page: Page, window: Window, name: str, part: Part) -> Window:
    """One is invited, makes an account, sets up a second step, compares words and is admitted."""
    inside(page, "people/invite/")
    page.locator(f"[name=parts][value={part.value}]").check()
    press(page, "Make a single-use link")
    link = page.locator(".raw").inner_text()
    their = window.page
    their.goto(link)
    their.locator("[name=pseudonym]").fill(name)
    their.locator("[name=password]").fill(PASSWORD)
    their.locator("[name=again]").fill(PASSWORD)
    press(their, "Create the account")
    expect(their.get_by_role("heading", name=es("You are almost in"))).to_be_visible()
    words = their.locator(".words").inner_text()
    inside(page, "people/")
    card = page.get_by_role("listitem").filter(has_text=name)
    expect(card.locator(".words")).to_have_text(words)
    if part is Part.DRAFTER:
        window.add_app()
    else:
        window.add_passkey()
    press(page, "The words are the same: admit")
    inside(their)
    expect(their.locator(".where")).to_have_text("Ejemplo 2029")
    return window


def test_an_engagement_for_panama_is_an_estimate_and_the_exit_leaves_it(
    visit, cast, live_server, settings
):
    settings.EXIT_ADDRESS = f"{live_server.url}/health/"
    with visit("/desk/begin/", person=cast.bruno, language="es", width=360) as page:
        begin(page, "PAN", "Ejemplo 2030")
        review = page.locator(".head")
        expect(review).to_contain_text(re.compile(r"noviembre\s+de\s+2030"))
        expect(review).to_contain_text(es("estimated"))
        page.get_by_role("link", name=es("Exit")).click()
        page.wait_for_url("**/health/")


def test_a_coalition_comes_together_decides_and_outlives_a_lost_password(
    coalition, visit, cast, tmp_path
):
    with coalition() as (page, people):
        chioma, dalia, emre = people["Chioma"], people["Dalia"], people["Emre"]
        propose(page)
        for window, choice in ((chioma, "1"), (dalia, "1"), (emre, "2")):
            vote(window.page, choice)
        page.reload()
        expect(page.get_by_role("cell", name="Chioma, Dalia")).to_be_visible()
        look(page)
        see_the_plan(dalia.page)
        subscribe(chioma.page)
        come_back_by_passkey(chioma)
        come_back_by_app(dalia)
        issue_files(page, to=("Bruno", "Chioma", "Dalia"))
        files = [take_file(one.page, tmp_path) for one in (chioma, dalia)]
        assert newest_key() == 1
        take_out(page, "Emre")
        assert newest_key() == 2
        assert emre.page.reload().status == 404
        forget_password(cast.bruno, timezone.now())
        with visit("/account/", person=cast.bruno, language="es") as again:
            recover(again, files)
        inside(dalia.page, "people/")
        day = wording.day(timezone.now().date(), "es")
        expect(dalia.page.get_by_text(es(CAME_BACK, name="Bruno", day=day))).to_be_visible()


def propose(page: Page) -> None:
    """Put something to the vote until the day after tomorrow."""
    inside(page, "choices/new/")
    look(page)
    page.locator("[name=title]").fill("¿Una presentación o dos?")
    page.locator("[name=choices]").fill("Una\nDos")
    page.locator("[name=day]").fill((timezone.now() + timedelta(days=2)).date().isoformat())
    page.locator("[name=hour]").fill("12:00")
    press(page, "Put it to the vote")
    expect(page.get_by_role("heading", name="¿Una presentación o dos?")).to_be_visible()


def vote(page: Page, choice: str) -> None:
    """Vote from the page that one sees first."""
    inside(page)
    page.get_by_role("link", name="¿Una presentación o dos?").click()
    page.locator(f"[name=choice][value='{choice}']").check()
    press(page, "Vote")
    expect(page.get_by_role("button", name=es("Change the vote"))).to_be_visible()


def see_the_plan(page: Page) -> None:
    """Every step, estimated; one takes a step and says that it is done."""
    inside(page, "plan/")
    expect(page.get_by_text(es("Most days here are estimates"))).to_be_visible()
    inside(page, "plan/coalition/")
    press(page, "I take it")
    press(page, "It is done")
    expect(page.get_by_role("button", name=es("Not done after all"))).to_be_visible()


def subscribe(page: Page) -> None:
    """The calendar, read back by another program: neutral, and tentative."""
    inside(page, "calendar/")
    press(page, "Make my address")
    look(page)
    answer = page.request.get(page.locator(".raw").inner_text())
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    assert len(events) > 20
    assert {str(event["STATUS"]) for event in events} == {"TENTATIVE"}
    neutral = es("Step %(number)d", number=7).removesuffix("7")
    assert all(str(event["SUMMARY"]).startswith(neutral) for event in events)


def sign_out_and_in(page: Page, name: str) -> None:
    """Leave, and come as far as the second step."""
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.goto(address(page, "/sign-in/"))
    page.locator("[name=pseudonym]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=es("The second step"))).to_be_visible()


def come_back_by_passkey(window: Window) -> None:
    """The password, then the passkey of the device."""
    sign_out_and_in(window.page, "Chioma")
    look(window.page)
    press(window.page, "Use the passkey")
    expect(window.page.locator(".where")).to_have_text("Ejemplo 2029")


def come_back_by_app(window: Window) -> None:
    """The password, then a code of the app that was not used yet."""
    sign_out_and_in(window.page, "Dalia")
    code = window.app.code(totp.step_of(timezone.now()) + 1)
    window.page.locator("[name=code]").fill(code)
    window.page.keyboard.press("Enter")
    expect(window.page.locator(".where")).to_have_text("Ejemplo 2029")


def issue_files(page: Page, *, to: tuple[str, ...]) -> None:
    """Give three people a recovery file each."""
    inside(page, "keys/")
    for name in to:
        page.get_by_role("checkbox", name=name, exact=True).check()
    press(page, "Issue three files")
    expect(page.get_by_text(es("waits for its holder"))).to_have_count(3)


def take_file(page: Page, folder: Path) -> Path:
    """Save one's recovery file, and say so."""
    inside(page, "file/")
    with page.expect_download() as saved:
        press(page, "Save my file")
    path = folder / f"{len(list(folder.iterdir()))}.txt"
    saved.value.save_as(path)
    press(page, "I have kept it: delete it here")
    return path


def take_out(page: Page, name: str) -> None:
    """Take somebody out of the engagement."""
    inside(page, "people/")
    follow(page, "Change %(name)s", name=name)
    follow(page, "Take %(name)s out of the engagement", name=name)
    press(page, "Take out, and renew the keys")
    expect(page.get_by_role("cell", name=name)).to_have_count(0)


def recover(page: Page, files: list[Path]) -> None:
    """A coordinator with a new password comes back by two recovery files."""
    inside(page)
    expect(page.get_by_role("heading", name=es("You are almost in"))).to_be_visible()
    page.locator("a[href$='/recover/']").click()
    for name, file in zip(("file_one", "file_two"), files, strict=True):
        page.locator(f"[name={name}]").set_input_files(file)
    press(page, "Come back with these two files")
    expect(page.locator(".where")).to_have_text("Ejemplo 2029")


def newest_key() -> int:
    """The generation of the key under which the engagement is sealed."""
    keys = EngagementKey.objects.filter(compartment=Compartment.DESK)
    return keys.latest("generation").generation
