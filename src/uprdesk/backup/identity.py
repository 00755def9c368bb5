"""The backup identity: its public half lies in the store, its private half with people only."""

import os
from pathlib import Path

from upr.text import gettext_noop, say
from uprdesk.backup.refusing import CannotBackUp, no_identity
from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.identity import Identity, recipients

NAME = "backup-identity"
"""File in the store's folder: the public half, "age1…"."""

SIZE = 64 * 1024
"""No file with an identity is longer."""


def there(folder: Path) -> bool:
    """Whether the store in `folder` has one."""
    return (folder / NAME).is_file()


def make(folder: Path) -> Identity:
    """A fresh identity for the store; its public half replaces the one that was there.

    The private half is in what is returned, and nowhere else.
    """
    fresh = Identity.new()
    unfinished = folder / f".{NAME}.unfinished"
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(fresh.public + "\n")
    unfinished.replace(folder / NAME)
    return fresh


def public(folder: Path) -> str:
    """The public half; raises CannotBackUp where there is none, or none that can be used."""
    try:
        half = (folder / NAME).read_text("utf-8").strip()
        recipients((half,))
    except (FileNotFoundError, UnicodeDecodeError, CannotOpen) as error:
        raise CannotBackUp(
            say(gettext_noop("This store has no backup identity.")),
            say(gettext_noop("Make one with “uprdesk backup --new-identity”, at a terminal.")),
        ) from error
    return half


def read(path: Path) -> Identity:
    """The identity in a file of a person: its first line that is no remark.

    Raises WrongIdentity where there is none.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines = [line.strip() for line in file.read(SIZE).splitlines()]
        secret = next(line for line in lines if line and not line.startswith("#"))
        return Identity.from_secret(secret.upper())
    except (UnicodeDecodeError, StopIteration, CannotOpen):
        raise no_identity() from None
