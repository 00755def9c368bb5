"""Why a backup is not made, or not restored: each with its sentence, and nothing changed."""

from upr.errors import UprError
from upr.text import gettext_noop, say


class CannotBackUp(UprError):
    """There is nobody to encrypt for, or something in the store cannot be carried over."""


class CannotRestore(UprError):
    """The place to restore to is not empty, or could not take the backup in."""


class NotABackup(UprError):
    """The file is something else."""


class WrongIdentity(UprError):
    """The identity is none, or another than the one the backup was made for."""


class Damaged(UprError):
    """Some of the backup was changed or is missing."""


class TooNew(UprError):
    """A newer version of the program made the backup."""


def no_backup() -> NotABackup:
    """The bytes do not even begin like a backup."""
    return NotABackup(
        say(gettext_noop("This file is not a backup of UPR Desk.")),
        say(gettext_noop("Name the file that “uprdesk backup” wrote.")),
    )


def wrong_identity() -> WrongIdentity:
    """A sound identity that does not open the file; a change in its first lines looks the same."""
    return WrongIdentity(
        say(gettext_noop("This identity does not open this backup.")),
        say(
            gettext_noop(
                "Take the identity that was shown before this backup was made; if it is the right "
                "one, the beginning of the file is damaged: take another copy."
            )
        ),
    )


def no_identity() -> WrongIdentity:
    """The file named by --identity holds none."""
    return WrongIdentity(
        say(gettext_noop("This file holds no backup identity.")),
        say(
            gettext_noop(
                "It is one line that begins with AGE-SECRET-KEY-1, shown when the store was first "
                "started."
            )
        ),
    )


def damaged() -> Damaged:
    """Truncated, changed on the way, or put together by somebody."""
    return Damaged(
        say(gettext_noop("This backup is damaged: not all of it is as it was written.")),
        say(gettext_noop("Take another copy of it, or an older backup.")),
    )


def too_new(program: str) -> TooNew:
    """`program`: the version that made it."""
    return TooNew(
        say(
            gettext_noop("This backup was made by a newer version of UPR Desk (%(version)s)."),
            version=program,
        ),
        say(gettext_noop("Install that version here, then restore.")),
    )


def holds_people() -> CannotRestore:
    """A backup never goes over the work of people."""
    return CannotRestore(
        say(gettext_noop("People already work in this store; a restore would overwrite them.")),
        say(
            gettext_noop(
                "Name a new folder with --data; with PostgreSQL, an empty database with "
                "UPRDESK_DATABASE_URL."
            )
        ),
    )
