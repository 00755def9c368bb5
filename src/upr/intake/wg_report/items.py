"""The section cut at its numbers: chapeaux, and under each its numbered recommendations.

Numbers are printed in two ways. Until 2010 they start at 1 under each chapeau ("1. Ratify …" under
paragraph 56: cited as 56.1); since then they carry the number of the chapeau ("56.1 Ratify …").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from upr.intake.reading.plain import Line
from upr.intake.wg_report.positions import position_of

PREFIXED = re.compile(r"(\d{1,3})\s?\.\s?(\d{1,3})\s?[.)]?\s*(?=[^\W\d_]|[“\"‘'(\[«]|$)")
"""A number with that of its chapeau: "96.1. ", "140.12 ", "6.1 "; sometimes no blank follows."""

RUNNING = re.compile(r"(\d{1,3})\s?(?:[.)]\s*|\s+)(?=[^\W\d_]|[“\"‘'(\[«]|$)")
"""A number alone: a chapeau ("56. The recommendations …") or an item ("1. Ratify …")."""

DOTTED = re.compile(r"\d{1,3}\s?[.)]")
LETTERED = re.compile(r"\(?([a-z])\)(?:\s+(?=\S)|$)")
"""Items of a few early reports: "(a) Ratify …", in Spanish "a) Ratificar …"."""

ORNAMENT = re.compile(r"[\s*∗_–—.-]+")
"""Asterisks or a rule between two parts of the text."""

ABOUT_RECOMMENDATIONS = re.compile(r"recomm[ea]nd|recomend", re.I)
ENDED = re.compile(r"[;.:)\]][\s,*∗”\"»’]*$")
"""How a line ends before a new number: a recommendation that goes on never ends like that."""

MOST_MISSING_CHAPEAUX = 6
MOST_MISSING_ITEMS = 40
LINES_OF_A_CHAPEAU = 6


HANGING = re.compile(r"[^\W_][-‐‑–]$")
"""A line that ends in a hyphen: the word goes on in the next line …"""

COORDINATED = re.compile(r"(?:and|or|to|y|e|o|u|et|ou)\b")
"""… unless a second word shares its end: "short- and long-term"."""


def joined(lines: Sequence[Line]) -> str:
    """The words of lines in one; a hyphen at the end of a line joins without a blank."""
    text = ""
    for line in lines:
        hanging = HANGING.search(text[-2:]) and not COORDINATED.match(line.text)
        text += line.text if hanging or not text else f" {line.text}"
    return text.strip()


@dataclass(slots=True)
class Item:
    """One numbered paragraph below a chapeau.

    number  as cited, with the number of the chapeau: "127.1", "56.3"; "26 (b)" for letters
    order   its own count, from 1
    printed what is printed instead of `number`, where that is a slip; else empty
    """

    number: str
    order: int
    lines: list[Line] = field(default_factory=list[Line])
    printed: str = ""

    @property
    def text(self) -> str:
        """Its words in one line, the number taken off."""
        return joined(self.lines)

    @property
    def page(self) -> int | None:
        """The page its number stands on."""
        return self.lines[0].page if self.lines else None


@dataclass(slots=True)
class Group:
    """A numbered paragraph of the section with the items below it; a remark has none.

    number    of the paragraph, as printed
    lines     its own words, the number taken off: for a chapeau the position of the State
    """

    number: int
    lines: list[Line] = field(default_factory=list[Line])
    items: list[Item] = field(default_factory=list[Item])

    @property
    def text(self) -> str:
        """Its own words in one line."""
        return joined(self.lines)


@dataclass(slots=True)
class Cutter:
    """Reads the lines of the section in order and remembers where it is."""

    groups: list[Group] = field(default_factory=list[Group])
    stray: list[Line] = field(default_factory=list[Line])
    prefixed: bool | None = None
    before: str = ""

    @property
    def group(self) -> Group | None:
        """The chapeau under which the next item belongs."""
        return self.groups[-1] if self.groups else None

    @property
    def last(self) -> int:
        """Count of the last item under the chapeau; 0 before the first."""
        return self.group.items[-1].order if self.group and self.group.items else 0

    def take(self, line: Line, following: Sequence[Line]) -> None:
        """Put one line where it belongs; `following` are the lines after it."""
        if not (
            self._prefixed_item(line)
            or self._chapeau(line, following)
            or self._running_item(line)
            or self._lettered_item(line)
        ):
            self._continue(line)
        self.before = line.text

    def _prefixed_item(self, line: Line) -> bool:
        match = PREFIXED.match(line.text)
        if not match:
            return False
        main, count = int(match[1]), int(match[2])
        if not continues_numbers(self, main, count):
            return False
        group = self.group
        if group is None or (main > group.number and count == 1):
            # its chapeau carries no number, or was not recognised
            group = Group(main)
            self.groups.append(group)
        self.prefixed = True
        # a slip in the number of the chapeau: the report's order tells the right one
        printed = f"{match[1]}.{match[2]}" if main != group.number else ""
        self._start(group, f"{group.number}.{count}", count, line, match.end(), printed)
        return True

    def _chapeau(self, line: Line, following: Sequence[Line]) -> bool:
        match = RUNNING.match(line.text)
        if not match or not begins_chapeau(self, int(match[1]), line, following):
            return False
        self.groups.append(Group(int(match[1]), [_cut(line, match.end())]))
        return True

    def _running_item(self, line: Line) -> bool:
        match = RUNNING.match(line.text)
        if not match or self.group is None or self.prefixed or not self._ended():
            return False
        count = int(match[1])
        missing = count - self.last - 1
        # a number that lost its dot ("4 Encourage …") is believed only where it is the next
        most = MOST_MISSING_ITEMS if DOTTED.match(line.text) else 0
        if not 0 <= missing <= most:
            return False
        self._start(self.group, f"{self.group.number}.{count}", count, line, match.end())
        return True

    def _lettered_item(self, line: Line) -> bool:
        match = LETTERED.match(line.text)
        if not match or self.group is None or self.prefixed:
            return False
        count = ord(match[1]) - ord("a") + 1
        lettered = all(" (" in item.number for item in self.group.items)
        if not lettered or count != self.last + 1 or not self._ended():
            return False
        if count == 1 and not self.group.text.endswith(":"):
            return False
        self._start(self.group, f"{self.group.number} ({match[1]})", count, line, match.end())
        return True

    def _start(
        self, group: Group, number: str, count: int, line: Line, end: int, printed: str = ""
    ) -> None:
        group.items.append(Item(number, count, [_cut(line, end)], printed))

    def _continue(self, line: Line) -> None:
        if self.group is None:
            self.stray.append(line)
        elif self.group.items:
            self.group.items[-1].lines.append(line)
        else:
            self.group.lines.append(line)

    def _ended(self) -> bool:
        return not self.before or ENDED.search(self.before) is not None


def groups_of(section: Sequence[Line]) -> tuple[list[Group], list[Line]]:
    """The numbered paragraphs of the section, and the lines before the first of them."""
    cutter = Cutter()
    section = [line for line in section if not ORNAMENT.fullmatch(line.text)]
    for index, line in enumerate(section):
        cutter.take(line, section[index + 1 : index + LINES_OF_A_CHAPEAU])
    return cutter.groups, cutter.stray


def _cut(line: Line, end: int) -> Line:
    return Line(line.text[end:], line.page, line.left)


def continues_numbers(cutter: Cutter, main: int, count: int) -> bool:
    """Whether "main.count" at the start of a line is the next item, and not words of the text.

    "2.5 per cent" and a paragraph that is only mentioned do not go on from the last number; a
    number printed twice or wrongly does, where the sentence before it has ended.
    """
    group = cutter.group
    ended = not cutter.before or ENDED.search(cutter.before) is not None
    if group is None:
        return count == 1
    if main == group.number:
        return count == cutter.last + 1 or (
            ended and abs(count - cutter.last) <= MOST_MISSING_ITEMS
        )
    next_group = 0 < main - group.number <= MOST_MISSING_CHAPEAUX
    mistyped = count == cutter.last + 1 and cutter.last > 0
    return ended and ((next_group and count == 1) or mistyped)


def begins_chapeau(cutter: Cutter, number: int, line: Line, following: Sequence[Line]) -> bool:
    """Whether a number alone begins the next paragraph of the report, not an item.

    Both may be the next number: paragraph 87 of one report has an item 88, and then comes
    paragraph 88. Then the words decide.
    """
    group = cutter.group
    words = _words_of_paragraph(line, following)
    about = ABOUT_RECOMMENDATIONS.search(words) is not None
    if group is None:
        return about
    if not 0 < number - group.number <= MOST_MISSING_CHAPEAUX:
        return False
    if about and introduces(words):
        return True
    if number == cutter.last + 1 and not cutter.prefixed:
        return False
    return number == group.number + 1 and ENDED.search(cutter.before) is not None


def introduces(words: str) -> bool:
    """Whether words announce a position on recommendations: a recommendation itself never does."""
    return (
        re.search(
            r"recommendations?\s+(?:\w+\s+){0,8}(?:listed|below|above|formulated|made|enjoy|did|were)"
            r"|following\s+recommendations|(?:these|those)\s+recommendations"
            r"|recomendaciones\s+(?:\w+\s+){0,8}(?:que\s+(?:figuran|siguen|anteceden|se\s+(?:enumer|indic|recog"
            r"|expon|detall|mencion|relacion|señal)\w+)|siguientes|formuladas|anteriores|precedentes"
            r"|enumeradas|indicadas|recogidas|expuestas|mencionadas|a\s+continuación)"
            r"|siguientes\s+recomendaciones|(?:estas|esas)\s+recomendaciones"
            r"|recommandations\s+(?:\w+\s+){0,8}(?:ci-après|suivantes|formulées|ci-dessus|figurant|énumérées)"
            r"|(?:ces)\s+recommandations",
            words,
            re.I,
        )
        is not None
        and position_of(words) is not None
    )


def _words_of_paragraph(line: Line, following: Sequence[Line]) -> str:
    """The first lines of a paragraph, up to the next number or its final colon."""
    words = [line.text]
    for other in following:
        if words[-1].endswith(":") or PREFIXED.match(other.text) or DOTTED.match(other.text):
            break
        words.append(other.text)
    return " ".join(words)
