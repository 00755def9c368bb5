"""Numbers of a document: do they run on?"""

import pytest

from upr.insight.numbering import Series, series

ROWS = [
    # in any order, each once or twice (parts of one number)
    (["6.2", "6.1", "6.2", "6.3"], [Series(first="6.1", last="6.3")]),
    # "6.10" is not 6.1
    (["6.9", "6.10"], [Series(first="6.9", last="6.10")]),
    (["6.1", "6.4"], [Series(first="6.1", last="6.4", missing=("6.2", "6.3"))]),
    # two paragraphs count for themselves, in their order
    (["101.1", "89.1", "89.2"], [Series(first="89.1", last="89.2"), Series(first="101.1", last="101.1")]),
    # old reports number plainly
    (["1", "3"], [Series(first="1", last="3", missing=("2",))]),
    # what is no number makes no series
    (["", "12 bis"], []),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "found"), ROWS)
def test_series(numbers, found):
    assert series(numbers) == found


def test_a_series_is_written_from_its_first_number_to_its_last():
    assert [str(one) for one in series(["6.1", "6.2", "7.1"])] == ["6.1–6.2", "7.1"]
