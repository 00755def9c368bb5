"""Numbers of the UN, each for its sessions."""

from itertools import pairwise

import pytest

from upr.vocab.limits import UnknownLimit, all_limits, find_limit, limit, limits_in
from upr.vocab.sessions import UnknownSession, all_sessions


@pytest.mark.parametrize(
    ("code", "session", "value", "unit"),
    [
        ("submission-words-single", 13, 2815, "words"),
        ("submission-words-joint", 47, 5630, "words"),
        ("submission-pages-single", 12, 5, "pages"),
        ("submission-pages-joint", 1, 10, "pages"),
        ("report-length", 13, 9630, "words"),
        ("report-length", 14, 10_700, "words"),
        ("national-report-length", 47, 10_700, "words"),
        ("review-length", 12, 180, "minutes"),
        ("review-length", 13, 210, "minutes"),
        ("review-time-state", 13, 70, "minutes"),
        ("review-time-others", 13, 140, "minutes"),
        ("speaking-time-member", 5, 180, "seconds"),
        ("speaking-time-member", 6, 120, "seconds"),
        ("advance-questions-lead", 47, 10, "working days"),
        ("plenary-length", 47, 60, "minutes"),
        ("plenary-speaking-ngo", 20, 120, "seconds"),
        ("plenary-time-nhri", 13, 2, "minutes"),
        ("states-per-session", 12, 16, "States"),
        ("states-per-session", 13, 14, "States"),
        ("submission-deadline-earliest", 45, 7.2, "months"),
    ],
)
def test_a_limit_is_that_of_its_session(code, session, value, unit):
    found = limit(code, session=session)
    assert (found.value, found.unit) == (value, unit)


def test_review_time_is_divided_between_the_state_and_the_others():
    for session in all_sessions():
        parts = [limit(f"review-time-{who}", session=session).value for who in ("state", "others")]
        assert sum(parts) == limit("review-length", session=session).value


def test_the_plenary_hour_is_three_times_twenty_minutes():
    who = ("state", "states", "stakeholders")
    assert sum(limit(f"plenary-time-{one}", session=48).value for one in who) == 60


def test_one_code_has_at_most_one_number_in_a_session_and_one_unit():
    for code in {one.code for one in all_limits()}:
        dated = [one for one in all_limits() if one.code == code]
        assert len({one.unit for one in dated}) == 1
        for earlier, later in pairwise(dated):
            assert earlier.valid_to_session < later.valid_from_session


def test_unconfirmed_numbers_say_so():
    assert not limit("summary-length", session=48).confirmed
    assert limit("summary-length", session=48).mark == "U"
    assert limit("submission-words-joint", session=40).confirmed
    assert not limit("submission-words-joint", session=41).confirmed
    assert not limit("plenary-speakers-ngo", session=50).confirmed


def test_what_was_not_limited_has_no_number():
    assert find_limit("submission-words-single", session=12) is None
    assert find_limit("report-length", session=2) is None
    with pytest.raises(UnknownLimit) as error:
        limit("submission-words-single", session=12)
    assert "12" in str(error.value)
    with pytest.raises(UnknownLimit) as error:
        limit("submission-words", session=47)
    assert "submission-words-joint" in error.value.nearest
    with pytest.raises(UnknownSession):
        limits_in(77)


def test_every_limit_has_a_name_in_three_languages():
    for one in all_limits():
        assert all(one.names[language] for language in ("en", "es", "fr"))
