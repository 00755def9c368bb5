"""Codes from an app (TOTP, RFC 6238): six digits, new every thirty seconds.

A code is taken one step early or late, and once. A code that is right for a moment up to ten
minutes away is not taken, but recognised: then a clock is wrong, and the person can be told so. That
must not help whoever guesses: a code of the future that was recognised is never taken.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.crypto import constant_time_compare

DIGITS, SECONDS = 6, 30
WINDOW = 1
"""Steps by which a code may be early or late."""
FAR = 20
"""Steps within which a wrong clock is recognised: ten minutes."""
SECRET_BYTES = 20
IN_ORDER = sorted(range(-FAR, FAR + 1), key=abs)


@dataclass(frozen=True, kw_only=True)
class AppKey:
    """What the app and we know.

    secret  in base32, as apps take it
    used    steps (of thirty seconds since 1970) whose code is not taken any more
    """

    secret: str
    used: tuple[int, ...] = ()

    @classmethod
    def new(cls) -> "AppKey":
        """A random key."""
        return cls(secret=base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii"))

    @property
    def grouped(self) -> str:
        """The secret in groups of four, for typing."""
        return " ".join(self.secret[at : at + 4] for at in range(0, len(self.secret), 4))

    @property
    def label(self) -> str:
        """How the app lists it: whoever sees the telephone learns no site and no pseudonym. The
        number keeps two of them apart, since some apps replace what has the same label."""
        return f"Desk {hashlib.sha256(self.secret.encode()).digest()[0]}"

    @property
    def address(self) -> str:
        """What the picture says to the app ("otpauth://totp/…")."""
        return self._totp.get_provisioning_uri(self.label, None)

    def code(self, step: int) -> str:
        """The six digits of one step."""
        return self._totp.generate(step * SECONDS).decode("ascii")

    @property
    def _totp(self) -> TOTP:
        # SHA-1 is what apps can do; as a keyed digest it is sound
        return TOTP(base64.b32decode(self.secret), DIGITS, SHA1(), SECONDS)  # noqa: S303


class Verdict(Enum):
    """What a typed code is."""

    RIGHT = auto()
    USED = auto()  # right, but taken before
    OTHER_TIME = auto()  # right at another time: a clock is wrong
    WRONG = auto()


@dataclass(frozen=True)
class Judged:
    """A typed code after it was looked at.

    key  as it is to be kept from now on; the same where nothing changed
    off  steps by which the telephone is ahead (behind: negative); 0 where the code is wrong
    """

    verdict: Verdict
    key: AppKey
    off: int = 0

    @property
    def minutes(self) -> int:
        """By how many minutes the clocks differ, at least one."""
        return max(1, round(abs(self.off) * SECONDS / 60))


def step_of(at: datetime) -> int:
    """The step in which `at` lies."""
    return int(at.timestamp()) // SECONDS


def judge(key: AppKey, typed: str, at: datetime) -> Judged:
    """Whether `typed` is a code of `key` at `at`; blanks in it do not matter."""
    now, typed = step_of(at), "".join(typed.split())
    off = next((o for o in IN_ORDER if constant_time_compare(key.code(now + o), typed)), None)
    if off is None:
        return Judged(Verdict.WRONG, key)
    if now + off in key.used:
        return Judged(Verdict.USED, key, off)
    kept = {step for step in key.used if step >= now - FAR} | {now + off}
    verdict = Verdict.RIGHT if abs(off) <= WINDOW else Verdict.OTHER_TIME
    return Judged(verdict, replace(key, used=tuple(sorted(kept))), off)
