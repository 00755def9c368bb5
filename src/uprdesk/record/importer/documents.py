"""Finds or makes the row of a document."""

from datetime import datetime

from upr.record import Reading
from upr.text import gettext_noop
from upr.vocab.sessions import cycle_of
from upr.vocab.states import SAMPLE_STATES
from uprdesk.record.models import Document

DATA_SETS = {
    "upr-info": gettext_noop("UPR Info, database of recommendations"),
    "pledges": gettext_noop("UPR Info, database of voluntary pledges"),
    "uhri": gettext_noop("OHCHR, Universal Human Rights Index"),
}
"""Exports of one data set are one document, whichever part of it a file holds; with its
title, which pages translate."""
SAMPLE_TABLE = gettext_noop("The sample’s own table")
"""Title of a table of invented rows only: no organisation has published them."""


def name_of(reading: Reading) -> str:
    """By what a second import finds the document again, e.g. "report A/HRC/27/12 en".

    A document without a symbol is named by its review; of a data set, the invented rows are a
    document apart.
    """
    described = reading.document
    if described.kind in DATA_SETS:
        return f"{described.kind} sample" if _is_sample(reading) else described.kind
    kind = "draft" if described.draft else described.kind
    what = described.symbol or f"{described.state}-{described.session}"
    return f"{kind} {what} {described.language}"


def document_of(reading: Reading, *, at: datetime) -> Document:
    """The stored document, brought up to date with how it introduces itself."""
    facts = _facts(reading)
    document, _ = Document.objects.update_or_create(
        name=name_of(reading),
        defaults=facts,
        create_defaults={**facts, "imported_at": at},
    )
    return document


def found_or_unsaved(reading: Reading) -> Document:
    """The stored document, or one that is not stored, to compare with; nothing is written."""
    name = name_of(reading)
    found = Document.objects.filter(name=name).first()
    return found or Document(name=name, **_facts(reading))


def _is_sample(reading: Reading) -> bool:
    """Whether it is about invented States; a data set: about nothing else."""
    if reading.document.kind not in DATA_SETS:
        return reading.document.state in SAMPLE_STATES
    states = {piece.state for piece in (*reading.recommendations, *reading.pledges)}
    return bool(states) and states <= set(SAMPLE_STATES)


def _facts(reading: Reading) -> dict[str, object]:
    described, sample = reading.document, _is_sample(reading)
    data_set = described.kind in DATA_SETS
    title = SAMPLE_TABLE if sample else DATA_SETS.get(described.kind)
    session = None if data_set else described.session
    return {
        "kind": described.kind,
        "symbol": described.symbol,
        "title": title if data_set else described.title,
        "state": "" if data_set else described.state,
        "session": session,
        "cycle": cycle_of(session) if session else None,
        "language": described.language,
        "pages": described.pages,
        "draft": described.draft,
        "sample": sample,
    }
