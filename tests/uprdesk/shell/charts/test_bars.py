"""Stacked bars add up."""

import pytest
from django.utils import translation

from uprdesk.shell.charts import Stack, stacked
from uprdesk.shell.charts.bars import GAP, TOTAL_ROOM, WIDE_LABELS, WIDE_WIDTH

ROWS = [Stack("2012", (63, 38, 0)), Stack("2023", (121, 46, 19), "4th cycle")]
ROOM = WIDE_WIDTH - WIDE_LABELS - TOTAL_ROOM


def drawn(row) -> float:
    """Length of a bar, gaps included."""
    return sum(float(piece.width) for piece in row.pieces) + GAP * (len(row.pieces) - 1)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_bars_are_as_long_as_their_counts(layout):
    short, long = getattr(stacked(ROWS), layout).rows
    assert drawn(short) / drawn(long) == pytest.approx(101 / 186, abs=0.001)


def test_the_longest_bar_fills_the_room_and_leaves_some_for_its_total():
    longest = stacked(ROWS).wide.rows[1]
    assert drawn(longest) == pytest.approx(ROOM, abs=0.05)
    assert float(longest.total_x) < WIDE_WIDTH


def test_pieces_follow_each_other_without_overlap():
    for row in stacked(ROWS).wide.rows:
        ends = [float(p.x) + float(p.width) for p in row.pieces]
        begins = [float(p.x) for p in row.pieces]
        assert begins[0] == WIDE_LABELS
        assert all(
            b - e == pytest.approx(GAP, abs=0.02)
            for e, b in zip(ends[:-1], begins[1:], strict=True)
        )


def test_an_answer_that_nobody_gave_has_no_piece():
    first = stacked(ROWS).wide.rows[0]
    assert [piece.fill for piece in first.pieces] == [1, 2]
    assert sum(piece.count for piece in first.pieces) == first.total == 101


def test_lengths_are_written_with_a_point_in_every_language():
    with translation.override("fr"):
        piece = stacked(ROWS).wide.rows[0].pieces[0]
    assert "," not in piece.x + piece.width


def test_nothing_at_all_is_a_picture_without_bars():
    empty = stacked([Stack("2027", (0, 0, 0))])
    assert empty.wide.rows[0].pieces == []
    assert empty.total == 0
    assert stacked([]).wide.rows == []


def test_more_than_three_answers_are_refused():
    with pytest.raises(ValueError, match="three"):
        stacked([Stack("2023", (1, 2, 3, 4))])
