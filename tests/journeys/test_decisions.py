"""Something is put to the vote, voted on, closed, and stands in the log."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from uprdesk.coalition.actions import decisions, votes
from uprdesk.coalition.models.decision import AboutProposal, Ended, Meeting
from uprdesk.coalition.voting import PARTS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_coalition_votes_without_a_meeting(visit, ours):
    """Without script, on a phone: nothing of it needs one."""
    inside = f"/desk/{ours.engagement.pk}/choices/"
    with visit(inside, person=ours.mar, width=360, script=False) as page:
        page.get_by_role("link", name="Put something to the vote").click()
        page.get_by_label("Title").fill("Who goes to Geneva")
        page.get_by_label("Choices").fill("Sol\nFaro")
        day = (timezone.now() + timedelta(days=9)).date()
        page.get_by_label("Last day to vote").fill(f"{day}")
        page.get_by_label("In which time zone").select_option("America/Panama")
        page.get_by_role("button", name="Put it to the vote").click()
        expect(page.get_by_role("definition").first).to_contain_text("18:00 in Panama")
        address = page.url.split("/choices/")[1]
        with visit(inside + address, person=ours.sol, width=360, script=False) as other:
            other.get_by_role("radio", name="Faro").check()
            other.get_by_role("button", name="Vote", exact=True).click()
            expect(other.get_by_role("radio", name="Faro")).to_be_checked()
            other.get_by_label("Your comment").fill("Faro speaks French.")
            other.get_by_role("button", name="Comment", exact=True).click()
            expect(other.get_by_text("Faro speaks French.")).to_be_visible()
        page.reload()
        page.get_by_role("link", name="Close the vote before its deadline").click()
        page.get_by_label("Reason").fill("We were all in the call.")
        page.get_by_role("button", name="Close the vote and count").click()
        expect(page.get_by_text("Decided", exact=True)).to_be_visible()
        page.goto(page.url.split("choices/")[0] + "choices/log/")
        expect(page.get_by_role("row").filter(has_text="Who goes to Geneva")).to_contain_text(
            "Faro: 1"
        )


def test_the_pages_of_decisions_are_accessible(sound, ours):
    now = timezone.now()
    here = ours.here(ours.luna)
    first = AboutProposal(
        title="Who goes to Geneva in October, when the pre-session is",
        text="We can pay two journeys.\n\nWhoever goes needs a visa by August.",
        choices=("Sol and Faro", "Mar and Faro", "Nobody: we send a video"),
        parts=tuple(PARTS),
        deadline=now + timedelta(days=2),
        zone="America/Panama",
        quorum="1/2",
    )
    row = decisions.propose(here, first, at=now)
    for person, choice in ((ours.sol, "1"), (ours.mar, "1"), (ours.faro, "3"), (ours.rio, "")):
        mine = str(ours.here(person).membership.pk)
        votes.vote(ours.here(person), row.pk, voter=mine, choice=choice, at=now)
    votes.comment(ours.here(ours.sol), row.pk, "My passport ends in May.", at=now)
    over = decisions.propose(here, first, at=now)
    decisions.end(here, over.pk, Ended.CLOSED, reason="Two of three have no visa.", at=now)
    held = Meeting(day=now.date(), present=6, decided="Coalición de Ejemplo", who="Mar, Sol, Faro")
    decisions.propose(here, AboutProposal(title="What we are called", meeting=held), at=now)
    gone = decisions.propose(here, first, at=now)
    decisions.end(here, gone.pk, Ended.WITHDRAWN, reason="Twice.", at=now)
    inside = f"/desk/{ours.engagement.pk}/choices/"
    for address in (
        "",
        "new/",
        "written/",
        "log/",
        f"{row.pk}/",
        f"{over.pk}/",
        f"{row.pk}/close/",
        f"{row.pk}/withdraw/",
    ):
        sound(inside + address, person=ours.luna)
