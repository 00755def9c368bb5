"""The formulae of a report, one set a language; blanks are printf blanks by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from upr.record import Position

Language = Literal["en", "es"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the Secretariat writes around what States say.

    Blanks used: state, session, council, month, symbol, first, last, day, adopted, troika,
    questioners, speakers, numbers; `asked` is a recommendation with a small first letter.

    day        a date as the language writes it
    days       the first and last day of a session
    month      month and year
    ordinal    an ordinal as the language writes it before "session"
    joined     names as an enumeration
    chapeaux   lines that open the lists of part II; several wordings of the same position
    verb       of these lines, where a page may end before it
    after      the same as a paragraph below its list
    made       sentences of a statement in the dialogue, taken in turn
    """

    day: Callable[[date], str]
    month: Callable[[date], str]
    days: Callable[[date, date], str]
    ordinal: Callable[[int], str]
    joined: Callable[[list[str]], str]
    united_nations: str
    assembly: str
    distribution: str
    limited: str
    original: str
    council: str
    working_group: str
    council_session: str
    group_session: str
    agenda_item: str
    review: str
    title: str
    draft_title: str
    annex_note: str
    unedited_note: str
    specimen_note: str
    contents: str
    paragraphs: str
    page: str
    introduction: str
    part_one: str
    part_one_a: str
    part_one_b: str
    part_two: str
    part_three: str
    annex: str
    delegation: str
    opening: str
    rapporteurs: str
    documents: str
    document_a: str
    document_b: str
    document_c: str
    questions: str
    head: str
    floor: str
    made: tuple[str, ...]
    told: str
    made_recommendations: str
    answer: str
    chapeaux: dict[Position, tuple[str, ...]]
    after: dict[Position, str]
    bare_chapeau: str
    pledge: str
    closing: str
    led: str
    members: tuple[str, ...]
    on_behalf: str
    elsewhere: str
    verb: str
    and_: str


ROMAN = ("I", "II", "III", "IV")
