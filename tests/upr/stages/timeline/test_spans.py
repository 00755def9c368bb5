"""Days known in part, and rules counted from them."""

from datetime import date

import pytest

from upr.stages.timeline import Span
from upr.stages.timeline.spans import monday_after, months_after, working_days_after


def day(text: str) -> date:
    return date.fromisoformat(text)


MONTHS = [
    ("2027-01-31", 1, "2027-02-28"),
    ("2028-01-31", 1, "2028-02-29"),
    ("2027-01-15", -1, "2026-12-15"),
    ("2027-12-31", 2, "2028-02-29"),
    ("2027-03-31", -13, "2026-02-28"),
    ("2027-06-10", 0, "2027-06-10"),
]


@pytest.mark.parametrize(("start", "months", "end"), MONTHS)
def test_months_keep_the_day_or_take_the_last(start, months, end):
    assert months_after(day(start), months) == day(end)


WORKING = [
    # Thursday 5 November 2026, ten working days back: Thursday two weeks before
    ("2026-11-05", -10, "2026-10-22"),
    ("2026-11-02", -1, "2026-10-30"),
    ("2026-11-06", 1, "2026-11-09"),
    ("2026-11-07", 1, "2026-11-09"),
    ("2026-11-07", -1, "2026-11-06"),
    ("2026-11-07", 0, "2026-11-07"),
]


@pytest.mark.parametrize(("start", "count", "end"), WORKING)
def test_working_days_leave_weekends_out(start, count, end):
    assert working_days_after(day(start), count) == day(end)


def test_the_monday_of_the_week_before():
    assert monday_after(day("2026-11-02"), -1) == day("2026-10-26")
    assert monday_after(day("2026-11-08"), -1) == day("2026-10-26")
    assert monday_after(day("2026-11-09"), -1) == day("2026-11-02")


def test_a_span_is_in_order_and_narrows_only_where_both_agree():
    one = Span(day("2026-01-01"), day("2026-02-01"), day("2026-03-01"))
    other = Span(day("2026-02-10"), day("2026-02-20"), day("2026-04-01"))
    assert one.within(other) == Span(day("2026-02-10"), day("2026-02-20"), day("2026-03-01"))
    assert one.within(Span.exactly(day("2027-01-01"))) == one
    assert one.not_before(day("2026-02-15")).usual == day("2026-02-15")
    assert Span.exactly(day("2026-01-01")).exact
    with pytest.raises(ValueError, match="usually"):
        Span(day("2026-03-01"), day("2026-02-01"), day("2026-03-02"))
