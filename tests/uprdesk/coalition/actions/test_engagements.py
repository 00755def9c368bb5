"""Beginning an engagement, calling it something else, its rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from uprdesk.coalition.actions import engagements
from uprdesk.coalition.models import Engagement, TraceEntry
from uprdesk.coalition.notices import notices_for
from uprdesk.shell.saying import said

pytestmark = pytest.mark.django_db


def test_the_store_tells_neither_name_nor_state_of_an_engagement(ours):
    row = Engagement.objects.filter(pk=ours.engagement.pk).values().get()
    told = repr(row)
    assert "Ours" not in told
    assert "XAA" not in told


def test_what_is_changed_is_sealed_anew_and_the_rest_stays(ours, noon):
    here = ours.here(ours.luna)
    before = here.engagement.inside
    engagements.describe(here, at=noon, name="2029")
    assert ours.here(ours.mar).engagement.inside == replace(before, name="2029")


def test_saving_without_a_change_leaves_no_trace(ours, noon):
    before = TraceEntry.objects.count()
    here = ours.here(ours.luna)
    engagements.describe(here, at=noon, **vars(here.engagement.inside))
    engagements.set_rules(here, second_step_needed=False, erase_on=None, at=noon)
    assert TraceEntry.objects.count() == before


def test_the_rules_are_kept_and_traced(ours, noon):
    day = date(2031, 1, 31)
    engagements.set_rules(ours.here(ours.luna), second_step_needed=True, erase_on=day, at=noon)
    kept = Engagement.objects.get(pk=ours.engagement.pk)
    assert (kept.second_step_needed, kept.erase_on) == (True, day)
    entry = TraceEntry.objects.filter(engagement=kept).latest("number")
    assert entry.detail == {"second_step": True, "erase_on": "2031-01-31"}


def test_nobody_alone_has_everything_erased_before_the_others_notice(ours, noon):
    here = ours.here(ours.luna)
    soon = noon.date() + timedelta(days=2)
    with pytest.raises(engagements.TooSoon, match="a week to notice"):
        engagements.set_rules(here, second_step_needed=False, erase_on=soon, at=noon)
    assert Engagement.objects.get(pk=here.pk).erase_on is None
    day = noon.date() + timedelta(days=8)
    engagements.set_rules(here, second_step_needed=False, erase_on=day, at=noon)
    for person in (ours.luna, ours.sol, ours.nube):
        told = [said(notice.sentence) for notice in notices_for(ours.here(person), noon)]
        assert any("erased for good on" in sentence for sentence in told)
    # what was chosen long ago does not stop other changes
    late = noon + timedelta(days=6)
    engagements.set_rules(ours.here(ours.luna), second_step_needed=True, erase_on=day, at=late)


def test_only_those_who_manage_the_engagement_change_it(ours, noon):
    for person in (ours.mar, ours.sol, ours.nube):
        here = ours.here(person)
        with pytest.raises(PermissionDenied):
            engagements.describe(here, at=noon, name="Mine")
        with pytest.raises(PermissionDenied):
            engagements.set_rules(here, second_step_needed=True, erase_on=None, at=noon)
