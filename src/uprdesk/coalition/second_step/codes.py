"""Recovery codes: ten, on paper, each used once. Only their digests are kept."""

import hashlib
import secrets
from dataclasses import dataclass, replace

COUNT = 10
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: no i, l, o, u, so that nobody takes one sign for another."""
LENGTH = 10
"""Signs of a code: 50 bits."""
MISREAD = str.maketrans("ilo", "110")


@dataclass(frozen=True, kw_only=True)
class Codes:
    """The codes that can still be used.

    salt     hex; the same code of two people gives two digests
    digests  hex, one for each code
    """

    salt: str
    digests: tuple[str, ...]


def make() -> tuple[Codes, tuple[str, ...]]:
    """Ten new codes: what is kept of them, and they themselves, to be shown once."""
    shown = tuple(_code() for _ in range(COUNT))
    salt = secrets.token_hex(16)
    return Codes(salt=salt, digests=tuple(_digest(salt, code) for code in shown)), shown


def use(codes: Codes, typed: str) -> Codes | None:
    """The codes without the one that was typed; None where it is none of them."""
    digest = _digest(codes.salt, typed)
    left = tuple(each for each in codes.digests if not secrets.compare_digest(each, digest))
    return None if len(left) == len(codes.digests) else replace(codes, digests=left)


def _code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{letters[: LENGTH // 2]}-{letters[LENGTH // 2 :]}"


def _digest(salt: str, typed: str) -> str:
    """Of the code as it is meant: capital letters, hyphens and blanks do not matter."""
    meant = "".join(typed.casefold().split()).replace("-", "").translate(MISREAD)
    return hashlib.sha256(f"{salt} {meant}".encode("utf-8", "surrogatepass")).hexdigest()
