"""The first page of the day, on the ninth of March 2027."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.engagements import sign_in
from uprdesk.coalition.actions import decisions, engagements, votes
from uprdesk.coalition.models.decision import AboutProposal
from uprdesk.coalition.voting import PARTS
from uprdesk.stages.timeline.actions import tasks
from uprdesk.stages.timeline.overview import overview

LAST = 54
"""A session that was held a few weeks before that day; its outcome is not adopted yet."""


@pytest.fixture(autouse=True)
def clock(noon, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: noon)


@pytest.fixture
def day(client, ours):
    """The page as somebody sees it."""

    def opened(person):
        sign_in(client, person)
        answer = client.get(reverse("timeline:today", args=[ours.engagement.pk]))
        return " ".join(answer.content.decode().split())

    return opened


def test_who_begins_late_is_told_what_is_over_and_what_can_still_be_done(ours, noon, day):
    luna = ours.here(ours.luna)
    engagements.describe(luna, session=LAST, at=noon)
    page = day(ours.luna)
    assert "You began late" in page
    assert "Deadline for submissions to OHCHR" in page
    assert "Everything else in the plan is still possible" in page
    later = overview(luna, noon)
    assert "submission" in {item.what for item in later.missed}
    assert "plenary" in {item.what for item in later.left}


def test_who_begins_in_time_is_told_nothing_of_the_kind(ours, day):
    assert "You began late" not in day(ours.luna)


def test_what_passed_while_the_engagement_ran_is_no_late_beginning(ours, noon, day):
    engagements.describe(ours.here(ours.luna), session=LAST, at=noon)
    ours.engagement.opened_at = noon - timedelta(days=900)
    ours.engagement.save(update_fields=["opened_at"])
    assert "You began late" not in day(ours.luna)


def test_somebody_is_reminded_of_what_they_took(ours, noon, rent, day):
    mar = ours.here(ours.mar)
    row = tasks.add(mar, replace(rent, due=date(2027, 3, 12)), at=noon)
    tasks.take(mar, overview(mar, noon).by_what[str(row.pk)], mine=True, at=noon)
    mine = day(ours.mar)
    assert "You took this, and it is due" in mine
    assert "in 3 days" in mine
    assert "You took this" not in day(ours.luna)


def test_what_happened_is_told_to_those_who_may_see_the_trace(ours, noon, rent, day):
    tasks.add(ours.here(ours.mar), rent, at=noon)
    assert "Mar added a task." in day(ours.luna)
    assert "added a task" not in day(ours.sol)


def test_days_left_are_genevas(ours, noon, rent, day):
    tasks.add(ours.here(ours.luna), replace(rent, due=date(2027, 3, 9)), at=noon)
    assert "· today ·" in day(ours.luna)


def test_what_the_coalition_lacks_is_said_to_those_who_see_its_organisations(ours, day):
    assert "What the coalition lacks" in day(ours.luna)
    assert "What the coalition lacks" not in day(ours.rio)


def test_a_longer_plan_asks_the_store_no_more_often(
    client, ours, noon, rent, django_assert_max_num_queries
):
    luna = ours.here(ours.luna)
    for _ in range(12):
        row = tasks.add(luna, rent, at=noon)
        tasks.take(luna, overview(luna, noon).by_what[str(row.pk)], mine=True, at=noon)
    sign_in(client, ours.luna)
    for name, most in (("today", 30), ("plan", 14)):
        with django_assert_max_num_queries(most):
            client.get(reverse(f"timeline:{name}", args=[ours.engagement.pk]))


def test_a_vote_that_is_awaited_stands_on_the_page_until_it_is_given(ours, noon, day):
    luna, mar = ours.here(ours.luna), ours.here(ours.mar)
    about = AboutProposal(
        title="Who goes to Geneva",
        text="",
        choices=("Sol", "nobody"),
        parts=tuple(PARTS),
        deadline=noon + timedelta(days=3),
        zone="America/Panama",
    )
    row = decisions.propose(luna, about, at=noon)
    assert "Who goes to Geneva" in day(ours.mar)
    assert "Your vote is awaited" not in day(ours.nube)
    votes.vote(mar, row.pk, voter=str(mar.membership.pk), choice="1", at=noon)
    assert "Who goes to Geneva" not in day(ours.mar)


def test_each_heading_stands_on_the_page_once(ours, day):
    headings = re.findall(r'<h2 id="([\w-]+)"', day(ours.luna))
    assert len(headings) == len(set(headings))
    assert {"now", "deadlines", "progress", "lately", "gaps"} <= set(headings)
