"""What the cells of an OHCHR list hold: its columns, a number with its source, tags."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from upr.intake.reading.plain import Cell

ROLES = {
    "states": re.compile(r"recommending\s+states?(?:/s)?|estados?\s+recomendantes?", re.I),
    "position": re.compile(r"(?:position|posición)\b.*", re.I),
    "text": re.compile(r"(?:recommendation|recomendación)s?\b.*", re.I),
    "comments": re.compile(r"(?:assessment|comments|evaluación)\b.*", re.I),
    "sdgs": re.compile(r"(?:relevant\s+)?(?:SDGs?|sustainable development goals|ODS)\b.*", re.I),
    "groups": re.compile(r"(?:affected\s+persons|groups\s+of\s+persons)\b.*", re.I),
    "themes": re.compile(r".*\b(?:themes?|rights|temas|derechos)\b.*", re.I),
}
"""What a cell of the header is called, whole; tried in this order."""

NUMBER = re.compile(r"\s*(?P<number>\d{1,3}\.\d{1,3})\s*[.)]?\s*(?=\D)")
SOURCE = re.compile(r"\s*Source\s+of\s+position\s*:?\s*(?P<source>.*)", re.I | re.S)
THEME = re.compile(r"\s*(?:Theme|Tema)\s*:\s*(?P<theme>.*)", re.I | re.S)
PERSONS = re.compile(r"\s*(?:affected persons|groups? of persons)\s*:?\s*", re.I)
SDG = re.compile(r"(?:SDG\s*)?(?P<goal>1[0-7]|[1-9])\s*[-–.:]\s*(?=[A-ZÁÉÍÓÚÑ])(?!.*[a-z]{2})")
"""A goal as OHCHR writes it, in capitals: "16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What OHCHR tags a recommendation with, in its words; SDGs as numbers."""

    themes: tuple[str, ...]
    groups: tuple[str, ...]
    sdgs: tuple[int, ...]


def columns_of(row: Iterable[Cell]) -> dict[str, int]:
    """Role → column of the grid, where a row is the header; {} for every other row."""
    found: dict[str, int] = {}
    for cell in row:
        text = " ".join(cell.text.split())
        role = next((r for r, name in ROLES.items() if r not in found and name.fullmatch(text)), "")
        if role and len(text) < 80:
            found[role] = cell.column
    return found if {"text", "position"} <= set(found) else {}


def text_at(row: Iterable[Cell], column: int) -> str:
    """Text of the cell that begins at a column of the grid, entities as letters."""
    text = next((cell.text for cell in row if cell.column == column), "")
    return html.unescape(text).strip()


def theme_of(text: str) -> str:
    """The theme that a row over all columns names."""
    text = html.unescape(text)
    match = THEME.match(text)
    return " ".join((match["theme"] if match else text).split())


def split_source(cell: str) -> tuple[str, str]:
    """A cell as recommendation, and the symbol and paragraph its position is taken from."""
    match = re.search(r"\n?\s*Source\s+of\s+position\b", cell, re.I)
    if not match:
        return " ".join(cell.split()), ""
    source = SOURCE.match(cell[match.start() :])
    words = " ".join(source["source"].split()) if source else ""
    return " ".join(cell[: match.start()].split()), words


def tags_of(cells: Mapping[str, str], theme: str) -> Tags:
    """Themes, groups of persons and SDGs: in columns of their own or below each other in one."""
    themes: list[str] = []
    groups: list[str] = []
    goals: list[int] = []
    into = themes
    for line in _entries(cells.get("themes", "")):
        if goal := SDG.match(line):
            goals.append(int(goal["goal"]))
        elif PERSONS.fullmatch(line):
            into = groups
        elif not line.endswith(":"):
            into.append(line)
    groups += _entries(cells.get("groups", ""))
    goals += [int(m["goal"]) for line in _entries(cells.get("sdgs", "")) if (m := SDG.match(line))]
    return Tags(
        tuple(dict.fromkeys(themes or filter(None, [theme]))),
        tuple(dict.fromkeys(groups)),
        tuple(dict.fromkeys(goals)),
    )


def _entries(cell: str) -> Iterator[str]:
    """The lines of a cell without their dashes, empty ones left out."""
    for line in cell.split("\n"):
        if text := " ".join(re.sub(r"^\s*[-–•]\s+", "", line).split()):
            yield text
