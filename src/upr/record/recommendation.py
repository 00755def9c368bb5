"""One recommendation: what States asked of a State in one review, and how it answered."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Position(StrEnum):
    """The group of the Working Group report under which a recommendation is printed."""

    SUPPORTED = "supported"
    SUPPORTED_ALREADY_IMPLEMENTED = "supported_already_implemented"
    PENDING = "pending"
    NOT_SUPPORTED = "not_supported"


class Response(StrEnum):
    """The State's answer as it counts: there is no 'rejected' (resolution 5/1, paragraph 32)."""

    SUPPORTED = "supported"
    NOTED = "noted"
    PENDING = "pending"


RESPONSES = {
    Position.SUPPORTED: Response.SUPPORTED,
    Position.SUPPORTED_ALREADY_IMPLEMENTED: Response.SUPPORTED,
    Position.PENDING: Response.PENDING,
    Position.NOT_SUPPORTED: Response.NOTED,
}


def response_of(position: Position) -> Response:
    """The answer that follows from the group a report prints a recommendation under."""
    return RESPONSES[position]


def text_hash(text: str) -> str:
    """Twelve hex digits that stay the same when case, accents, white space or marks change.

    Used in the key of a row that has no paragraph (UPR Info), e.g. "CRI-19 §~1f0c…".
    """
    folded = text.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in parts if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", folded)
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def key_of(state: str, session: int, paragraph: str, part: int = 1, parts: int = 1) -> str:
    """The name by which one recommendation is cited for ever: "CRI-19 §127.1", "CRI-19 §127.1/2".

    parts  how many recommendations share the number; the part is written only where it is needed
    """
    return f"{state}-{session} §{paragraph}" + (f"/{part}" if parts > 1 or part > 1 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommendation of one review.

    Source: a report of the Working Group, OHCHR's thematic list, or a database export.

    state        State under review, ISO 3166-1 alpha-3
    session      session of the UPR Working Group (never that of the Council)
    paragraph    as printed, with the number of its chapeau: "127.10", "56.3"; text, because
                 "6.10" is not 6.1; empty where the source prints none (UPR Info)
    part         1, 2 … where one number holds several recommendations of different States
    text         without number, brackets of recommending States and the final ';'; white space
                 single
    recommenders ISO 3166-1 alpha-3 in printed order, each once; empty only where the source
                 says that it does not know them
    language     of `text`: "en", "es", "fr"
    position     the report's group; None where the source gives the answer only
    response     the State's answer as this source tells it
    page         of the document, from 1; None where the format has no pages
    issues       UPR Info labels as the source tags them, canonical English labels of
                 `upr.vocab.issues`
    category     UPR Info action category 1 to 5
    themes, groups, sdgs   OHCHR's tags, in its words; SDGs as numbers
    source_of_position     symbol and paragraph that OHCHR's list cites
    symbol       of the report, where an export of several reviews names it (UHRI)

    Raises ValueError for an empty text or State: such an item is a parsing fault.
    """

    state: str
    session: int
    text: str
    recommenders: tuple[str, ...]
    response: Response
    paragraph: str = ""
    part: int = 1
    parts: int = 1
    language: str = "en"
    position: Position | None = None
    page: int | None = None
    issues: tuple[str, ...] = ()
    category: int | None = None
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    source_of_position: str = ""
    symbol: str = ""

    def __post_init__(self) -> None:
        if not self.text or not self.state:
            raise ValueError(f"{self.state}-{self.session} §{self.paragraph}: empty recommendation")

    @property
    def key(self) -> str:
        """How this recommendation is cited; by its words where no number is printed."""
        where = self.paragraph or f"~{text_hash(self.text)}"
        return key_of(self.state, self.session, where, self.part, self.parts)
