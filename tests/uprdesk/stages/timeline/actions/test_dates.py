from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from upr.stages.timeline import ImpossibleDate, UnusableDate
from uprdesk.coalition.actions import engagements
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.stages.timeline.actions import dates
from uprdesk.stages.timeline.models import AnnouncedDate
from uprdesk.stages.timeline.overview import estimate_of, overview


def test_an_announced_date_replaces_the_estimate(ours, noon, announced):
    luna = ours.here(ours.luna)
    before = overview(luna, noon).by_what["submission"]
    assert before.when.estimated
    dates.announce(luna, announced, at=noon)
    whole = overview(luna, noon)
    after = whole.by_what["submission"]
    assert (after.when.announced, after.when.day) == (True, announced.day)
    assert estimate_of(whole, "submission", noon).day == before.when.day


def test_the_hour_is_genevas(ours, noon, announced):
    luna = ours.here(ours.luna)
    at = datetime(2029, 3, 29, 13, tzinfo=UTC)
    dates.announce(luna, replace(announced, at=at), at=noon)
    assert overview(luna, noon).by_what["submission"].when.at == datetime(2029, 3, 29, 15)  # noqa: DTZ001


def test_only_coordinators_enter_and_withdraw_dates(ours, noon, announced):
    mar = ours.here(ours.mar)
    with pytest.raises(PermissionDenied):
        dates.announce(mar, announced, at=noon)
    row = dates.announce(ours.here(ours.luna), announced, at=noon)
    with pytest.raises(PermissionDenied):
        dates.withdraw(mar, row, at=noon)
    assert AnnouncedDate.objects.count() == 1


def test_a_date_that_cannot_be_is_refused_and_nothing_changes(ours, noon, announced):
    luna = ours.here(ours.luna)
    with pytest.raises(ImpossibleDate):
        dates.announce(luna, replace(announced, day=date(2035, 1, 1)), at=noon)
    with pytest.raises(UnusableDate):
        dates.announce(luna, replace(announced, source=" "), at=noon)
    dates.announce(luna, announced, at=noon)
    session = replace(announced, step="session", day=date(2029, 3, 1))
    with pytest.raises(ImpossibleDate):
        dates.announce(luna, session, at=noon)
    assert AnnouncedDate.objects.count() == 1
    assert not overview(luna, noon).refused


def test_a_date_is_changed_by_who_saw_it_and_taken_away(ours, noon, announced):
    luna = ours.here(ours.luna)
    dates.announce(luna, announced, at=noon)
    later = replace(announced, day=date(2029, 4, 2))
    with pytest.raises(ChangedMeanwhile):
        dates.announce(luna, later, version=0, at=noon)
    row = dates.announce(luna, later, version=1, at=noon)
    assert overview(luna, noon).by_what["submission"].when.day == later.day
    dates.withdraw(luna, row, at=noon)
    assert overview(luna, noon).by_what["submission"].when.estimated


def test_a_date_that_another_review_contradicts_is_kept_and_said(ours, noon, announced):
    """The page still opens, and a new date can be entered in its place."""
    luna = ours.here(ours.luna)
    dates.announce(luna, announced, at=noon)
    engagements.describe(luna, session=75, cycle=6, at=noon)
    whole = overview(luna, noon)
    assert [one.step for one in whole.refused] == ["submission"]
    assert whole.by_what["submission"].when.estimated
    again = replace(announced, day=whole.by_what["submission"].when.day)
    dates.announce(luna, again, version=1, at=noon)
    assert not overview(luna, noon).refused
