"""What stands above and below each page."""

import pytest

from upr.intake.reading.page_heads import split_heads
from upr.intake.reading.plain import Line


def split(*texts, page=3):
    above, text, below = split_heads([Line(text) for text in texts], page)
    return (
        [line.text for line in above],
        [line.text for line in text],
        [line.text for line in below],
    )


HEADS = [
    ("A/HRC/8/34", "Page 14"),
    ("A/HRC/59/15", "2 GE.25-02819"),
    ("A/HRC/59/15", "GE.25-02819 3"),
    ("A/HRC/28/15", "14"),
    ("A/HRC/WG.6/48/L.10", "14"),
    ("A/HRC/8/34 Página 14",),
    ("A/HRC/WG.6/48/L.10", "14/30"),
    ("A/HRC/59/15", "page 14 of 30"),
]


@pytest.mark.parametrize("head", HEADS)
def test_heads_above_the_text(head):
    assert split(*head, "End torture (Chile);") == (list(head), ["End torture (Chile);"], [])


def test_heads_below_the_text():
    assert split("A/HRC/8/34", "End torture (Chile);", "GE.08-12345", "7") == (
        ["A/HRC/8/34"],
        ["End torture (Chile);"],
        ["GE.08-12345", "7"],
    )


def test_a_number_that_ends_a_line_of_text_stays():
    # the number of the page stands above already
    assert split("A/HRC/8/34", "14", "Implement article", "14")[1] == ["Implement article", "14"]


def test_lines_of_text_that_begin_like_a_head_stay():
    for text in ("A/HRC/8/34 was adopted.", "14 States recommended it.", "2015.", "12. End it"):
        assert split(text, "more")[1] == [text, "more"]


def test_the_first_page_keeps_its_own_symbol():
    assert split("A/HRC/8/34", "Argentina", page=1)[1] == ["A/HRC/8/34", "Argentina"]
