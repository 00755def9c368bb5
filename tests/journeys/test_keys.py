"""Keys turn when somebody goes; two files of three bring back who lost theirs; one act closes all."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.uprdesk.coalition.actions.test_recovery import forget_password, issue
from uprdesk.coalition.models import Membership

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def inside(ours, page=""):
    return f"/desk/{ours.engagement.pk}/{page}"


def take_file(visit, ours, person, folder: Path) -> Path:
    """The person saves their recovery file and says so."""
    with visit(inside(ours, "people/"), person=person, script=False) as page:
        page.get_by_role("link", name="Take my recovery file").click()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save my file").click()
        path = folder / f"{person.pk}.txt"
        saved.value.save_as(path)
        page.get_by_role("button", name="I have kept it: delete it here").click()
        expect(page.get_by_text("It is kept nowhere here")).to_be_visible()
    return path


def bring(page: Page, one: Path, two: Path) -> None:
    """Choose two recovery files and send them."""
    page.get_by_label("First recovery file").set_input_files(one)
    page.get_by_label("Second recovery file").set_input_files(two)


def test_one_goes_the_keys_turn_and_two_files_bring_back_a_coordinator(visit, ours, noon, tmp_path):
    with visit(inside(ours, "keys/"), person=ours.luna, width=360, script=False) as page:
        expect(page.get_by_text("number 1")).to_have_count(2)
        for name in ("Mar", "Faro", "Sol"):
            page.get_by_role("checkbox", name=name, exact=True).check()
        page.get_by_role("button", name="Issue three files").click()
        expect(page.get_by_text("waits for its holder")).to_have_count(3)
        one = take_file(visit, ours, ours.mar, tmp_path)
        two = take_file(visit, ours, ours.sol, tmp_path)
        rio = Membership.objects.get(engagement=ours.engagement, person=ours.rio)
        page.goto(page.url.replace("keys/", f"people/{rio.pk}/remove/"))
        page.get_by_role("button", name="Take out, and renew the keys").click()
        page.get_by_role("link", name="Keys", exact=True).click()
        expect(page.get_by_text("number 2")).to_have_count(2)
        expect(page.get_by_text("Everything is.")).to_be_visible()

    forget_password(ours.luna, noon)
    with visit(inside(ours, "keys/"), person=ours.luna, script=False) as page:
        expect(page.get_by_role("heading", name="You are almost in")).to_be_visible()
        page.get_by_role("link", name="Coordinators: open it with two recovery files").click()
        bring(page, one, one)
        page.get_by_role("button", name="Come back with these two files").click()
        expect(page.get_by_text("Both recovery files are the same one.").first).to_be_visible()
        bring(page, one, two)
        page.get_by_role("button", name="Come back with these two files").click()
        expect(page.locator(".where")).to_have_text("Ours 2027")
        expect(page.get_by_text("You are in again.")).to_be_visible()
    with visit(inside(ours, "people/"), person=ours.faro) as page:
        expect(page.get_by_text("Luna came back by two recovery files")).to_be_visible()


def test_one_act_closes_everything_and_two_files_open_it(visit, ours, tmp_path):
    with visit(inside(ours, "keys/"), person=ours.luna, script=False) as page:
        for name in ("Mar", "Faro", "Sol"):
            page.get_by_role("checkbox", name=name, exact=True).check()
        page.get_by_role("button", name="Issue three files").click()
        one = take_file(visit, ours, ours.mar, tmp_path)
        two = take_file(visit, ours, ours.faro, tmp_path)
        page.reload()
        page.get_by_role("link", name="Close this engagement").click()
        with visit(inside(ours, "people/"), person=ours.sol, script=False) as other:
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="Close, and withdraw the keys").click()
            expect(page.get_by_role("heading", name="It is closed")).to_be_visible()
            other.reload()
            expect(other.get_by_label("Pseudonym")).to_be_visible()
    with visit(inside(ours, "people/"), person=ours.luna, script=False) as page:
        expect(page.get_by_role("heading", name="This engagement is closed")).to_be_visible()
        page.get_by_role("link", name="Coordinators: open it again").click()
        bring(page, two, one)
        page.get_by_role("button", name="Open with these two files").click()
        expect(page.locator(".where")).to_have_text("Ours 2027")
        page.get_by_role("link", name="People", exact=True).click()
        admit = page.get_by_role("button", name="The words are the same: admit")
        expect(admit).to_have_count(7)


def test_the_pages_of_keys_are_accessible(sound, ours, noon):
    issue(ours, noon)
    for page in ("keys/", "keys/close/", "recover/", "erase/", "file/", "notes/"):
        sound(inside(ours, page), person=ours.luna, language="es")
    sound(inside(ours, "file/"), person=ours.mar, language="es")
    sound("/account/erase/", person=ours.mar, language="es")
