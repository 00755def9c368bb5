"""Where a report of the Working Group prints its recommendations: heading, end, and no contents."""

import re
from collections.abc import Sequence

from upr.errors import WrongDocument
from upr.intake.reading.plain import Line
from upr.text import gettext_noop, say

HEADING = re.compile(
    r"(?:I{1,3}V?\s?[.,]?\s*)?(?:"
    r"conclusions?\s+and\s?(?:/\s?or)?\s+recommendations?"
    r"|conclusi[oó]n(?:es)?\s+y\s?(?:/\s?o)?\s+recomendaci[oó]n(?:es)?"
    r"|conclusions?\s+et\s?(?:/\s?ou)?\s+recommandations?"
    r")[\s*∗\d.:]*",
    re.I,
)
"""The whole line: "II. CONCLUSIONS AND/OR RECOMMENDATIONS" (2008) or in mixed case (since)."""

CONTENTS = re.compile(r"\.{4,}|…{2,}|\d{1,3}\s?[-–]\s?\d{1,3}\s+\d{1,3}\s*$|\s\d{1,3}\s*$")
"""A line of the table of contents: dot leaders, or numbers of paragraphs and page at its end."""

CLOSING = re.compile(
    r"(?:\d{1,3}\s?\.?\s*)?(?:All\s+(?:the\s+)?conclusions?\s+and|Todas\s+las\s+conclusiones\s+y"
    r"|Toutes\s+les\s+conclusions\s+et)\b"
    r"|\d{1,3}\s?\.\s*(?:The|Las|Les)\s+conclusion(?:e?s)?\s+(?:and|y|et)\s?(?:/\s?(?:or|ou?))?\s+recom\w+"
    r"\s+(?:contained|set\s+out|in\s+th|que\s+figuran|contenidas|figurant|contenues)"
    r"|\d{1,3}\s?\.\s*(?:All\s+(?:the\s+)?recommendations|Todas\s+las\s+recomendaciones"
    r"|Toutes\s+les\s+recommandations)\s+(?:and|contained|set\s+out|in\s+th|que\s+figuran|figurant)"
)
"""The last paragraph: conclusions and recommendations reflect the position of the States …"""

NEXT_HEADING = re.compile(
    r"(?:III\s?[.,]?\s+\S.{0,90}|(?:Annex|Annexe|Anexo|Appendix|Apéndice|Appendice)s?(?:\s+[IVX\d]+)?)"
    r"[*∗\s]*",
    re.I,
)
"""What may follow the section: voluntary pledges, or the annex with the delegation."""

NUMBERED = re.compile(r"\d{1,3}\s?\.?\s*\S")
LINES_TO_FIRST_NUMBER = 8


def is_heading(text: str) -> bool:
    """Whether a line is the heading of the section, and not its line in the table of contents."""
    return HEADING.fullmatch(text) is not None and not is_contents_line(text)


def is_contents_line(text: str) -> bool:
    """Whether a line belongs to the table of contents."""
    return CONTENTS.search(text) is not None


def is_closing(text: str) -> bool:
    """Whether a line begins the closing paragraph of the section."""
    return CLOSING.match(text) is not None


def section_of(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines after the heading up to the closing paragraph, the annex or the end.

    Raises WrongDocument when there is no such heading.
    """
    starts = [index + 1 for index, line in enumerate(lines) if is_heading(line.text)]
    numbered = [start for start in starts if _leads_to_a_number(lines, start)]
    if not starts:
        raise WrongDocument(
            say(
                gettext_noop(
                    "This document has no section “Conclusions and/or recommendations”, so it is "
                    "no report of the Working Group."
                )
            ),
            say(
                gettext_noop(
                    "Look for the report A/HRC/… published after the review, or say with --kind "
                    "which kind of document this is."
                )
            ),
        )
    start = (numbered or starts)[-1]
    return lines[start : _end(lines, start)]


def _leads_to_a_number(lines: Sequence[Line], start: int) -> bool:
    """A heading broken over two lines of the contents leads to no paragraph."""
    return any(
        NUMBERED.match(line.text) and not is_contents_line(line.text)
        for line in lines[start : start + LINES_TO_FIRST_NUMBER]
    )


def _end(lines: Sequence[Line], start: int) -> int:
    for index in range(start, len(lines)):
        text = lines[index].text
        if is_closing(text) or NEXT_HEADING.fullmatch(text):
            return index
    return len(lines)
