"""Positions in tables of Word: a column with numbers, one with the answer, one with remarks."""

import re
from collections.abc import Iterable, Iterator

from upr.intake.addendum.numbers import LIST, labels_in
from upr.intake.addendum.statements import LONGEST_QUOTE, Statement, Weight
from upr.intake.addendum.words import answer_of, speaks
from upr.intake.reading.plain import Table

NUMBERS = re.compile(rf"(?P<list>{LIST})(?:\s*[.:)]|\s|$)")
ANSWER = re.compile(r"position|response|status|r[ée]ponse|respuesta|posici[óo]n|answer", re.I)
LONGEST_ANSWER = 60
"""Characters; what is longer is a remark and answers nothing by itself."""


def table_statements(tables: Iterable[Table], prefix: str) -> Iterator[Statement]:
    """A statement for each row that begins with numbers and has a short cell that answers."""
    for table in tables:
        column: int | None = None
        for row in table.rows:
            titled = [c.column for c in row if ANSWER.search(c.text) and len(c.text) < 80]
            numbers = NUMBERS.match(row[0].text) if row else None
            if not numbers:
                column = titled[0] if titled else column
                continue
            cells = [
                cell.text
                for cell in row[1:]
                if (column is None or cell.column == column) and _is_answer(cell.text, column)
            ]
            for label in labels_in(numbers["list"], prefix).found:
                for words in cells[:1]:
                    quote = f"{numbers['list']} | {words}"[:LONGEST_QUOTE]
                    yield Statement(
                        label.paragraph, answer_of(words), Weight.SAID, quote, page=None
                    )


def _is_answer(text: str, column: int | None) -> bool:
    return speaks(text) and (column is not None or len(text) <= LONGEST_ANSWER)
