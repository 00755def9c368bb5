"""One list as a whole: rows read, parts counted, what is not plain said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from upr.errors import Undescribed, WrongDocument
from upr.intake.addendum.numbers import order_of
from upr.intake.ohchr_list.table import (
    NUMBER,
    columns_of,
    split_source,
    tags_of,
    text_at,
    theme_of,
)
from upr.intake.reading.plain import Plain
from upr.intake.wg_report.parts import Part, parts_of, tidy_text
from upr.intake.wg_report.recommenders import names_in
from upr.intake.wg_report.report import number_parts
from upr.record import Document, Reading, Recommendation, Response, Unread
from upr.text import Text, gettext_noop, say
from upr.vocab.sessions import cycle_of
from upr.vocab.states import find_state, name_of

TITLE = re.compile(
    r"UPR\s+of\s+(?:the\s+)?(?P<state>.+?)\s*\(\s*\d\w*\s+Cycle\s*[-–,]\s*(?P<session>\d{1,2})\w*\s+session",
    re.I,
)
"""Above the pages: "UPR of Slovenia (4th Cycle - 48th Session)"."""

NAME = "OHCHR, thematic list of recommendations, %s, session %d"
"""How the list is cited: it has no symbol."""

POSITIONS = {
    "supported": Response.SUPPORTED,
    "noted": Response.NOTED,
    "supported/noted": Response.NOTED,
    "partially supported": Response.NOTED,
    "pending": Response.PENDING,
}
IN_PART = ("supported/noted", "partially supported")
"""Words of OHCHR that stand for a part supported and a part noted: noted, and said."""


@dataclass(slots=True)
class _Gathered:
    rows: dict[tuple[str, str], Recommendation] = field(
        default_factory=dict[tuple[str, str], Recommendation]
    )
    unread: list[Unread] = field(default_factory=list[Unread])
    doubts: list[Text] = field(default_factory=list[Text])


def read_list(plain: Plain, document: Document, *, sample: bool = False) -> Reading:
    """Read a list; recommendations in the order of their numbers.

    document  what is known of it; State and session are otherwise taken from the head of its pages
    sample    accept the invented States too

    Raises WrongDocument when there is no such table, or no State or session.
    """
    document = _identified(plain, document, sample=sample)
    gathered = _Gathered()
    found = False
    for table in plain.tables:
        columns: Mapping[str, int] = {}
        theme = ""
        for count, row in enumerate(table.rows, start=1):
            if header := columns_of(row):
                columns, found = header, True
            elif len(row) == 1:
                theme = theme_of(row[0].text)
            elif columns and any(cell.text.strip() for cell in row):
                cells = {role: text_at(row, at) for role, at in columns.items()}
                _read_row(gathered, count, cells, theme, document, sample=sample)
    if not found:
        raise WrongDocument(say(NO_TABLE), say(NO_TABLE_HINT))
    if not gathered.rows and not gathered.unread:
        raise WrongDocument(say(NO_ROWS), say(NO_TABLE_HINT))
    ordered = sorted(gathered.rows.values(), key=lambda r: order_of(r.paragraph))
    return Reading(
        document=document,
        recommendations=tuple(number_parts(ordered)),
        unread=tuple(gathered.unread),
        doubts=tuple(gathered.doubts),
    )


def _identified(plain: Plain, document: Document, *, sample: bool) -> Document:
    titles = (*plain.heads, *(line.text for line in plain.lines[:20]))
    title = next((match for text in titles if (match := TITLE.search(text))), None)
    state = document.state or (title and find_state(title["state"], sample=sample)) or ""
    session = document.session or (int(title["session"]) if title else None)
    if not state or session is None:
        raise Undescribed(say(UNNAMED), say(UNNAMED_HINT))
    return replace(
        document,
        kind="list",
        state=state,
        session=session,
        cycle=cycle_of(session),
        title=document.title or NAME % (name_of(state), session),
    )


def _read_row(
    gathered: _Gathered,
    count: int,
    cells: Mapping[str, str],
    theme: str,
    document: Document,
    *,
    sample: bool,
) -> None:
    printed, source = split_source(cells["text"])
    number = NUMBER.match(printed)
    if not number:
        gathered.unread.append(Unread(text=printed, why=say(NO_NUMBER), row=count))
        return
    paragraph = number["number"]
    parts, rests = _parts(printed[number.end() :], cells.get("states", ""), sample=sample)
    for rest, why in rests:
        gathered.unread.append(Unread(text=rest, why=why, row=count, paragraph=paragraph))
    response = _response(cells["position"], paragraph, gathered)
    tags = tags_of(cells, theme)
    for part in parts:
        if part.doubt:
            gathered.doubts.append(say(DOUBT, paragraph=paragraph, doubt=str(part.doubt)))
        _keep(
            gathered,
            Recommendation(
                state=document.state,
                session=document.session or 0,
                text=part.text,
                recommenders=part.states,
                response=response,
                paragraph=paragraph,
                language=document.language,
                themes=tags.themes,
                groups=tags.groups,
                sdgs=tags.sdgs,
                source_of_position=source,
            ),
        )


def _parts(text: str, states: str, *, sample: bool) -> tuple[list[Part], list[tuple[str, Text]]]:
    """Text and recommending States, from brackets or from a column of their own."""
    if not states:
        parts, rests = parts_of(text, sample=sample)
        return parts, [(rest.text, rest.why) for rest in rests]
    # a bracket each, a line each; brackets inside a name stay
    one_line = re.sub(r"\)\s*\(|[\n;]+", ", ", re.sub(r"^\((.*)\)$", r"\1", states, flags=re.S))
    names = names_in(one_line, sample=sample)
    if not names.all_known:
        return [], [(f"{text} | {states}", say(UNKNOWN_STATES, names="; ".join(names.unknown)))]
    parts, _ = parts_of(text, sample=sample)
    words = parts[0].text if len(parts) == 1 else tidy_text(text)
    return [Part(words, names.states)], []


def _response(cell: str, paragraph: str, gathered: _Gathered) -> Response:
    """The answer in the cell's first line; what is not plain is said."""
    first = re.sub(r"\s*/\s*", "/", " ".join(cell.split("\n")[0].split())).rstrip(".").casefold()
    if first not in POSITIONS:
        gathered.doubts.append(say(NO_POSITION, paragraph=paragraph, words=cell[:200]))
        return Response.PENDING
    if first in IN_PART or "\n" in cell:
        gathered.doubts.append(say(MORE, paragraph=paragraph, words=" ".join(cell.split())[:200]))
    return POSITIONS[first]


def _keep(gathered: _Gathered, found: Recommendation) -> None:
    """Add it; the same number and text under a second theme only adds tags."""
    key = (found.paragraph, found.text)
    before = gathered.rows.get(key)
    if before:
        found = replace(
            before,
            themes=tuple(dict.fromkeys((*before.themes, *found.themes))),
            groups=tuple(dict.fromkeys((*before.groups, *found.groups))),
            sdgs=tuple(dict.fromkeys((*before.sdgs, *found.sdgs))),
        )
    gathered.rows[key] = found


UNNAMED = gettext_noop("The list does not say which State and session it is about.")
UNNAMED_HINT = gettext_noop("Name the State with --state, and give OHCHR's file as it came.")
NO_TABLE = gettext_noop(
    "This document holds no table with the columns “Recommendation” and “Position”."
)
NO_TABLE_HINT = gettext_noop(
    "Give OHCHR's thematic list of recommendations as Word, or the report of the Working Group."
)
NO_ROWS = gettext_noop("The table of recommendations in this document is empty.")
NO_NUMBER = gettext_noop("This row has no number of a recommendation.")
UNKNOWN_STATES = gettext_noop("These are no names of States: %(names)s.")
NO_POSITION = gettext_noop(
    "%(paragraph)s: the position “%(words)s” is not known; the answer is left pending."
)
MORE = gettext_noop("%(paragraph)s: the position says more than one word: “%(words)s”.")
DOUBT = gettext_noop("%(paragraph)s: %(doubt)s")
