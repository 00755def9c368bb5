"""The outermost layer: age, streamed both ways in constant memory."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pyrage

from uprdesk.backup.refusing import damaged, no_backup, wrong_identity
from uprdesk.sealing.identity import Identity, recipients

BEGINNING = b"age-encryption.org/v1\n"


class Pieces:
    """Hands out pieces of bytes as a file that is read; remembers what broke while making them."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = iter(pieces)
        self.left = b""
        self.failure: Exception | None = None

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        try:
            while not self.left:
                piece = next(self.pieces, None)
                if piece is None:
                    return b""
                self.left = piece
        except Exception as error:
            self.failure = error
            raise
        given, self.left = self.left[:size], self.left[size:]
        return given


def encrypt(pieces: Iterable[bytes], to: BinaryIO, public: str) -> None:
    """Write `pieces` for the holder of the private half of `public`.

    Raises whatever making a piece raised, and OSError when `to` cannot be written.
    """
    source = Pieces(pieces)
    try:
        pyrage.encrypt_io(source, to, recipients((public,)))
    except pyrage.EncryptError as error:
        raise source.failure or OSError(str(error)) from error


def looks_encrypted(path: Path) -> bool:
    """Whether the file begins as an age file does."""
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


@contextmanager
def decrypted(path: Path, identity: Identity) -> Iterator[BinaryIO]:
    """The plain bytes as a stream that can be read once.

    Raises NotABackup, WrongIdentity and Damaged: also at the end of the block, and then in place
    of what the block raised over bytes that broke off.
    """
    if not looks_encrypted(path):
        raise no_backup()
    reading, writing = os.pipe()
    failures: list[Exception] = []
    with path.open("rb") as source, os.fdopen(reading, "rb") as plain:
        # age pushes what it decrypts, and a reader of tar pulls: they meet in a pipe
        pushing = threading.Thread(
            target=_push, args=(source, writing, identity, failures), daemon=True
        )
        pushing.start()
        try:
            yield plain
        finally:
            plain.close()
            pushing.join()
            if failures:
                raise _told(failures[0]) from failures[0]


def _push(source: BinaryIO, writing: int, identity: Identity, failures: list[Exception]) -> None:
    pair = pyrage.x25519.Identity.from_str(identity.secret)
    with os.fdopen(writing, "wb", buffering=0) as to, suppress(BrokenPipeError):
        # a broken pipe: the reader has seen enough, and says itself what is wrong
        try:
            pyrage.decrypt_io(source, to, [pair])
        except (pyrage.DecryptError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            failures.append(error)


def _told(failure: Exception) -> Exception:
    """What a person is told; a disk that cannot be read is no damage to the backup."""
    if isinstance(failure, OSError) and failure.errno is not None:
        return failure
    return wrong_identity() if str(failure) == "No matching keys found" else damaged()
