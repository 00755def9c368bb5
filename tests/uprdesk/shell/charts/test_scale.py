"""Scales and their round numbers."""

import pytest

from uprdesk.shell.charts.scale import Scale, length, ticks


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (0, [0]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6]),
        (186, [0, 50, 100, 150]),
        (200, [0, 100, 200]),
        (30_261, [0, 10_000, 20_000, 30_000]),
    ],
)
def test_ticks_are_few_and_round(largest, expected):
    assert ticks(largest) == expected


@pytest.mark.parametrize(
    ("value", "written"), [(12.5, "12.5"), (3.0, "3"), (0.001, "0"), (100, "100")]
)
def test_lengths_are_short(value, written):
    assert length(value) == written


def test_a_scale_of_nothing_has_no_length():
    assert Scale(10, 100, 0).at(0) == 10
