from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from uprdesk.coalition.actions import members
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.models import TraceEntry
from uprdesk.stages.timeline.actions import tasks
from uprdesk.stages.timeline.models import StepWork, Task
from uprdesk.stages.timeline.overview import overview


def line(here, what, at):
    return overview(here, at).by_what[str(what)]


def test_a_task_stands_in_the_plan_by_its_day(ours, noon, rent):
    luna = ours.here(ours.luna)
    row = tasks.add(luna, rent, at=noon)
    found = line(luna, row.pk, noon)
    assert (found.title, found.number, found.when.left) == (rent.title, 1, 23)
    items = overview(luna, noon).items
    assert [item.when.day for item in items] == sorted(item.when.day for item in items)


def test_the_store_does_not_tell_a_task(ours, noon, rent):
    tasks.add(ours.here(ours.luna), rent, at=noon)
    assert b"Puerto" not in bytes(Task.objects.get().sealed)
    told = [(entry.deed, entry.detail) for entry in TraceEntry.objects.all()]
    assert ("task.added", {}) in told


def test_numbers_of_tasks_go_up(ours, noon, rent):
    luna = ours.here(ours.luna)
    rows = [tasks.add(luna, rent, at=noon) for _ in range(3)]
    assert [row.inside.number for row in rows] == [1, 2, 3]


def test_a_member_ticks_off_the_steps_that_the_plan_gives_to_members(ours, noon):
    sol = ours.here(ours.sol)
    first = overview(sol, noon).items[0]
    tasks.tick(sol, first, done=True, at=noon)
    assert overview(sol, noon).items[0].done


def test_who_only_follows_the_plan_adds_and_ticks_nothing(ours, noon, rent):
    here = ours.here(ours.nube)
    first = overview(here, noon).items[0]
    for deed in (
        lambda: tasks.add(here, rent, at=noon),
        lambda: tasks.tick(here, first, done=True, at=noon),
        lambda: tasks.take(here, first, mine=True, at=noon),
        lambda: tasks.write_note(here, first, note="x", version=0, at=noon),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert not Task.objects.exists()
    assert not StepWork.objects.exists()


def test_a_step_is_ticked_off_and_opened_again(ours, noon):
    mar = ours.here(ours.mar)
    tasks.tick(mar, line(mar, "coalition", noon), done=True, at=noon)
    done = line(mar, "coalition", noon)
    assert done.done
    assert done.work.done_by == str(mar.membership.pk)
    assert "coalition" not in [item.what for item in overview(mar, noon).what_now(30)]
    tasks.tick(mar, done, done=True, at=noon)
    assert StepWork.objects.get().version == 1
    tasks.tick(mar, done, done=False, at=noon)
    assert not line(mar, "coalition", noon).done


def test_everybody_takes_for_themselves_and_coordinators_give(ours, noon):
    luna, mar, rio = (ours.here(one) for one in (ours.luna, ours.mar, ours.rio))
    tasks.take(mar, line(mar, "writing", noon), mine=True, at=noon)
    assert line(mar, "writing", noon).mine
    both = [str(luna.membership.pk), str(mar.membership.pk)]
    with pytest.raises(PermissionDenied):
        tasks.give(rio, line(rio, "writing", noon), owners=both, at=noon)
    with pytest.raises(PermissionDenied):
        tasks.give(rio, line(rio, "writing", noon), owners=[], at=noon)
    tasks.give(luna, line(luna, "writing", noon), owners=both, at=noon)
    assert {str(m.person) for m in line(rio, "writing", noon).owners} == {"Luna", "Mar"}
    tasks.take(mar, line(mar, "writing", noon), mine=False, at=noon)
    assert [str(m.person) for m in line(rio, "writing", noon).owners] == ["Luna"]


def test_a_stranger_is_never_an_owner(ours, noon):
    luna, dmitri = ours.here(ours.luna), ours.here(ours.dmitri, ours.theirs)
    strange = [str(dmitri.membership.pk), "not a number"]
    tasks.give(luna, line(luna, "writing", noon), owners=strange, at=noon)
    assert not line(luna, "writing", noon).owners


def test_what_somebody_took_who_left_says_so(ours, noon):
    luna, mar = ours.here(ours.luna), ours.here(ours.mar)
    tasks.take(mar, line(mar, "writing", noon), mine=True, at=noon)
    members.remove(luna, mar.membership, at=noon)
    assert line(ours.here(ours.luna), "writing", noon).gone == 1


def test_only_who_wrote_a_task_or_leads_changes_it(ours, noon, rent):
    luna, mar, rio = (ours.here(one) for one in (ours.luna, ours.mar, ours.rio))
    row = tasks.add(mar, rent, at=noon)
    other = replace(rent, title="Rent another room")
    with pytest.raises(PermissionDenied):
        tasks.change(rio, line(rio, row.pk, noon), other, version=1, at=noon)
    with pytest.raises(PermissionDenied):
        tasks.remove(rio, line(rio, row.pk, noon), at=noon)
    tasks.change(mar, line(mar, row.pk, noon), other, version=1, at=noon)
    tasks.change(luna, line(luna, row.pk, noon), rent, version=2, at=noon)
    found = line(luna, row.pk, noon)
    assert (found.title, found.number, found.row.version) == (rent.title, 1, 3)
    tasks.remove(luna, found, at=noon)
    assert not Task.objects.exists()


def test_two_who_change_one_task_notice_each_other_and_nothing_is_lost(ours, noon, rent):
    luna, mar = ours.here(ours.luna), ours.here(ours.mar)
    row = tasks.add(mar, rent, at=noon)
    seen = line(luna, row.pk, noon)
    tasks.change(mar, seen, replace(rent, title="Mar's words"), version=1, at=noon)
    with pytest.raises(ChangedMeanwhile) as refused:
        tasks.change(luna, seen, replace(rent, title="Luna's words"), version=1, at=noon)
    assert refused.value.row.inside.title == "Mar's words"
    assert line(luna, row.pk, noon).title == "Mar's words"


def test_a_task_that_is_gone_is_not_brought_back_by_a_tick(ours, noon, rent):
    luna = ours.here(ours.luna)
    row = tasks.add(luna, rent, at=noon)
    seen = line(luna, row.pk, noon)
    tasks.remove(luna, seen, at=noon)
    with pytest.raises(ChangedMeanwhile):
        tasks.tick(luna, seen, done=True, at=noon)
    assert not Task.objects.exists()


def test_a_note_is_kept_and_a_stale_one_refused(ours, noon):
    luna, mar = ours.here(ours.luna), ours.here(ours.mar)
    seen = line(luna, "embassies", noon)
    tasks.write_note(mar, seen, note="Ask XAB first", version=0, at=noon)
    with pytest.raises(ChangedMeanwhile):
        tasks.write_note(luna, seen, note="Ask XAC first", version=0, at=noon)
    assert line(luna, "embassies", noon).work.note == "Ask XAB first"


def test_a_task_waits_for_what_comes_before_it(ours, noon, rent):
    luna = ours.here(ours.luna)
    first = tasks.add(luna, rent, at=noon)
    later = replace(rent, title="Invite people", depends=(str(first.pk), "coalition", "no-step"))
    second = tasks.add(luna, later, at=noon)
    waits = [item.what for item in line(luna, second.pk, noon).waits_for]
    assert waits == [str(first.pk), "coalition"]
    tasks.tick(luna, line(luna, first.pk, noon), done=True, at=noon)
    assert [item.what for item in line(luna, second.pk, noon).waits_for] == ["coalition"]


def test_the_other_engagement_sees_nothing_of_ours(ours, noon, rent):
    row = tasks.add(ours.here(ours.luna), rent, at=noon)
    theirs = overview(ours.here(ours.dmitri, ours.theirs), noon)
    assert str(row.pk) not in theirs.by_what


def test_a_task_without_a_day_comes_last(ours, noon, rent):
    luna = ours.here(ours.luna)
    row = tasks.add(luna, replace(rent, due=None), at=noon)
    tasks.add(luna, replace(rent, due=date(2020, 1, 1)), at=noon)
    whole = overview(luna, noon)
    assert whole.items[-1].what == str(row.pk)
    assert whole.what_now()[0].when.left < 0
