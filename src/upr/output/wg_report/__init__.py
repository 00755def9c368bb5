"""Writes reports of the Working Group in the UN's layouts of 2008 to 2026, as PDF and Word.

For the sample that a new store opens with, for the outcome of a mock review, and for trying the
readers: each layout, and each thing that makes real documents hard to read, is a switch. A report
may be about real States only where its words are theirs; samples use invented States.
"""

from typing import Literal

from upr.output.wg_report.draft import Ask, Group, Numbered, Piece, ReportDraft
from upr.output.wg_report.era import Era, era_of
from upr.output.wg_report.layout import printed
from upr.output.wg_report.pdf import to_pdf
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import NONE, ONLY_PDF, ONLY_WORD, Trap
from upr.output.wg_report.word import to_word
from upr.output.wg_report.wording import Language
from upr.record import Recommendation

__all__ = [
    "ONLY_PDF",
    "ONLY_WORD",
    "Ask",
    "Era",
    "Group",
    "Numbered",
    "Piece",
    "ReportDraft",
    "Trap",
    "era_of",
    "recommendations",
    "write_report",
]


def write_report(
    report: ReportDraft,
    *,
    era: Era,
    language: Language = "en",
    format: Literal["pdf", "docx"] = "pdf",
    traps: frozenset[Trap] = NONE,
) -> bytes:
    """The report in the layout of `era`, in English or Spanish; the same draft gives the same bytes.

    Raises UnknownState for a State that no list of ours holds.
    """
    pieces = printed(report, Setting(era=era, language=language, traps=traps))
    return to_pdf(pieces) if format == "pdf" else to_word(pieces)


def recommendations(
    report: ReportDraft,
    *,
    era: Era,
    language: Language = "en",
    traps: frozenset[Trap] = NONE,
) -> tuple[Recommendation, ...]:
    """What a reading of `write_report` with the same arguments holds, without pages."""
    return printed(report, Setting(era=era, language=language, traps=traps)).recommendations
