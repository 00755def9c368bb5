"""Sealed boxes: AES-256-GCM around a few bytes, which open for one key and in one place only.

Layout of a box: one version byte (1), 12 bytes of nonce, then the cipher text with its tag. Inside
stands the length of the content (4 bytes, big-endian), the content, and zeros up to a multiple of
256 bytes: a box tells how much it holds only roughly. The version and the place ("context") are
authenticated with it, so a box that was moved to another row or column does not open.

Nonces are random: one key may seal 2**32 boxes (NIST SP 800-38D, 8.3).
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from upr.errors import UprError
from upr.text import Text, gettext_noop, say

VERSION = b"\x01"
KEY_BYTES, NONCE_BYTES, TAG_BYTES, LENGTH_BYTES = 32, 12, 16, 4
BLOCK = 256
"""Bytes to whose multiple the inside of a box is filled up."""

SEALED = say(gettext_noop("This is sealed and does not open with this key."))
NEXT_STEP = say(
    gettext_noop("Sign in again; if that does not help, ask a member who can open it to look.")
)


class CannotOpen(UprError):
    """The key is another one, or the sealed bytes were changed, cut short or moved.

    Which of these is not told, and nothing of what is inside.
    """

    def __init__(self, message: Text = SEALED, hint: Text = NEXT_STEP) -> None:
        super().__init__(message, hint)


def derive(secret: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256, no salt, RFC 5869).

    secret  at least 32 random bytes, or what a password was stretched into
    """
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


def seal(key: bytes, plain: bytes, context: str) -> bytes:
    """A box with `plain` in it; the same content gives another box each time.

    key      32 bytes; ValueError otherwise
    context  where the box will lie, e.g. "table.column.17"
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, padded(plain), _bound(context))


def open_box(key: bytes, sealed: bytes, context: str) -> bytes:
    """What is in the box; raises CannotOpen, and nothing else, where it does not open."""
    nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if sealed[:1] != VERSION or len(key) != KEY_BYTES or len(rest) < TAG_BYTES:
        raise CannotOpen
    try:
        return unpadded(AESGCM(key).decrypt(nonce, rest, _bound(context)))
    except InvalidTag:
        # the library's error says no more than ours
        raise CannotOpen from None


def padded(plain: bytes) -> bytes:
    """`plain` behind its length, filled up to a multiple of 256 bytes."""
    told = len(plain).to_bytes(LENGTH_BYTES, "big") + plain
    return told + bytes(-len(told) % BLOCK)


def unpadded(filled: bytes) -> bytes:
    """What was filled up; raises CannotOpen where these bytes were not made by `padded`."""
    length = int.from_bytes(filled[:LENGTH_BYTES], "big")
    plain = filled[LENGTH_BYTES : LENGTH_BYTES + length]
    if padded(plain) != filled:
        raise CannotOpen
    return plain


def _bound(context: str) -> bytes:
    """What is authenticated beside the content."""
    return VERSION + context.encode("utf-8", "surrogatepass")
