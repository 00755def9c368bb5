"""What was found is marked where it stands."""

import pytest

from upr.insight.search.query import parse
from uprdesk.record.search.marking import Marker

TEXT = "Abolish the death penalty, and paint the schools’ walls again"

# query, the pieces of TEXT that are marked
MARKED = [
    ("school", ["schools"]),
    ('"death penalty"', ["death penalty"]),
    # next to each other, each for itself
    ("death penalty", ["death", "penalty"]),
    ("abol*", ["Abolish"]),
    ("paint -school", ["paint"]),
    ("pena de muerte", ["death", "penalty"]),
    ("penalty OR lighthouse", ["penalty"]),
    ('"death penalty" penalty', ["death penalty"]),
    ("", []),
    ("NOT school", []),
]


@pytest.mark.parametrize(("query", "marked"), MARKED)
def test_the_words_found_are_marked(query, marked):
    spans = Marker(parse(query))(TEXT, "en")
    assert [TEXT[start:end] for start, end in spans] == marked
