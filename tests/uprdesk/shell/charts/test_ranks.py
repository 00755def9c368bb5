"""Ranked bars: longest first, on one scale."""

from uprdesk.shell.charts import Rank, ranked

ROWS = [Rank("XAB", 22, part=11), Rank("XAA", 44, part=33), Rank("others", 22)]


def test_the_longest_comes_first_and_ties_keep_their_order():
    assert [row.label for row in ranked(ROWS).rows] == ["XAA", "XAB", "others"]


def test_lengths_are_per_cent_of_the_longest():
    rows = ranked(ROWS).rows
    assert [(row.width, row.full) for row in rows] == [("100", "75"), ("50", "25"), ("50", "50")]


def test_only_so_many_are_shown_but_all_are_counted():
    shown = ranked(ROWS, most=1)
    assert [row.label for row in shown.rows] == ["XAA"]
    assert shown.total == 88


def test_nothing_to_rank_is_an_empty_list():
    assert ranked([]).rows == []
    assert ranked([Rank("XAA", 0)]).rows[0].width == "0"


def test_values_with_an_order_of_their_own_keep_it():
    shown = ranked([Rank("1", 2), Rank("2", 9, note="78%")], as_given=True).rows
    assert [(row.label, row.note, row.width) for row in shown] == [
        ("1", "", "22.22"),
        ("2", "78%", "100"),
    ]
