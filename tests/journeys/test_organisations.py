"""An organisation says how it may be named, and the list leaves as it wishes."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.uprdesk.coalition.organisations import added
from upr.coalition import Naming
from uprdesk.coalition.actions import organisations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_a_member_writes_their_organisation_down_and_sees_it_as_printed(visit, ours):
    """Without script, on a phone: nothing of it needs one."""
    address = f"/desk/{ours.engagement.pk}/groups/"
    with visit(address, person=ours.sol, width=360, script=False) as page:
        page.get_by_role("link", name="Add an organisation").click()
        page.get_by_label("Full name in Spanish").fill("Casa Ñandú")
        page.get_by_label("Acronym or initials").fill("CÑ")
        page.get_by_role("radio", name="By its initials").check()
        page.get_by_text("Otherwise in some documents").click()
        exact = page.get_by_label("Submission to the review: OHCHR and the public")
        exact.select_option("With its full name")
        page.get_by_role("button", name="Save the organisation").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Casa Ñandú")
        page.goto(page.url.split("groups/")[0] + "groups/printed/")
        expect(page.locator("section").filter(has_text="Submission to the review")).to_contain_text(
            "Casa Ñandú"
        )
        letter = page.locator("section").filter(has=page.get_by_role("heading", name="Letter"))
        expect(letter).to_contain_text("CÑ")
        expect(letter).not_to_contain_text("Casa")


def test_the_pages_of_organisations_are_accessible(sound, ours):
    here = ours.here(ours.luna)
    inside = f"/desk/{ours.engagement.pk}/groups/"
    sound(inside, person=ours.luna, language="es")
    row = added(here, NOW, "Casa Ñandú", languages=("es", "qu"), themes=("trans", "labour"))
    added(here, NOW, "Voces Libres del Istmo", public=Naming.AS_COALITION)
    gone = added(here, NOW, "Red Tapo Norte", public=None)
    organisations.remove(here, gone.pk, at=NOW)
    for address in ("", "needs/", "printed/", "file/", f"{row.pk}/", f"{row.pk}/remove/"):
        sound(inside + address, person=ours.luna, language="es")
    save = lambda page: page.locator("form.stack-l button.main-act").click()  # noqa: E731
    sound(f"{inside}new/", person=ours.luna, language="es", do=save)
    sound(f"{inside}{row.pk}/change/", person=ours.luna, language="es")
