"""What single pieces of an addendum say of which numbers, before the pieces are weighed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from upr.intake.addendum.blocks import RECOMMENDATION, REMARK, Block, Kind
from upr.intake.addendum.numbers import LIST, Label, Labels, labels_in
from upr.intake.addendum.words import answer_of, speaks
from upr.record import Response

NAMED = re.compile(
    rf"(?:{RECOMMENDATION}(?:\s+(?:the|numbers?|"
    rf"n[úu]meros?|num[ée]ros?))?\s*:?\s*)(?P<bare>{LIST})|(?P<full>(?<![\d./])(?=\d{{1,3}}\.\d){LIST})",
    re.I,
)
"""Numbers in a sentence: full labels anywhere, bare numbers only behind "recommendations"."""

SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bRec)(?<!\bRecs)(?<!\bpara)[.;!?]\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÛ“\"«])"
)
OWN_ANSWER = re.compile(
    r"(?P<whole>(?:not\s+|partially\s+)?(?:accepted|supported|noted|endorsed)|apoyad[ao]s?|aceptad[ao]s?"
    r"|anotad[ao]s?|accept[ée]e?s?|appuy[ée]e?s?|not[ée]e?s?)\s*(?:[.:;,–—-]|$)",
    re.I,
)
"""An answer that is the first or last word of a remark: "140.5: Supported. …"."""

THIS = re.compile(
    r"[^.;]*\b(?:th(?:is|ese|e)|est[ea]s?|la|las|cette|ces|la|les)\s+(?:above\s+|said\s+)?"
    r"(?:recommendations?|recomendaci(?:ón|ones)|recommandations?)[^.;]*",
    re.I,
)
"""A sentence about the recommendation a remark is on."""

LONGEST_QUOTE = 300


class Weight(IntEnum):
    """How plainly an answer is said; the plainest wins, equals must agree."""

    HEADING = 1  # only by the heading above it
    SAID = 2  # in a sentence with the number, or in its own remark or row


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece that speaks of one number; `response` is None where its words do not decide."""

    paragraph: str
    response: Response | None
    weight: Weight
    quote: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What the State says about some numbers."""

    paragraphs: tuple[str, ...]
    text: str


def statements_of(block: Block, heading: str, prefix: str) -> Iterator[Statement]:
    """What a heading, paragraph or remark says of numbers.

    heading  the heading above it
    prefix   number of the chapeau for bare numbers, "" where it is not known
    """
    if block.kind is Kind.REMARK:
        yield from _remark_statements(block, heading, prefix)
        return
    start = 0
    for end in (*(m.start() + 1 for m in SENTENCE.finditer(block.text)), len(block.text)):
        yield from _sentence_statements(block, start, end, heading, prefix)
        start = end


def remark_of(block: Block, prefix: str) -> Remark | None:
    """The remark's numbers and its words, the numbers taken off."""
    opening = REMARK.match(block.text)
    if block.kind is not Kind.REMARK or not opening:
        return None
    found = labels_in(_numbers(opening), prefix).found
    text = block.text[opening.end() :].strip()
    return Remark(tuple(label.paragraph for label in found), text)


def odd_numbers(block: Block, prefix: str) -> Iterator[str]:
    """Items of lists that say nothing certain, e.g. a range that runs backwards."""
    for match in NAMED.finditer(block.text):
        yield from labels_in(match["bare"] or match["full"], prefix).odd


def _numbers(match: re.Match[str]) -> str:
    return next(text for text in match.groups()[:3] if text)


def _remark_statements(block: Block, heading: str, prefix: str) -> Iterator[Statement]:
    opening = REMARK.match(block.text)
    if not opening:
        return
    words = block.text[opening.end() :].strip()
    said = _own_words(words)
    for label in labels_in(_numbers(opening), prefix).found:
        page = block.page_at(0)
        if said:
            quote = f"{opening[0].strip()} {said}"[:LONGEST_QUOTE]
            yield Statement(label.paragraph, answer_of(said), Weight.SAID, quote, page)
        elif speaks(heading):
            quote = f"{heading} … {opening[0].strip()}"[:LONGEST_QUOTE]
            yield Statement(label.paragraph, answer_of(heading), Weight.HEADING, quote, page)


def _own_words(words: str) -> str:
    """The part of a remark that answers: its first or last word, or a sentence on "this
    recommendation"; "" where it only explains."""
    if opening := OWN_ANSWER.match(words):
        return opening["whole"]
    sentences = [text for text in THIS.findall(words) if speaks(text)]
    return " … ".join(text.strip() for text in sentences)


def _sentence_statements(
    block: Block, start: int, end: int, heading: str, prefix: str
) -> Iterator[Statement]:
    """Numbers in one sentence, answered by the words before each list or, if none, behind it."""
    lists = list(NAMED.finditer(block.text, start, end))
    if not lists:
        return
    before = speaks(block.text[start : lists[0].start()])
    edges = [start, *(match.end() for match in lists)]
    stops = [*(match.start() for match in lists), end]
    for index, match in enumerate(lists):
        at = index if before else index + 1
        words = block.text[edges[at] : stops[at]]
        labels = labels_in(match["bare"] or match["full"], prefix)
        if speaks(words):
            around = block.text[start : _start(lists[0])] if before else words
            yield from _said(block, match, labels, answer_of(words), around)
        elif speaks(heading) and _is_bare_list(block.text, match, end):
            for label in labels.found:
                yield Statement(
                    label.paragraph,
                    answer_of(heading),
                    Weight.HEADING,
                    f"{heading} … {_item(match, label)}"[:LONGEST_QUOTE],
                    block.page_at(_start(match) + label.start),
                )


def _said(
    block: Block, match: re.Match[str], labels: Labels, answer: Response | None, words: str
) -> Iterator[Statement]:
    for label in labels.found:
        quote = f"{' '.join(words.split())} … {_item(match, label)}"
        page = block.page_at(_start(match) + label.start)
        yield Statement(label.paragraph, answer, Weight.SAID, quote[:LONGEST_QUOTE], page)


def _start(match: re.Match[str]) -> int:
    """Where the numbers themselves begin, behind the word "recommendations"."""
    return match.start("bare" if match["bare"] else "full")


def _item(match: re.Match[str], label: Label) -> str:
    return (match["bare"] or match["full"])[label.start : label.end]


def _is_bare_list(text: str, match: re.Match[str], end: int) -> bool:
    """A list that is all there is, or that a colon introduces: its heading speaks for it."""
    alone = not text[match.end() : end].strip(" .;,)")
    return alone or text[: match.start()].rstrip().endswith(":")
