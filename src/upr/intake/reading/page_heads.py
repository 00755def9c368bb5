"""What the UN prints above and below each page: symbol, number of the page, number of the job."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Printed(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str:
        """The words of the line."""
        ...


PrintedText = TypeVar("PrintedText", bound=Printed)

SYMBOL = r"A/(?:HRC|\d+)/[A-Za-z0-9./-]+(?:\s?\([A-Z]\))?"
JOB = r"GE\.\s?\d\d-\d{4,6}(?:\s*\([A-Z]\))?"
PAGE = r"(?:[Pp]ages?|PAGE|[Pp]ágina)?\s*[-–]?\s*\d{1,3}(?:\s*(?:/|of|de|sur)\s*\d{1,3})?\s*[-–]?"
LABEL = r"(?:Advance (?:unedited|edited)? ?version|Unedited version)"
HEAD = re.compile(
    rf"(?:(?P<symbol>{SYMBOL})|(?P<job>{JOB})|(?P<page>{PAGE})|(?P<label>{LABEL}))(?:\s+|$)"
)
DEEPEST = 4
"""So many lines at most stand above a page: symbol, page, job, a label of the version."""


def split_heads(
    lines: Sequence[PrintedText], page: int
) -> tuple[list[PrintedText], list[PrintedText], list[PrintedText]]:
    """Part the lines of page `page` into what stands above, the text, and what stands below.

    The first page keeps all: its symbol is the document's own.
    """
    if page == 1:
        return [], list(lines), []
    seen: set[str] = set()
    top = 0
    while top < min(DEEPEST, len(lines)) and _is_head(lines[top].text, seen):
        top += 1
    bottom = len(lines)
    while bottom > max(top, len(lines) - DEEPEST) and _is_head(lines[bottom - 1].text, seen):
        bottom -= 1
    return list(lines[:top]), list(lines[top:bottom]), list(lines[bottom:])


def _is_head(text: str, seen: set[str]) -> bool:
    """Whether a line holds nothing but parts of a head, each for the first time on this page.

    `seen` is filled with the names of the parts found. Each part stands once on a page, so that a
    line of text that is only a number ('14') stays in the text.
    """
    found: set[str] = set()
    rest = text.strip()
    while rest:
        match = HEAD.match(rest)
        if not match or not match.lastgroup or match.lastgroup in found | seen:
            return False
        found.add(match.lastgroup)
        rest = rest[match.end() :]
    seen |= found
    return bool(found)
