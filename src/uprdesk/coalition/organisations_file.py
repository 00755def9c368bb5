"""The list of organisations as a file; how much of each stands in it, its wish for the list says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext

from upr import coalition as library
from upr.coalition import Audience, DocumentKind, Naming
from upr.coalition.gaps import ThemeName
from upr.output.table import Row, TableFormat, write_table
from upr.vocab.languages import LanguageName
from uprdesk.coalition.models import Contact, Organisation
from uprdesk.shell.saying import said

KIND = DocumentKind.INTERNAL_LIST

OUTSIDE = ("name", "country", "status", "web")
"""Columns for readers outside the coalition."""

INSIDE = (
    "name", "acronym", "city", "country", "role", "themes", "languages", "status", "since",
    "places", "web",
)  # fmt: skip
"""Columns for the coalition; contacts come behind them where they are wanted."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person wants to take along.

    form       csv or xlsx
    language   "en", "es" or "fr"
    contacts   whether people and their addresses stand in it; inside the coalition alone
    looked_at  a person says that the doubtful words in it name nobody
    """

    form: TableFormat
    audience: Audience
    language: str
    contacts: bool = False
    looked_at: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns."""
        if self.audience is not Audience.COALITION:
            return OUTSIDE
        return (*INSIDE, "contacts") if self.contacts else INSIDE


def file_of(rows: Sequence[Organisation], wanted: Wanted, end: str) -> bytes:
    """The file; end: of the trace's chain, which is printed in its last row."""
    file = BytesIO()
    with translation.override(wanted.language):
        write_table(list(lines(rows, wanted, end)), wanted.fields, file, wanted.form)
    return file.getvalue()


def lines(rows: Sequence[Organisation], wanted: Wanted, end: str) -> Iterator[Row]:
    """Those that may be named, then the others as a phrase, then the end of the trace."""
    by_number = {str(row.pk): row for row in rows}
    named = [row.named for row in rows]
    shown = library.printed(named, KIND, wanted.audience, wanted.language)
    for name in shown.names:
        # one that stands with its initials gives nothing else of itself
        rest = told(by_number[name.organisation], wanted) if name.naming is Naming.FULL else {}
        yield {"name": name.text, **rest}
    if shown.others:
        yield {"name": said(shown.others)}
    yield {"name": gettext("End of the trace: %(end)s") % {"end": end}}


def told(row: Organisation, wanted: Wanted) -> dict[str, object]:
    """What a row says beside the name."""
    about = row.inside
    return {
        "acronym": about.acronym,
        "city": about.city,
        "country": about.country,
        "role": about.role,
        "themes": [ThemeName(code).in_language(wanted.language) for code in about.themes],
        "languages": [LanguageName(code).in_language(wanted.language) for code in about.languages],
        "status": said(about.status.label),
        "since": about.status_year,
        "places": list(about.places),
        "web": list(about.web),
        "contacts": [reached(contact) for contact in about.contacts],
    }


def reached(contact: Contact) -> str:
    """One way to somebody, in one cell."""
    return ", ".join(filter(None, (contact.name, contact.channel, contact.address)))
