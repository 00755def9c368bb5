"""The chain: whole, changed, cut, and with a clock that went back."""

from datetime import timedelta

import pytest

from uprdesk.coalition import trace
from uprdesk.coalition.doctor import traces
from uprdesk.coalition.models import TraceEntry, TraceHead
from uprdesk.shell.doctor import EXAMINATIONS, Condition

pytestmark = pytest.mark.django_db


def entries(ours):
    return TraceEntry.objects.filter(engagement=ours.engagement).order_by("number")


def test_chains_are_as_they_were_written(ours, noon):
    finding = traces(noon)
    assert finding.state is Condition.OK
    assert str(finding.message) == "3 traces are as they were written."
    assert EXAMINATIONS["trace"] is traces


@pytest.mark.parametrize(
    "change",
    [
        {"by_number": 987654},
        {"deed": "link.made"},
        {"target": "person 1"},
        {"detail": {"role": "x"}},
        {"number": 900},
        {"mac": "0" * 64},
    ],
)
def test_a_changed_entry_is_named(ours, noon, change):
    third = entries(ours)[2]
    TraceEntry.objects.filter(pk=third.pk).update(**change)
    assert trace.broken_at(ours.engagement) == 3
    finding = traces(noon)
    assert finding.state is Condition.BROKEN
    assert f"the engagement {ours.engagement.pk} is not as it was written from 3 on" in str(
        finding.message
    )


def test_a_removed_entry_and_a_removed_end_are_named(ours):
    count = entries(ours).count()
    entries(ours).filter(number=count).delete()
    assert trace.broken_at(ours.engagement) == count
    entries(ours).filter(number=2).delete()
    assert trace.broken_at(ours.engagement) == 2


def test_entries_cut_off_are_named_also_where_the_end_was_written_anew(ours):
    count = entries(ours).count()
    entries(ours).filter(number__gt=count - 2).delete()
    last = entries(ours).last()
    head = TraceHead.objects.filter(engagement=ours.engagement)
    head.update(number=last.number, mac=last.mac)
    assert trace.broken_at(ours.engagement) == count - 1


def test_a_chain_that_is_gone_is_named(ours, noon):
    entries(ours).delete()
    TraceHead.objects.filter(engagement=ours.engagement).delete()
    finding = traces(noon)
    assert finding.state is Condition.BROKEN
    assert "from 1 on" in str(finding.message)


def test_an_entry_moved_to_another_engagement_breaks_both(ours):
    moved = entries(ours).last()
    TraceEntry.objects.filter(pk=moved.pk).update(engagement=ours.theirs, number=99)
    assert trace.broken_at(ours.engagement) == moved.number
    assert trace.broken_at(ours.theirs) is not None


def test_a_whole_chain_in_the_place_of_another_is_named(ours):
    mine = entries(ours)
    TraceEntry.objects.filter(engagement=ours.theirs).delete()
    TraceHead.objects.filter(engagement=ours.theirs).delete()
    mine.update(engagement=ours.theirs)
    TraceHead.objects.filter(engagement=ours.engagement).update(engagement=ours.theirs)
    assert trace.broken_at(ours.theirs) == 1


def test_a_clock_that_went_back_is_named(ours, noon):
    before = noon - timedelta(days=2)
    late = trace.record(
        "keys.renewed", by=ours.luna, target="", at=before, engagement=ours.engagement
    )
    finding = traces(noon)
    assert finding.state is Condition.ATTENTION
    assert f"before entry {late.number}" in str(finding.message)
    assert trace.broken_at(ours.engagement) is None


def test_two_deeds_of_one_moment_are_no_clock_that_went_back(ours, noon):
    almost = noon - timedelta(seconds=20)
    trace.record("keys.renewed", by=ours.luna, target="", at=almost, engagement=ours.engagement)
    assert traces(noon).state is Condition.OK


def test_the_end_changes_with_every_deed(ours, noon):
    before = trace.end_of(ours.engagement)
    trace.record("keys.renewed", by=ours.luna, target="", at=noon, engagement=ours.engagement)
    number, _, _ = trace.end_of(ours.engagement).partition("-")
    assert trace.end_of(ours.engagement) != before
    assert int(number) == entries(ours).count()
