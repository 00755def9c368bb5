"""How far the rules lie from what was really set: `python -m benchmarks deadlines`, as a test."""

from statistics import median

import pytest
from benchmarks.deadlines import Case, main, seen, sessions_foreseen

from upr.vocab.sessions import all_sessions

CASES = tuple(seen())
DEADLINES = [case for case in CASES if case.step != "plenary"]


def name(case: Case) -> str:
    return f"{case.step}-{case.session}"


@pytest.mark.parametrize("case", DEADLINES, ids=name)
def test_every_deadline_seen_lay_within_the_range_of_the_plan(case):
    assert case.within, case


@pytest.mark.parametrize("case", [one for one in DEADLINES if one.step == "submission"], ids=name)
def test_who_goes_by_the_plan_is_never_too_late_for_ohchr(case):
    assert 0 <= case.off <= 36


def test_the_usual_day_of_the_rule_is_off_by_about_a_week():
    """Not the careful day of the plan, but 29 weeks before the session, for sessions 41 to 53."""
    off = [
        abs((all_sessions()[case.session].start - case.real).days - 29 * 7)
        for case in DEADLINES
        if case.step == "submission" and 41 <= case.session <= 53
    ]
    assert len(off) == 8
    assert median(off) <= 7
    assert max(off) <= 18


def test_national_reports_were_due_within_three_weeks_of_the_plan():
    off = {case.session: case.off for case in DEADLINES if case.step == "national-report"}
    assert off == {41: 0, 42: -14, 43: 7, 44: 0, 45: -14, 52: -7, 53: 0, 54: -18}


def test_outcomes_were_adopted_within_the_range_except_where_the_council_had_to_postpone():
    plenaries = [case for case in CASES if case.step == "plenary"]
    assert len(plenaries) > 400
    assert {case.session for case in plenaries if not case.within} == {35}  # the spring of 2020
    assert median(abs(case.off) for case in plenaries) <= 7


def test_a_cycle_without_a_pandemic_is_foreseen_to_the_week():
    cases = sessions_foreseen(40, 53)
    assert all(case.within and abs(case.off) <= 7 for case in cases)


def test_the_table_says_that_the_goal_is_reached(capsys):
    assert main(["--each"]) == 0
    told = capsys.readouterr().out
    assert "submission\t16\t" in told
    assert "53\tnational-report\t2026-08-03\t+0\tTrue" in told
