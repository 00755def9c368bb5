"""The way to the next review: past, now, ahead and estimated lie where their days are."""

from datetime import date

import pytest

from uprdesk.shell.charts import Step, timeline
from uprdesk.shell.charts.timeline import LABELS, RIGHT, WIDTH

TODAY = date(2027, 3, 9)
STEPS = [
    Step("Coalition", date(2026, 9, 1), date(2026, 12, 1)),
    Step("Shadow report", date(2026, 12, 15), date(2027, 4, 8), "submission", next=True),
    Step("Adoption", date(2027, 12, 1), date(2028, 3, 20), "plenary", estimated=True),
]


def test_a_step_that_is_over_is_all_past():
    row = timeline(STEPS, TODAY).rows[0]
    assert [line.kind for line in row.lines] == ["past"]
    assert (row.kind, row.state) == ("past", "done")


def test_a_step_that_goes_on_is_cut_at_today():
    drawing = timeline(STEPS, TODAY)
    done, going = drawing.rows[1].lines
    assert (done.kind, going.kind) == ("past", "")
    assert done.path.endswith(f"H{drawing.today_x}")
    assert going.path.startswith(f"M{drawing.today_x} ")
    assert drawing.rows[1].state == "now"


def test_an_estimated_step_is_dashed_in_line_and_stop():
    row = timeline(STEPS, TODAY).rows[2]
    assert [line.kind for line in row.lines] == ["est"]
    assert (row.kind, row.state) == ("est", "est")


def test_everything_lies_inside_the_picture():
    drawing = timeline(STEPS, TODAY)
    places = [float(row.stop_x) for row in drawing.rows] + [float(m.at) for m in drawing.months]
    assert all(LABELS <= x <= WIDTH - RIGHT for x in places)
    assert places == sorted(places[:3]) + places[3:]
    assert float(drawing.band_x) + float(drawing.band_width) <= WIDTH - RIGHT + 0.01


def test_words_near_the_end_stand_before_their_stop():
    first, _, last = timeline(STEPS, TODAY).rows
    assert not first.note_end
    assert last.note_end
    assert float(last.note_x) < float(last.stop_x)


@pytest.mark.parametrize("years", [1, 3, 5])
def test_months_are_at_most_seven_and_evenly_apart(years):
    months = timeline([Step("Follow-up", TODAY, TODAY.replace(year=2027 + years))], TODAY).months
    assert 2 <= len(months) <= 7
    assert {month.first.day for month in months} == {1}


def test_a_way_without_steps_is_refused():
    with pytest.raises(ValueError, match="at least one step"):
        timeline([], TODAY)
