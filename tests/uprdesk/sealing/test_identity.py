"""Key pairs: wrapped for one or for many, opened by nobody else, shown nowhere."""

import copy
import logging
import pickle

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprdesk.sealing.box import CannotOpen, derive
from uprdesk.sealing.identity import Identity, open_identity, seal_identity, unwrap, wrap

OWN, FRIEND, STRANGER = Identity.new(), Identity.new(), Identity.new()
WRAPPED = wrap(b"something", OWN.public)
KEY = derive(b"a secret of at least thirty-two bytes", "test")
few = settings(max_examples=40)


@few
@given(st.binary(max_size=5000))
def test_what_was_wrapped_opens_for_each_and_for_nobody_else(plain):
    wrapped = wrap(plain, OWN.public, FRIEND.public)
    assert unwrap(wrapped, OWN) == unwrap(wrapped, FRIEND) == plain
    with pytest.raises(CannotOpen):
        unwrap(wrapped, STRANGER)


@few
@given(st.data())
def test_changed_or_cut_bytes_do_not_open(data):
    wrapped = bytearray(WRAPPED)
    with pytest.raises(CannotOpen):
        unwrap(bytes(wrapped[: data.draw(st.integers(0, len(wrapped) - 1))]), OWN)
    wrapped[data.draw(st.integers(0, len(wrapped) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CannotOpen):
        unwrap(bytes(wrapped), OWN)


@given(st.binary(max_size=300))
def test_bytes_of_strangers_do_not_open(some):
    with pytest.raises(CannotOpen):
        unwrap(some, OWN)


@given(st.text(alphabet=st.characters(), max_size=90))
def test_a_key_that_is_none_is_refused_in_our_words(text):
    with pytest.raises(CannotOpen):
        Identity.from_secret(text)
    with pytest.raises(CannotOpen):
        wrap(b"", text)


def test_something_wrapped_for_nobody_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="nobody"):
        wrap(b"")


def test_the_halves_are_those_that_age_knows():
    pair = pyrage.x25519.Identity.from_str(OWN.secret)
    assert str(pair.to_public()) == OWN.public == Identity.from_secret(OWN.secret).public
    assert pyrage.decrypt(wrap(b"to any age program", OWN.public), [pair]) == b"to any age program"


def test_a_known_private_half_has_its_known_public_half():
    """The example in the documentation of age."""
    known = Identity.from_secret(
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    )
    assert known.public == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def test_the_private_half_lies_in_a_box():
    sealed = seal_identity(OWN, KEY, "person.1")
    assert open_identity(sealed, KEY, "person.1") == OWN
    for key, context in ((derive(KEY, "x"), "person.1"), (KEY, "person.2")):
        with pytest.raises(CannotOpen):
            open_identity(sealed, key, context)


def test_the_private_half_is_shown_and_pickled_nowhere(caplog):
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("uprdesk").error("%s %r %s", OWN, OWN, {"identity": OWN})
    shown = f"{OWN} {OWN!r} {[OWN]} {OWN!s} {caplog.text}"
    assert OWN.public in shown
    assert "SECRET" not in shown.upper().replace("SECRET=", "")
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not pickled"):
            way(OWN)
