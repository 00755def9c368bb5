"""Sessions, cycles, and the two numbers that are easily taken for each other."""

import pytest

from upr.vocab.sessions import (
    UnknownSession,
    all_cycles,
    all_sessions,
    cycle_of,
    session,
    session_of_hrc,
    sessions_of_symbol,
)


def test_there_are_54_sessions_in_four_cycles():
    assert list(all_sessions()) == list(range(1, 55))
    for cycle, (first, last) in {1: (1, 12), 2: (13, 26), 3: (27, 40), 4: (41, 54)}.items():
        assert {cycle_of(number) for number in range(first, last + 1)} == {cycle}
        assert (all_cycles()[cycle].first_session, all_cycles()[cycle].last_session) == (
            first,
            last,
        )


def test_the_year_does_not_tell_the_cycle():
    january, november = session(40), session(41)
    assert january.start.year == november.start.year == 2022
    assert (january.cycle, november.cycle) == (3, 4)


def test_sessions_follow_each_other_in_time_and_last_some_two_weeks():
    dated = [one for one in all_sessions().values() if one.start]
    assert len(dated) == 53
    for one, after in zip(dated, dated[1:], strict=False):
        assert one.start < one.end < after.start
    assert all(9 <= (one.end - one.start).days <= 15 for one in dated)


def test_dates_that_no_source_confirms_are_marked():
    assert session(54).mark == "U"
    assert session(54).start is None
    assert all_cycles()[5].estimated
    assert not all_cycles()[4].estimated


@pytest.mark.parametrize("number", [0, 55, -1, 999])
def test_a_session_that_does_not_exist_is_refused_and_says_which_exist(number):
    with pytest.raises(UnknownSession) as error:
        session(number)
    assert str(number) in str(error.value)
    assert "1 to 54" in str(error.value.hint)


@pytest.mark.parametrize(
    ("hrc", "expected"),
    [
        (8, (1, 2)),
        (10, (3,)),
        (16, (9,)),
        (19, (12,)),
        (20, ()),
        (21, (13,)),
        (28, (20,)),
        (44, (35,)),
        (45, (35,)),
        (47, (37,)),
        (59, (48,)),
        (63, (52,)),
        (1, ()),
    ],
)
def test_a_council_session_leads_to_its_sessions_of_the_working_group(hrc, expected):
    assert session_of_hrc(hrc) == expected


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/HRC/WG.6/20/SVN/1", (20,)),
        ("A/HRC/WG.6/48/L.10", (48,)),
        ("A/HRC/28/15", (20,)),
        ("A/HRC/28/15/Add.1", (20,)),
        ("A/HRC/DEC/43/112", (34,)),
        ("A/HRC/8/41", (1, 2)),
        ("A/HRC/WG.6/99/SVN/1", ()),
        ("CEDAW/C/CRI/7", ()),
        ("", ()),
    ],
)
def test_a_symbol_tells_the_sessions_it_can_belong_to(symbol, expected):
    assert sessions_of_symbol(symbol) == expected
