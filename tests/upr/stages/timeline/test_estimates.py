"""What the rules say of each step from the days that are known."""

from datetime import date, datetime, timedelta

from upr.stages.timeline import GENEVA, Announced, Span, review_dates, steps_of
from upr.stages.timeline.estimates import Reckoning, lasting

STEPS = steps_of(64)
PANAMA = review_dates("PAN", 64)
MONDAY = date(2030, 11, 4)


def said(on, until=None) -> Announced:
    return Announced(on=on, until=until, source="a letter")


def reckoned(**known):
    return Reckoning(STEPS, PANAMA, {step.replace("_", "-"): one for step, one in known.items()})


def test_a_deadline_goes_by_the_earliest_of_its_rule_and_an_event_by_the_usual():
    found = reckoned(session=said(MONDAY)).all()
    assert found["submission"].due == datetime(2030, 3, 25, 15, tzinfo=GENEVA)
    assert MONDAY - found["submission"].span.earliest == timedelta(weeks=32)
    assert MONDAY - found["submission"].span.latest == timedelta(weeks=26)
    assert found["national-report"].due == MONDAY - timedelta(weeks=13)


def test_uncertainty_is_handed_on_from_the_anchor():
    found = reckoned().all()
    assert found["session"].span == PANAMA.opening
    assert found["submission"].span == Span(
        PANAMA.opening.earliest - timedelta(weeks=32),
        PANAMA.opening.usual - timedelta(weeks=29),
        PANAMA.opening.latest - timedelta(weeks=26),
    )


def test_an_announced_day_narrows_the_session_it_is_counted_from():
    """Ten days at most lie between the first day of a session and a dialogue."""
    session = reckoned(dialogue=said(date(2030, 11, 12))).by_rule("session")
    assert session == Span(date(2030, 11, 3), date(2030, 11, 4), date(2030, 11, 12))


def test_an_announced_day_that_fits_no_rule_narrows_nothing():
    session = reckoned(submission=said(date(2028, 1, 1))).by_rule("session")
    assert session == PANAMA.opening


def test_an_announced_day_moves_the_opening_with_it():
    by_rule = reckoned(session=said(MONDAY)).all()["submission"]
    earlier = by_rule.span.usual - timedelta(days=60)
    moved = reckoned(session=said(MONDAY), submission=said(earlier)).all()["submission"]
    assert moved.due == earlier
    assert earlier - moved.opens == by_rule.due.date() - by_rule.opens
    assert moved.by_rule_day == by_rule.by_rule_day


def test_the_last_day_is_announced_or_counted_or_that_of_another_step():
    def last(**known):
        found = lasting(STEPS, reckoned(**known).all())
        return {step: one.until for step, one in found.items()}

    assert last(session=said(MONDAY))["session"] == MONDAY + timedelta(days=11)
    assert last(session=said(MONDAY, date(2030, 11, 13)))["session"] == date(2030, 11, 13)
    assert last(dialogue=said(date(2030, 11, 12)))["embassies"] == date(2030, 11, 12)
    assert last()["coalition"] is None
