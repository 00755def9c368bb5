"""Codes of an app."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdesk.coalition.second_step.totp import FAR, SECONDS, AppKey, Verdict, judge, step_of

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
KEY = AppKey(secret=base64.b32encode(b"12345678901234567890").decode())


def shown(off: int = 0, key: AppKey = KEY) -> str:
    """What a telephone shows whose clock is `off` steps ahead."""
    return key.code(step_of(NOON) + off)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(second, code):
    """RFC 6238, appendix B, the last six of eight digits."""
    at = datetime.fromtimestamp(second, UTC)
    assert KEY.code(step_of(at)) == code
    assert judge(KEY, code, at).verdict is Verdict.RIGHT


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_code_may_be_half_a_minute_early_or_late(off):
    assert judge(KEY, shown(off), NOON).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("off", "minutes"), [(2, 1), (-2, 1), (4, 2), (-5, 2), (10, 5), (20, 10), (-20, 10)]
)
def test_a_wrong_clock_is_recognised_and_measured(off, minutes):
    judged = judge(KEY, shown(off), NOON)
    assert judged.verdict is Verdict.OTHER_TIME
    assert (judged.off, judged.minutes) == (off, minutes)


@pytest.mark.parametrize("off", [FAR + 1, -FAR - 1])
def test_further_away_a_code_is_just_wrong(off):
    assert judge(KEY, shown(off), NOON).verdict is Verdict.WRONG


def test_a_code_is_taken_once_also_by_a_telephone_that_is_early():
    for off in (1, 0, -1):
        first = judge(KEY, shown(off), NOON)
        again = judge(first.key, shown(off), NOON + timedelta(seconds=SECONDS * max(off, 0)))
        assert (first.verdict, again.verdict) == (Verdict.RIGHT, Verdict.USED)


def test_a_used_code_does_not_stop_the_next_one():
    used = judge(KEY, shown(), NOON).key
    assert judge(used, shown(1), NOON + timedelta(seconds=SECONDS)).verdict is Verdict.RIGHT


def test_a_code_of_the_future_that_was_told_is_never_taken():
    """Otherwise whoever guesses would have twenty times as many codes to hit, and only to wait."""
    told = judge(KEY, shown(5), NOON).key
    later = NOON + timedelta(seconds=SECONDS * 5)
    assert judge(told, shown(5), later).verdict is Verdict.USED
    assert judge(told, KEY.code(step_of(later) + 1), later).verdict is Verdict.RIGHT


def test_used_codes_are_forgotten_when_nothing_can_take_them_any_more():
    key = judge(KEY, shown(), NOON).key
    later = NOON + timedelta(hours=1)
    key = judge(key, KEY.code(step_of(later)), later).key
    assert key.used == (step_of(later),)


def test_where_our_clock_goes_back_a_used_code_stays_used():
    key = judge(KEY, shown(), NOON).key
    for back in (1, 5, 19):
        earlier = NOON - timedelta(seconds=SECONDS * back)
        assert judge(key, shown(), earlier).verdict is Verdict.USED


@given(typed=st.text(max_size=12))
def test_anything_may_be_typed(typed):
    verdict = judge(KEY, typed, NOON).verdict
    near = {shown(off) for off in range(-FAR, FAR + 1)}
    assert (verdict is Verdict.WRONG) == ("".join(typed.split()) not in near)


def test_blanks_between_the_digits_do_not_matter():
    code = shown()
    assert judge(KEY, f" {code[:3]} {code[3:]}\n", NOON).verdict is Verdict.RIGHT


def test_a_new_key_is_long_random_and_easy_to_type():
    key = AppKey.new()
    assert key != AppKey.new()
    assert len(base64.b32decode(key.secret)) == 20
    assert [len(group) for group in key.grouped.split()] == [4] * 8


def test_the_picture_tells_the_app_the_key_and_neither_site_nor_person():
    address = urlsplit(AppKey.new().address)
    asked = parse_qs(address.query)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert address.path.startswith("/Desk%20")
    assert set(asked) <= {"secret", "digits", "period", "algorithm"}
    assert (asked["digits"], asked["period"]) == (["6"], ["30"])
