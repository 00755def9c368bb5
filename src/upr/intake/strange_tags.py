"""Tags that an export has and UPR Info's lists have not: left out, and said once each."""

from collections import defaultdict
from collections.abc import Iterator

from upr.intake import cells
from upr.text import Text, gettext_noop, say


class Strange:
    """Tags that are not in UPR Info's lists: counted, said once each, and left out."""

    def __init__(self) -> None:
        self._issues: defaultdict[str, list[int]] = defaultdict(list)
        self._categories: defaultdict[str, list[int]] = defaultdict(list)

    def issues(self, cell: str, number: int) -> tuple[str, ...]:
        """The known issues of a cell in row `number`."""
        known, unknown = cells.issues(cell)
        for value in unknown:
            self._issues[value].append(number)
        return known

    def category(self, cell: str, number: int) -> int | None:
        """The category of a cell in row `number`; None where it is empty or none."""
        found = cells.category(cell)
        if found is None and cell:
            self._categories[cell].append(number)
        return found

    def doubts(self) -> Iterator[Text]:
        """A sentence for each value that was left out."""
        for value, numbers in self._issues.items():
            yield say(
                gettext_noop("“%(value)s” is no issue of UPR Info; left out in rows %(rows)s."),
                value=value[:80],
                rows=listed(numbers),
            )
        for value, numbers in self._categories.items():
            yield say(
                gettext_noop("“%(value)s” is no action category; left out in rows %(rows)s."),
                value=value[:80],
                rows=listed(numbers),
            )


def listed(numbers: list[int], most: int = 12) -> str:
    """Row numbers for a sentence, the first few of them."""
    shown = ", ".join(map(str, numbers[:most]))
    return f"{shown} … ({len(numbers)})" if len(numbers) > most else shown
