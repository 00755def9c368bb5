"""What one number holds, as it is printed: sentences, brackets, and the traps within them."""

from html import escape

from upr.output.wg_report.blocks import (
    ADDED,
    ADDED_END,
    DIVIDED,
    LINE_END,
    NOTE,
    PAGE_END,
    STRUCK,
    STRUCK_END,
)
from upr.output.wg_report.draft import Ask, Numbered
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap

LONG_WORD = 9  # letters; shorter words are not divided
ENTITIES = str.maketrans({"(": "&#40;", ")": "&#41;"})


def lines(numbered: Numbered, place: int, setting: Setting) -> list[str]:
    """The lines under one number, without the number and without the last ';'.

    place  of the item in its list, from 0: some traps spring at every second or fourth item only
    """
    printed = [_ask(ask, place, setting) for ask in numbered.asks]
    if setting.has(Trap.LINE_WITHOUT_NUMBER):
        return [f"{line};" for line in printed[:-1]] + printed[-1:]
    return ["; ".join(printed)]


def _ask(ask: Ask, place: int, setting: Setting) -> str:
    """One ask with its brackets."""
    words = ""
    for piece in ask.pieces:
        text = _sentence(piece.text, place, setting)
        words += text if not words or piece.text.startswith("/") else f" {text}"
        if piece.recommenders:
            words += f" {_bracket(piece.recommenders, place, setting)}"
    return escape(words).translate(ENTITIES) if setting.has(Trap.HTML_ENTITIES) else words


def _bracket(recommenders: tuple[str, ...], place: int, setting: Setting) -> str:
    if setting.has(Trap.DITTO) and len(recommenders) > 1:
        return "; ".join(setting.bracket((state,)) for state in recommenders)
    note = setting.has(Trap.FOOTNOTE_DIGIT) and place % 4 == 0
    bracket = setting.bracket(recommenders, note=note)
    if setting.has(Trap.ON_BEHALF) and place % 2 == 0 and len(recommenders) == 1:
        return f"{bracket.removesuffix(')')}{setting.wording.on_behalf})"
    if setting.has(Trap.UNCLOSED_BRACKET) and place % 2 == 0:
        return bracket.removesuffix(")")
    if setting.has(Trap.LOST_BRACKET) and place % 2 == 0 and len(recommenders) == 1:
        return bracket.removeprefix("(")
    return bracket


def _sentence(text: str, place: int, setting: Setting) -> str:
    """The words of a piece with what happens to them on the page."""
    if setting.has(Trap.DOUBLED_BLANKS):
        text = text.replace(" ", "  ", 1).replace(" ", "\u00a0", 1)
    if setting.has(Trap.HARD_HYPHEN):
        text = text.replace("-", f"-{LINE_END}", 1)
    if setting.has(Trap.SOFT_HYPHEN):
        text = _divided(text)
    if setting.has(Trap.PAGE_INSIDE) and place % 3 == 1 and not setting.has(Trap.TABLE):
        text = _after_words(text, PAGE_END)
    if setting.has(Trap.FOOTNOTE_DIGIT) and place % 4 == 2:
        text += NOTE
    if setting.has(Trap.TRACKED_CHANGES):
        first, blank, rest = text.partition(" ")
        text = f"{STRUCK}Consider{STRUCK_END}{ADDED}{first}{ADDED_END}{blank}{rest}"
    return text


def _divided(text: str) -> str:
    """The longest word divided in its middle."""
    longest = max((word for word in text.split() if word.isalpha()), key=len, default="")
    if len(longest) < LONG_WORD:
        return text
    middle = len(longest) // 2
    return text.replace(longest, f"{longest[:middle]}{DIVIDED}{longest[middle:]}", 1)


def _after_words(text: str, mark: str, count: int = 4) -> str:
    """`mark` instead of the blank after `count` words; unchanged where there are no more."""
    words = text.split(" ")
    if len(words) <= count:
        return text
    return f"{' '.join(words[:count])}{mark}{' '.join(words[count:])}"
