"""Positions in tables of Word: a column with numbers, one with the answer, one with remarks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from upr.intake.addendum.numbers import LIST, labels_in
from upr.intake.addendum.statements import LONGEST_QUOTE, Remark, Statement, Weight
from upr.intake.addendum.words import answer_of, speaks
from upr.intake.reading.plain import Cell, Table

NUMBERS = re.compile(rf"(?P<list>{LIST})(?:\s*[.:)]|\s|$)")
ANSWER = re.compile(r"position|response|status|r[ée]ponse|respuesta|posici[óo]n|answer", re.I)
COMMENT = re.compile(r"comment|remark|explanation|observa|comentario|explica|justifi", re.I)
LONGEST_TITLE = 80
LONGEST_ANSWER = 60
"""Characters; what is longer is a remark and answers nothing by itself."""


def table_statements(tables: Iterable[Table], prefix: str) -> Iterator[Statement]:
    """A statement for each number of a row that has a cell that answers."""
    for numbers, row, titles in _numbered_rows(tables):
        column = _column(titles, ANSWER)
        answers = (
            cell.text
            for cell in row[1:]
            if speaks(cell.text)
            and (cell.column == column if column is not None else len(cell.text) <= LONGEST_ANSWER)
        )
        words = next(answers, "")
        for label in labels_in(numbers, prefix).found if words else ():
            quote = f"{numbers} | {words}"[:LONGEST_QUOTE]
            yield Statement(label.paragraph, answer_of(words), Weight.SAID, quote, page=None)


def table_remarks(tables: Iterable[Table], prefix: str) -> Iterator[Remark]:
    """What stands in a column for comments, for the numbers of its row."""
    for numbers, row, titles in _numbered_rows(tables):
        column = _column(titles, COMMENT)
        for cell in row[1:]:
            if cell.column == column and cell.text.strip():
                found = labels_in(numbers, prefix).found
                text = " ".join(cell.text.split())
                yield Remark(tuple(label.paragraph for label in found), text)


def _numbered_rows(
    tables: Iterable[Table],
) -> Iterator[tuple[str, Sequence[Cell], Sequence[Cell]]]:
    """Rows that begin with numbers: these, the cells, and the titles above them."""
    for table in tables:
        titles: Sequence[Cell] = ()
        for row in table.rows:
            match = NUMBERS.match(row[0].text) if row else None
            if match:
                yield match["list"], row, titles
            elif any(ANSWER.search(cell.text) for cell in row if len(cell.text) < LONGEST_TITLE):
                titles = row


def _column(titles: Iterable[Cell], name: re.Pattern[str]) -> int | None:
    """The column of the grid whose title bears that name."""
    return next((cell.column for cell in titles if name.search(cell.text)), None)
