"""Tables that come in, whatever holds them, and the columns that are looked for in them."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

from upr.errors import UprError
from upr.insight.learning.files import UnusableModel
from upr.insight.past import Past
from upr.intake import cells
from upr.intake.columns import Column
from upr.intake.own_table import OwnTable, own_table_of, sheet_of
from upr.intake.upr_info import read_sheets
from upr.text import NOTHING, Text, gettext_noop, say

Row = Mapping[str, Any]


class Frame(Protocol):
    """Whatever gives its rows as a DataFrame of pandas does."""

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        """With "records": a mapping for each row."""
        ...


Given = OwnTable | Frame | Iterable[Row]
"""A table, however it comes."""

TEXT = Column("text", ("Text", "Recommendation", "Texto", "Recomendación", "Texte"))
LANGUAGE = Column("language", ("Language", "Idioma", "Langue"), required=False)
STATE = Column("state", ("State", "State under review", "SuR", "Estado examinado", "État examiné"))
FROM = Column("from", ("From", "Recommending State", "Recommenders", "Recommending States"), False)
SESSION = Column("session", ("Session", "Sesión"), required=False)
ISSUE = Column("issue", ("Issue", "Tema", "Thème"), required=False)
ASKED = Column("text", TEXT.names, required=False)
BEFORE = Column("before_session", ("Before session",), required=False)
ASK = Column("id", ("Id", "Ask"), required=False)
KEY = Column("key", ("Key", "Paragraph", "Id"), required=False)
RESPONSE = Column("response", ("Response", "Respuesta", "Réponse"), required=False)

TEXTS = (TEXT, LANGUAGE)
QUERIES = (STATE, ISSUE, ASKED, BEFORE)
QUESTIONS = (TEXT, LANGUAGE, STATE, FROM, SESSION)
ASKS = (ASK, TEXT, LANGUAGE)
CARRIERS = (KEY, TEXT, FROM, RESPONSE, LANGUAGE)
"""Columns of texts to label, of questions for targets and forecasts, of asks and what carries them."""


class WrongRow(UprError):
    """A row of a table that cannot be read or answered."""


def past_of(given: Given, *, sample: bool = False) -> Past:
    """The record as columns, from rows in any of the forms of UPR Info's exports.

    sample  accept the invented States too
    Raises WrongDocument where columns are missing, WrongRow for the first row that cannot be read.
    """
    reading = read_sheets([sheet_of(_objects(given))], sample=sample)
    if reading.unread:
        first = reading.unread[0]
        raise wrong_row(first.row or 0, first.why)
    return Past.of(reading.recommendations)


def table_of(given: Given, wanted: tuple[Column, ...], about: str) -> OwnTable:
    """The table with its columns found; one that was read from a file is taken as it is."""
    return given if isinstance(given, OwnTable) else own_table_of(_objects(given), wanted, about)


def _objects(given: Given) -> list[dict[str, Any]]:
    if isinstance(given, OwnTable):
        return [dict(row) for row in given.rows]
    frame = getattr(given, "to_dict", None)
    rows = frame("records") if frame else given
    return [dict(row) for row in cast("Iterable[Row]", rows)]


def beside(row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that went in, then ours; neither hides the other."""
    given = {f"{title} (given)" if title in fields else title: row[title] for title in row}
    return {**given, **fields}


def titles_with(table: OwnTable, fields: Sequence[str]) -> tuple[str, ...]:
    """The titles of a table whose columns come out again, then `fields`."""
    return tuple(beside(dict.fromkeys(table.titles), dict.fromkeys(fields)))


def session_in(cell: str) -> int | None:
    """The number of a session; None where none is given.

    Raises WrongRow for what is no whole number.
    """
    number = cells.whole_number(cell) if cell else None
    if cell and not number:
        raise WrongRow(
            say(gettext_noop("The session “%(cell)s” is not a whole number."), cell=cell[:60]),
            say(gettext_noop("Write the number of the session of the Working Group, e.g. 19.")),
        )
    return number


@contextmanager
def of_row(number: int, table: OwnTable) -> Generator[None]:
    """Say of which row an error is, where there are several."""
    try:
        yield
    except UprError as error:
        if len(table.rows) == 1 or isinstance(error, UnusableModel):
            raise
        raise wrong_row(number, error.message, error.hint) from error


def wrong_row(number: int, why: Text, hint: Text = NOTHING) -> WrongRow:
    """An error with the number of its row."""
    return WrongRow(say(gettext_noop("Row %(row)d: %(why)s"), row=number, why=why), hint)
