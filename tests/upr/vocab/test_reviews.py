"""The calendar of reviews: counts, the rule of fourteen, and the irregular ones."""

from collections import Counter
from datetime import date

import pytest

from upr.vocab import STATES
from upr.vocab.reviews import (
    Status,
    UnknownReview,
    all_reviews,
    find_review,
    review,
    reviews_in,
    reviews_of,
    session_for_symbol,
    session_of,
)
from upr.vocab.sessions import UnknownSession, all_sessions

MISSED_SLOTS = {
    ("HTI", 8): Status.POSTPONED,
    ("ISR", 15): Status.ABSENT,
    ("SDN", 39): Status.POSTPONED,
    ("UKR", 42): Status.POSTPONED,
    ("USA", 50): Status.ABSENT,
    ("MMR", 51): Status.POSTPONED,
}


def test_193_states_in_four_cycles_make_772_rows_and_771_reviews():
    assert sum(not one.missed for one in all_reviews()) == 772
    assert sum(one.counts for one in all_reviews()) == 771
    members = {code for code, one in STATES.items() if not one.observer}
    per_cycle = Counter((one.state, one.cycle) for one in all_reviews() if one.counts)
    assert set(per_cycle.values()) == {1}
    for cycle in (2, 3, 4):
        assert {code for code, number in per_cycle if number == cycle} == members
    assert {code for code, number in per_cycle if number == 1} == members - {"SSD"}


def test_the_number_of_reviews_per_session_is_that_of_the_calendar():
    odd = {8: 15, 12: 17, 15: 13, 17: 15, 26: 11, 39: 13, 40: 12, 42: 13, 50: 13, 51: 13}
    for number in all_sessions():
        usual = 16 if number <= 12 else 14
        assert sum(one.counts for one in reviews_in(number)) == odd.get(number, usual), number


def test_from_the_second_cycle_on_a_state_returns_after_fourteen_sessions():
    exceptions = set()
    for code in {one.state for one in all_reviews()}:
        for cycle in (2, 3):
            if session_of(code, cycle + 1) - session_of(code, cycle) != 14:
                exceptions.add((code, session_of(code, cycle), session_of(code, cycle + 1)))
    assert exceptions == {
        ("ISR", 17, 29),
        ("SDN", 25, 40),
        ("UKR", 28, 54),
        ("USA", 36, 53),
        ("MMR", 37, 54),
    }


def test_a_missed_slot_stays_in_the_calendar_beside_the_review_that_made_it_good():
    assert {
        (one.state, one.session): one.status for one in all_reviews() if one.missed
    } == MISSED_SLOTS
    for code, session in MISSED_SLOTS:
        cycle = review(code, session).cycle
        slots = [one for one in reviews_of(code) if one.cycle == cycle]
        assert [one.counts for one in slots] == [False, True]
        assert session_of(code, cycle) == slots[1].session


def test_israel_did_not_come_in_2013_and_was_reviewed_nine_months_later():
    missed = review("ISR", 15)
    assert (missed.status, missed.slot_on) == (Status.ABSENT, date(2013, 1, 29))
    assert missed.held_in == 17
    assert review("ISR", 17).status is Status.OUTCOME_ADOPTED


def test_the_second_slot_of_the_united_states_is_only_scheduled():
    assert review("USA", 50).slot_on == date(2025, 11, 7)
    assert review("USA", 50).held_in is None
    assert review("USA", 53).status is Status.SCHEDULED
    assert review("USA", 53).confidence == "scheduled"


def test_libya_waited_four_sessions_of_the_council_for_its_first_outcome():
    first = review("LBY", 9)
    assert (first.hrc_session, first.outcome_on) == (19, date(2012, 3, 14))


def test_south_sudan_was_not_reviewed_in_the_first_cycle():
    special = review("SSD", 11)
    assert special.special
    assert not special.counts
    assert special.outcome_decision == "A/HRC/DEC/18/114B"
    assert session_of("SSD", 2) == 26
    with pytest.raises(UnknownReview):
        session_of("SSD", 1)


def test_the_third_outcome_of_myanmar_is_pending():
    assert review("MMR", 37).status is Status.OUTCOME_PENDING
    assert review("MMR", 37).outcome_decision == ""


def test_a_derived_day_is_never_shown_as_a_fact():
    held = [one for one in all_reviews() if not one.missed]
    assert sum(one.date_confirmed for one in held) == 109
    assert sum(one.derived_on is not None for one in held) == 605
    assert not any(one.held_on and one.derived_on for one in held)


def test_a_day_lies_within_its_session():
    for one in all_reviews():
        session = all_sessions()[one.session]
        for on in (one.slot_on, one.held_on, one.derived_on):
            assert on is None or session.start <= on <= session.end, one


def test_confidence_and_outcomes_are_those_of_the_sources():
    counts = Counter(one.confidence for one in all_reviews() if not one.missed)
    assert counts == {"confirmed": 598, "single source": 133, "scheduled": 40, "background": 1}
    adopted = [one for one in all_reviews() if one.status is Status.OUTCOME_ADOPTED]
    assert len(adopted) == 604
    assert all(one.outcome_on and one.outcome_decision for one in adopted)


@pytest.mark.parametrize(
    ("symbol", "state", "expected"),
    [
        ("A/HRC/27/12", "CRI", 19),
        ("A/HRC/27/12/Add.1", "CRI", 19),
        ("A/HRC/8/34", "ARG", 1),
        ("A/HRC/8/39", "BEN", 2),
        ("A/HRC/16/15", "LBY", 9),
        ("A/HRC/19/19", "HTI", 12),
        ("A/HRC/47/13", "MMR", 37),
        ("A/HRC/WG.6/48/SVN/1", "SVN", 48),
        ("A/HRC/27/12", "SVN", None),
        ("A/HRC/27/12", "VAT", None),
        ("A/77/100", "CRI", None),
    ],
)
def test_symbol_and_state_together_tell_the_session(symbol, state, expected):
    assert session_for_symbol(symbol, state) == expected


def test_a_state_without_a_slot_in_the_session_is_told_its_sessions():
    with pytest.raises(UnknownReview) as error:
        review("CRI", 20)
    assert error.value.nearest == ("6", "19", "33", "47")
    assert "6, 19, 33, 47" in str(error.value.hint)
    assert find_review("CRI", 20) is None
    with pytest.raises(UnknownReview):
        review("VAT", 20)
    with pytest.raises(UnknownSession):
        review("CRI", 77)
    with pytest.raises(UnknownSession):
        reviews_in(55)


def test_what_is_written_before_a_review_has_its_symbols_by_rule():
    slovenia = review("SVN", 20)
    assert slovenia.prepared == tuple(f"A/HRC/WG.6/20/SVN/{number}" for number in (1, 2, 3))
