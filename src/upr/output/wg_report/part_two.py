"""Conclusions and recommendations: the lists, their chapeaux, and what a reader finds there."""

from dataclasses import replace
from string import ascii_lowercase

from upr.output.wg_report.blocks import PAGE_END, Block, runs
from upr.output.wg_report.draft import Group, Numbered, ReportDraft
from upr.output.wg_report.sentences import lines
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap
from upr.record import Recommendation, response_of

ELSEWHERE = (5, 6)
"""Paragraphs of part I to which the trap `ELSEWHERE` refers."""


def conclusions(
    draft: ReportDraft, setting: Setting, first: int
) -> tuple[list[Block], list[Recommendation]]:
    """Part II from its first chapeau to its closing paragraph, and its recommendations.

    first  number of the first chapeau
    """
    blocks: list[Block] = []
    found: list[Recommendation] = []
    for group in draft.groups:
        chapeau = first + sum(block.kind in {"chapeau", "paragraph"} for block in blocks)
        blocks += _group(draft, group, setting, chapeau)
        found += _recommendations(draft, group, setting, chapeau)
    if setting.has(Trap.ELSEWHERE):
        blanks = {
            "numbers": setting.wording.joined([str(number) for number in ELSEWHERE]),
            "state": setting.name(draft.state),
        }
        blocks.append(Block(kind="paragraph", text=runs(setting.wording.elsewhere % blanks)))
    blocks.append(Block(kind="paragraph", text=runs(setting.wording.closing)))
    return blocks, found


def item_number(place: int, setting: Setting, chapeau: int) -> str:
    """The number before an item as it is printed; `place` from 0."""
    if setting.has(Trap.LETTER_NUMBERS):
        return f"({ascii_lowercase[place]})"
    odd = setting.has(Trap.NUMBER_WITHOUT_DOT) and place % 3 == 1
    number = f"{place + 1}" if setting.style.restarting else f"{chapeau}.{place + 1}"
    return number + ("." if setting.style.dotted is not odd else "")


def counted(setting: Setting) -> str:
    """The same in Word's words, where it counts by itself: %1 is the chapeau, %2 the item."""
    if setting.has(Trap.LETTER_NUMBERS):
        return "(%2)"
    return ("%2" if setting.style.restarting else "%1.%2") + ("." if setting.style.dotted else "")


def _group(draft: ReportDraft, group: Group, setting: Setting, chapeau: int) -> list[Block]:
    """One chapeau, its items, and the paragraph below them where that tells the position."""
    words = setting.wording
    blanks = {
        "state": setting.name(draft.state),
        "council": words.ordinal(draft.council_session),
        "month": words.month(draft.council_on),
    }
    after = setting.has(Trap.POSITION_AFTER)
    wordings = (words.bare_chapeau,) if after else words.chapeaux[group.position]
    opening = wordings[chapeau % len(wordings)] % blanks
    if setting.has(Trap.CHAPEAU_ON_TWO_PAGES):
        # the worst place: between "did not" and "enjoy the support"
        head, verb, tail = opening.partition(words.verb)
        opening = f"{head.rstrip()}{PAGE_END}{verb}{tail}"
    blocks = [Block(kind="chapeau", text=runs(opening)), *_items(group.numbered, setting, chapeau)]
    if after:
        blocks.append(Block(kind="paragraph", text=runs(words.after[group.position] % blanks)))
    return blocks


def _items(numbered: tuple[Numbered, ...], setting: Setting, chapeau: int) -> list[Block]:
    blocks: list[Block] = []
    for place, item in enumerate(numbered):
        *heads, last = lines(item, place, setting)
        ending = "." if place == len(numbered) - 1 else ";"
        ending = "" if setting.has(Trap.NO_SEMICOLON) else ending
        texts = [runs(text) for text in (*heads, last + ending)]
        blocks.append(
            Block(kind="item", text=texts[0], number=item_number(place, setting, chapeau))
        )
        blocks += [Block(kind="continuation", text=text) for text in texts[1:]]
    return [Block(kind="table", rows=tuple(blocks))] if setting.has(Trap.TABLE) else blocks


def _recommendations(
    draft: ReportDraft, group: Group, setting: Setting, chapeau: int
) -> list[Recommendation]:
    """What a reader finds under one chapeau, without pages."""
    base = Recommendation(
        state=draft.state,
        session=draft.session,
        text="-",
        recommenders=(),
        response=response_of(group.position),
        position=group.position,
        language=setting.language,
    )
    return [
        replace(
            base,
            paragraph=_paragraph_of(place, setting, chapeau),
            part=part,
            parts=len(item.asks),
            text=ask.text,
            recommenders=ask.recommenders,
        )
        for place, item in enumerate(group.numbered)
        for part, ask in enumerate(item.asks, 1)
    ]


def _paragraph_of(place: int, setting: Setting, chapeau: int) -> str:
    if setting.has(Trap.LETTER_NUMBERS):
        return f"{chapeau} ({ascii_lowercase[place]})"
    return f"{chapeau}.{place + 1}"
