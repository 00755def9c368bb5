"""Boxes: what goes in comes out, for the right key in the right place, and never otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdesk.sealing.box import BLOCK, CannotOpen, derive, open_box, padded, seal, unpadded

KEY = bytes(range(32))
ROUGH = {0: 256, 252: 256, 253: 512, 508: 512}
"""Bytes of content → bytes of the inside."""


@given(st.binary(max_size=2000), st.text())
def test_what_was_sealed_comes_out(plain, context):
    assert open_box(KEY, seal(KEY, plain, context), context) == plain


@given(st.binary(max_size=600), st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY))
def test_another_key_does_not_open(plain, other):
    with pytest.raises(CannotOpen):
        open_box(other, seal(KEY, plain, "a"), "a")


@given(st.text(), st.text())
def test_a_box_does_not_open_in_another_place(here, there):
    if here != there:
        with pytest.raises(CannotOpen):
            open_box(KEY, seal(KEY, b"where", here), there)


@given(st.binary(max_size=300), st.data())
def test_one_flipped_bit_anywhere_is_noticed(plain, data):
    sealed = bytearray(seal(KEY, plain, "a"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CannotOpen):
        open_box(KEY, bytes(sealed), "a")


@given(st.data())
def test_a_box_cut_short_or_made_longer_does_not_open(data):
    sealed = seal(KEY, b"something", "a")
    with pytest.raises(CannotOpen):
        open_box(KEY, sealed[: data.draw(st.integers(0, len(sealed) - 1))], "a")
    with pytest.raises(CannotOpen):
        open_box(KEY, sealed + data.draw(st.binary(min_size=1, max_size=40)), "a")


@given(st.binary(max_size=400), st.binary(max_size=40))
def test_bytes_of_strangers_and_keys_of_any_length_are_refused_in_our_words(sealed, key):
    with pytest.raises(CannotOpen):
        open_box(key, sealed, "a")


def test_the_same_content_gives_another_box_each_time():
    assert len({seal(KEY, b"same", "a") for _ in range(50)}) == 50


@pytest.mark.parametrize(("content", "inside"), ROUGH.items())
def test_a_box_tells_its_length_only_roughly(content, inside):
    assert len(seal(KEY, bytes(content), "a")) == 1 + 12 + inside + 16
    assert len(padded(bytes(content))) == inside


@given(st.binary(max_size=600))
def test_only_what_padded_made_is_unpadded(some):
    assert unpadded(padded(some)) == some
    filled = padded(some)
    with pytest.raises(CannotOpen):
        unpadded(filled + bytes(BLOCK))
    with pytest.raises(CannotOpen):
        unpadded(filled[:-1])


def test_a_key_of_another_length_seals_nothing():
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"short", b"", "a")


def test_the_error_tells_nothing_of_the_content_or_the_key():
    with pytest.raises(CannotOpen) as caught:
        open_box(derive(KEY, "other"), seal(KEY, b"a name", "place"), "place")
    error = caught.value
    told = f"{error!r} {error.message} {error.hint}"
    assert error.hint
    assert error.__cause__ is None
    assert not any(word in told for word in ("a name", "place", "InvalidTag", KEY.hex()))


def test_a_box_is_what_any_aes_gcm_opens():
    """Read back by hand, as docs of the format say it."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    sealed = seal(KEY, b"content", "table.column.1")
    nonce, text, tag = sealed[1:13], sealed[13:-16], sealed[-16:]
    opener = Cipher(algorithms.AES256(KEY), modes.GCM(nonce, tag)).decryptor()
    opener.authenticate_additional_data(b"\x01table.column.1")
    inside = opener.update(text) + opener.finalize()
    assert inside == b"\0\0\0\x07content".ljust(256, b"\0")


def test_keys_are_derived_as_rfc_5869_says():
    """Test case 3 of the RFC: no salt, no info; its first 32 bytes."""
    expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derive(b"\x0b" * 22, "").hex() == expected


def test_each_purpose_has_its_own_key():
    assert len({derive(KEY, purpose) for purpose in ("", "a", "b", "ab")}) == 4
