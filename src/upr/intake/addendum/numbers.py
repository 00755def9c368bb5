"""Numbers of recommendations as States list them: "1–5, 14", "140.35. 140.36", "140.82-85, 87".

Seen: full labels and bare numbers, ranges with every dash and with blanks, a prefix that holds
for the rest of the list, full stops for commas, "5., 6., 7.".
"""

import re
from dataclasses import dataclass

DASH = "-‐‑–—−"
ITEM = (
    r"(?:(?P<prefix>\d{1,3})\.)?(?P<first>\d{1,3})(?![\d%])"
    rf"(?:\s?(?:[{DASH}]|\b(?:to|through|al?|à)\b)\s?(?:(?P<prefix2>\d{{1,3}})\.)?(?P<last>\d{{1,3}})(?![\d%]))?"
)
"""One number or one range, with or without the number of the chapeau in front."""

_ITEM = re.sub(r"\?P<\w+>", "?:", ITEM)
_MARK = r"(?:\.?\s*[,;/]\s*(?:(?:and|y|et|&)\s+)?|\.\s+(?=\d{1,3}\.\d)|\s+(?:and|y|e|et|&)\s+|\s+(?=\d{1,3}\.\d))"
LIST = rf"(?<![\d./]){_ITEM}(?:\s*{_MARK}{_ITEM})*"
"""Several items; a full stop divides only what has a full label behind it."""

LONGEST_RANGE = 450
"""Recommendations in one range; the most that one State has received is 428."""


@dataclass(frozen=True, slots=True)
class Label:
    """One number in a list, as the report has it ("140.12"), and where its item is printed."""

    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labels:
    """What a list says.

    found  every number in printed order, ranges counted out
    odd    items that say nothing certain: a range that runs backwards or over two chapeaux
    """

    found: tuple[Label, ...]
    odd: tuple[str, ...] = ()


def labels_in(printed: str, prefix: str = "") -> Labels:
    """The numbers of a list.

    prefix  number of the chapeau for items before the first full label; "" leaves them bare
    """
    found: list[Label] = []
    odd: list[str] = []
    for item in re.finditer(ITEM, printed):
        prefix = item["prefix"] or prefix
        first, last = int(item["first"]), int(item["last"] or item["first"])
        if item["prefix2"] not in (None, prefix) or not first <= last < first + LONGEST_RANGE:
            odd.append(item[0])
            continue
        dotted = f"{prefix}." if prefix else ""
        found += (
            Label(f"{dotted}{number}", item.start(), item.end())
            for number in range(first, last + 1)
        )
    return Labels(tuple(found), tuple(odd))


def order_of(paragraph: str) -> tuple[int, ...]:
    """Sorts labels as numbers: "140.2" before "140.10"."""
    return tuple(int(part) for part in paragraph.split("."))
