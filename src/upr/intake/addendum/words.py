"""Which answer the words of a State give; words that do not decide give none.

Resolution 5/1, paragraph 32: recommendations that enjoy the State's support are identified as
such, all others are noted. "In part", "in principle" and "already implemented" alone are left to
a person.
"""

import re

from upr.record import Response

_SUPPORT = (
    r"accept\w*|support\w*|endors\w*|agree[sd]?|enjoy\w*"
    r"|acept\w*|apoy\w*|respald\w*|acoge\w*|hace suy\w*|suscrib\w*"
    r"|accueill\w*|appui\w*|appuy\w*|adh[ée]r\w*|adh[ée]sion|souscri\w*|soutien\w*"
)
_NOT = (
    r"(?:\bnot\b|n't\b|\bcannot\b|\bunable to\b|\bnor\b|\bno\b|\bne\b|\bn'|\bunder no\b)"
    rf"[^.;:]{{0,45}}?\b(?:{_SUPPORT})(?:(?:\s+\w+){{0,2}}\s+support\b)?"
    rf"|\b(?:unaccept|non[- ](?:accept|support))\w*|\bne (?:{_SUPPORT})[^.;:]{{0,20}}\bpas\b"
)
NOTED = re.compile(
    rf"{_NOT}|\bnot(?:es|ed|ing)\b(?!\s+that\b)|\bt(?:ak\w+|ook)\s+(?:due\s+)?note\b(?!\s+that\b)"
    r"|\breject\w*|\bdeclin\w*"
    r"|\btom\w+\s+(?:debida\s+)?(?:nota|conocimiento)\b|\benterad[ao]s?\b|\banotad\w*|\brechaz\w*"
    r"|\bpr(?:end|is|ennent|enant)\w*\s+(?:bonne\s+)?(?:acte|note)\b|\bnotées?\b|\brejet\w*",
    re.I,
)
SUPPORTED = re.compile(rf"\b(?:{_SUPPORT})\b", re.I)
UNDECIDED = re.compile(
    r"\bpartial\w*|\bpartly\b|\bin part\b|\bin principle\b|\bexcept\b|\bwith (?:a )?reservations?\b"
    r"|\bpending\b|\bdefer\w*|\bwill (?:be )?(?:further )?(?:consider|examin|stud|review)\w*"
    r"|\bunder (?:consideration|examination|review)\b|\bhowever\b"
    r"|\bparcial\w*|\ben parte\b|\ben principio\b|\bexcepto\b|\bsalvo\b|\bestudi\w+|\bsin embargo\b"
    r"|\bpartiel\w*|\ben partie\b|\ben principe\b|\bsauf\b|\btoutefois\b|\bcependant\b",
    re.I,
)
APOSTROPHES = str.maketrans("’‘‛‟´`", "''''''")


def speaks(words: str) -> bool:
    """Whether `words` speak of an answer at all, decided or not."""
    words = words.translate(APOSTROPHES)
    return any(pattern.search(words) for pattern in (NOTED, SUPPORTED, UNDECIDED))


def answer_of(words: str) -> Response | None:
    """Supported or noted where the words say one and only one of them."""
    words = words.translate(APOSTROPHES)
    if UNDECIDED.search(words):
        return None
    rest, refusals = NOTED.subn(" ", words)
    support = SUPPORTED.search(rest)
    if refusals and not support:
        return Response.NOTED
    return Response.SUPPORTED if support and not refusals else None
