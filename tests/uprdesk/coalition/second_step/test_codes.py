"""Recovery codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdesk.coalition.second_step import codes
from uprdesk.sealing.inside import to_bytes

KEPT, SHOWN = codes.make()


def test_there_are_ten_and_each_works_once():
    kept, shown = codes.make()
    assert len(set(shown)) == 10
    for left, code in enumerate(shown):
        assert len(kept.digests) == 10 - left
        after = codes.use(kept, code)
        assert codes.use(after, code) is None
        kept = after
    assert kept.digests == ()


@pytest.mark.parametrize(
    "typed", [str.upper, lambda c: c.replace("-", " "), lambda c: f"  {c.replace('-', '')}\n"]
)
def test_a_code_is_taken_as_it_is_written_by_hand(typed):
    assert codes.use(KEPT, typed(SHOWN[3])) is not None


def test_signs_that_look_alike_are_taken_for_each_other():
    kept, shown = codes.make()
    for code in shown:
        assert codes.use(kept, code.replace("0", "O").replace("1", "l")) is not None
        assert codes.use(kept, code.replace("0", "o").replace("1", "I")) is not None


@given(st.text(max_size=40))
def test_what_is_not_among_them_is_none(typed):
    assert codes.use(KEPT, typed) is None


def test_what_is_kept_does_not_tell_them():
    kept = to_bytes(KEPT)
    assert not [code for code in SHOWN if code.encode() in kept or code[:5].encode() in kept]


def test_codes_of_another_list_do_not_work():
    other, _ = codes.make()
    assert not [code for code in SHOWN if codes.use(other, code)]
