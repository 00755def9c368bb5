"""One report of the Working Group as a whole: sections, groups and parts put together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from upr.errors import Undescribed, WrongDocument
from upr.intake.reading.plain import Line, Plain
from upr.intake.wg_report.brackets import state_brackets
from upr.intake.wg_report.items import Group, Item, groups_of, joined
from upr.intake.wg_report.parts import Part, parts_of
from upr.intake.wg_report.positions import position_of
from upr.intake.wg_report.section import section_of
from upr.record import (
    Document,
    Position,
    Reading,
    Recommendation,
    Response,
    Unread,
    response_of,
)
from upr.text import Text, gettext_noop, say

REFERENCE = re.compile(
    r"footnotes?|notas?\s+(?:a|de)\s+pie|notes?\s+de\s+bas\s+de\s+page"
    r"|(?:paragraphs?|paras?\.?|párrafos?|paragraphes?)\s+\d|(?:noted|contained|mentioned)\s+in\s+"
    r"(?:the\s+)?(?:present\s+report|section|paragraph)",
    re.I,
)
"""Words that point to recommendations printed elsewhere in the report."""

ABOVE = re.compile(
    r"listed\s+above|marked\s+with|recommendations?\s+(?:Nos?\b|numbers?\b|\d)|anteriores"
    r"|(?:señaladas|marcadas)\s+con|recomendaciones\s+(?:núm|\d)|ci-dessus|marquées",
    re.I,
)
"""Words that point back to the items just listed."""


MOST_WORDS = 600
"""Characters of a paragraph quoted in a remark."""

LONGEST_ITEM = 12_000
"""Characters of one numbered paragraph: five times the longest one seen."""


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    recommendations: list[Recommendation] = field(default_factory=list[Recommendation])
    unread: list[Unread] = field(default_factory=list[Unread])
    doubts: list[Text] = field(default_factory=list[Text])


def read_report(plain: Plain, document: Document, *, sample: bool = False) -> Reading:
    """Read the recommendations of a report.

    document  what the report says of itself; State and session must be known
    sample    True accepts the invented States of the sample

    Raises WrongDocument when there is no section of recommendations in it, or the State under
    review or the session is not known.
    """
    _check_head(document)
    groups, stray = groups_of(section_of(plain.lines))
    gathered = _Gathered()
    for index, group in enumerate(groups):
        position = position_said_later(group, groups[index + 1 :])
        _read_group(gathered, group, position, document, sample=sample)
    gathered.unread += _outside_the_items(groups, stray, plain, sample=sample)
    gathered.doubts += [
        say(ADDED, paragraph=str(group.number), words=group.text[:MOST_WORDS])
        for group in groups
        if speaks_of_items_above(group)
    ]
    if not gathered.recommendations and not gathered.unread:
        raise WrongDocument(say(NONE_FOUND), say(NONE_FOUND_HINT))
    return Reading(
        document=document,
        recommendations=tuple(number_parts(gathered.recommendations)),
        unread=tuple(sorted(gathered.unread, key=lambda piece: piece.page or 0)),
        doubts=tuple(gathered.doubts),
    )


def _outside_the_items(
    groups: Sequence[Group], stray: Sequence[Line], plain: Plain, *, sample: bool
) -> Iterator[Unread]:
    """What stands in no numbered item and may still be a recommendation, or hide one."""
    for group in groups:
        words = f"{group.number}. {group.text}{_footnotes(group, plain)}"
        page = group.lines[0].page if group.lines else None
        if refers_to_section_one(group):
            why = say(ELSEWHERE)
        elif not group.items and state_brackets(words, sample=sample):
            why = say(UNNUMBERED)
        else:
            continue
        yield Unread(text=words, why=why, page=page, paragraph=str(group.number))
    if state_brackets(joined(stray), sample=sample):
        yield Unread(text=joined(stray), why=say(UNNUMBERED), page=stray[0].page)
    for page in plain.images:
        yield Unread(text="", why=say(PICTURE), page=page)


def _footnotes(group: Group, plain: Plain) -> str:
    """The footnotes below a paragraph that speaks of one: recommendations stand there at times."""
    pages = {line.page for line in group.lines}
    if not re.search(r"footnote|nota", group.text, re.I):
        return ""
    return "".join(f" {note.text}" for note in plain.notes if note.page in pages)


def _check_head(document: Document) -> None:
    if not document.state:
        raise Undescribed(say(NO_STATE_UNDER_REVIEW), say(GIVE_STATE))
    if document.session is None:
        raise WrongDocument(say(NO_SESSION), say(GIVE_SESSION))


def position_said_later(group: Group, later: Sequence[Group]) -> Position | None:
    """The position of a group: by its chapeau, or by a paragraph without items that follows it.

    "In the course of the discussion, the following recommendations were made" says none; the
    paragraph after the items does: "The response of Benin … will be included in the outcome
    report". Where the chapeau speaks, it decides: it is the group under which they are printed.
    """
    if own := position_of(group.text):
        return own
    for other in later:
        if other.items:
            break
        if not refers_to_section_one(other) and (said := position_of(other.text)):
            return said
    return None


def refers_to_section_one(group: Group) -> bool:
    """Whether a paragraph without items answers recommendations printed in section I only.

    Reports of the first sessions list only what the State supports and refer to the rest: "One
    recommendation noted in the present report in paragraphs 10, 15 … did not enjoy the support".
    """
    return (
        not group.items
        and REFERENCE.search(group.text) is not None
        and not speaks_of_items_above(group)
    )


def speaks_of_items_above(group: Group) -> bool:
    """Whether a paragraph without items adds something to the items just listed.

    "Costa Rica considers that the recommendations marked with an asterisk … are already
    implemented": they stay in the group of their chapeau, and a person is told.
    """
    return not group.items and ABOVE.search(group.text) is not None


def _read_group(
    gathered: _Gathered,
    group: Group,
    position: Position | None,
    document: Document,
    *,
    sample: bool,
) -> None:
    for item in group.items:
        words = item.text
        if len(words) > LONGEST_ITEM:
            gathered.unread.append(
                Unread(text=words, why=say(TOO_LONG), page=item.page, paragraph=item.number)
            )
            continue
        parts, rests = parts_of(words, sample=sample)
        gathered.recommendations += [
            _recommendation(item, part, position, document) for part in parts
        ]
        gathered.unread += [
            Unread(text=rest.text, why=rest.why, page=item.page, paragraph=item.number)
            for rest in rests
        ]
        gathered.doubts += [
            say(DOUBT, paragraph=item.number, doubt=str(part.doubt)) for part in parts if part.doubt
        ]
        if item.printed:
            gathered.doubts.append(
                say(SLIP, paragraph=item.number, printed=item.printed, page=item.page or "-")
            )
        if not parts and not rests:
            gathered.unread.append(
                Unread(text=item.text, why=say(EMPTY), page=item.page, paragraph=item.number)
            )
    gathered.unread += missing_numbers(group)
    if position is None and group.items:
        gathered.doubts.append(say(NO_POSITION, paragraph=str(group.number)))


def _recommendation(
    item: Item, part: Part, position: Position | None, document: Document
) -> Recommendation:
    assert document.session is not None
    return Recommendation(
        state=document.state,
        session=document.session,
        text=part.text,
        recommenders=part.states,
        response=response_of(position) if position else Response.PENDING,
        paragraph=item.number,
        language=document.language,
        position=position,
        page=item.page,
    )


def missing_numbers(group: Group) -> Iterator[Unread]:
    """Numbers that are not there between those that are."""
    seen = {item.order for item in group.items}
    pages = {item.order: item.page for item in group.items}
    for count in range(1, max(seen, default=0)):
        if count not in seen:
            page = next((pages[c] for c in range(count, max(seen) + 1) if c in pages), None)
            yield Unread(
                text="",
                why=say(MISSING, paragraph=f"{group.number}.{count}"),
                page=page,
                paragraph=f"{group.number}.{count}",
            )


def number_parts(recommendations: Sequence[Recommendation]) -> Iterator[Recommendation]:
    """Count the recommendations that share a number: part 1, 2 …, also where it is printed twice."""
    totals = Counter(r.paragraph for r in recommendations)
    counts: Counter[str] = Counter()
    for recommendation in recommendations:
        paragraph = recommendation.paragraph
        counts[paragraph] += 1
        yield replace(recommendation, part=counts[paragraph], parts=totals[paragraph])


NO_STATE_UNDER_REVIEW = gettext_noop("The State under review was not found in this report.")
GIVE_STATE = gettext_noop("Name it with --state, for instance --state CRI.")
NO_SESSION = gettext_noop("The session of the Working Group was not found in this report.")
GIVE_SESSION = gettext_noop("Give the whole document, with its first pages.")
NONE_FOUND = gettext_noop("The section of recommendations holds no numbered recommendation.")
NONE_FOUND_HINT = gettext_noop("Give the whole report, as PDF or Word.")
ELSEWHERE = gettext_noop(
    "This paragraph answers recommendations that are printed only in the summary of the dialogue."
)
UNNUMBERED = gettext_noop(
    "Here stand recommending States, but the recommendation has no number of its own."
)
PICTURE = gettext_noop("This page is a picture without text.")
ADDED = gettext_noop("Paragraph %(paragraph)s adds of the recommendations above it: %(words)s")
MISSING = gettext_noop("No recommendation with the number %(paragraph)s was found.")
TOO_LONG = gettext_noop(
    "This paragraph is longer than any recommendation: the numbers after it were not recognised."
)
EMPTY = gettext_noop("This number stands without a recommendation.")
DOUBT = gettext_noop("%(paragraph)s: %(doubt)s")
SLIP = gettext_noop(
    "%(paragraph)s is printed as %(printed)s (page %(page)s), a slip by the order of the numbers."
)
NO_POSITION = gettext_noop(
    "Paragraph %(paragraph)s does not say what the State answers; its recommendations are pending."
)
