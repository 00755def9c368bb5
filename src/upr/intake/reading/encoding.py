"""Which letters the bytes of an export stand for.

Exports do not say it. Seen: UTF-8, and MacRoman of Excel for Mac; to be expected: UTF-8 and UTF-16
with a byte order mark ("Unicode text" of Excel), and cp1252 of Excel for Windows. latin-1 never
fails and is always wrong, so it is not asked.
"""

import codecs
import re
from itertools import islice

from upr.errors import UnreadableFile
from upr.intake.reading.safety import DOWNLOAD_AGAIN, unreadable
from upr.text import gettext_noop

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

EIGHT_BIT = ("cp1252", "mac_roman")
"""In this order where the letters do not decide."""

UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
MOST_LINES = 20_000
"""Lines with letters beyond ASCII that decide; more would not change the answer."""

ACCENTED = "áàâäãåçéèêëíìîïñóòôöõúùûüýœæßăăčđėęłńňőřśşšţťůűźżžğıćą"
LIKELY = (
    # an accented small letter beside another letter: "Côte", "país"
    re.compile(rf"(?<=[A-Za-z])[{ACCENTED}]|[{ACCENTED}](?=[a-z])"),
    # the same bytes are œ, š, ž of Windows, which these texts hardly ever hold: "Perú", "Schröder"
    re.compile(r"(?<=[A-Za-z])[úöû]"),
    # a capital that opens a word: "Éducation"
    re.compile(r"(?<![A-Za-z])[ÁÀÂÄÅÇÉÈÊËÍÎÏÑÓÔÖÚÛÜŠŽ](?=[a-z])"),
    # an apostrophe in "State’s", "d’Ivoire"; quotation marks around words; dashes between
    re.compile(r"(?<=[a-z])’(?=s\b)|\b[dlDL]’(?=\w)|(?<=s)’(?= )"),
    re.compile(r"(?<!\w)[“‘«¿¡](?=\w)|(?<=[\w.,;])[”»](?!\w)|(?<=\d)–(?=\d)|(?<= )[–—](?= )"),
    re.compile(r"(?<=\d)°|°(?=\d)|n°|§(?=\s?\d)"),
)
UNLIKELY = (
    # a capital or a sign in the middle of a word: "CTte", "dÕIvoire", "Stateís"
    re.compile(r"(?<=[a-z])[^\x00-\x7fa-zß-ÿœšžăčđėęłńňőřśşţťůűźżğıćą’–](?=[A-Za-z])"),
    re.compile(r"(?<=[a-z])[—–](?=[a-z])"),
    re.compile(r"(?<=[b-df-hj-np-tv-z])í(?=s\b)"),
)


def encoding_of(data: bytes) -> str:
    """The name of the encoding of `data`, for `bytes.decode` and text streams.

    Order of tests: byte order mark, UTF-16 without one, strict UTF-8, then that of cp1252 and
    MacRoman which gives letters of real words.

    Raises UnreadableFile for UTF-8 with damaged letters: which ones they were cannot be known.
    """
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return _sound(data, name)
    if (sixteen := _utf16_without_mark(data)) is not None:
        return sixteen
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(data, error) from error
        return _eight_bit(data)
    return "utf-8"


def _sound(data: bytes, encoding: str) -> str:
    """`encoding`, which the mark promises, where all of `data` keeps the promise."""
    try:
        # without "-sig" the place of an error counts the mark
        data.decode(encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise _damaged(data, error) from error
    return encoding


def _damaged(data: bytes, error: UnicodeDecodeError) -> UnreadableFile:
    return unreadable(
        gettext_noop("A letter in line %(line)d of this file is damaged."),
        DOWNLOAD_AGAIN,
        line=max(1, len(data[: error.start + 1].splitlines())),
    )


def _utf16_without_mark(start: bytes) -> str | None:
    """UTF-16 of a Western language: the first letters are ASCII, each beside a zero."""
    first = start[:16]
    if len(first) == 16 and not any(first[1::2]) and all(first[0::2]):
        return "utf-16-le"
    return "utf-16-be" if len(first) == 16 and not any(first[0::2]) and all(first[1::2]) else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII form letters of UTF-8."""
    beyond = sum(1 for _ in re.finditer(rb"[\x80-\xff]", data))
    return sum(len(found) for found in UTF8_LETTER.findall(data)) > beyond * 0.8


def _eight_bit(data: bytes) -> str:
    found = (line for line in data.splitlines() if not line.isascii())
    sample = b"\n".join(islice(found, MOST_LINES))
    return max(EIGHT_BIT, key=lambda name: _likelihood(sample, name))


def _likelihood(sample: bytes, encoding: str) -> float:
    """How many letters of `sample` look as in real words, less thrice those that cannot."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return float("-inf")  # cp1252 has no letter for five bytes
    likely = sum(len(pattern.findall(text)) for pattern in LIKELY)
    return likely - 3 * sum(len(pattern.findall(text)) for pattern in UNLIKELY)
