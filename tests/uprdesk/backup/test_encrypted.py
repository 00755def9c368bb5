"""age as a stream: constant memory, and failures that stay what they are."""

import errno
import io
import tracemalloc

import pytest

from uprdesk.backup.encrypted import decrypted, encrypt
from uprdesk.backup.refusing import Damaged
from uprdesk.sealing.identity import Identity

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def identity():
    return Identity.new()


def test_memory_does_not_grow_with_what_is_kept(identity, tmp_path):
    """48 MB there and back in less than 4 MB."""
    tracemalloc.start()
    with (tmp_path / "backup").open("wb") as to:
        encrypt((bytes(MEGABYTE) for _ in range(48)), to, identity.public)
    size = 0
    with decrypted(tmp_path / "backup", identity) as plain:
        while piece := plain.read(65536):
            size += len(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == 48 * MEGABYTE
    assert peak < 4 * MEGABYTE


def test_what_broke_while_a_piece_was_made_is_what_is_raised(identity):
    def pieces():
        yield b"some"
        raise LookupError("a column without a way")

    with pytest.raises(LookupError, match="without a way"):
        encrypt(pieces(), io.BytesIO(), identity.public)


def test_a_full_disk_is_an_error_of_the_disk(identity):
    class Full(io.RawIOBase):
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        encrypt([bytes(MEGABYTE)], Full(), identity.public)


@pytest.fixture
def backup(identity, tmp_path):
    with (tmp_path / "backup").open("wb") as to:
        encrypt([bytes(MEGABYTE)], to, identity.public)
    return tmp_path / "backup"


def read_then_fail(place, identity, size):
    with decrypted(place, identity) as plain:
        assert plain.read(size)
        raise ZeroDivisionError


def test_who_stops_reading_early_is_told_their_own_error(backup, identity):
    with pytest.raises(ZeroDivisionError):
        read_then_fail(backup, identity, 10)


def test_damage_at_the_end_is_told_in_place_of_what_it_caused(backup, identity):
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(Damaged):
        read_then_fail(backup, identity, 2 * MEGABYTE)
