"""The calendar file, read back by the library that wrote it and by a small reader of our own."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from upr.output.calendar_feed import Entry, calendar_feed, entries_of
from upr.stages.timeline import GENEVA, Announced, next_review, plan

STAMP = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@dataclass
class Block:
    """BEGIN to END: properties as name → (parameters, value), and blocks within."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)

    def value(self, name: str) -> str:
        (found,) = [value for key, _, value in self.lines if key == name]
        return found

    def parameters(self, name: str) -> str:
        (found,) = [told for key, told, _ in self.lines if key == name]
        return found


def read(data: bytes) -> Block:
    """RFC 5545, as far as our file goes: unfold, split, nest. Knows nothing of the library."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in physical), "a line longer than 75 octets"
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    logical: list[bytes] = []
    for line in physical:
        if line.startswith((b" ", b"\t")):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    root = Block("")
    open_blocks = [root]
    for line in logical:
        told = re.fullmatch(r"([A-Z-]+)((?:;[^:]+)?):(.*)", line.decode(), re.DOTALL)
        assert told, line
        name, parameters, value = told.groups()
        if name == "BEGIN":
            open_blocks[-1].blocks.append(Block(value))
            open_blocks.append(open_blocks[-1].blocks[-1])
        elif name == "END":
            assert open_blocks.pop().name == value
        else:
            open_blocks[-1].lines.append((name, parameters, value))
    assert open_blocks == [root]
    (calendar,) = root.blocks
    return calendar


def unescaped(text: str) -> str:
    kept = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}
    return re.sub(r"\\(.)", lambda found: kept[found[1]], text)


def feed(*entries: Entry) -> bytes:
    return calendar_feed(entries, stamp=STAMP, name="Calendar")


WHOLE_DAY = Entry(uid="a1", title="Step 4", on=date(2027, 1, 20), estimated=True)
DEADLINE = Entry(
    uid="a2", title="Step 5", on=datetime(2027, 6, 25, 15, tzinfo=GENEVA), estimated=False
)


def test_a_day_is_a_whole_day_and_an_estimate_is_tentative():
    (event,) = read(feed(WHOLE_DAY)).blocks
    assert event.name == "VEVENT"
    assert (event.parameters("DTSTART"), event.value("DTSTART")) == (";VALUE=DATE", "20270120")
    assert (event.parameters("DTEND"), event.value("DTEND")) == (";VALUE=DATE", "20270121")
    assert event.value("STATUS") == "TENTATIVE"
    assert event.value("UID") == "a1"
    assert event.value("SEQUENCE") == "0"
    assert event.value("DTSTAMP") == "20261124T030000Z"


def test_a_deadline_has_its_hour_in_utc_and_what_is_announced_is_confirmed():
    (event,) = read(feed(DEADLINE)).blocks
    assert (event.parameters("DTSTART"), event.value("DTSTART")) == ("", "20270625T130000Z")
    assert not [line for line in event.lines if line[0] == "DTEND"]
    assert event.value("STATUS") == "CONFIRMED"


def test_what_lasts_ends_on_the_day_after_its_last():
    lasting = Entry(
        uid="a", title="Step 1", on=date(2027, 1, 18), until=date(2027, 1, 29), estimated=True
    )
    (event,) = read(feed(lasting)).blocks
    assert event.value("DTEND") == "20270130"


def test_nothing_in_it_names_a_person_a_product_or_a_place():
    data = feed(WHOLE_DAY, DEADLINE)
    calendar = read(data)
    names = {name for name, _, _ in calendar.lines}
    assert names == {"PRODID", "VERSION", "METHOD", "NAME", "X-WR-CALNAME"}
    assert calendar.value("PRODID") == "-//Calendar//Calendar//EN"
    told = {name for event in calendar.blocks for name, _, _ in event.lines}
    assert told <= {
        *("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS"),
        *("TRANSP", "CLASS"),
    }
    assert not re.search(rb"upr|ics|organi[sz]er|attendee|mailto|http|location|@", data, re.I)


def test_an_empty_feed_is_a_calendar_all_the_same():
    assert read(feed()).blocks == []
    assert Calendar.from_ical(feed()).events == []


def test_one_uid_twice_and_a_moment_without_a_zone_are_refused():
    with pytest.raises(ValueError, match="two entries"):
        feed(WHOLE_DAY, WHOLE_DAY)
    with pytest.raises(ValueError, match="time zone"):
        calendar_feed([], stamp=datetime(2026, 11, 24), name="x")  # noqa: DTZ001


titles = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"),
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(titles.filter(str.strip), titles, st.dates(date(2008, 1, 1), date(2060, 1, 1)))
def test_any_words_come_back_as_they_were(title, description, on):
    data = feed(Entry(uid="a", title=title, description=description, on=on, estimated=True))
    (event,) = read(data).blocks
    assert unescaped(event.value("SUMMARY")) == title
    (again,) = Calendar.from_ical(data).events
    assert str(again["SUMMARY"]) == title
    assert again["DTSTART"].dt == on
    if description:
        assert unescaped(event.value("DESCRIPTION")) == description


def test_characters_that_are_no_text_do_not_break_lines():
    odd = Entry(
        uid="a", title="one\r\ntwo\x00\x85three\rX-EVIL:yes", on=date(2027, 1, 1), estimated=True
    )
    (event,) = read(feed(odd)).blocks
    assert unescaped(event.value("SUMMARY")) == "one\ntwo  three\nX-EVIL:yes"
    assert "X-EVIL" not in {name for name, _, _ in event.lines}


def test_a_whole_plan_comes_back_step_by_step():
    today = date(2026, 11, 24)
    given_day = Announced(on=date(2030, 11, 4), until=date(2030, 11, 15), source="a letter")
    made = plan(next_review("PAN", today), {"session": given_day}, today)
    entries = entries_of(
        made, title=lambda one: f"Step {one.step.number}", uid=lambda one: f"{one.id}@feed"
    )
    calendar = read(calendar_feed(entries, stamp=STAMP, name="Calendar"))
    events = {event.value("UID"): event for event in calendar.blocks}
    assert len(events) == len(made.steps) == 30
    for one in made.steps:
        event = events[f"{one.id}@feed"]
        assert event.value("SUMMARY") == f"Step {one.step.number}"
        assert event.value("STATUS") == ("TENTATIVE" if one.estimated else "CONFIRMED")
        told = event.value("DTSTART")
        if event.parameters("DTSTART"):
            assert told == f"{one.day:%Y%m%d}"
        else:
            assert told == f"{one.due.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    confirmed = {uid for uid, event in events.items() if event.value("STATUS") == "CONFIRMED"}
    assert confirmed == {"session@feed"}
    last = date(2030, 11, 15) + timedelta(days=1)
    assert events["session@feed"].value("DTEND") == f"{last:%Y%m%d}"
    assert len(Calendar.from_ical(calendar_feed(entries, stamp=STAMP, name="x")).events) == 30
