"""The section cut at its numbers."""

import pytest

from upr.intake.reading.plain import Line
from upr.intake.wg_report.items import groups_of, introduces, joined


def cut(*texts):
    groups, _ = groups_of([Line(text) for text in texts])
    return {
        f"{group.number} {group.text}".strip(): [(item.number, item.text) for item in group.items]
        for group in groups
    }


def numbers(*texts):
    return [number for items in cut(*texts).values() for number, _ in items]


FIRST = "56. The recommendations listed below enjoy the support of Tavoria:"
SECOND = "57. The following recommendations will be examined by Tavoria:"


def test_items_that_restart_carry_the_number_of_their_chapeau():
    assert cut(
        FIRST, "1. End torture", "(Chile);", "2. Ratify it (Spain);", SECOND, "1. Sign it (Peru)."
    ) == {
        FIRST.replace(".", "", 1): [
            ("56.1", "End torture (Chile);"),
            ("56.2", "Ratify it (Spain);"),
        ],
        SECOND.replace(".", "", 1): [("57.1", "Sign it (Peru).")],
    }


@pytest.mark.parametrize("number", ["56.1", "56.1.", "56. 1", "56 .1.", "56.1)"])
def test_numbers_with_that_of_the_chapeau_in_every_spelling(number):
    assert numbers(FIRST, f"{number} End torture (Chile);") == ["56.1"]


def test_a_number_glued_to_its_word():
    assert numbers(FIRST, "56.1End torture (Chile);", "56.2.Sign it (Peru).") == ["56.1", "56.2"]


def test_letters_are_numbers_where_nothing_else_is():
    assert numbers(FIRST, "(a) End torture (Chile);", "(b) Sign it (Peru).") == ["56 (a)", "56 (b)"]
    assert numbers(FIRST, "a) Firmarlo (Chile);", "b) Cumplirlo (Peru).") == ["56 (a)", "56 (b)"]


NO_ITEMS = [
    # a figure at the start of a line
    ["56.1 Spend", "2.5 per cent of the budget on health (Chile);"],
    ["56.1 Ratify Convention", "169 of the Organization (Chile);"],
    # another paragraph that is only mentioned
    ["56.1 Act on what is asked in", "56.7 above (Chile);"],
    # letters inside one item
    ["56.1 End torture by", "(a) a law;", "(b) a plan (Chile);"],
    # a year
    ["56.1 End torture before", "2030. Then report on it (Chile);"],
]


@pytest.mark.parametrize("lines", NO_ITEMS)
def test_words_that_are_no_number(lines):
    assert numbers(FIRST, *lines) == ["56.1"]


def test_a_chapeau_may_have_the_number_of_the_next_item():
    items = [f"{count}. Act number {count} (Chile);" for count in range(1, 57)]
    found = cut(FIRST, *items, SECOND, "1. Sign it (Peru).")
    assert [len(entries) for entries in found.values()] == [56, 1]


def test_an_item_may_have_the_number_of_the_next_chapeau():
    items = [f"{count}. Act number {count} (Chile);" for count in range(1, 59)]
    found = cut(FIRST, *items, SECOND, "1. Sign it (Peru).")
    assert [len(entries) for entries in found.values()] == [58, 1]


def test_a_comma_or_nothing_may_stand_where_a_semicolon_should():
    assert numbers(FIRST, "1. A (Chile),", "2. B (Peru)", "3. C (Cuba);") == [
        "56.1",
        "56.2",
        "56.3",
    ]
    found = cut(FIRST, "56.1 A (Chile); Not applicable", SECOND, "57.1 Sign it (Peru).")
    assert [len(entries) for entries in found.values()] == [1, 1]


def test_a_slip_in_the_chapeaus_number_is_mended_and_kept():
    groups, _ = groups_of(
        [
            Line(text)
            for text in (FIRST, "56.1 A (Chile);", "57.2 B (Chile);", "56.3 C (Chile);", SECOND)
        ]
    )
    assert [(item.number, item.printed) for item in groups[0].items] == [
        ("56.1", ""),
        ("56.2", "57.2"),
        ("56.3", ""),
    ]


def test_a_number_printed_twice_is_two_items():
    assert numbers(FIRST, "56.1 A (Chile);", "56.2 B (Peru);", "56.2 C (Peru);") == [
        "56.1",
        "56.2",
        "56.2",
    ]


def test_a_chapeau_on_two_lines_is_one():
    found = cut(
        "56. The following recommendations will be", "examined by Tavoria:", "56.1 A (Chile)."
    )
    assert list(found) == ["56 The following recommendations will be examined by Tavoria:"]


def test_ornaments_between_parts_are_no_words():
    assert cut(FIRST, "56.1 End torture (Chile).", "***", "57. Tavoria thanks all.")[
        FIRST.replace(".", "", 1)
    ] == [("56.1", "End torture (Chile).")]


def test_items_before_any_number_are_kept_aside():
    groups, stray = groups_of([Line("A. Recommendations"), Line(FIRST)])
    assert len(groups) == 1
    assert [line.text for line in stray] == ["A. Recommendations"]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("self-", "determination", "self-determination"),
        ("2008-", "2012", "2008-2012"),
        ("short-", "and long-term", "short- and long-term"),
        ("a mediano -", "largo", "a mediano - largo"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(first, second, text):
    assert joined([Line(first), Line(second)]) == text


def test_a_recommendation_never_introduces_a_list():
    assert introduces("The recommendations below did not enjoy the support of Tavoria:")
    assert introduces("Tavoria apoya las recomendaciones que se enumeran a continuación:")
    assert not introduces("Support the recommendations of the Committee (Chile);")
    assert not introduces("Aceptar las recomendaciones del Comité y aplicarlas (Chile);")
    assert not introduces("Accept the recommendations of treaty bodies and act (Chile);")
