"""A report as printed pieces: what both writers, PDF and Word, turn into their format."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from upr.record import Recommendation

# Marks stand inside printed text until a writer turns them into its own means. They come from a
# private area of Unicode, so that no text of a person can hold them by chance.
LINE_END = "\ue000"
"""The line ends here (after a hyphen of the word itself)."""
DIVIDED = "\ue001"
"""The word is divided here: a hyphen and a new line in PDF, a soft hyphen in Word."""
PAGE_END = "\ue002"
"""The page ends here."""
NOTE = "\ue003"
"""A footnote's mark; its words are `SEE_BELOW`."""
STRUCK, STRUCK_END = "\ue004", "\ue005"
"""Words that a tracked change struck out."""
ADDED, ADDED_END = "\ue006", "\ue007"
"""Words that a tracked change added."""

RunKind = Literal["text", "line-end", "divided", "page-end", "note", "struck", "added"]
MARKS: dict[str, RunKind] = {
    LINE_END: "line-end",
    DIVIDED: "divided",
    PAGE_END: "page-end",
    NOTE: "note",
}
_PIECES = re.compile(
    f"{STRUCK}(?P<struck>[^{STRUCK_END}]*){STRUCK_END}"
    f"|{ADDED}(?P<added>[^{ADDED_END}]*){ADDED_END}"
    f"|(?P<mark>[{''.join(MARKS)}])"
    f"|(?P<text>[^{''.join(MARKS)}{STRUCK}{ADDED}]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one kind; `text` is empty for the ends of lines and pages."""

    kind: RunKind
    text: str = ""


def runs(printed: str) -> tuple[Run, ...]:
    """Cut text with marks into runs."""
    found: list[Run] = []
    for piece in _PIECES.finditer(printed):
        if mark := piece["mark"]:
            found.append(Run(kind=MARKS[mark]))
        elif piece["struck"] is not None:
            found.append(Run(kind="struck", text=piece["struck"]))
        elif piece["added"] is not None:
            found.append(Run(kind="added", text=piece["added"]))
        else:
            found.append(Run(kind="text", text=piece["text"]))
    return tuple(found)


def plain(printed: str) -> str:
    """The words without marks, tracked changes accepted."""
    return re.sub(f"{STRUCK}[^{STRUCK_END}]*{STRUCK_END}|[\ue000-\ue007]", "", printed)


BlockKind = Literal[
    "heading", "paragraph", "sub", "chapeau", "item", "continuation", "line", "table"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of the report.

    kind    heading; paragraph (numbered); sub (lettered); chapeau; item (of a list of
            recommendations); continuation (its second line); line (without number); table
    number  as printed, with its dot; for a heading its roman number or letter
    level   of a heading, 1 or 2
    span    paragraphs under a heading, for the table of contents: "5–27"
    below   a note of its own at the foot of the page, marked with two asterisks
    new_page  the heading starts a page
    rows    items of a table
    """

    kind: BlockKind
    text: tuple[Run, ...] = ()
    number: str = ""
    level: int = 1
    span: str = ""
    below: str = ""
    new_page: bool = False
    rows: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page.

    under   lines below the masthead: organ, session, agenda item
    notes   at the foot of the page, marked with an asterisk
    """

    united_nations: str
    assembly: str
    symbol: str
    distribution: str
    issued: str
    original: str
    under: tuple[str, ...]
    title: str
    state: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A whole report in printed pieces, and what a reader should find in it.

    old_masthead     the first page and page heads in the form used until 2009
    contents         heading of the table of contents, "" where there is none
    see_below        words of the footnotes that stick to States
    automatic        Word is to count paragraphs and items by itself
    recommendations  in printed order, as a reading gives them, without pages
    """

    language: str
    issued_on: date
    old_masthead: bool
    hanging: bool
    cover: Cover
    contents: str
    paragraphs: str
    page: str
    see_below: str
    counted: str
    blocks: tuple[Block, ...]
    recommendations: tuple[Recommendation, ...]
