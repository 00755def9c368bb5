"""What can go wrong on purpose: each error says what is wrong and the next thing to do.

The library raises; only the edge (a command, a page) prints. Neither sentence mentions Python.
"""

from upr.text import NOTHING, Text


class UprError(Exception):
    """Base of all deliberate errors.

    message  one sentence: what is wrong
    hint     one sentence: the next thing to do; may be empty
    """

    def __init__(self, message: Text, hint: Text = NOTHING) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class UnknownName(UprError):
    """A name (State, issue, session …) that no list of ours holds.

    nearest  known names that look alike, best first, for a person to choose from; never applied
             by themselves
    """

    def __init__(self, message: Text, hint: Text = NOTHING, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class UnreadableFile(UprError):
    """The bytes cannot be read as the format they claim: corrupt, protected, too large, hostile."""


class WrongDocument(UprError):
    """A readable file that is not the kind of document that was asked for."""


class Undescribed(WrongDocument):
    """A document that does not say its kind, its State or its session; a person may know them."""
