"""The plan as a picture on the ninth of March 2027; our review is in autumn 2029."""

import pytest

from uprdesk.stages.timeline import pictures
from uprdesk.stages.timeline.actions import dates, tasks
from uprdesk.stages.timeline.overview import overview


@pytest.fixture
def drawn(ours, noon):
    """The rows of the picture of every step, by their names."""

    def rows():
        whole = overview(ours.here(ours.luna), noon)
        return {row.label: row for row in pictures.all_steps(whole, noon).rows}

    return rows


def test_an_estimate_is_dashed_and_an_announced_day_is_not(ours, noon, announced, drawn):
    name = "Deadline for submissions to OHCHR"
    before = drawn()[name]
    assert (before.kind, before.note) == ("est", "≈ Mar 2029")
    dates.announce(ours.here(ours.luna), announced, at=noon)
    after = drawn()[name]
    assert (after.kind, after.note) == ("", "29 Mar 2029")


def test_what_is_done_says_so(ours, noon, drawn):
    luna = ours.here(ours.luna)
    tasks.tick(luna, overview(luna, noon).by_what["coalition"], done=True, at=noon)
    done = drawn()["Form the coalition"]
    assert (done.note, done.kind) == ("done", "")
    # the list then says that, and not the day for which it was planned
    assert done.step.over


def test_tasks_of_our_own_are_not_in_it(ours, noon, rent, drawn):
    tasks.add(ours.here(ours.luna), rent, at=noon)
    assert rent.title not in drawn()


def test_it_ends_a_little_after_the_plenary(ours, noon, drawn):
    assert "Matrix and action plan" in drawn()
    assert "Next review" not in drawn()


def test_a_stage_goes_until_its_last_event(ours, noon):
    whole = overview(ours.here(ours.luna), noon)
    rows = {row.label: row for row in pictures.by_stage(whole, noon).rows}
    assert rows["Adoption"].step.told == "General debate on agenda item 6"
    assert rows["Shadow report"].step.told == "Deadline for submissions to OHCHR"
    assert rows["Coalition"].bold


def test_the_words_beside_it_name_what_is_next(ours, noon, announced):
    luna = ours.here(ours.luna)
    assert pictures.finding(overview(luna, noon), noon) == (
        "Today is 9 March 2027. Next, by an estimate: Form the coalition, ≈ Oct 2028."
    )
