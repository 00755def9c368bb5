"""Key pairs (age, X25519): what is wrapped to the public half opens with the private half only.

A person has one, an engagement has one in each generation. Wrapped bytes are age files, so that any
age program opens them; they tell how long their content is and for how many it was wrapped, not
for whom.
"""

from dataclasses import dataclass, field
from typing import NoReturn

import pyrage

from upr.text import gettext_noop, say
from uprdesk.sealing.box import CannotOpen, open_box, seal


@dataclass(frozen=True)
class Identity:
    """A key pair; it cannot be pickled and shows only its public half.

    secret  "AGE-SECRET-KEY-1…"
    public  "age1…"
    """

    secret: str = field(repr=False)
    public: str

    @classmethod
    def new(cls) -> "Identity":
        """A fresh key pair."""
        pair = pyrage.x25519.Identity.generate()
        return cls(str(pair), str(pair.to_public()))

    @classmethod
    def from_secret(cls, secret: str) -> "Identity":
        """The pair of this private half; raises CannotOpen where it is none."""
        pair = private(secret)
        return cls(str(pair), str(pair.to_public()))

    def __str__(self) -> str:
        return self.public

    def __reduce__(self) -> NoReturn:
        raise TypeError("a private key is not pickled")


def wrap(plain: bytes, *publics: str) -> bytes:
    """`plain` for whoever holds one of the private halves; raises CannotOpen for a public half
    that is none, ValueError without any."""
    return pyrage.encrypt(plain, recipients(publics))


def unwrap(wrapped: bytes, identity: Identity) -> bytes:
    """What was wrapped for `identity`; raises CannotOpen for others, and for changed bytes."""
    try:
        return pyrage.decrypt(wrapped, [private(identity.secret)])
    except pyrage.DecryptError:
        raise CannotOpen from None


def recipients(publics: tuple[str, ...]) -> list[pyrage.x25519.Recipient]:
    """The public halves as age takes them; raises CannotOpen and ValueError as `wrap` does."""
    if not publics:
        raise ValueError("nobody could open it")
    try:
        return [pyrage.x25519.Recipient.from_str(public) for public in publics]
    except (pyrage.RecipientError, UnicodeError):
        raise CannotOpen(
            say(gettext_noop("A public key is damaged: nothing can be sealed for its holder.")),
            say(gettext_noop("Ask its holder to sign in, then try again.")),
        ) from None


def seal_identity(identity: Identity, key: bytes, context: str) -> bytes:
    """A box with the private half in it, e.g. under the key of a password."""
    return seal(key, identity.secret.encode("ascii"), context)


def open_identity(sealed: bytes, key: bytes, context: str) -> Identity:
    """The key pair out of its box; raises CannotOpen."""
    return Identity.from_secret(open_box(key, sealed, context).decode("ascii", "replace"))


def private(secret: str) -> pyrage.x25519.Identity:
    """The private half as age takes it; raises CannotOpen where it is none."""
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except (pyrage.IdentityError, UnicodeError):
        raise CannotOpen from None
