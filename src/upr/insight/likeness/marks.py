"""Where the words stand that two texts have in common, for a page to mark."""

from collections.abc import Iterable, Iterator, Sequence

from upr.insight.likeness.terms import part_kept
from upr.insight.words import Span

Marks = tuple[tuple[int, int], ...]
"""Ranges of characters, `text[start:end]`, in order and apart."""


def marks(spans: Sequence[Span], common: set[str]) -> Marks:
    """Where the common terms stand; words of formula only where nothing else is common."""
    telling = {term for term in common if part_kept(term) == 1} or common
    return tuple(_joined((span.start, span.end) for span in spans if span.stem in telling))


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges in order; those that overlap or have one character between them become one."""
    start = end = -2
    for first, last in sorted(ranges):
        if first <= end + 1:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end
