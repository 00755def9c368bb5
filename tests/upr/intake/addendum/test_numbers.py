"""Numbers as States list them, and as they were meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.intake.addendum.numbers import LIST, labels_in, order_of


def read(printed: str, prefix: str = "") -> list[str]:
    return [label.paragraph for label in labels_in(printed, prefix).found]


LISTS = [
    # ranges with en dash and with blanks, the number of the chapeau known from elsewhere
    ("1–3, 14", "115", ["115.1", "115.2", "115.3", "115.14"]),
    ("150 - 152", "115", ["115.150", "115.151", "115.152"]),
    # cycle 3
    ("122.17-18", "", ["122.17", "122.18"]),
    ("122.34- 35,122.40", "", ["122.34", "122.35", "122.40"]),
    # cycle 4: full stops for commas, a prefix that holds for the rest
    ("140.35. 140.36, 140.39", "", ["140.35", "140.36", "140.39"]),
    ("140.82-84, 87", "", ["140.82", "140.83", "140.84", "140.87"]),
    ("140.120, 209", "", ["140.120", "140.209"]),
    ("140.1-140.3 and 140.5", "", ["140.1", "140.2", "140.3", "140.5"]),
    # cycle 1
    ("5., 6., 7.", "", ["5", "6", "7"]),
    # words for ranges
    ("99.1 to 99.3", "", ["99.1", "99.2", "99.3"]),
    ("99.4 a 99.6 y 99.8", "", ["99.4", "99.5", "99.6", "99.8"]),
    # another chapeau later in the list
    ("121.5, 122.1, 2", "", ["121.5", "122.1", "122.2"]),
    # not known: bare numbers stay bare
    ("7, 8", "", ["7", "8"]),
]


@pytest.mark.parametrize(("printed", "prefix", "paragraphs"), LISTS)
def test_lists_are_counted_out(printed, prefix, paragraphs):
    assert re.fullmatch(LIST + r"\.?", printed)
    assert read(printed, prefix) == paragraphs


@pytest.mark.parametrize("printed", ["140.9-3", "140.5-141.7", "1-999"])
def test_what_is_no_range_is_not_guessed(printed):
    labels = labels_in(printed)
    assert labels.found == ()
    assert labels.odd == (printed,)


def test_labels_sort_as_numbers():
    assert sorted(["140.10", "140.2", "9"], key=order_of) == ["9", "140.2", "140.10"]


ITEMS = st.lists(
    st.tuples(st.integers(1, 250), st.integers(0, 12)), min_size=1, max_size=12, unique=True
)
RANGES = st.sampled_from(["-", "–", " - ", "- ", " – ", " to "])
MARKS = st.sampled_from([", ", "; ", ",", " and ", ", and "])


@given(ITEMS, RANGES, MARKS, st.integers(2, 199), st.sampled_from(["full", "first", "bare"]))
def test_any_list_reads_back(items, dash, mark, chapeau, form):
    printed: list[str] = []
    meant: list[str] = []
    for index, (first, more) in enumerate(items):
        prefix = f"{chapeau}." if form == "full" or (form == "first" and not index) else ""
        printed.append(f"{prefix}{first}" + (f"{dash}{first + more}" if more else ""))
        meant += [f"{chapeau}.{number}" for number in range(first, first + more + 1)]
    text = mark.join(printed)
    assert re.fullmatch(LIST, text)
    assert read(text, str(chapeau) if form == "bare" else "") == meant
