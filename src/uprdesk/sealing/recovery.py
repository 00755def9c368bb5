"""Recovery files: three people hold one each, any two of them open what nobody opens any more.

A random key seals the recovery identity of an engagement; the box lies in the store, the key is
split in three by SLIP-39 (Shamir's scheme over 256 bits). One file tells nothing; two files tell
nothing without the box; when the box is made anew, the files of before open nothing any more.
"""

import re
import secrets

from django.utils import translation
from django.utils.translation import gettext
from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.sealing.box import KEY_BYTES, CannotOpen
from uprdesk.sealing.identity import Identity, open_identity, seal_identity

FILES, NEEDED = 3, 2
WORDS = 33
"""Words in one file: SLIP-39 for 256 bits."""

ROW = 4
EDGE = "=" * 40
"""A line of these stands before and after the words."""

WHOLE = say(gettext_noop("Take the file as it was given to you, with all its words."))


class NoRecovery(UprError):
    """These files do not recover it."""


def split(identity: Identity, context: str) -> tuple[bytes, tuple[str, str, str]]:
    """The box of `identity` for the store, and the words of the three files, which we never keep.

    context  where the box will lie, as in `uprdesk.sealing.box`
    """
    key = secrets.token_bytes(KEY_BYTES)
    [[one, two, three]] = generate_mnemonics(1, [(NEEDED, FILES)], key)
    return seal_identity(identity, key, context), (one, two, three)


def join(one: str, two: str) -> bytes:
    """The key that these words of two files make; raises NoRecovery."""
    shares = _share(one), _share(two)
    if shares[0].index == shares[1].index and shares[0].value == shares[1].value:
        raise NoRecovery(
            say(gettext_noop("Both recovery files are the same one.")),
            say(gettext_noop("Take two different ones of the three.")),
        )
    try:
        return combine_mnemonics([share.mnemonic() for share in shares])
    except MnemonicError:
        raise _strangers() from None


def recover(sealed: bytes, one: str, two: str, context: str) -> Identity:
    """The identity of this box by the words of two files; raises NoRecovery."""
    key = join(one, two)
    try:
        return open_identity(sealed, key, context)
    except CannotOpen:
        raise _strangers() from None


def recovery_file(number: int, words: str, language: str) -> str:
    """The text of file `number` (1 to 3), which does not say what it is for.

    words     as `split` made them
    language  "en", "es" or "fr"
    """
    listed = words.split()
    rows = [" ".join(listed[at : at + ROW]) for at in range(0, len(listed), ROW)]
    with translation.override(language):
        above = gettext("File %(number)d of %(files)d") % {"number": number, "files": FILES}
        below = (
            gettext("Keep this file where only you look, and not beside another one of the three."),
            gettext("Do not send it by e-mail or message."),
            gettext("Any two of the three files are needed together; one alone opens nothing."),
        )
    return "\n".join([above, "", EDGE, *rows, EDGE, "", *below, ""])


def words_of(file_text: str) -> str:
    """The words in the text of a recovery file, or typed without the rest; raises NoRecovery."""
    edges = re.split(r"^\s*={10,}\s*$", file_text, flags=re.MULTILINE)
    inside = edges[1] if len(edges) == 3 else file_text
    words = inside.casefold().replace("\ufeff", " ").split()
    if len(words) != WORDS or not all(re.fullmatch("[a-z]{4,8}", word) for word in words):
        raise _not_one()
    return " ".join(words)


def _share(words: str) -> Share:
    """The share that these words are; raises NoRecovery unless it could be one that we made.

    Others could ask for hours of work (`iteration_exponent`), or for more files than there are.
    """
    try:
        share = Share.from_mnemonic(words)
    except MnemonicError:
        raise NoRecovery(
            say(gettext_noop("The words of a recovery file are not right.")), WHOLE
        ) from None
    told = (share.iteration_exponent, share.group_threshold, share.group_count)
    ours = told == (1, 1, 1) and share.member_threshold == NEEDED and share.extendable
    if not ours or len(share.value) != KEY_BYTES:
        raise _not_one()
    return share


def _not_one() -> NoRecovery:
    return NoRecovery(say(gettext_noop("This is not a recovery file.")), WHOLE)


def _strangers() -> NoRecovery:
    return NoRecovery(
        say(gettext_noop("These recovery files do not belong together, or not to this.")),
        say(gettext_noop("Ask their holders for the files that were given out last.")),
    )
