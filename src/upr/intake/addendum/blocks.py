"""The lines of an addendum as headings, paragraphs and remarks on single recommendations."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from upr.intake.addendum.numbers import LIST, labels_in, order_of
from upr.intake.addendum.words import speaks
from upr.intake.reading.plain import Line

RECOMMENDATION = (
    r"(?:Rec(?:ommendation|omendaci[oó]n|ommandation)?(?:e?s)?\b\.?"
    r"(?:\s*(?:Nos?|n[°ºo]s?|N[°º]|núms?)\.?)?)"
)
"""The word before a bare number: "Rec. 18", "Recs. 6–13", "Recommendation No. 5"."""

REMARK = re.compile(
    rf"(?:Responses?\s+to\s+)?(?:(?:the\s+)?{RECOMMENDATION}\s*(?P<named>{LIST})"
    rf"|(?P<full>(?=\d{{1,3}}\.\d){LIST})|(?P<bare>{LIST})(?=\s*[:.]?\s*$))"
    r"(?P<mark>\s*[:.)]?\s*(?:$|[-–—]\s)|\s*[:.)]?\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÛ“\"«(]))",
)
"""What opens a remark: numbers alone on a line, or numbers and then a sentence."""

HEADING = re.compile(r"(?:[IVX]{1,5}|[A-H])\s?[.)]\s+\S.{0,160}")
PARAGRAPH = re.compile(r"\d{1,3}\s?\.\s+(?=\D)")
BULLET = re.compile(r"[•●▪–—-]\s+(?=\S)")
UNFINISHED = re.compile(
    r"(?:,|;|\b(?:recomm?[ea]nda\w+|recs?\.?|paragraphs?|and|or|also|see|to|in|of|with|on|the|y|et|de"
    r"|las?|les?|n[°ºo]s?\.?))\s*$",
    re.I,
)
"""A sentence broken before its number: "see also recommendations" / "99.4 and 99.5"."""

ENDED = re.compile(r"[.:;!?)\]”\"]\s*$")
NOTES = re.compile(r"(?:Notes?|Notas?|Annex(?:e|es)?|Anexos?)\s*:?", re.I)
LONGEST_HEADING = 140


class Kind(Enum):
    """What a piece of an addendum is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    REMARK = "remark"


@dataclass(slots=True)
class Block:
    """Lines that belong together.

    text    joined by blanks
    places  (offset into `text`, page) of each line
    """

    kind: Kind
    text: str = ""
    places: list[tuple[int, int | None]] = field(default_factory=list[tuple[int, int | None]])

    def add(self, line: Line) -> None:
        """Join one more line."""
        self.text += " " if self.text else ""
        self.places.append((len(self.text), line.page))
        self.text += line.text.strip()

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` is printed."""
        at = bisect_right([start for start, _ in self.places], offset)
        return self.places[max(at - 1, 0)][1]


def blocks(lines: Iterable[Line]) -> list[Block]:
    """Headings, paragraphs and remarks in order; a line that opens nothing continues."""
    found: list[Block] = []
    for line in lines:
        current = found[-1] if found else None
        kind = _opens(line.text, current)
        if kind or current is None:
            current = Block(kind or Kind.PARAGRAPH)
            found.append(current)
        current.add(line)
    return found


def _opens(text: str, current: Block | None) -> Kind | None:
    """What a line begins, or None where it continues what came before."""
    if current and _continues_list(text, current):
        return None
    if NOTES.fullmatch(text) or (HEADING.fullmatch(text) and not text.endswith((",", ";"))):
        return Kind.HEADING
    remark = REMARK.match(text)
    if remark and not _in_sentence(current, bare=remark["bare"] is not None):
        return Kind.REMARK
    if PARAGRAPH.match(text) or BULLET.match(text):
        return Kind.PARAGRAPH
    if _has_ended(current) and _names_a_group(text):
        return Kind.HEADING
    return None


def _names_a_group(text: str) -> bool:
    """A line such as "Recommendations that are noted" or "Accepted recommendations:"."""
    return (
        len(text) < LONGEST_HEADING
        and text[:1].isupper()
        and not text.endswith((".", ",", ";"))
        and not re.search(r"\d", text)
        and bool(re.search(r"recomm?[ea]nda", text, re.I))
        and speaks(text)
    )


def _has_ended(block: Block | None) -> bool:
    """Whether a heading may follow: after a whole sentence, a heading or numbers alone."""
    return (
        block is None
        or block.kind is Kind.HEADING
        or bool(ENDED.search(block.text))
        or bool(re.fullmatch(LIST, block.text))
    )


def _in_sentence(block: Block | None, *, bare: bool) -> bool:
    """Whether numbers at the start of a line belong to the sentence before them.

    bare  numbers without that of a chapeau, which may be anything
    """
    if block is None or block.kind is Kind.HEADING:
        return False
    return bool(UNFINISHED.search(block.text)) or (bare and not _has_ended(block))


def _continues_list(text: str, current: Block) -> bool:
    """A list broken over lines, also where a full stop stands for the comma at the break."""
    last = re.search(rf"(?P<list>{LIST})\s*(?P<mark>[,;]|and|y|et|[-–—]|\.|)\s*$", current.text)
    first = re.match(LIST, text)
    if not last or not first or current.kind is Kind.HEADING:
        return False
    if last["mark"] not in (".", ""):
        return True
    behind, ahead = labels_in(last["list"]).found, labels_in(first[0]).found
    return (
        len(behind) > 1
        and len(ahead) > 1
        and "." in ahead[0].paragraph
        and order_of(behind[-1].paragraph) < order_of(ahead[0].paragraph)
    )
