"""Automatic numbers of Word: what stands before a paragraph and nowhere in its text.

A paragraph names a list (`numId`) and a level, itself or through its style and the styles that one
is based on. The list points to an abstract list, whose levels say how a number looks ("%1.%2") and
where it starts; the list may override both. Lists of one abstract list count on together, except
where a list starts anew. (ECMA-376 part 1, 17.9)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from upr.intake.reading.xml_tree import Element, W, is_on, value, whole

DEEPEST = 9
"""Levels of a list in Word."""

PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """One level of a list.

    look     the number with placeholders, e.g. "%1.%2."
    kind     how the count is written: decimal, lowerLetter, lowerRoman, bullet, none …
    start    first count
    restart  deepest higher level (from 1) that starts this one anew; 0 for never
    """

    look: str = ""
    kind: str = "decimal"
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class NumberedList:
    """One `numId`: the abstract list it shares and what it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict[int, int])
    levels: dict[int, Level] = field(default_factory=dict[int, Level])


class Numbering:
    """The lists of one file, and how far each has counted; ask paragraphs in their order."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = _styles(styles)
        self._default_style = _default_style(styles)
        self._abstracts: dict[str, dict[int, Level]] = {}
        self._level_of_style: dict[tuple[str, str], int] = {}
        self._lists: dict[str, NumberedList] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read_abstracts(numbering)
            self._read_lists(numbering)

    def number_of(self, paragraph: Element) -> str:
        """The number printed before `paragraph`; empty for none and for bullets."""
        found = self._list_of(paragraph)
        if not found or found[0] not in self._lists:
            return ""
        name, level = found
        numbered = self._lists[name]
        levels = {**self._abstracts.get(numbered.abstract, {}), **numbered.levels}
        if level not in levels:
            return ""
        counts = self._count(name, level, levels)
        return _written(levels, level, counts)

    def _count(self, name: str, level: int, levels: Mapping[int, Level]) -> dict[int, int]:
        """Count one on at `level` of list `name`; returns the counts of all levels."""
        numbered = self._lists[name]
        counts = self._counts.setdefault(numbered.abstract, {})
        if level in numbered.starts and (name, level) not in self._started:
            counts[level] = numbered.starts[level]
            self._started.add((name, level))
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        for deeper in [other for other in counts if other > level]:
            restart = levels[deeper].restart if deeper in levels else None
            # by default every higher level starts a deeper one anew
            if restart is None or level < restart:
                del counts[deeper]
        for higher in range(level):
            counts.setdefault(higher, levels[higher].start if higher in levels else 1)
        return counts

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """Name and level of the list a paragraph belongs to, itself or by its style."""
        properties = paragraph.find(W + "pPr")
        style = self._default_style
        own: Element | None = None
        if properties is not None:
            style = value(properties.find(W + "pStyle")) or style
            own = properties.find(W + "numPr")
        name, level = _number_properties(own)
        if name is None or level is None:
            inherited, inherited_level = self._list_of_style(style)
            level = inherited_level if level is None else level
            name = inherited if name is None else name
        if not name or name == "0":
            return None
        return name, level or 0

    def _list_of_style(self, style: str) -> tuple[str | None, int | None]:
        name: str | None = None
        level: int | None = None
        visited: set[str] = set()
        first = style
        while style and style not in visited and style in self._styles:
            visited.add(style)
            found, at = _number_properties(self._styles[style].find(f"{W}pPr/{W}numPr"))
            name = found if name is None else name
            level = at if level is None else level
            style = value(self._styles[style].find(W + "basedOn"))
        if name in self._lists and level is None:
            level = self._level_of_style.get((self._lists[name].abstract, first))
        return name, level

    def _read_abstracts(self, numbering: Element) -> None:
        for abstract in numbering.iter(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId") or ""
            self._abstracts[name] = {}
            for element in abstract.iter(W + "lvl"):
                index = whole(element.get(W + "ilvl") or "", 0)
                self._abstracts[name][index] = _level(element)
                if style := value(element.find(W + "pStyle")):
                    self._level_of_style[name, style] = index
        for abstract in numbering.iter(W + "abstractNum"):
            self._follow_style(abstract, numbering)

    def _follow_style(self, abstract: Element, numbering: Element) -> None:
        """An abstract list may only point to a list style, whose list holds the levels."""
        style = value(abstract.find(W + "numStyleLink"))
        if not style or style not in self._styles:
            return
        target, _ = _number_properties(self._styles[style].find(f"{W}pPr/{W}numPr"))
        for element in numbering.iter(W + "num"):
            if element.get(W + "numId") == target:
                other = value(element.find(W + "abstractNumId"))
                if levels := self._abstracts.get(other):
                    self._abstracts[abstract.get(W + "abstractNumId") or ""] = levels

    def _read_lists(self, numbering: Element) -> None:
        for element in numbering.iter(W + "num"):
            numbered = NumberedList(value(element.find(W + "abstractNumId")))
            for override in element.iter(W + "lvlOverride"):
                index = whole(override.get(W + "ilvl") or "", 0)
                if start := value(override.find(W + "startOverride")):
                    numbered.starts[index] = whole(start, 0)
                level = override.find(W + "lvl")
                if level is not None:
                    numbered.levels[index] = _level(level)
                    numbered.starts.setdefault(index, numbered.levels[index].start)
            self._lists[element.get(W + "numId") or ""] = numbered


def _styles(part: Element | None) -> dict[str, Element]:
    if part is None:
        return {}
    return {style.get(W + "styleId") or "": style for style in part.iter(W + "style")}


def _default_style(part: Element | None) -> str:
    if part is None:
        return ""
    for style in part.iter(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
            return style.get(W + "styleId") or ""
    return ""


def _number_properties(element: Element | None) -> tuple[str | None, int | None]:
    if element is None:
        return None, None
    name = element.find(W + "numId")
    level = element.find(W + "ilvl")
    return (
        value(name) if name is not None else None,
        whole(value(level), 0) if level is not None else None,
    )


def _level(element: Element) -> Level:
    restart = element.find(W + "lvlRestart")
    kind = element.find(W + "numFmt")
    return Level(
        look=value(element.find(W + "lvlText")),
        kind=value(kind) or "decimal",
        start=whole(value(element.find(W + "start")), 0),
        restart=whole(value(restart), 0) if restart is not None else None,
        legal=is_on(element.find(W + "isLgl")),
    )


def _written(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """The number as printed, e.g. "6.12."; empty for a bullet."""
    if levels[level].kind in {"bullet", "none"}:
        return ""

    def count(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index not in counts:
            return ""
        kind = levels[index].kind if index in levels and not levels[level].legal else "decimal"
        return as_kind(counts[index], kind)

    return PLACEHOLDER.sub(count, levels[level].look).strip()


def as_kind(count: int, kind: str) -> str:
    """A count as Word writes it: 4 is "4", "d", "D", "iv", "IV" or "04"."""
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        # Word goes on after z with aa, bb, cc
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"} and count > 0:
        roman = _roman(count)
        return roman.lower() if kind == "lowerRoman" else roman
    return f"{count:02d}" if kind == "decimalZero" else str(count)


ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(count: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written
