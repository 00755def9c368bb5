"""What was read of a dropped document, piece by piece, beside what the record has."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from upr.insight.numbering import Series, series
from upr.record import Document, Unread
from upr.text import Text
from upr.vocab.states import SAMPLE_STATES
from uprdesk.coalition.rights import Can
from uprdesk.record import pieces
from uprdesk.record.importer.comparing import Before
from uprdesk.record.importer.documents import DATA_SETS
from uprdesk.record.models import Drop, Piece
from uprdesk.record.naming import cycle_name, kind_name, session_name, value_name

FORMS = ("csv", "xlsx", "json")

ROWS = 50
"""Rows of one page."""

FIRST = 5
"""Pieces that were not read and stand before everything else; the rest has a page of its own."""

CHANGE = Piece.Change
SHOWN: dict[str, Q] = {
    "all": ~Q(change=CHANGE.UNREAD),
    "new": Q(change=CHANGE.NEW),
    "joined": Q(change=CHANGE.JOINED),
    "changed": Q(change=CHANGE.CHANGED),
    "known": Q(change=CHANGE.KNOWN),
    "doubtful": Q(doubtful=True),
    "refused": Q(change=CHANGE.REFUSED),
    "unread": Q(change=CHANGE.UNREAD),
}
"""Name of a tab → its pieces."""


@dataclass(frozen=True)
class Tab:
    """One way to look at the pieces. name: in the address; words: on the tab."""

    name: str
    words: str
    count: int
    current: bool


@dataclass(frozen=True)
class Line:
    """One piece: what was read of it, what it is to the record, and what the record has.

    value  a Recommendation, StatedPosition, Pledge or Unread
    """

    piece: Piece
    value: object
    before: Before | None
    why: Text


@dataclass(frozen=True)
class Fact:
    """One thing that the document says of itself. symbol: the words are the symbol of a document at the UN."""

    name: str
    words: str
    symbol: bool = False
    draft: bool = False


@dataclass(frozen=True)
class PreviewPage:
    """What record/preview.html and record/drop_save.html may use."""

    drop: Drop
    document: Document
    facts: Sequence[Fact]
    several: bool
    """Whether the pieces are of several reviews."""
    counts: dict[str, int]
    """Pieces of each tab."""
    read: int
    everything: int
    """Pieces in all, read and not read."""
    share: float
    """Of the pieces that were read, 0 to 1."""
    keepable: int
    """What "save" would keep."""
    numbers: str
    """Of a report: "89.1–89.86, 91.1–91.12"; empty for other kinds."""
    missing: Sequence[str]
    """Numbers that should stand between these and do not."""
    unread: Sequence[Unread]
    remarks: Sequence[Text]
    tabs: Sequence[Tab]
    shown: str
    lines: Sequence[Line]
    first: int
    last: int
    previous: str
    next: str
    forms: Sequence[str]
    """How it can be taken along."""
    may_save: bool
    failed: str
    """Why saving did not work the last time; empty where it was not tried."""


def preview(
    request: HttpRequest, drop: Drop, *, template: str = "record/preview.html"
) -> HttpResponse:
    """The page of a document that was read."""
    counts = drop.pieces.aggregate(**{name: Count("pk", filter=of) for name, of in SHOWN.items()})
    shown = request.GET.get("show", "all")
    shown = shown if shown in SHOWN else "all"
    number = _number(request.GET.get("page", ""), counts[shown])
    rows = drop.pieces.filter(SHOWN[shown])[(number - 1) * ROWS : number * ROWS]
    document = pieces.document(drop)
    numbers = _numbers(drop) if document.kind == "report" else []
    last = min(number * ROWS, counts[shown])
    page = PreviewPage(
        drop=drop,
        document=document,
        facts=_facts(document),
        several=document.kind in DATA_SETS,
        counts=counts,
        read=counts["all"],
        everything=counts["all"] + counts["unread"],
        share=counts["all"] / max(counts["all"] + counts["unread"], 1),
        keepable=counts["all"] - counts["refused"],
        numbers=", ".join(map(str, numbers)),
        missing=[number for one in numbers for number in one.missing],
        unread=[pieces.value(row) for row in drop.pieces.filter(SHOWN["unread"])[:FIRST]],
        remarks=[pieces.text_of(remark) for remark in drop.remarks],
        tabs=_tabs(counts, shown),
        shown=shown,
        lines=[_line(row) for row in rows],
        first=(number - 1) * ROWS + 1,
        last=last,
        previous=_link(shown, number - 1) if number > 1 else "",
        next=_link(shown, number + 1) if last < counts[shown] else "",
        forms=FORMS,
        may_save=request.user.can(Can.CURATE),
        failed=_failed(drop),
    )
    return render(request, template, vars(page))


def _facts(document: Document) -> list[Fact]:
    kind = Fact(_("Kind"), kind_name(document.kind), draft=document.draft)
    languages = {"en": _("English"), "es": _("Spanish"), "fr": _("French")}
    language = Fact(_("Language"), languages.get(document.language, document.language))
    if document.kind in DATA_SETS:
        return [kind, language]
    known = [
        Fact(_("Symbol"), document.symbol, symbol=document.state not in SAMPLE_STATES),
        Fact(_("State under review"), value_name("state", document.state)),
        Fact(_("Session"), session_name(document.session) if document.session else _("not known")),
        Fact(_("Cycle"), cycle_name(document.cycle) if document.cycle else ""),
        language,
        Fact(_("Pages"), str(document.pages or "")),
    ]
    return [kind, *(fact for fact in known if fact.words)]


def _number(asked: str, count: int) -> int:
    """The page asked for, within those that there are; from 1."""
    pages = max(1, -(-count // ROWS))
    return min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 9 else 1


def _link(shown: str, number: int) -> str:
    return f"?show={shown}&page={number}#read"


def _numbers(drop: Drop) -> list[Series]:
    """An unread piece counts as there: it has its own place on the page."""
    return series(drop.pieces.values_list(KT("told__paragraph"), flat=True))


def _tabs(counts: dict[str, int], shown: str) -> list[Tab]:
    """Those that hold something; all that was read is always there."""
    words = {
        "all": _("All"),
        "new": _("New"),
        "joined": _("Adds to a known one"),
        "changed": _("Changes"),
        "known": _("In the record already"),
        "doubtful": _("Doubtful"),
        "refused": _("Cannot be kept"),
    }
    if counts["unread"] > FIRST:
        words["unread"] = _("Not read")
    return [
        Tab(name, said, counts[name], name == shown)
        for name, said in words.items()
        if counts[name] or name in ("all", shown)
    ]


def _line(row: Piece) -> Line:
    return Line(row, pieces.value(row), pieces.before(row), pieces.text_of(row.why))


def _failed(drop: Drop) -> str:
    if drop.state != Drop.State.SAVING or drop.job is None:
        return ""
    return " ".join(filter(None, (drop.job.message_said, drop.job.hint_said)))
