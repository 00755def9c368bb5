"""Which document is this? Kind, symbol, State under review, session, language, draft or final.

Only what a document says of itself on its first pages and above its pages is believed, never the
name of its file. What it does not say stays empty.
"""

import re
from collections import Counter
from collections.abc import Sequence

from upr.intake.ordinals import ordinal
from upr.intake.reading.plain import Line, Plain
from upr.intake.wg_report.section import is_heading
from upr.record import Document
from upr.vocab.mentions import mentions
from upr.vocab.names import fold
from upr.vocab.reviews import session_for_symbol
from upr.vocab.sessions import UnknownSession, cycle_of, sessions_of_symbol
from upr.vocab.states import STATES, find_state

SYMBOL = re.compile(
    r"A/(?:HRC|\d{2})/(?:WG\.6/)?[A-Z0-9]+(?:/(?:(?:Add|Corr|Rev|L)\.\d+|[A-Z0-9]+))*"
)
OF_STATE = re.compile(r"A/HRC/WG\.6/\d+/([A-Z]{3})/(\d)")
DRAFT_SYMBOL = re.compile(r"A/HRC/WG\.6/\d+/L\.\d+")
ADDENDUM_SYMBOL = re.compile(r"A/HRC/\d+/\d+/Add\.\d+")
ADDENDUM_WORDS = re.compile(r"\baddend|\badicion|\badenda|\badditif")

KIND_BY_NUMBER = {"1": "national-report", "2": "compilation", "3": "summary"}
"""The last number of a symbol A/HRC/WG.6/20/SVN/1 tells the kind."""

TITLES: tuple[tuple[str, str], ...] = (
    ("addendum", r"views on (?:the )?conclusions|responses? to (?:the )?recommendations"),
    ("addendum", r"(?:opiniones|observaciones) sobre las conclusiones"),
    ("addendum", r"(?:observations|vues) sur les conclusions"),
    (
        "advance-questions",
        r"advance questions|questions submitted in advance|preguntas anticipadas",
    ),
    ("advance-questions", r"questions (?:ecrites )?(?:soumises|preparees) a (?:l ?)?avance"),
    ("report", r"report of the working group on the universal periodic review"),
    ("report", r"informe del grupo de trabajo sobre el examen periodico universal"),
    ("report", r"rapport du groupe de travail sur (?:l ?)?examen periodique universel"),
    (
        "compilation",
        r"compilation (?:prepared by|on|of)|recopilacion|compilation (?:etablie|concern)",
    ),
    ("summary", r"summary (?:prepared by|of (?:the )?stakeholders|of other)"),
    (
        "summary",
        r"resumen (?:preparado|de las comunicaciones)|resume (?:etabli|des communications)",
    ),
    ("national-report", r"national report|informe nacional|rapport national"),
    ("submission", r"submission|stakeholder report|shadow report|alternative report"),
    ("submission", r"comunicacion conjunta|contribution (?:ecrite|conjointe)"),
)
"""Kind → words of its title, folded; the first that matches decides."""

LINES_OF_HEAD = 45
"""The first page of a report has about 30 lines; its table of contents follows."""

LINES_OF_OPENING = 220
SHORT_LINE = 60

REVIEW_HELD = re.compile(
    r"\breview\s+of\s+(?:the\s+)?(?P<en>[^.;:]{3,80}?)\s+(?:was\s+held|took\s+place)"
    r"|\bexamen\s+(?:del?|correspondiente\s+al?|relativo\s+al?)\s+(?:la\s+|los\s+|las\s+|el\s+)?"
    r"(?P<es>[^.;:]{3,80}?)\s+(?:se\s+(?:llevó|celebró|realizó|efectuó)|tuvo\s+lugar|fue\s+realizado)"
    r"|\b(?:llevó\s+a\s+cabo|celebró|realizó|efectuó)\s+el\s+examen\s+(?:del?|correspondiente\s+al?)\s+"
    r"(?P<after>[^.;:,]{3,80}?)(?=[.;:,]|\s+(?:en|el|durante)\s)"
    r"|\bexamen\s+(?:concernant|de|du|des)\s+(?:la\s+|le\s+|les\s+|l['’])?(?P<fr>[^.;:]{3,80}?)\s+"
    r"(?:a\s+eu\s+lieu|s['’]est\s+déroulé)",
    re.I,
)
SESSION_HELD = re.compile(
    r"held\s+its\s+(?P<en>[\w-]{3,20}(?:\s[\w-]{3,12})?)\s+session"
    r"|celebró\s+(?:su|el)\s+(?P<es>[\wº°.]{2,16}(?:\s(?:\w{4,12}|[oº°]|er))?)\s+per[ií]odo\s+de\s+sesiones"
    r"|a\s+tenu\s+sa\s+(?P<fr>[\w-]{2,24}(?:\s[\w-]{2,16}){0,2})\s+session",
    re.I,
)
REVIEW_OF = re.compile(
    r"\bUPR of .{3,80}|\bquestions to .{3,80}|\bpreguntas (?:a|para) .{3,80}|\bEPU d[e'’].{3,80}"
    r"|\bsubmissions on .{3,80}|\b(?:Periodic Review|UPR)\W+of .{3,80}",
    re.I,
)
"""Titles and heads of other documents: "UPR of Slovenia (4th Cycle – 48th session)"."""

SESSION_IN_BRACKETS = re.compile(r"[-–,(]\s*(?P<number>\d{1,2})\s?(?:st|nd|rd|th)\s+session", re.I)
LINES_TO_STATE = 8

DRAFT_WORDS = re.compile(
    r"ad referendum|draft report|unedited version|proyecto de informe|projet de rapport", re.I
)

COMMON_WORDS = {
    "en": frozenset(["the", "of", "and", "to", "for", "with"]),
    "es": frozenset(["el", "los", "las", "y", "del", "por", "con", "una"]),
    "fr": frozenset(["le", "les", "des", "et", "du", "aux", "dans", "une"]),
}


def recognise(plain: Plain, *, sample: bool = False) -> Document:
    """What a document says of itself; `kind` is empty where it cannot be told.

    sample  True accepts the invented States of the sample
    """
    opening = plain.lines[:LINES_OF_OPENING]
    head = _head(opening)
    symbol = "" if _is_list(plain) else _symbol(plain, head)
    state = _state(symbol, [*plain.heads, *head], opening, sample=sample)
    session = _session(symbol, state, opening) or _session_above_pages(plain)
    return Document(
        kind=_kind(plain, symbol, head),
        symbol=symbol,
        state=state,
        session=session,
        cycle=_cycle(session),
        language=language_of(plain.lines),
        title=_title(head),
        pages=plain.pages,
        draft=_is_draft(symbol, head),
    )


def language_of(lines: Sequence[Line]) -> str:
    """ "en", "es" or "fr", by the commonest little words."""
    words = Counter(word for line in lines[:800] for word in line.text.casefold().split())
    counts = {lang: sum(words[w] for w in common) for lang, common in COMMON_WORDS.items()}
    return max(counts, key=lambda language: counts[language])


def _head(opening: Sequence[Line]) -> list[str]:
    """The lines of the first page; of a file without pages the first lines."""
    if opening and opening[0].page is not None:
        first = [line.text for line in opening if line.page == opening[0].page]
        return first[:LINES_OF_HEAD]
    return [line.text for line in opening[:LINES_OF_HEAD]]


def _symbol(plain: Plain, head: Sequence[str]) -> str:
    """The document's own symbol: what stands above its pages, else on its first one."""
    for text in (*plain.heads, *(line for line in head if len(line) <= SHORT_LINE)):
        if match := SYMBOL.search(text):
            return match[0]
    return ""


def _kind(plain: Plain, symbol: str, head: Sequence[str]) -> str:
    if match := OF_STATE.fullmatch(symbol):
        return KIND_BY_NUMBER.get(match[2], "")
    if DRAFT_SYMBOL.fullmatch(symbol):
        return "report"
    if _is_list(plain):
        return "list"
    words = fold(" ".join(head))
    if ADDENDUM_SYMBOL.fullmatch(symbol) and ADDENDUM_WORDS.search(words):
        return "addendum"
    for kind, title in TITLES:
        if re.search(rf"\b(?:{title})", words):
            return kind
    return "report" if any(is_heading(line.text) for line in plain.lines) else ""


def _is_list(plain: Plain) -> bool:
    """OHCHR's lists of recommendations are tables with the position of the State."""
    for table in plain.tables:
        header = fold(" ".join(cell.text for row in table.rows[:2] for cell in row))
        if re.search(r"recom", header) and re.search(r"\bposition|\bposicion", header):
            return True
    return False


def _title(head: Sequence[str]) -> str:
    """The line that names the kind of document, or the two lines it runs over."""
    pairs = [" ".join(head[index : index + 2]) for index in range(len(head) - 1)]
    return next((text for text in (*head, *pairs) if _names_a_kind(text)), "")


def _names_a_kind(text: str) -> bool:
    words = fold(text)
    return any(re.search(rf"\b(?:{title})", words) for _, title in TITLES)


def _state(symbol: str, head: Sequence[str], opening: Sequence[Line], *, sample: bool) -> str:
    """By the symbol, by the sentence that says whose review was held, by the title."""
    if (match := OF_STATE.match(symbol)) and match[1] in STATES:
        return match[1]
    words = " ".join(line.text for line in opening)
    for match in REVIEW_HELD.finditer(words):
        name = next(filter(None, match.groups()))
        if found := find_state(name, sample=sample):
            return found
    for text in head:
        if (match := REVIEW_OF.search(text)) and (found := mentions(match[0], sample=sample)):
            return found[0].iso3
    return _state_below_title(head, sample=sample)


def _state_below_title(head: Sequence[str], *, sample: bool) -> str:
    """A line after the title that is nothing but the name of a State, perhaps over two lines."""
    pairs = (" ".join(head[index : index + 2]) for index in range(len(head)))
    after = next((index for index, text in enumerate(pairs) if _names_a_kind(text)), None)
    if after is None:
        return ""
    bare = [text.strip(" *∗0123456789") for text in head[after : after + LINES_TO_STATE]]
    for index, text in enumerate(bare):
        following = " ".join(bare[index : index + 2])
        if found := find_state(following, sample=sample) or find_state(text, sample=sample):
            return found
    return ""


def _session(symbol: str, state: str, opening: Sequence[Line]) -> int | None:
    """By the sentence that says which session was held, else by the symbol and the State."""
    words = " ".join(line.text for line in opening)
    for match in SESSION_HELD.finditer(words):
        if (number := _number_of_session(match)) is not None:
            return number
    if OF_STATE.match(symbol) or DRAFT_SYMBOL.match(symbol):
        return next(iter(sessions_of_symbol(symbol)), None)
    return session_for_symbol(symbol, state) if symbol and state else None


def _session_above_pages(plain: Plain) -> int | None:
    """By the heads of pages of OHCHR's lists: "UPR of Slovenia (2nd Cycle – 20th session)"."""
    for text in plain.heads:
        if match := SESSION_IN_BRACKETS.search(text):
            return int(match["number"])
    return None


def _number_of_session(match: re.Match[str]) -> int | None:
    words = match["en"] or match["es"] or match["fr"]
    # "held its resumed twelfth session": the last words are the number
    return ordinal(words) or ordinal(words.split()[-1])


def _cycle(session: int | None) -> int | None:
    try:
        return None if session is None else cycle_of(session)
    except UnknownSession:
        return None


def _is_draft(symbol: str, head: Sequence[str]) -> bool:
    return bool(DRAFT_SYMBOL.match(symbol)) or DRAFT_WORDS.search(" ".join(head)) is not None
