"""What one cell of an export holds: several names, a whole number, a response, a category.

Every reader of an export meets the same habits: `;` (UPR Info), a line each with "- " in front
(UHRI), commas between names that have commas inside ("Korea, Republic of, Spain"), numbers kept as
4.0, HTML entities.
"""

import html
import re
from collections.abc import Callable
from functools import lru_cache

from upr.errors import UprError
from upr.intake.reading.characters import without_orders
from upr.record import ANSWERS, Response, answer_called
from upr.text import gettext_noop, say
from upr.vocab.issues import find_issue
from upr.vocab.reviews import find_review, reviews_of
from upr.vocab.sessions import all_sessions
from upr.vocab.states import (
    SAMPLE_STATES,
    STATES,
    UnknownState,
    find_state,
    name_of,
    state,
)

UNKNOWN = "(unknown)"
"""UPR Info's word for a recommending State that the report does not name."""

_CATEGORY = re.compile(r"([1-5])(?:\.0+)?(?:\s*[-–:.]\s*\D.*)?", re.S)
_WHOLE = re.compile(r"(\d{1,6})(?:\.0+)?")


class BadCell(UprError):
    """A cell whose value is not one of those its column may hold; the row is refused."""


def words(cell: str) -> str:
    """Text of a cell: entities as letters, white space single, no orders to a terminal."""
    return " ".join(without_orders(html.unescape(cell) if "&" in cell else cell).split())


def several(cell: str, known: Callable[[str], object]) -> list[str]:
    """The values of a cell in printed order; a value that `known` denies stands as it is.

    Divided at `;` and line ends; at commas and " - " only where that gives known values, the
    longest first, because names hold both ("Korea, Republic of"; "HIV - Aids").
    """
    found: list[str] = []
    for line in re.split(r"[;\n\r]+", html.unescape(cell)):
        value = " ".join(re.sub(r"^\s*[-•–]\s+", "", line).split())
        if value:
            found += [value] if known(value) else _divided(value, known)
    return found


def _divided(value: str, known: Callable[[str], object]) -> list[str]:
    parts = re.split(r"(,\s*|\s+-\s+)", value)
    found: list[str] = []
    start = 0
    while start < len(parts):
        # parts alternate between words and marks, so pieces end at every second place
        ends = range(len(parts), start, -2)
        pieces = ("".join(parts[start:end]).strip() for end in ends)
        size, piece = next(
            ((end, piece) for end, piece in zip(ends, pieces, strict=True) if known(piece)),
            (len(parts), ""),
        )
        if not piece:
            return [value]
        found.append(piece)
        start = size + 1
    return found


def whole_number(cell: str) -> int | None:
    """4 for "4" and "4.0"; None for anything else, e.g. a day a spreadsheet made of it."""
    match = _WHOLE.fullmatch(cell.strip())
    return int(match[1]) if match else None


def category(cell: str) -> int | None:
    """Action category 1 to 5 from "4", "4.0" or "4 - General action"; None where it is none."""
    match = _CATEGORY.fullmatch(cell.strip())
    return int(match[1]) if match else None


def response(cell: str) -> Response:
    """The State's answer in any of the three languages; raises BadCell for any other word."""
    found = answer_called(cell)
    if found is None:
        raise BadCell(
            say(
                gettext_noop("The response “%(word)s” is not known (known: %(known)s)."),
                word=cell[:60],
                known=", ".join(ANSWERS),
            )
        )
    return found


def state_code(name: str, *, sample: bool = False) -> str:
    """ISO 3166-1 alpha-3 of a State's name or code.

    Raises BadCell with the nearest names, which are never applied by themselves.
    """
    code = find_state(name, sample=sample)
    if code:
        return code
    try:
        return state(name, sample=sample).iso3
    except UnknownState as error:
        raise _no_state(name, error.nearest) from error


def _no_state(name: str, nearest: tuple[str, ...]) -> BadCell:
    if not name:
        return BadCell(say(gettext_noop("The State is missing.")))
    if not nearest:
        return BadCell(say(gettext_noop("No State is called “%(name)s”."), name=name[:80]))
    return BadCell(
        say(
            gettext_noop("No State is called “%(name)s”; the nearest names: %(nearest)s."),
            name=name[:80],
            nearest="; ".join(nearest),
        )
    )


@lru_cache(maxsize=8192)
def recommenders(cell: str, *, sample: bool = False) -> tuple[str, ...]:
    """ISO codes of recommending States in printed order, each once; () for "(Unknown)".

    Raises BadCell for an empty cell and for a name that is no State's.
    """

    def known(name: str) -> bool:
        return bool(find_state(name, sample=sample)) or name in (
            SAMPLE_STATES if sample and name in SAMPLE_STATES else STATES
        )

    if " ".join(html.unescape(cell).split()).casefold() == UNKNOWN:
        return ()
    names = several(cell, known) or [""]
    return tuple(dict.fromkeys(state_code(name, sample=sample) for name in names))


def reviewed_session(cell: str, state: str) -> int:
    """The session named in a cell, in which the State was reviewed.

    Raises BadCell for what is no number, no session of the Working Group, or a session in which
    the State (ISO3) had no review. The invented States of the sample may be reviewed in any.
    """
    number = whole_number(cell)
    if number is None:
        raise BadCell(
            say(gettext_noop("The session “%(cell)s” is not a whole number."), cell=cell[:60])
        )
    if number not in all_sessions():
        raise BadCell(
            say(
                gettext_noop("There is no session %(number)d (known: 1 to %(last)d)."),
                number=number,
                last=max(all_sessions()),
            )
        )
    if state not in SAMPLE_STATES and not find_review(state, number):
        raise _not_reviewed(state, number)
    return number


def _not_reviewed(state: str, number: int) -> BadCell:
    held = ", ".join(str(review.session) for review in reviews_of(state))
    if not held:
        return BadCell(
            say(gettext_noop("%(state)s is an observer and is not reviewed."), state=name_of(state))
        )
    return BadCell(
        say(
            gettext_noop(
                "%(state)s was not reviewed in session %(number)d (its sessions: %(held)s)."
            ),
            state=name_of(state),
            number=number,
            held=held,
        )
    )


@lru_cache(maxsize=8192)
def issues(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Canonical labels of UPR Info's issues in a cell, and the values that are none of them."""
    values = dict.fromkeys(several(cell, find_issue))
    known = dict.fromkeys(issue.label for value in values if (issue := find_issue(value)))
    return tuple(known), tuple(value for value in values if not find_issue(value))
