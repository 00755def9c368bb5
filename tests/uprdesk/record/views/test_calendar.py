"""The line of a State's reviews: what is a fact, what is computed, what is only planned."""

from datetime import date

from upr.vocab.reviews import reviews_of
from uprdesk.record.profiles import Line
from uprdesk.record.views.calendar import Stop, stops

EARLY_2026 = date(2026, 3, 9)


def of(state: str, today: date = EARLY_2026) -> dict[int, Stop]:
    return {stop.review.session: stop for stop in stops(reviews_of(state), {}, today)}


def test_a_day_that_a_source_prints_is_a_fact():
    review = of("BHR")[1]
    assert (review.day, review.derived, review.stop) == (date(2008, 4, 7), False, "done")


def test_a_day_from_the_order_of_review_is_an_estimate():
    review = of("UKR")[14]
    assert review.derived
    assert review.day == date(2012, 10, 24)


def test_a_missed_slot_is_told_at_the_review_that_made_it_good():
    israel = of("ISR")
    assert 15 not in israel
    assert [slot.session for slot in israel[17].moved] == [15]
    assert [slot.session for slot in of("UKR")[54].moved] == [42]


def test_a_planned_review_without_days_is_an_estimate():
    assert of("UKR")[54].stop == "est"  # no days announced
    assert {stop.stop for session, stop in of("UKR").items() if session < 54} == {"done"}


def test_a_session_with_days_is_ahead_then_now_then_a_plan_without_news():
    state = "USA"
    coming = next(s for s in of(state).values() if s.review.status == "scheduled")
    start, end = coming.session.start, coming.session.end
    assert of(state)[coming.review.session].stop == "ahead"
    assert of(state, start)[coming.review.session].stop == "now"
    assert of(state, end)[coming.review.session].stop == "now"
    assert of(state, date(end.year + 1, 1, 1))[coming.review.session].stop == "est"


def test_what_was_recommended_to_south_sudan_in_2011_was_no_review_of_its_own():
    stop = of("SSD")[11]
    assert stop.review.special
    assert stop.prepared == []


def test_a_review_leads_to_its_rows_and_to_what_was_written_before_it():
    line = Line(19, 2, 1, 0)
    found = stops(reviews_of("CRI"), {19: (line, "state=CRI&session=19")}, EARLY_2026)
    stop = next(each for each in found if each.review.session == 19)
    assert (stop.line, stop.rows) == (line, "state=CRI&session=19")
    assert [address for _, address in stop.prepared] == [
        f"https://docs.un.org/en/A/HRC/WG.6/19/CRI/{number}" for number in (1, 2, 3)
    ]
    assert next(each for each in found if each.review.session == 6).line is None
