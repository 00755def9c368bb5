"""Reports written by our own writer read back exactly, whatever their layout and traps.

A trap is read only because something in the readers handles it: `HANDLERS` says what, and the last
test takes it away and sees the reading change.
"""

import re
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generator import report_of_traps, reports
from upr.errors import WrongDocument
from upr.intake import read
from upr.intake.reading import characters, pdf, plain, word, word_numbers
from upr.intake.wg_report import brackets, items, parts, positions, recommenders, report
from upr.output.wg_report import (
    ONLY_PDF,
    ONLY_WORD,
    Era,
    Trap,
    recommendations,
    write_report,
)
from upr.record import Reading
from upr.vocab import mentions, names, states

LANGUAGES = ("en", "es")
LAYOUTS = [(era, format) for era in Era for format in ("pdf", "docx")]
EXAMPLES = 15
"""Random reports for each layout; each takes about a tenth of a second."""

ERAS = {
    Trap.SLASHES: Era.B,
    Trap.NUMBER_COLLISION: Era.B,
    Trap.NUMBER_WITHOUT_DOT: Era.A,
    Trap.LETTER_NUMBERS: Era.A,
    Trap.POSITION_AFTER: Era.A,
    Trap.ELSEWHERE: Era.A,
    Trap.SEVERAL_ASKS: Era.D,
    Trap.DITTO: Era.D,
    Trap.LINE_WITHOUT_NUMBER: Era.D,
    Trap.CONTENTS: Era.B,
    Trap.NO_SEMICOLON: Era.A,
    Trap.BRACKET_EACH: Era.E,
    Trap.AUTOMATIC_NUMBERS: Era.E,
    Trap.TRACKED_CHANGES: Era.E,
}
"""The layout in which a trap was seen; those that stand in all are tried in one of the middle."""


def without_pages(reading: Reading):
    return tuple(replace(one, page=None) for one in reading.recommendations)


@pytest.mark.parametrize(("era", "format"), LAYOUTS)
def test_a_written_report_reads_back_exactly(era, format):
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.data())
    def reads_back(data):
        language = data.draw(st.sampled_from(LANGUAGES))
        draft = data.draw(reports(era, language))
        written = write_report(draft, era=era, language=language, format=format)

        reading = read(written, f"report.{format}")

        assert reading.document.kind == "report"
        assert reading.document.state == draft.state
        assert reading.document.session == draft.session
        assert reading.document.symbol == draft.symbol
        assert reading.document.language == language
        assert without_pages(reading) == recommendations(draft, era=era, language=language)
        assert reading.unread == ()
        assert_pages(reading, written)

    reads_back()


def assert_pages(reading: Reading, written: bytes):
    """Every number stands before its first word on the page that the reading tells."""
    if written.startswith(b"PK"):
        assert {one.page for one in reading.recommendations} == {None}
        return
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written)]
    for one in reading.recommendations:
        number, word = re.split(r"[. ]", one.paragraph)[-1], one.text.split()[0].split("/")[0]
        first = re.escape(number) + (r"\.?\s+" + re.escape(word) if one.part == 1 else "")
        assert re.search(first, pages[one.page - 1]), one


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_draft_adopted_ad_referendum_reads_back_as_a_draft(format):
    draft = replace(report_of_traps("en"), symbol="A/HRC/WG.6/19/L.10", draft=True)

    reading = read(write_report(draft, era=Era.E, format=format), f"draft.{format}")

    assert reading.document.draft
    assert (reading.document.symbol, reading.document.session) == ("A/HRC/WG.6/19/L.10", 19)
    assert without_pages(reading) == recommendations(draft, era=Era.E)


def trapped(trap: Trap, language: str, format: str):
    """What a report with one trap holds, and the reading of it."""
    era, traps = ERAS.get(trap, Era.C), frozenset({trap})
    draft = report_of_traps(language)
    written = write_report(draft, era=era, language=language, format=format, traps=traps)
    expected = recommendations(draft, era=era, language=language, traps=traps)
    return expected, read(written, f"report.{format}")


def formats(trap: Trap) -> tuple[str, ...]:
    if trap in ONLY_WORD:
        return ("docx",)
    return ("pdf",) if trap in ONLY_PDF else ("pdf", "docx")


TRAPPED = [
    (trap, language, format)
    for trap in Trap
    for format in formats(trap)
    # words in Spanish are tried in one format: formats know no language
    for language in (LANGUAGES if format == formats(trap)[0] else ("en",))
]


@pytest.mark.parametrize(("trap", "language", "format"), TRAPPED)
def test_a_report_with_a_trap_reads_back_exactly(trap, language, format):
    expected, reading = trapped(trap, language, format)

    assert without_pages(reading) == expected
    assert bool(reading.unread) == (trap is Trap.ELSEWHERE), "only what stands elsewhere is unread"


@contextmanager
def forgotten_names():
    """Look-ups of names are remembered; forget them before and after a handler is taken away."""
    states._found.cache_clear()
    yield
    states._found.cache_clear()


def only_last(held):
    return held[-1].states


ALL_NAMES = states.spellings()
FORMER = {names.fold(name) for name in ("Swaziland", "Turkey", "Czech Republic")}


def without_former_names(*, sample=False):
    return {key: iso3 for key, iso3 in ALL_NAMES.items() if key not in FORMER}


def flat_without(apostrophe):
    return {key: to for key, to in names._FLAT.items() if key != ord(apostrophe)}


def first_closing(text, start):
    return text.index(")", start)


def next_number(cutter, number, line, following):
    return cutter.group is None or number == cutter.group.number + 1


def every_split(text, bracket):
    return bracket.end


def no_split(text, bracket):
    return None


def same(text, *rest, **more):
    return text


def whole_page(lines, page):
    return [], list(lines), []


def nothing(*given, **more):
    return []


def lines_alone(self):
    return (block for block in self.blocks if isinstance(block, plain.Line))


def from_first_heading(lines):
    """Take the line of the contents for the heading: then its next line ends the section."""
    first = next(i for i, line in enumerate(lines) if "onclusions and/or" in line.text)
    last = next(i for i, line in enumerate(lines) if line.text.startswith(("III.", "Annex")))
    return lines[first:last]


def every_mention(text, *, sample=False):
    return [brackets.StateBracket(m.start, m.end, (m.iso3,)) for m in mentions(text)]


DOTTED_ALONE = re.compile(r"(\d{1,3})\s?[.)]\s*(?=\S)")

HANDLERS = {
    Trap.HARD_HYPHEN: [(pdf, "mend_hyphens", same)],
    Trap.SOFT_HYPHEN: [(pdf, "mend_hyphens", same)],
    Trap.PAGE_INSIDE: [(pdf, "split_heads", whole_page)],
    Trap.CHAPEAU_ON_TWO_PAGES: [(pdf, "split_heads", whole_page)],
    Trap.CONTENTS: [(report, "section_of", from_first_heading)],
    Trap.FOOTNOTE_DIGIT: [(pdf, "without_raised_digits", lambda page, raw, position: raw)],
    Trap.LOST_BRACKET: [(brackets, "lost_openings", nothing)],
    Trap.UNCLOSED_BRACKET: [(brackets, "never_closed", nothing)],
    Trap.ON_BEHALF: [(recommenders, "without_group", same)],
    Trap.STATE_IN_SENTENCE: [(parts, "state_brackets", every_mention)],
    Trap.DOUBLED_BLANKS: [(pdf, "tidy", str), (parts, "tidy_text", str)],
    Trap.OTHER_BRACKETS: [(recommenders.Names, "all_known", True)],
    Trap.BRACKETED_NAMES: [(brackets, "closing_of", first_closing)],
    Trap.INVERTED_NAMES: [(recommenders, "LONGEST_NAME", 1)],
    Trap.BRACKET_EACH: [(parts, "_once", only_last)],
    Trap.BRACKET_SEMICOLON: [(parts, "ditto", same)],
    Trap.BRACKET_AND: [(recommenders, "SEPARATOR", re.compile(r"\s*[,;/]\s*"))],
    Trap.SEVERAL_ASKS: [(parts, "_end_after", no_split)],
    Trap.DITTO: [(parts, "ditto", same)],
    Trap.LINE_WITHOUT_NUMBER: [(parts, "_end_after", no_split)],
    Trap.SLASHES: [(parts, "_end_after", every_split)],
    Trap.BRACKET_IN_SENTENCE: [(parts, "_end_after", every_split)],
    Trap.NUMBER_COLLISION: [(items, "begins_chapeau", next_number)],
    Trap.NUMBER_WITHOUT_DOT: [(items, "RUNNING", DOTTED_ALONE)],
    Trap.LETTER_NUMBERS: [(items.Cutter, "_lettered_item", lambda self, line: False)],
    Trap.AUTOMATIC_NUMBERS: [(word_numbers.Numbering, "number_of", lambda self, element: "")],
    Trap.REVERSED_APOSTROPHE: [(names, "_FLAT", flat_without("‟"))],
    Trap.CURLY_QUOTES: [(names, "_FLAT", flat_without("’"))],
    Trap.HTML_ENTITIES: [(characters, "written_out", same)],
    Trap.OLD_NAMES: [(states, "spellings", without_former_names)],
    Trap.POSITION_AFTER: [
        (report, "position_said_later", lambda group, later: positions.position_of(group.text))
    ],
    Trap.ELSEWHERE: [(report, "refers_to_section_one", nothing)],
    Trap.TABLE: [(plain.Plain, "_walk", lines_alone)],
    Trap.TRACKED_CHANGES: [(word, "LEFT_OUT", word.LEFT_OUT | {word.W + "ins"})],
    Trap.NO_SEMICOLON: [(items, "ENDED", re.compile(r"[;.:]$"))],
}
"""What handles each trap: module, name there, and what does nothing in its place."""


def test_every_trap_has_a_handler():
    assert set(HANDLERS) == set(Trap)


@pytest.mark.parametrize("trap", HANDLERS)
def test_taking_a_handler_away_changes_the_reading(trap, monkeypatch):
    format = "docx" if trap in ONLY_WORD | {Trap.TABLE} else "pdf"
    for module, name, replacement in HANDLERS[trap]:
        monkeypatch.setattr(module, name, replacement)
    with forgotten_names():
        try:
            expected, reading = trapped(trap, "en", format)
        except WrongDocument:
            return  # nothing at all is found without it

    same_rows = without_pages(reading) == expected
    same_rest = bool(reading.unread) == (trap is Trap.ELSEWHERE)
    assert not (same_rows and same_rest), f"{trap} is read without its handler"
