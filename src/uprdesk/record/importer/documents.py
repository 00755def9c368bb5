"""Finds or makes the row of a document."""

from datetime import datetime

from upr.record import Document as Described
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


def name_of(described: Described) -> str:
    """By what a second import finds the document again, e.g. "report A/HRC/27/12 en".

    A document without a symbol is named by its review.
    """
    if described.kind in DATA_SETS:
        return described.kind
    kind = "draft" if described.draft else described.kind
    what = described.symbol or f"{described.state}-{described.session}"
    return f"{kind} {what} {described.language}"


def document_of(described: Described, *, at: datetime) -> Document:
    """The stored document, brought up to date with how it introduces itself."""
    facts = _facts(described)
    document, _ = Document.objects.update_or_create(
        name=name_of(described),
        defaults=facts,
        create_defaults={**facts, "imported_at": at},
    )
    return document


def found_or_unsaved(described: Described) -> Document:
    """The stored document, or one that is not stored, to compare with; nothing is written."""
    name = name_of(described)
    found = Document.objects.filter(name=name).first()
    return found or Document(name=name, **_facts(described))


def _facts(described: Described) -> dict[str, object]:
    data_set = described.kind in DATA_SETS
    session = None if data_set else described.session
    return {
        "kind": described.kind,
        "symbol": described.symbol,
        "title": DATA_SETS.get(described.kind, described.title),
        "state": "" if data_set else described.state,
        "session": session,
        "cycle": cycle_of(session) if session else None,
        "language": described.language,
        "pages": described.pages,
        "draft": described.draft,
        "sample": described.state in SAMPLE_STATES,
    }
