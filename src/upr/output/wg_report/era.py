"""The five families of layout in which reports have been printed since 2008."""

from dataclasses import dataclass
from enum import StrEnum


class Era(StrEnum):
    """A family of layouts, by session of the Working Group."""

    A = "A"
    """Sessions 1 to 3: headings in capitals, items restart at 1 under their chapeau."""
    B = "B"
    """Sessions 4 to 7: headings in mixed case; items restart at 1."""
    C = "C"
    """Sessions 8 to 12: decimal numbers with a dot, `96.1.`"""
    D = "D"
    """Sessions 13 to 20: decimal numbers without a dot, `128.3`; a note below part II."""
    E = "E"
    """Session 21 on: one bracket for each State, no contents; names are turned round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one era prints.

    capitals       headings of parts in capitals; the first page in the form used until 2009
    restarting     items are 1, 2 … under each chapeau instead of 56.1, 56.2 …
    dotted         a dot follows the number of an item
    bracket_each   (Maldives) (Portugal) instead of (Maldives, Portugal)
    turned_names   "Islamic Republic of Iran" instead of "Iran (Islamic Republic of)"
    contents       a table of contents, which repeats the headings
    tells_asks     statements repeat what the State recommended (first cycle)
    unedited       a note says that conclusions and recommendations have not been edited
    """

    capitals: bool = False
    restarting: bool = False
    dotted: bool = False
    bracket_each: bool = False
    turned_names: bool = False
    contents: bool = True
    tells_asks: bool = False
    unedited: bool = False


STYLES = {
    Era.A: Style(capitals=True, restarting=True, dotted=True, tells_asks=True),
    Era.B: Style(restarting=True, dotted=True, tells_asks=True),
    Era.C: Style(dotted=True),
    Era.D: Style(unedited=True),
    Era.E: Style(bracket_each=True, turned_names=True, contents=False),
}
"""Seen in 304 reports of 2008 to 2014 and in those of Slovenia, 2019 and 2025."""

LAST_SESSION = {Era.A: 3, Era.B: 7, Era.C: 12, Era.D: 20}


def era_of(session: int) -> Era:
    """The era in which reports of this session of the Working Group were printed."""
    return next((era for era, last in LAST_SESSION.items() if session <= last), Era.E)
