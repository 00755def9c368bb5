"""One slow derivation of a password gives two things: what proves it and what opens with it.

Argon2id makes 32 bytes of the password; HKDF makes of these a verifier and a key, neither of which
tells the other. The store keeps the SHA-256 of the verifier; the key is never stored. So signing
in costs one derivation, and whoever has the store must pay it for each password they try.
"""

import base64
import binascii
import hashlib
import secrets
import unicodedata
from dataclasses import astuple, dataclass
from threading import Lock

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.conf import settings
from django.contrib.auth.hashers import BasePasswordHasher, mask_hash
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_noop

from uprdesk.sealing.box import derive

ALGORITHM = "stretched"
SALT_BYTES = 16
ONE_AT_A_TIME = Lock()
"""Held while a process derives. Two derivations of several lanes beside each other wait for each
other's threads for ever (seen with OpenSSL 4.0.3); and many at once would fill the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation takes; ValueError for what Argon2 cannot do or nobody would wait for.

    memory_kib  memory in KiB, at least 8 for each lane, at most a GiB
    iterations  passes over it, at most 100
    lanes       parts worked on side by side, at most 16
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        sound = 1 <= self.lanes <= 16 and 1 <= self.iterations <= 100
        if not sound or not 8 * self.lanes <= self.memory_kib <= 1024 * 1024:
            raise ValueError("no cost of a derivation")


@dataclass(frozen=True, slots=True)
class _Stored:
    """The parts of "stretched$memory,iterations,lanes$salt$verifier"."""

    cost: Cost
    salt: bytes
    verifier: str

    @classmethod
    def read(cls, encoded: str) -> "_Stored":
        """Raises ValueError where `encoded` is not of this form."""
        algorithm, cost, salt, verifier = encoded.split("$")
        if algorithm != ALGORITHM:
            raise ValueError("not stretched by us")
        memory, iterations, lanes = (int(number) for number in cost.split(","))
        return cls(Cost(memory, iterations, lanes), base64.b64decode(salt, validate=True), verifier)

    def __str__(self) -> str:
        cost = ",".join(str(number) for number in astuple(self.cost))
        return f"{ALGORITHM}${cost}${_base64(self.salt)}${self.verifier}"


def usual_cost() -> Cost:
    """The cost that this installation asks for: `settings.SIGN_IN_COST`."""
    return Cost(*settings.SIGN_IN_COST)


def encode(password: str, cost: Cost | None = None) -> tuple[str, bytes]:
    """What the store keeps of a new password, and the 32-byte key that it opens.

    cost  None: as the settings say
    """
    return _encode(password, secrets.token_bytes(SALT_BYTES), cost or usual_cost())


def open_with(password: str, encoded: str) -> bytes | None:
    """The key of this password; None where it is the wrong one, or `encoded` is not of ours."""
    try:
        stored = _Stored.read(encoded)
        verifier, key = _stretch(password, stored.salt, stored.cost)
    except (ValueError, binascii.Error):
        return None
    return key if constant_time_compare(verifier, stored.verifier) else None


def pretend(password: str) -> None:
    """Take as long as a real sign-in: for a pseudonym that nobody has."""
    _stretch(password, bytes(SALT_BYTES), usual_cost())


def outdated(encoded: str) -> bool:
    """Whether the settings ask for another cost than this was made with.

    Whoever makes it anew must seal again, with the new key, what the old key opens.
    """
    try:
        return _Stored.read(encoded).cost != usual_cost()
    except ValueError:
        return True


class SplitArgon2Hasher(BasePasswordHasher):
    """Django's way to the same string: `set_password` and `check_password` work with it.

    It never asks Django to make a string anew for another cost: that would change the key behind
    the back of whatever is sealed with it. Signing in does both: see `outdated`.
    """

    algorithm = ALGORITHM

    def salt(self) -> str:
        """A new salt, in base64."""
        return _base64(secrets.token_bytes(SALT_BYTES))

    def encode(self, password: str, salt: str) -> str:
        """What the store keeps of `password`."""
        return _encode(password, base64.b64decode(salt, validate=True), usual_cost())[0]

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password."""
        return open_with(password, encoded) is not None

    def decode(self, encoded: str) -> dict[str, object]:
        """The parts of the string, as Django names them."""
        stored = _Stored.read(encoded)
        return {
            "algorithm": ALGORITHM,
            "salt": _base64(stored.salt),
            "hash": stored.verifier,
            **{name: getattr(stored.cost, name) for name in Cost.__slots__},
        }

    def safe_summary(self, encoded: str) -> dict[str, object]:
        """The parts that may be shown, by their names."""
        told = self.decode(encoded)
        return {
            gettext_noop("algorithm"): told["algorithm"],
            gettext_noop("salt"): mask_hash(str(told["salt"])),
            gettext_noop("hash"): mask_hash(str(told["hash"])),
        }

    def must_update(self, encoded: str) -> bool:
        """Never: see the class."""
        return False

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing: the time of Argon2 cannot be filled up sensibly."""


def _encode(password: str, salt: bytes, cost: Cost) -> tuple[str, bytes]:
    verifier, key = _stretch(password, salt, cost)
    return str(_Stored(cost, salt, verifier)), key


def _stretch(password: str, salt: bytes, cost: Cost) -> tuple[str, bytes]:
    """The verifier's digest in base64, and the key; ValueError for a cost that cannot be.

    Two keyboards may type "é" in two ways: both are brought into one (NFC).
    """
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    with ONE_AT_A_TIME:
        secret = Argon2id(
            salt=salt,
            length=32,
            iterations=cost.iterations,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(typed)
    verifier = hashlib.sha256(derive(secret, "verifier")).digest()
    return _base64(verifier), derive(secret, "key")


def _base64(some: bytes) -> str:
    return base64.b64encode(some).decode("ascii")
