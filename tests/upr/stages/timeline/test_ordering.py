"""Nothing is due before what it depends on, and nothing announced is moved."""

from datetime import date, timedelta

from upr.stages.timeline import Announced, review_dates, steps_of
from upr.stages.timeline.estimates import Reckoning
from upr.stages.timeline.geneva import day_of
from upr.stages.timeline.ordering import brought_in_order, by_anchor

STEPS = steps_of(64)


def ordered(**days):
    known = {
        step.replace("_", "-"): Announced(on=on, source="a letter") for step, on in days.items()
    }
    found = Reckoning(STEPS, review_dates("PAN", 64), known).all()
    return found, brought_in_order(STEPS, found, known)


def test_what_is_in_order_stays_where_it_is():
    found, moved = ordered()
    assert {step: one.due for step, one in moved.items()} == {
        step: one.due for step, one in found.items()
    }


def test_a_range_begins_no_earlier_than_that_of_what_it_depends_on():
    _, moved = ordered()
    assert moved["lobbying"].span.earliest >= moved["wg-adoption"].span.earliest


def test_a_task_of_ours_comes_before_what_it_prepares():
    """Somebody fixed the day of the evidence late: the writing cannot be before it."""
    late = date(2030, 3, 20)
    found, moved = ordered(evidence=late)
    assert day_of(found["writing"].due) < late
    assert day_of(moved["writing"].due) == late
    assert day_of(moved["evidence"].due) == late


def test_what_follows_an_announced_day_is_moved_behind_it_at_the_same_hour():
    late = date(2030, 4, 20)
    found, moved = ordered(writing=late)
    assert day_of(found["submission"].due) < late
    assert day_of(moved["submission"].due) == late
    assert moved["submission"].due.hour == 15
    assert moved["submission"].span.earliest >= late


def test_an_announced_day_is_never_moved():
    early = date(2030, 1, 7)
    _, moved = ordered(submission=early, coalition=early + timedelta(days=30))
    assert day_of(moved["submission"].due) == early
    assert day_of(moved["coalition"].due) == early + timedelta(days=30)
    assert day_of(moved["writing"].due) >= day_of(moved["evidence"].due)


def test_steps_come_after_the_one_they_are_counted_from():
    seen = set[str]()
    for step in by_anchor(STEPS):
        assert not step.rule.anchor or step.rule.anchor in seen
        seen.add(step.id)
    assert len(seen) == len(STEPS)
