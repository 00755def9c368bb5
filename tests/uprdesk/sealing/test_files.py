"""Sealed files: what goes in comes out, whole or not at all."""

import hashlib
import io

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.files import open_stream, seal_stream
from uprdesk.sealing.identity import Identity

OWN, FRIEND, STRANGER = Identity.new(), Identity.new(), Identity.new()
few = settings(max_examples=30, deadline=None)
LONG = bytes(range(256)) * 1000
"""Four chunks of age."""


def sealed(plain, *publics):
    target = io.BytesIO()
    seal_stream(io.BytesIO(plain), target, *(publics or (OWN.public,)))
    return target.getvalue()


def opened(some, identity=OWN):
    target = io.BytesIO()
    open_stream(io.BytesIO(some), target, identity)
    return target.getvalue()


SEALED = sealed(LONG)


class Failing(io.BytesIO):
    """A file on a disk that is full, or gone."""

    def read(self, size=-1):
        raise OSError(5, "the disk is gone")

    def write(self, some):
        raise OSError(28, "the disk is full")


@few
@given(st.binary(max_size=3000))
def test_a_file_opens_for_each_holder_and_nobody_else(plain):
    some = sealed(plain, OWN.public, FRIEND.public)
    assert opened(some) == opened(some, FRIEND) == plain
    with pytest.raises(CannotOpen):
        opened(some, STRANGER)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_000_000])
def test_sizes_and_hash_are_told(size):
    plain, target, again = bytes(size), io.BytesIO(), io.BytesIO()
    passed = seal_stream(io.BytesIO(plain), target, OWN.public)
    assert passed.sha256 == hashlib.sha256(plain).hexdigest()
    assert (passed.plain, passed.sealed) == (size, len(target.getvalue()))
    assert open_stream(io.BytesIO(target.getvalue()), again, OWN) == passed


@few
@given(st.integers(0, len(SEALED) - 1), st.integers(0, 7))
def test_changed_and_shortened_files_do_not_open(at, bit):
    changed = bytearray(SEALED)
    changed[at] ^= 1 << bit
    for some in (bytes(changed), SEALED[:at], SEALED + b"more"):
        with pytest.raises(CannotOpen):
            opened(some)


def test_chunks_cannot_be_left_out_or_swapped():
    header = len(SEALED) - len(LONG) - 4 * 16
    chunk = 65_536 + 16
    one, two = SEALED[header : header + chunk], SEALED[header + chunk : header + 2 * chunk]
    rest = SEALED[header + 2 * chunk :]
    for some in (two + one + rest, two + rest, one + two):
        with pytest.raises(CannotOpen):
            opened(SEALED[:header] + some)


@given(st.binary(max_size=400))
def test_files_of_strangers_do_not_open(some):
    with pytest.raises(CannotOpen):
        opened(some)


def test_any_age_program_opens_it():
    pair = pyrage.x25519.Identity.from_str(OWN.secret)
    assert pyrage.decrypt(SEALED, [pair]) == LONG


def test_a_fault_of_the_disk_is_told_as_such():
    with pytest.raises(OSError, match="full"):
        seal_stream(io.BytesIO(LONG), Failing(), OWN.public)
    with pytest.raises(OSError, match="full"):
        open_stream(io.BytesIO(SEALED), Failing(), OWN)
    with pytest.raises(OSError, match="gone"):
        seal_stream(Failing(), io.BytesIO(), OWN.public)
    with pytest.raises(OSError, match="gone"):
        open_stream(Failing(), io.BytesIO(), OWN)


def test_real_files_are_passed_through(tmp_path):
    (tmp_path / "plain").write_bytes(LONG)
    with (tmp_path / "plain").open("rb") as source, (tmp_path / "sealed").open("wb") as target:
        seal_stream(source, target, OWN.public)
    assert opened((tmp_path / "sealed").read_bytes()) == LONG
    with pytest.raises(ValueError, match="nobody"):
        seal_stream(io.BytesIO(), io.BytesIO())
