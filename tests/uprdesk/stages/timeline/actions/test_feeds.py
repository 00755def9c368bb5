from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from icalendar import Calendar

from uprdesk.coalition import hooks
from uprdesk.coalition.actions import engagements, members
from uprdesk.coalition.models import TraceEntry
from uprdesk.coalition.rights import Part
from uprdesk.stages.timeline.actions import dates, feeds, tasks
from uprdesk.stages.timeline.models import Feed
from uprdesk.stages.timeline.overview import overview


def events(token) -> list:
    """The events at an address, read by a parser that is not ours."""
    content = feeds.calendar_of(token)
    return [] if content is None else list(Calendar.from_ical(content).walk("VEVENT"))


def titles(token) -> set[str]:
    return {str(event["SUMMARY"]) for event in events(token)}


def test_the_calendar_has_every_step_by_a_neutral_title(ours, noon, rent):
    luna = ours.here(ours.luna)
    tasks.add(luna, rent, at=noon)
    token = feeds.make(luna, at=noon)
    found = events(token)
    assert len(found) == len([item for item in overview(luna, noon).left if item.when])
    assert {"Step 5", "Task 1"} <= titles(token)
    content = feeds.calendar_of(token)
    for word in (b"Puerto", b"OHCHR", b"UPR", b"Ours", b"Tavoria", b"XAA", b"submission"):
        assert word not in content


def test_estimated_days_are_tentative(ours, noon, announced):
    luna = ours.here(ours.luna)
    dates.announce(luna, announced, at=noon)
    by_title = {str(event["SUMMARY"]): event for event in events(feeds.make(luna, at=noon))}
    assert by_title["Step 5"]["STATUS"] == "CONFIRMED"
    assert by_title["Step 5"]["DTSTART"].dt == date(2029, 3, 29)
    assert by_title["Step 7"]["STATUS"] == "TENTATIVE"


def test_full_titles_say_what_is_due_in_the_language_of_their_person(ours, noon, rent):
    luna = ours.here(ours.luna)
    tasks.add(luna, rent, at=noon)
    token = feeds.make(luna, full_titles=True, at=noon)
    assert {"Deadline for submissions to OHCHR", rent.title} <= titles(token)


def test_whoever_changes_the_plan_writes_the_calendars_of_all_anew(ours, noon, rent, announced):
    luna, mar, sol = (ours.here(one) for one in (ours.luna, ours.mar, ours.sol))
    token = feeds.make(sol, at=noon)
    before = {str(event["SUMMARY"]): str(event["UID"]) for event in events(token)}
    tasks.add(mar, rent, at=noon)
    assert "Task 1" in titles(token)
    dates.announce(luna, announced, at=noon)
    after = {str(event["SUMMARY"]): event for event in events(token)}
    assert after["Step 5"]["DTSTART"].dt == announced.day
    assert str(after["Step 5"]["UID"]) == before["Step 5"]
    tasks.tick(mar, overview(mar, noon).by_what["coalition"], done=True, at=noon)
    assert "Step 1" not in titles(token)


def test_another_review_writes_the_calendars_anew(ours, noon):
    luna = ours.here(ours.luna)
    token = feeds.make(luna, at=noon)
    before = {str(event["SUMMARY"]): event["DTSTART"].dt for event in events(token)}
    engagements.describe(luna, session=75, cycle=6, at=noon)
    after = {str(event["SUMMARY"]): event["DTSTART"].dt for event in events(token)}
    assert before["Step 5"].year < after["Step 5"].year


def test_the_same_step_has_another_number_in_each_calendar(ours, noon):
    numbers = [
        {str(event["UID"]) for event in events(feeds.make(ours.here(one), at=noon))}
        for one in (ours.luna, ours.mar)
    ]
    assert not numbers[0] & numbers[1]


def test_the_store_alone_opens_no_calendar(ours, noon):
    token = feeds.make(ours.here(ours.luna), full_titles=True, at=noon)
    feed = Feed.objects.get()
    kept = b"".join((bytes(feed.snapshot), bytes(feed.sealed_private), feed.token_digest.encode()))
    assert token.encode() not in kept
    assert b"VCALENDAR" not in kept
    assert b"AGE-SECRET" not in kept


def test_a_wrong_or_changed_address_opens_nothing(ours, noon):
    token = feeds.make(ours.here(ours.luna), at=noon)
    assert feeds.calendar_of(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert feeds.calendar_of("") is None
    Feed.objects.update(snapshot=b"age-encryption.org/v1\nchanged")
    assert feeds.calendar_of(token) is None


def test_a_new_address_ends_the_one_before_and_an_end_ends_it(ours, noon):
    luna = ours.here(ours.luna)
    first = feeds.make(luna, at=noon)
    second = feeds.make(luna, at=noon)
    assert feeds.calendar_of(first) is None
    assert feeds.calendar_of(second)
    feeds.revoke(luna, at=noon)
    feeds.revoke(luna, at=noon)
    assert feeds.calendar_of(second) is None
    deeds = list(TraceEntry.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds[-3:] == ["feed.made", "feed.made", "feed.revoked"]


def test_who_only_follows_has_no_calendar(ours, noon):
    with pytest.raises(PermissionDenied):
        feeds.make(ours.here(ours.nube), at=noon)


def test_it_ends_with_membership_with_the_right_and_with_the_engagement(ours, noon):
    luna = ours.here(ours.luna)
    tokens = {who: feeds.make(ours.here(getattr(ours, who)), at=noon) for who in ("mar", "sol")}
    members.change_parts(luna, ours.here(ours.sol).membership, parts=[Part.OBSERVER], at=noon)
    assert feeds.calendar_of(tokens["sol"]) is None
    members.remove(ours.here(ours.luna), ours.here(ours.mar).membership, at=noon)
    assert feeds.calendar_of(tokens["mar"]) is None
    assert not Feed.objects.filter(person=ours.mar).exists()
    token = feeds.make(ours.here(ours.luna), at=noon)
    ours.engagement.closed_at = noon
    ours.engagement.save(update_fields=["closed_at"])
    assert feeds.calendar_of(token) is None
    hooks.closed(ours.engagement, noon)
    assert not Feed.objects.exists()
