"""The layer inside: a tar of plain files without links, owners or times, read block by block.

Only ordinary members are read, each with a limit: nothing here unpacks, follows or expands.
"""

import tarfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from uprdesk.backup.refusing import damaged

BLOCK = tarfile.BLOCKSIZE
PIECE = 128 * BLOCK
CLOSING = bytes(2 * BLOCK)


def member(name: str, content: bytes) -> Iterator[bytes]:
    """The pieces of one member that is in memory."""
    yield from streamed(name, len(content), [content])


def streamed(name: str, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of one member whose `size` in bytes is known before."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    yield info.tobuf(tarfile.GNU_FORMAT)
    yield from pieces
    yield bytes(-size % BLOCK)


class Body:
    """What one member holds; raises Damaged where the archive ends before it does."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self.stream = stream
        self.size = self.left = size

    def pieces(self) -> Iterator[bytes]:
        """The bytes, some at a time."""
        while self.left:
            piece = exactly(self.stream, min(PIECE, self.left))
            self.left -= len(piece)
            yield piece

    def whole(self, limit: int) -> bytes:
        """All bytes; raises Damaged where they are more than `limit`."""
        if self.size > limit:
            raise damaged()
        return b"".join(self.pieces())


def members(stream: BinaryIO) -> Iterator[tuple[str, Body]]:
    """Name and content of each member, in order; what a caller leaves of one is stepped over.

    Raises Damaged for everything but ordinary files, and unless it ends as a tar ends.
    """
    while (block := exactly(stream, BLOCK)) != bytes(BLOCK):
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError):
            raise damaged() from None
        if info.type != tarfile.REGTYPE or info.size < 0:
            raise damaged()
        body = Body(stream, info.size)
        yield info.name, body
        for _ in body.pieces():
            pass
        exactly(stream, -info.size % BLOCK)
    if stream.read(2 * BLOCK) != bytes(BLOCK):  # and nothing behind it
        raise damaged()


def exactly(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes; raises Damaged where there are fewer."""
    found = stream.read(size)
    if len(found) != size:
        raise damaged()
    return found
