"""Which rows of one review are the same recommendation."""

import random

import pytest

from upr.insight.merging import Entry, merge
from upr.record import Response

REPORT, LIST, UPR_INFO = ("report A/HRC/99/1", 0), ("list", 1), ("upr-info", 5)


def row(source, key, text, *states, **more):
    name, rank = source
    number = key if name != "upr-info" else ""
    return Entry(
        source=name, rank=rank, key=key, text=text, states=states, paragraph=number, **more
    )


BRIDGE = "Consider building a bridge over the northern river, and open it to pedestrians and carts"
SCHOOL = "Take steps to paint every village school in bright colours before the winter"


def shape(groups):
    """Own keys of the rows of each group, lead first."""
    return [tuple(member.entry.key for member in group.members) for group in groups]


# what the report prints, what the other source writes, whether they are one recommendation
PAIRS = [
    # word for word
    (SCHOOL, SCHOOL, True),
    # UPR Info drops the opening words
    ("To " + SCHOOL[0].lower() + SCHOOL[1:], SCHOOL.removeprefix("Take steps to "), True),
    # one ask out of two
    (BRIDGE, "Consider building a bridge over the northern river", True),
    # capitals, accents and marks do not count
    (SCHOOL, SCHOOL.upper() + ".", True),
    # a word in one or with its hyphen
    (
        "Promote inter-ethnic harmony and health-care",
        "Promote interethnic harmony and healthcare",
        True,
    ),
    # the thing asked for is another one
    (BRIDGE, "Consider building a tunnel under the southern mountain", False),
]


@pytest.mark.parametrize(("printed", "other", "same"), PAIRS)
def test_a_text_joins_the_paragraph_it_is_a_piece_of(printed, other, same):
    entries = [
        row(REPORT, "9.1", printed, "XAA"),
        row(REPORT, "9.2", "Plant trees along the roads of the capital", "XAA"),
        row(UPR_INFO, "~1", other, "XAA"),
    ]
    groups, _ = merge(entries)
    assert (("9.1", "~1") in shape(groups)) is same


def test_two_asks_of_one_paragraph_join_it_both():
    groups, doubts = merge(
        [
            row(REPORT, "9.1", BRIDGE, "XAA"),
            row(UPR_INFO, "~1", "Consider building a bridge over the northern river", "XAA"),
            row(UPR_INFO, "~2", "open it to pedestrians and carts", "XAA"),
        ]
    )
    assert shape(groups) == [("9.1", "~1", "~2")]
    assert doubts == []


def test_the_same_words_of_two_states_go_to_each_states_own_paragraph():
    groups, _ = merge(
        [
            row(REPORT, "9.1", SCHOOL, "XAA"),
            row(REPORT, "9.2", SCHOOL, "XAB"),
            row(UPR_INFO, "~1", SCHOOL, "XAB", "XAA"),
        ]
    )
    assert [[(m.entry.key, m.states) for m in g.members] for g in groups] == [
        [("9.1", ("XAA",)), ("~1", ("XAA",))],
        [("9.2", ("XAB",)), ("~1", ("XAB",))],
    ]


def test_without_a_common_state_nothing_is_merged_and_a_person_is_asked():
    groups, doubts = merge([row(REPORT, "9.1", SCHOOL, "XAA"), row(UPR_INFO, "~1", SCHOOL, "XAB")])
    assert shape(groups) == [("9.1",), ("~1",)]
    assert [(d.one, d.other, d.why) for d in doubts] == [("~1", "9.1", "state")]


def test_a_state_that_only_one_source_names_is_asked_about():
    groups, doubts = merge(
        [row(REPORT, "9.1", SCHOOL, "XAA"), row(UPR_INFO, "~1", SCHOOL, "XAA", "XAB")]
    )
    assert shape(groups) == [("9.1", "~1")]
    assert [d.why for d in doubts] == ["state"]


def test_the_answer_decides_between_two_paragraphs_alike():
    groups, _ = merge(
        [
            row(REPORT, "9.1", SCHOOL, "XAA", response=Response.SUPPORTED),
            row(REPORT, "8.1", SCHOOL, "XAA", response=Response.NOTED),
            row(UPR_INFO, "~1", SCHOOL, "XAA", response=Response.NOTED),
        ]
    )
    assert shape(groups) == [("9.1",), ("8.1", "~1")]


def test_half_alike_is_left_to_a_person_who_is_asked_once():
    half = "Consider building a bridge over the northern railway and a station"
    entries = [row(REPORT, "9.1", BRIDGE, "XAA"), row(UPR_INFO, "~1", half, "XAA")]
    groups, doubts = merge(entries)
    assert shape(groups) == [("9.1",), ("~1",)]
    assert [(d.one, d.other, d.why) for d in doubts] == [("~1", "9.1", "text")]

    groups, doubts = merge(entries, {("~1", "9.1"): True})
    assert (shape(groups), doubts) == ([("9.1", "~1")], [])
    groups, doubts = merge(entries, {("~1", "9.1"): False})
    assert (shape(groups), doubts) == ([("9.1",), ("~1",)], [])


def test_different_stays_different_however_alike():
    entries = [row(REPORT, "9.1", SCHOOL, "XAA"), row(UPR_INFO, "~1", SCHOOL, "XAA")]
    assert shape(merge(entries, {("~1", "9.1"): False})[0]) == [("9.1",), ("~1",)]


def test_a_number_joins_two_languages():
    groups, _ = merge(
        [
            row(REPORT, "9.1", SCHOOL, "XAA"),
            row(("report es", 1), "9.1", "Pintar todas las escuelas", "XAA", language="es"),
        ]
    )
    assert shape(groups) == [("9.1", "9.1")]


def test_the_same_number_with_other_words_and_states_is_asked_about():
    groups, doubts = merge([row(REPORT, "9.1", SCHOOL, "XAA"), row(LIST, "9.1", BRIDGE, "XAB")])
    assert shape(groups) == [("9.1",), ("9.1",)]
    assert [d.why for d in doubts] == ["number"]


def test_the_order_in_which_sources_come_does_not_matter():
    entries = [
        row(REPORT, "9.1", BRIDGE, "XAA", "XAB"),
        row(REPORT, "9.2", SCHOOL, "XAB"),
        row(LIST, "9.2", SCHOOL, "XAB"),
        row(UPR_INFO, "~1", SCHOOL, "XAB"),
        row(UPR_INFO, "~2", "open it to pedestrians and carts", "XAA"),
        row(UPR_INFO, "~3", "Something else altogether", "XAA"),
    ]
    expected = merge(entries)
    for seed in range(5):
        # sources arrive in any order; rows of one source keep theirs
        names = sorted({e.source for e in entries})
        random.Random(seed).shuffle(names)
        assert merge([e for name in names for e in entries if e.source == name]) == expected
