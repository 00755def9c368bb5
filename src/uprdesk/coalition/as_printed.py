"""What every kind of document would print of the coalition: to look at before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation

from upr import coalition as library
from upr.coalition import Audience, DocumentKind, Printed
from upr.text import Text
from uprdesk.coalition.models import Organisation
from uprdesk.shell.saying import said

LANGUAGES = ("es", "en", "fr")


@dataclass(frozen=True)
class Sheet:
    """One kind of document before one audience.

    lines       language → the line of names as it stands there; empty where nobody is named
    submitters  names of those that count as submitting; None where nobody submits such a document
    warnings    for whoever exports it; they name nobody
    """

    label: Text
    lines: dict[str, str]
    submitters: list[str] | None
    joint: bool
    warnings: tuple[Text, ...]


def as_printed(rows: Sequence[Organisation], audience: Audience) -> list[Sheet]:
    """A sheet for each kind of document."""
    several = [row.named for row in rows]
    return [sheet(several, kind, audience) for kind in DocumentKind]


def sheet(several: Sequence[library.Organisation], kind: DocumentKind, audience: Audience) -> Sheet:
    """One kind of document, in every language in which we print."""
    found = {code: library.printed(several, kind, audience, code) for code in LANGUAGES}
    here = found[LANGUAGES[0]]
    return Sheet(
        label=kind.label,
        lines={code: said_in(code, one.line) for code, one in found.items()},
        submitters=submitting(here) if kind is DocumentKind.SUBMISSION else None,
        joint=here.joint,
        # not in every language is the same name shared or held by another
        warnings=tuple({str(t): t for one in found.values() for t in one.warnings}.values()),
    )


def submitting(one: Printed) -> list[str]:
    """Names of the organisations that count as submitting."""
    return [name.text for name in one.names if name.organisation in one.submitters]


def said_in(language: str, text: Text) -> str:
    """A sentence in another language than the reader's."""
    with translation.override(language):
        return said(text)
