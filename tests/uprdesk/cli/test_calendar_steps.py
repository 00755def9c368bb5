"""`uprdesk calendar`: the review's dates and the steps, as a table and as a calendar file."""

import csv
import json
import re
import subprocess
import sys
from io import StringIO

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from tests.uprdesk.record.conftest import reading
from upr.output.fields import CALENDAR
from upr.stages.timeline import step_ids
from uprdesk.cli import calendar_steps, main
from uprdesk.coalition import sample
from uprdesk.record import importer


def steps(run, *arguments) -> dict[str, dict]:
    out, _ = run("calendar", *arguments, "--format", "json")
    rows = json.loads(out)
    assert all(tuple(row) == CALENDAR for row in rows)
    return {row["step"]: row for row in rows}


def test_fields_begin_with_those_of_the_contract():
    assert CALENDAR[:5] == ("step", "date", "until", "announced", "source")


def test_a_review_held_long_ago_has_announced_days_with_their_source(run):
    told = steps(run, "SVN", "--cycle", "4")
    assert set(told) == set(step_ids())
    assert told["dialogue"]["date"] == "2025-01-28"
    assert told["dialogue"]["announced"] is True
    assert told["dialogue"]["source"]
    assert told["session"]["until"] == "2025-01-31"
    assert told["submission"]["announced"] is False
    assert told["submission"]["time"] == "15:00"
    assert told["advance-questions"]["date"] == "2025-01-14"


def test_a_review_to_come_is_estimated_and_says_in_which_months(run):
    told = steps(run, "PAN", "--cycle", "5")
    assert not any(row["announced"] for row in told.values())
    assert (told["session"]["earliest"], told["session"]["latest"]) == ("2030-04-22", "2031-01-27")
    _, remarks = run("calendar", "Panamá", "--cycle", "5")
    assert "Estimated" in remarks
    assert "between April 2030 and January 2031" in remarks
    assert "begin in January 2027." in run("calendar", "HTI", "--cycle", "4")[1]


def test_without_a_cycle_it_is_the_review_that_is_next(run):
    cycles = re.search(r"cycle (\d+), session (\d+)", run("calendar", "PAN")[1])
    assert int(cycles[1]) >= 5
    assert (int(cycles[2]) - 50) % 14 == 0


def test_rows_are_in_the_order_of_their_days(run):
    dates = [row["date"] for row in steps(run, "USA", "--cycle", "4").values()]
    assert dates == sorted(dates)


def test_a_terminal_gets_lines_and_a_file_all_fields(run, tmp_path):
    out, _ = run("calendar", "PAN", "--cycle", "5", "--format", "table")
    assert out.splitlines()[0].split() == list(calendar_steps.ON_TERMINAL)
    assert max(map(len, out.splitlines())) <= 80
    assert len(out.splitlines()) == len(step_ids()) + 2
    run("calendar", "PAN", "--cycle", "5", "-o", tmp_path / "plan.csv")
    rows = list(csv.DictReader(StringIO((tmp_path / "plan.csv").read_text("utf-8"))))
    assert tuple(rows[0]) == CALENDAR
    assert len(rows) == len(step_ids())
    run("calendar", "PAN", "-o", tmp_path / "plan.xlsx")
    assert (tmp_path / "plan.xlsx").read_bytes().startswith(b"PK")


def test_a_calendar_file_by_its_ending_or_its_format(run, tmp_path):
    path = tmp_path / "plan.ics"
    run("calendar", "PAN", "--cycle", "5", "-o", path)
    events = Calendar.from_ical(path.read_bytes()).events
    assert {str(one["SUMMARY"]) for one in events} >= {"Interactive dialogue", "Next review"}
    assert {str(one["STATUS"]) for one in events} == {"TENTATIVE"}
    assert all("Estimated: " in str(one["DESCRIPTION"]) for one in events)
    out, _ = run("calendar", "PAN", "--cycle", "5", "--format", "ics")
    again = Calendar.from_ical(out.encode()).events
    assert [str(one["UID"]) for one in again] == [str(one["UID"]) for one in events]
    assert len({str(one["UID"]) for one in again}) == len(step_ids())


def test_a_neutral_file_says_nothing_of_the_state_or_the_review(run):
    out, _ = run("calendar", "PAN", "--cycle", "5", "--neutral", "--format", "ics")
    titles = [str(one["SUMMARY"]) for one in Calendar.from_ical(out.encode()).events]
    assert all(re.fullmatch(r"Step \d+", title) for title in titles)
    assert not re.search(r"pan|upr|review|geneva|description|submission", out, re.IGNORECASE)


REFUSED = [
    (("VAT",), "not reviewed"),
    (("Atlantis",), "No State is called"),
    (("SSD", "--cycle", "1"), "no review in cycle 1"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_cannot_be_is_refused_with_a_next_step(arguments, told):
    result = CliRunner().invoke(main, ["calendar", *arguments])
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 2
    assert result.stdout == ""


@pytest.mark.django_db
def test_an_invented_state_is_known_to_a_store_with_the_sample_only(run, noon):
    result = CliRunner().invoke(main, ["calendar", "XAA"])
    assert result.exit_code == 1
    assert "No State is called" in result.stderr
    sample.load(at=noon)
    rows = [
        ("XAA", session, "Paint the schools", "XAC", "supported", "Other", 5)
        for session in (33, 47)
    ]
    importer.save(reading(rows), sha256="0" * 64, at=noon, sample=True)
    told = steps(run, "XAA", "--cycle", "4")
    assert told["session"]["date"] == "2024-11-04"
    assert "Tavoria, cycle 5, session 61" in run("calendar", "Tavoria", "--cycle", "5")[1]


def test_no_web_framework_is_loaded():
    code = (
        "import sys; from click.testing import CliRunner; from uprdesk.cli import main;"
        "assert CliRunner().invoke(main, ['calendar', 'PAN']).exit_code == 0;"
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
