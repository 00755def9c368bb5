"""Every page of the plan as each person gets it, and what is done by its forms."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from tests.engagements import sign_in
from uprdesk.stages.timeline.actions import dates, tasks
from uprdesk.stages.timeline.models import AnnouncedDate, Task
from uprdesk.stages.timeline.overview import overview


@pytest.fixture
def at(ours):
    """Address of a page of our plan."""

    def address(name, *args):
        return reverse(f"timeline:{name}", args=[ours.engagement.pk, *args])

    return address


@pytest.fixture
def as_luna(client, ours):
    sign_in(client, ours.luna)
    return client


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_day_says_what_to_do_when_and_who(as_luna, ours, noon, at):
    luna = ours.here(ours.luna)
    tasks.take(luna, overview(luna, noon).by_what["coalition"], mine=True, at=noon)
    page = text(as_luna.get(at("today")))
    assert "What now" in page
    assert "Form the coalition" in page
    assert "estimated" in page
    assert "Tavoria" in page
    assert "<title>Today · Desk</title>" in page


@pytest.mark.parametrize("name", ["today", "plan", "picture"])
@pytest.mark.parametrize("who", ["luna", "mar", "rio", "faro", "sol", "nube", "elena"])
def test_every_member_sees_the_plan(client, ours, at, who, name):
    sign_in(client, getattr(ours, who))
    assert client.get(at(name)).status_code == 200


@pytest.mark.parametrize("name", ["today", "plan", "picture", "calendar", "new"])
def test_outside_of_it_there_is_nothing(client, ours, at, name):
    sign_in(client, ours.dmitri)
    assert client.get(at(name)).status_code == 404


def test_an_observer_has_no_buttons_and_no_calendar(client, ours, at):
    sign_in(client, ours.nube)
    page = text(client.get(at("item", "coalition")))
    assert "It is done" not in page
    assert "Put it into the plan" not in page
    assert client.get(at("calendar")).status_code == 403
    assert client.post(at("done", "coalition"), {"done": "1"}).status_code == 403


def test_every_step_has_its_page(as_luna, ours, noon, at):
    for item in overview(ours.here(ours.luna), noon).items:
        answer = as_luna.get(at("item", item.what))
        assert answer.status_code == 200
        assert item.planned.step.rule.source.split(",")[0] in answer.content.decode() or "&" in (
            item.planned.step.rule.source
        )


def test_a_line_that_is_not_there_is_not_found(as_luna, at):
    assert as_luna.get(at("item", "no-such-step")).status_code == 404
    assert as_luna.post(at("done", "no-such-step"), {"done": "1"}).status_code == 404


def test_a_step_is_ticked_off_on_the_plan(as_luna, ours, noon, at):
    sent = as_luna.post(at("done", "coalition"), {"done": "1", "back": "plan"})
    assert sent["Location"] == f"{at('plan')}#i-coalition"
    assert "Not done after all" in text(as_luna.get(at("plan")))
    assert overview(ours.here(ours.luna), noon).by_what["coalition"].done
    assert as_luna.post(at("done", "coalition"), {}).status_code == 404


def test_mine_shows_what_i_took(as_luna, at):
    assert "Nothing is yours yet" in text(as_luna.get(at("plan"), {"mine": "1"}))
    as_luna.post(at("take", "writing"), {"take": "1"})
    page = text(as_luna.get(at("plan"), {"mine": "1"}))
    assert "Write the shadow report" in page
    assert "Form the coalition" not in page


def test_owners_are_chosen_by_the_coordinator(as_luna, ours, noon, at):
    mar = ours.here(ours.mar).membership
    as_luna.post(at("owners", "writing"), {"version": "0", "owners": [str(mar.pk)]})
    assert overview(ours.here(ours.mar), noon).by_what["writing"].mine
    wrong = as_luna.post(at("owners", "writing"), {"version": "1", "owners": ["somebody"]})
    assert wrong.status_code == 400


def test_owners_that_changed_meanwhile_are_not_overwritten(as_luna, ours, noon, at):
    mar = ours.here(ours.mar).membership
    as_luna.post(at("take", "writing"), {"take": "1"})
    fields = {"version": "0", "owners": [str(mar.pk)]}
    answer = as_luna.post(at("owners", "writing"), fields)
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in text(answer)
    assert not overview(ours.here(ours.mar), noon).by_what["writing"].mine
    as_luna.post(at("owners", "writing"), fields | {"version": "1"})
    assert overview(ours.here(ours.mar), noon).by_what["writing"].mine


def typed(**fields):
    return {"version": "0", "day": "2029-03-29", "source": "OHCHR, invented"} | fields


def test_an_announced_date_is_entered_with_its_hour_and_the_difference_shown(as_luna, at):
    sent = as_luna.post(at("announce", "submission"), typed(hour="15:00"))
    assert sent["Location"] == at("item", "submission")
    page = text(as_luna.get(at("item", "submission")))
    assert "29 March 2029, 15:00" in page
    assert "It is 3 days later than was estimated." in page
    assert "Announced by: OHCHR, invented." in page
    as_luna.post(at("withdraw", "submission"))
    assert not AnnouncedDate.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": "2035-01-01"}, "Check the year"),
        ({"day": "soon"}, "This is no day."),
        ({"source": ""}, "Write down who announced it."),
        ({"until": "2029-03-01"}, "It ends before it begins."),
        ({"hour": "noon"}, "This is no hour."),
        ({"address": "not a link"}, "This is no link."),
        ({"version": ""}, "required"),
    ],
)
def test_a_date_that_cannot_be_comes_back_with_a_sentence(as_luna, at, fields, said):
    answer = as_luna.post(at("announce", "submission"), typed(**fields))
    assert answer.status_code == 400
    assert said in text(answer)
    assert not AnnouncedDate.objects.exists()


def test_who_was_slower_sees_both_dates_and_may_save_again(as_luna, ours, noon, announced, at):
    dates.announce(ours.here(ours.luna), announced, at=noon)
    answer = as_luna.post(at("announce", "submission"), typed(day="2029-04-05"))
    page = text(answer)
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in page
    assert "29 March 2029 · OHCHR, invented calendar" in page
    assert 'value="2029-04-05"' in page
    as_luna.post(at("announce", "submission"), typed(day="2029-04-05", version="1"))
    found = overview(ours.here(ours.luna), noon).by_what["submission"]
    assert found.when.day == date(2029, 4, 5)


def task(**fields):
    return {"version": "0", "title": "Rent a room", "stage": "coalition", "due": ""} | fields


def test_a_task_is_written_down_changed_and_taken_away(as_luna, at):
    sent = as_luna.post(at("new"), task(due="2027-04-01", step="submission", note="Ask for two"))
    what = str(Task.objects.get().pk)
    assert sent["Location"] == at("item", what)
    page = text(as_luna.get(at("item", what)))
    assert "Rent a room" in page
    assert "Ask for two" in page
    changed = task(title="Rent two rooms", version="1")
    assert as_luna.post(at("change", what), changed)["Location"] == at("item", what)
    assert "Rent two rooms" in text(as_luna.get(at("plan")))
    assert "Take this task away?" in text(as_luna.get(at("remove", what)))
    as_luna.post(at("remove", what))
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "what is to be done"),
        ({"stage": "no-stage"}, "valid choice"),
        ({"due": "31.2.2027"}, "This is no day."),
        ({"depends": ["no-step"]}, "valid choice"),
    ],
)
def test_a_task_that_says_too_little_comes_back(as_luna, at, fields, said):
    answer = as_luna.post(at("new"), task(**fields))
    assert answer.status_code == 400
    assert said in text(answer)
    assert not Task.objects.exists()


def test_who_was_slower_with_a_task_sees_both_texts(as_luna, ours, noon, rent, at):
    luna = ours.here(ours.luna)
    row = tasks.add(luna, rent, at=noon)
    item = overview(luna, noon).by_what[str(row.pk)]
    tasks.change(luna, item, replace(rent, title="Their words"), version=1, at=noon)
    answer = as_luna.post(at("change", str(row.pk)), task(title="Our words", version="1"))
    assert answer.status_code == 400
    assert "Their words" in text(answer)
    assert 'value="Our words"' in text(answer)


def test_a_step_is_no_task(as_luna, at):
    assert as_luna.get(at("change", "coalition")).status_code == 404
    assert as_luna.post(at("remove", "coalition")).status_code == 404


def test_who_may_not_change_a_task_has_no_button(client, ours, noon, rent, at):
    row = tasks.add(ours.here(ours.luna), rent, at=noon)
    sign_in(client, ours.mar)
    assert at("change", str(row.pk)) not in text(client.get(at("item", str(row.pk))))
    assert client.get(at("change", str(row.pk))).status_code == 403


def test_a_note_is_written_on_the_page_of_a_step(as_luna, at):
    as_luna.post(at("note", "embassies"), {"note": "Ask XAB first", "version": "0"})
    assert "Ask XAB first" in text(as_luna.get(at("item", "embassies")))
    stale = as_luna.post(at("note", "embassies"), {"note": "Ask XAC", "version": "0"})
    assert stale.status_code == 400
    assert "Ask XAB first" in text(stale)
    assert "Ask XAC" in text(stale)


def test_words_that_people_type_are_only_words(as_luna, at):
    as_luna.post(at("new"), task(title="<script>alert(1)</script>", due="2027-04-01"))
    for name in ("today", "plan"):
        assert "<script>alert" not in as_luna.get(at(name)).content.decode()
