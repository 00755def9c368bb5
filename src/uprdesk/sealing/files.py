"""Files: sealed while they are read, in constant memory; what lies on the disk is an age file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyrage

from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.identity import Identity, private, recipients


@dataclass(frozen=True, slots=True)
class Passed:
    """What went through.

    sha256  of the plain file, in hex
    plain   bytes of the plain file
    sealed  bytes of the sealed one
    """

    sha256: str
    plain: int
    sealed: int


def seal_stream(source: BinaryIO, target: BinaryIO, *publics: str) -> Passed:
    """Seal all of `source` into `target` for the holders of these public halves.

    Raises as `identity.wrap` does, and whatever `source` and `target` raise.
    """
    who = recipients(publics)
    plain, sealed = _pass(lambda r, w: pyrage.encrypt_io(r, w, who), source, target)
    return Passed(plain.hash.hexdigest(), plain.bytes, sealed.bytes)


def open_stream(source: BinaryIO, target: BinaryIO, identity: Identity) -> Passed:
    """Open the sealed file `source` into `target`.

    Raises CannotOpen for others' files and for changed or shortened ones, and whatever `source` and
    `target` raise; then `target` may hold a beginning of the content: throw it away.
    """
    own = private(identity.secret)
    sealed, plain = _pass(lambda r, w: pyrage.decrypt_io(r, w, [own]), source, target)
    return Passed(plain.hash.hexdigest(), plain.bytes, sealed.bytes)


class _Watched:
    """A file whose bytes are counted and hashed, and whose own fault is remembered: the library
    would tell it as damaged content."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.bytes, self.hash = file, 0, hashlib.sha256()
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        some = self._noting_faults(self.file.read, size)
        self._count(some)
        return some

    def write(self, some: bytes) -> int:
        """All of `some`."""
        self._noting_faults(self.file.write, some)
        self._count(some)
        return len(some)

    def _count(self, some: bytes) -> None:
        self.bytes += len(some)
        self.hash.update(some)

    def _noting_faults(self, work: Callable[[Any], Any], what: int | bytes) -> Any:
        try:
            return work(what)
        except BaseException as fault:
            self.fault = fault
            raise


def _pass(
    work: Callable[[_Watched, _Watched], None], source: BinaryIO, target: BinaryIO
) -> tuple[_Watched, _Watched]:
    """Do `work` between the two files and return what was seen of them."""
    reader, writer = _Watched(source), _Watched(target)
    try:
        work(reader, writer)
    except (pyrage.EncryptError, pyrage.DecryptError, OSError):
        raise reader.fault or writer.fault or CannotOpen() from None
    return reader, writer
