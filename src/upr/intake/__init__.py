"""UN documents and exports become records.

`read(data, name)` opens a file by its first bytes, recognises which kind of document it is, and
hands it to the reader of that kind. Readers come in two forms, listed in `DOCUMENT_READERS` and
`EXPORT_READERS` below; a new kind is one module with a function `read` and one line there:

- a document with running text or tables (report, addendum, list):
  `read(plain: Plain, document: Document, *, sample: bool) -> Reading`, where `plain` is the text
  with places and `document` what it says of itself (`recognise`), `kind` and `state` as asked for;
- an export (upr-info, pledges, uhri): `read(data: bytes, *, sample: bool) -> Reading`.

Both list what they cannot read in `Reading.unread` and raise `UprError` for what is no such
document at all. Kinds without a reader here (national-report, summary, compilation,
advance-questions, submission) are recognised and read by the stages that need them.
"""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from upr.errors import Undescribed, WrongDocument
from upr.intake import pledges, uhri, upr_info
from upr.intake.addendum import read_addendum
from upr.intake.exports import export_kind
from upr.intake.ohchr_list import read_list
from upr.intake.reading import Plain, open_plain
from upr.intake.reading.safety import MOST_BYTES, check_length, check_size
from upr.intake.recognise import ADDENDUM_SYMBOL, recognise
from upr.intake.wg_report import read_report
from upr.record import KINDS, Document, Reading
from upr.text import gettext_noop, say
from upr.vocab.reviews import session_for_symbol
from upr.vocab.sessions import cycle_of
from upr.vocab.states import iso3, name_of


class DocumentReader(Protocol):
    """Reads one kind of document from its text with places."""

    def __call__(self, plain: Plain, document: Document, *, sample: bool = False) -> Reading:
        """Raises UprError where it is no such document."""
        ...


class ExportReader(Protocol):
    """Reads one kind of export from its bytes."""

    def __call__(self, data: bytes, *, sample: bool = False) -> Reading:
        """Raises UprError where it is no such export."""
        ...


DOCUMENT_READERS: dict[str, DocumentReader] = {
    "report": read_report,
    "addendum": read_addendum,
    "list": read_list,
}
EXPORT_READERS: dict[str, ExportReader] = {
    "upr-info": upr_info.read,
    "pledges": pledges.read,
    "uhri": uhri.read,
}


def read(
    data: bytes,
    name: str,
    *,
    kind: str | None = None,
    state: str | None = None,
    sample: bool = False,
) -> Reading:
    """Read one file.

    data    the whole file
    name    what it is called; used in sentences only
    kind    one of KINDS where a person says it; recognised from the content where None
    state   State under review (name or ISO code) where a person says it
    sample  True accepts the invented States of the sample

    Raises UnreadableFile (empty, damaged, protected, a scan …), WrongDocument (another kind than
    is wanted, or one that gives no records) and UnknownState (for `state`).
    """
    check_size(data)
    kind = kind or export_kind(data)
    if kind in EXPORT_READERS:
        return EXPORT_READERS[kind](data, sample=sample)
    plain = open_plain(data, name)
    document = described(plain, kind=kind, state=state, sample=sample)
    if document.kind not in DOCUMENT_READERS:
        raise _not_read(document, name)
    if document.kind == "addendum" and lists_recommendations(plain, document, sample=sample):
        raise WrongDocument(say(THIS_IS["report"]), say(OTHER_KIND))
    try:
        return DOCUMENT_READERS[document.kind](plain, document, sample=sample)
    except WrongDocument as error:
        really = recognise(plain, sample=sample).kind
        if really in (document.kind, ""):
            raise
        raise WrongDocument(say(THIS_IS[really]), say(OTHER_KIND)) from error


def read_file(
    path: Path, *, kind: str | None = None, state: str | None = None, sample: bool = False
) -> Reading:
    """Read one file from a disk, as `read` does.

    JSON is streamed: UHRI's export is larger than any other file may be. Of a file that never
    ends no more is taken than a document may have.
    """
    with path.open("rb") as stream:
        if kind in (None, "uhri") and stream.seekable() and uhri.is_json(stream):
            return uhri.read(stream, sample=sample)
        check_length(path.stat().st_size)
        data = stream.read(MOST_BYTES + 1)
    return read(data, path.name, kind=kind, state=state, sample=sample)


def lists_recommendations(plain: Plain, document: Document, *, sample: bool = False) -> bool:
    """Whether what is asked to be read as an addendum is the report itself.

    Read as an addendum a report would seem to answer each of its own recommendations.
    """
    if ADDENDUM_SYMBOL.fullmatch(document.symbol):
        return False
    try:
        return bool(read_report(plain, document, sample=sample).recommendations)
    except WrongDocument:
        return False


def described(
    plain: Plain, *, kind: str | None = None, state: str | None = None, sample: bool = False
) -> Document:
    """What a document says of itself, with what a person says over it."""
    document = recognise(plain, sample=sample)
    if kind:
        document = replace(document, kind=kind)
    if state and (code := iso3(state, sample=sample)) != document.state:
        if document.state:
            raise WrongDocument(
                say(
                    gettext_noop("This document is about %(own)s, not about %(asked)s."),
                    own=name_of(document.state),
                    asked=name_of(code),
                ),
                say(gettext_noop("Leave --state out, or give the document of that State.")),
            )
        session = document.session or session_for_symbol(document.symbol, code)
        cycle = cycle_of(session) if session else None
        document = replace(document, state=code, session=session, cycle=cycle)
    return document


def _not_read(document: Document, name: str) -> WrongDocument:
    if not document.kind:
        return Undescribed(
            say(gettext_noop("What kind of document %(name)s is was not recognised."), name=name),
            say(NOT_RECOGNISED, kinds=", ".join((*DOCUMENT_READERS, *EXPORT_READERS))),
        )
    return WrongDocument(say(THIS_IS[document.kind]), say(WANTED))


THIS_IS = {
    "report": gettext_noop("This is a report of the Working Group."),
    "addendum": gettext_noop("This is an addendum to a report of the Working Group."),
    "list": gettext_noop("This is OHCHR's list of recommendations."),
    "national-report": gettext_noop("This is a national report; it holds no recommendations."),
    "summary": gettext_noop(
        "This is the summary of stakeholders' submissions; it holds no recommendations of States."
    ),
    "compilation": gettext_noop(
        "This is the compilation of UN information; it holds no recommendations of States."
    ),
    "advance-questions": gettext_noop(
        "These are advance questions; they hold no recommendations of States."
    ),
    "submission": gettext_noop("This is a submission; it holds no recommendations of States."),
    "upr-info": gettext_noop("This is an export of UPR Info."),
    "pledges": gettext_noop("This is an export of voluntary pledges."),
    "uhri": gettext_noop("This is an export of the Universal Human Rights Index."),
}
"""Kind → the sentence that says which document it is."""

WANTED = gettext_noop(
    "Wanted is a report of the Working Group, an addendum, OHCHR's list of recommendations, or an "
    "export of UPR Info or UHRI."
)
NOT_RECOGNISED = gettext_noop(
    "Give a report of the Working Group, an addendum, OHCHR's list of recommendations, or an export "
    "of UPR Info or UHRI; if it is one of them, say which with --kind: %(kinds)s."
)
OTHER_KIND = gettext_noop("Leave --kind out to have it read as what it is.")


__all__ = [
    "DOCUMENT_READERS",
    "EXPORT_READERS",
    "KINDS",
    "described",
    "read",
    "read_file",
    "recognise",
]
