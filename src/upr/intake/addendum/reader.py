"""An addendum as a whole: pieces weighed, remarks attached, what is undecided said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from upr.errors import WrongDocument
from upr.intake.addendum.blocks import NOTES, Block, Kind, blocks
from upr.intake.addendum.numbers import order_of
from upr.intake.addendum.statements import (
    Remark,
    Statement,
    odd_numbers,
    remark_of,
    statements_of,
)
from upr.intake.addendum.tables import table_remarks, table_statements
from upr.intake.addendum.words import speaks
from upr.intake.reading.plain import Line, Plain
from upr.record import Document, Reading, Response, StatedPosition, Unread
from upr.text import Text, gettext_noop, say

CHAPEAU = re.compile(
    r"(?:list(?:ed)?|contained|set out|found|section|follow\w*|report\w*)[^.]{0,40}?\bparagraphs?\s+(\d{1,3})(?!\s*\()"
    r"|(?:figuran|enumerad\w+|contenid\w+|lista)[^.]{0,40}?\bp[áa]rrafos?\s+(\d{1,3})"
    r"|(?:figurant|énumérées|énoncées|liste)[^.]{0,40}?\bparagraphes?\s+(\d{1,3})",
    re.I,
)
"""Where an addendum says which paragraph of the report its bare numbers belong to."""

FULL = re.compile(r"(?<![\d./])(\d{1,3})\.(\d{1,3})(?![\d.%]|\s*(?:per cent|million|billion))")
TOTAL = re.compile(
    r"\b(?P<verb>[a-z]+)\s+(?:all\s+)?(?P<count>\d{1,3})\s+(?:of the )?recommendations", re.I
)
FIRST_SENTENCE = 400


def read_addendum(
    plain: Plain, document: Document, *, sample: bool = False, prefix: str = ""
) -> Reading:
    """Read what a State answers to single recommendations.

    document  what the addendum says of itself
    sample    no matter here: an addendum names no recommending State
    prefix    number of the chapeau in the report ("115") for an addendum with bare numbers;
              by default what the addendum itself says of it

    A position has no response where the words do not decide it, or decide it twice. Raises
    WrongDocument when no number and no answer can be found at all.
    """
    del sample
    prefix = prefix or chapeau_of([*plain.lines, *plain.notes])
    in_tables = list(table_statements(plain.tables, prefix))
    # cells of a table that answers are no sentences; those of a mere layout are
    body = [b for b in plain.blocks if isinstance(b, Line)] if in_tables else plain.lines
    found = blocks(body)
    statements = [*_statements(found, prefix), *in_tables]
    remarks = [remark for block in found if (remark := remark_of(block, prefix))]
    remarks += table_remarks(plain.tables, prefix)
    positions = tuple(weigh(statements, remarks))
    unread = (*_odd(found, prefix), *_unnumbered(found, bool(positions)))
    if not positions and not unread:
        raise WrongDocument(say(NOTHING_SAID), say(NOTHING_SAID_HINT))
    return Reading(
        document=document,
        positions=positions,
        unread=unread,
        doubts=tuple(_doubts(positions, found, prefix)),
    )


def chapeau_of(lines: Iterable[Line]) -> str:
    """The one chapeau that bare numbers can belong to, "" where there are several or none."""
    text = " ".join(line.text for line in lines)
    labels = [match[1] for match in FULL.finditer(text)]
    often = {number for number in labels if labels.count(number) > 2}
    said = {next(filter(None, match.groups())) for match in CHAPEAU.finditer(text)}
    candidates = often or said
    return candidates.pop() if len(candidates) == 1 else ""


def _statements(found: Sequence[Block], prefix: str) -> Iterator[Statement]:
    heading = ""
    for block in found:
        if block.kind is Kind.HEADING:
            heading = "" if NOTES.fullmatch(block.text) else block.text
        yield from statements_of(block, heading, prefix)


def weigh(statements: Iterable[Statement], remarks: Iterable[Remark]) -> Iterator[StatedPosition]:
    """One position for each number, in order; the plainest words win, equal ones must agree."""
    by_number: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_number[statement.paragraph].append(statement)
    comments = _comments(remarks)
    for paragraph in sorted(by_number, key=order_of):
        plainest = max(statement.weight for statement in by_number[paragraph])
        heard = [s for s in by_number[paragraph] if s.weight == plainest]
        yield StatedPosition(
            paragraph=paragraph,
            response=_agreed(heard),
            quote=" … ".join(dict.fromkeys(s.quote for s in heard)),
            comment=" ".join(comments.get(paragraph, ())),
            page=heard[0].page,
        )


def _agreed(statements: Sequence[Statement]) -> Response | None:
    answers = {statement.response for statement in statements}
    return answers.pop() if len(answers) == 1 else None


def _comments(remarks: Iterable[Remark]) -> dict[str, list[str]]:
    comments: defaultdict[str, list[str]] = defaultdict(list)
    for remark in remarks:
        for paragraph in remark.paragraphs:
            if remark.text and remark.text not in comments[paragraph]:
                comments[paragraph].append(remark.text)
    return comments


def _odd(found: Iterable[Block], prefix: str) -> Iterator[Unread]:
    for block in found:
        for item in dict.fromkeys(odd_numbers(block, prefix)):
            yield Unread(text=item, why=say(ODD, item=item), page=block.page_at(0))


def _unnumbered(found: Iterable[Block], some_are_read: bool) -> Iterator[Unread]:
    """Where no number was read at all: the paragraphs that answer without naming one."""
    for block in found:
        if some_are_read or block.kind is Kind.HEADING:
            continue
        if speaks(block.text) and re.search(r"recomm?[ea]nda", block.text, re.I):
            yield Unread(
                text=block.text[:FIRST_SENTENCE], why=say(NO_NUMBER), page=block.page_at(0)
            )


def _doubts(
    positions: Sequence[StatedPosition], found: Iterable[Block], prefix: str
) -> Iterator[Text]:
    undecided = [p.paragraph for p in positions if p.response is None]
    if undecided:
        yield say(UNDECIDED, count=len(undecided), paragraphs=", ".join(undecided[:20]))
    if not prefix and any("." not in p.paragraph for p in positions):
        yield say(BARE)
    yield from _totals(positions, found)


def _totals(positions: Sequence[StatedPosition], found: Iterable[Block]) -> Iterator[Text]:
    """The State's own counts, where they differ from what was read."""
    verbs = {"accepts": Response.SUPPORTED, "supports": Response.SUPPORTED, "notes": Response.NOTED}
    for block in found:
        for match in TOTAL.finditer(block.text):
            response = verbs.get(match["verb"].casefold())
            read = sum(p.response is response for p in positions)
            if response and int(match["count"]) != read:
                yield say(
                    COUNT_SUPPORTED if response is Response.SUPPORTED else COUNT_NOTED,
                    said=int(match["count"]),
                    read=read,
                )


NOTHING_SAID = gettext_noop("This document answers no recommendation by its number.")
NOTHING_SAID_HINT = gettext_noop(
    "Give the addendum to the report (A/HRC/…/Add.1) or OHCHR's thematic list of recommendations."
)
ODD = gettext_noop("The numbers “%(item)s” are no range that could be counted out.")
NO_NUMBER = gettext_noop("These words answer recommendations without naming their numbers.")
UNDECIDED = gettext_noop(
    "Recommendations whose answer the words do not decide (%(count)d): %(paragraphs)s."
)
BARE = gettext_noop(
    "The numbers stand without that of their paragraph in the report; it has to be named."
)
COUNT_SUPPORTED = gettext_noop("The State says that it supports %(said)d; %(read)d were read.")
COUNT_NOTED = gettext_noop("The State says that it notes %(said)d; %(read)d were read.")
