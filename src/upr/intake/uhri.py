"""Exports of OHCHR's Universal Human Rights Index (UHRI) become recommendations of the UPR.

The export holds every body of the UN; only recommendations of the UPR are read, the others are
counted. As JSON (some 360 MB) it is streamed; as XLSX several values of a cell stand a line each
behind "- ". The schema has no number of the paragraph: where the text begins with one ("140.7
Ratify …") it is taken, otherwise the recommendation has none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby
from sys import intern
from typing import BinaryIO

from upr.errors import WrongDocument
from upr.intake import cells
from upr.intake.cells import BadCell
from upr.intake.columns import Column, find_table
from upr.intake.reading.json_items import Json, json_items, text_of, texts_of
from upr.intake.reading.markup import plain_of
from upr.intake.reading.table import sheets
from upr.intake.wg_report.parts import parts_of
from upr.intake.wg_report.report import number_parts
from upr.record import Document, Reading, Recommendation, Response, Unread
from upr.text import Text, gettext_noop, say
from upr.vocab.reviews import session_for_symbol

TITLE = "OHCHR, Universal Human Rights Index"
COLUMNS = (
    Column("text", ("Text", "Recommendation", "Texto", "Texte")),
    Column("states", ("Countries Concerned", "Countries", "Country", "Países", "Pays")),
    Column("body", ("Reccomending Body", "Recommending Body", "Body", "Órgano", "Organe")),
    Column(
        "recommenders",
        (
            "UPR Reccomending States",
            "UPR Recommending States",
            "UPR Recommending State",
            "UPR Recommending Country",
        ),
    ),
    Column("positions", ("UPR Position", "UPR Positions")),
    Column("type", ("Type", "Annotation Type", "Tipo"), required=False),
    Column("symbol", ("Document Symbol", "Symbol"), required=False),
    Column("sessions", ("UPR Session", "UPR Sessions"), required=False),
    Column("themes", ("Themes", "Temas", "Thèmes"), required=False),
    Column("groups", ("Affected Persons", "Personas afectadas"), required=False),
    Column("sdgs", ("Sdgs", "ODS", "ODD"), required=False),
)
JSON_NAMES = {
    "text": "Text",
    "states": "Countries",
    "body": "Body",
    "recommenders": "UprRecommendingCountry",
    "positions": "UprPositions",
    "type": "AnnotationType",
    "symbol": "Symbol",
    "sessions": "UprSession",
    "themes": "Themes",
    "groups": "AffectedPersons",
    "sdgs": "Sdgs",
}
"""Our field → name in the JSON export."""
DECIDING = {name: JSON_NAMES[name] for name in ("body", "type")}

POSITIONS = {
    "supported": Response.SUPPORTED,
    "noted": Response.NOTED,
    "partially supported": Response.NOTED,
    "supported/noted": Response.NOTED,
    "pending": Response.PENDING,
}
NUMBER = re.compile(r"(?P<number>\d{1,3}\.\d{1,3})\s*[.)]?\s+(?=\D)")
SESSION = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\b(?!\.\d)")
GOAL = re.compile(r"(?:(?:goal|sdg|ods|odd|objetivo|objectif)\s*)?(1[0-7]|[1-9])\b", re.I)
RICH_TEXT = b"{\\rtf"
"""How a document of another kind begins, with a bracket of JSON."""
DASH = re.compile(r"^[-–•]\s+")

Entry = dict[str, list[str]]
"""One entry of the export: our field → its values."""


@dataclass(slots=True)
class _Gathered:
    recommendations: list[Recommendation] = field(default_factory=list[Recommendation])
    unread: list[Unread] = field(default_factory=list[Unread])
    left_out: int = 0
    described: bool = False
    counts: Counter[str] = field(default_factory=Counter[str])


def read(data: bytes | BinaryIO, *, language: str = "en", sample: bool = False) -> Reading:
    """Read an export as JSON or XLSX.

    data      the file's bytes, or an open binary file that can be rewound (JSON is streamed)
    language  of the texts; the export does not say it
    sample    accept the invented States too

    Entries of other bodies and kinds are counted in a doubt. Raises WrongDocument when the file
    is no such export or holds no recommendation of the UPR, UnreadableFile when it is damaged.
    """
    stream = BytesIO(data) if isinstance(data, bytes) else data
    gathered = _Gathered()
    for row, entry in _entries(stream):
        if not _is_upr_recommendation(entry):
            gathered.left_out += 1
            gathered.described |= bool(entry["body"] or entry["type"])
            continue
        try:
            gathered.recommendations += _recommendations(entry, gathered, language, sample=sample)
        except BadCell as error:
            text = plain_of(" ".join(entry["text"]))
            gathered.unread.append(Unread(row=row, text=text, why=error.message))
    if not gathered.recommendations and not gathered.unread:
        if not gathered.described:
            raise WrongDocument(say(NO_EXPORT), say(NO_EXPORT_HINT))
        raise WrongDocument(say(NONE_OF_UPR), say(NONE_OF_UPR_HINT))
    return Reading(
        document=Document(kind="uhri", title=TITLE, language=language),
        recommendations=tuple(_numbered(gathered.recommendations)),
        unread=tuple(gathered.unread),
        doubts=tuple(_doubts(gathered)),
    )


def is_json(stream: BinaryIO) -> bool:
    """Whether an open file begins like JSON; it stands at its beginning afterwards."""
    start = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    stream.seek(0)
    return start[:1] in (b"[", b"{") and not start.startswith(RICH_TEXT)


def _entries(stream: BinaryIO) -> Iterator[tuple[int, Entry]]:
    """Entries with their row, or their place in the JSON array, from 1."""
    if is_json(stream):
        for number, item in enumerate(json_items(stream), start=1):
            # most entries are of other bodies: of these nothing else is looked at
            names = JSON_NAMES if "UPR" in "".join(texts_of(item.get("Body"))) else DECIDING
            yield number, {name: _values(item.get(key)) for name, key in names.items()}
        return
    table = find_table(sheets(stream.read()), COLUMNS, TITLE)
    for number, record in table.records():
        lines = {name: record.get(name, "").split("\n") for name in JSON_NAMES}
        yield number, {name: _values(list[Json](values)) for name, values in lines.items()}


def _values(value: Json) -> list[str]:
    return [DASH.sub("", text) for text in texts_of(value)]


def _is_upr_recommendation(entry: Entry) -> bool:
    kinds = " ".join(entry["type"]).casefold()
    return "upr" in " ".join(entry["body"]).casefold().split() and (
        not kinds or "recommend" in kinds
    )


def _recommendations(
    entry: Entry, gathered: _Gathered, language: str, *, sample: bool
) -> list[Recommendation]:
    """The recommendations of one entry: one, unless its text has several with States of their own.

    Raises BadCell where State, session, text or recommending States cannot be read.
    """
    if len(entry["states"]) != 1:
        raise BadCell(
            say(ONE_STATE, states="; ".join(entry["states"])) if entry["states"] else say(NO_STATE)
        )
    state = cells.state_code(entry["states"][0], sample=sample)
    symbol = text_of(entry["symbol"][0]) if entry["symbol"] else ""
    base = Recommendation(
        state=state,
        session=_session(entry["sessions"], symbol, state),
        text="…",
        recommenders=cells.recommenders("\n".join(entry["recommenders"]), sample=sample),
        response=_response(entry["positions"], gathered.counts),
        language=language,
        themes=_kept(entry["themes"]),
        groups=_kept(entry["groups"]),
        sdgs=tuple(dict.fromkeys(int(m[1]) for goal in entry["sdgs"] if (m := GOAL.match(goal)))),
        symbol=symbol,
    )
    return _with_text(base, " ".join(plain_of(" ".join(entry["text"])).split()), sample=sample)


def _with_text(base: Recommendation, printed: str, *, sample: bool) -> list[Recommendation]:
    """`base` with its number and text; brackets that only repeat its States are taken off."""
    number = NUMBER.match(printed)
    words = printed[number.end() :] if number else printed
    if not words:
        raise BadCell(say(NO_TEXT))
    paragraph = number["number"] if number else ""
    parts, rests = parts_of(words, sample=sample)
    printed_states = {code for part in parts for code in part.states}
    if rests or printed_states != set(base.recommenders):
        return [replace(base, paragraph=paragraph, text=words.rstrip("; "))]
    if len(parts) == 1:
        return [replace(base, paragraph=paragraph, text=parts[0].text)]
    return [
        replace(base, paragraph=paragraph, text=part.text, recommenders=part.states)
        for part in parts
    ]


def _session(values: list[str], symbol: str, state: str) -> int:
    for value in values:
        if match := SESSION.search(value):
            return cells.reviewed_session(match[1], state)
    found = session_for_symbol(symbol, state)
    if found is None:
        raise BadCell(say(NO_SESSION))
    return found


def _response(values: list[str], counts: Counter[str]) -> Response:
    """The answer; several positions of one text mean that a part is noted."""
    answers = {" ".join(value.casefold().split()) for value in values}
    unknown = answers - POSITIONS.keys()
    if unknown:
        raise BadCell(say(NO_POSITION, position="; ".join(values)[:80]))
    if not answers:
        counts["missing"] += 1
        return Response.PENDING
    if len(answers) > 1 or answers & {"partially supported", "supported/noted"}:
        counts["in part"] += 1
        return Response.NOTED
    return POSITIONS[answers.pop()]


def _kept(values: list[str]) -> tuple[str, ...]:
    """Tags, each once; the same few hundred texts are shared by all entries."""
    return tuple(dict.fromkeys(intern(cells.words(value)) for value in values))


def _numbered(recommendations: Iterable[Recommendation]) -> Iterator[Recommendation]:
    """Count the parts of each number within its review; without a number there are none."""
    ordered = sorted(recommendations, key=lambda r: (r.session, r.state))
    for _, group in groupby(ordered, key=lambda r: (r.session, r.state)):
        review = list(group)
        yield from number_parts([r for r in review if r.paragraph])
        yield from (r for r in review if not r.paragraph)


def _doubts(gathered: _Gathered) -> Iterator[Text]:
    if gathered.left_out:
        yield say(LEFT_OUT, count=gathered.left_out)
    if gathered.counts["in part"]:
        yield say(PARTLY, count=gathered.counts["in part"])
    if gathered.counts["missing"]:
        yield say(UNANSWERED, count=gathered.counts["missing"])


NO_EXPORT = gettext_noop("This file holds no entry of the Universal Human Rights Index.")
NO_EXPORT_HINT = gettext_noop(
    "Give the JSON or XLSX that the index exports, or a report, an addendum or a list as PDF or Word."
)
NONE_OF_UPR = gettext_noop("This export holds no recommendation of the UPR.")
NONE_OF_UPR_HINT = gettext_noop(
    "Choose “UPR” as mechanism and “Recommendations” as type in the index, and export again."
)
ONE_STATE = gettext_noop("A recommendation of the UPR is to one State, here are: %(states)s.")
NO_STATE = gettext_noop("The State is missing.")
NO_TEXT = gettext_noop("The text of the recommendation is missing.")
NO_SESSION = gettext_noop("The session is missing, and the symbol does not tell it.")
NO_POSITION = gettext_noop("The position “%(position)s” is not known.")
LEFT_OUT = gettext_noop("Entries that are no recommendations of the UPR, left out: %(count)d.")
PARTLY = gettext_noop("Recommendations partially supported, counted as noted: %(count)d.")
UNANSWERED = gettext_noop("Recommendations without a position, left pending: %(count)d.")
