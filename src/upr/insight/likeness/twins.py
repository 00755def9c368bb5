"""Rows whose words are the same but for small things: one text put by many States, or to many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from upr.insight.likeness.alike import Likeness
from upr.insight.likeness.degree import same_words, telling_keys
from upr.insight.likeness.terms import wording


def twins(likeness: Likeness, rows: Iterable[int] | None = None) -> list[tuple[int, ...]]:
    """Groups of rows whose words are the same but for small things, largest first.

    Given the rows of one review: what several States put to it in the same words. Given none: the
    same text wherever it was put. Rows of a group are in rising order; a row without a twin is in
    no group.
    """
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in range(len(likeness)) if rows is None else sorted(set(rows)):
        if words := tuple(wording(likeness.terms_of(row))):
            by_words[words].append(row)
    texts = list(by_words)
    leader = list(range(len(texts)))
    for one, other in _near_equal(texts):
        first, second = sorted((_root(leader, one), _root(leader, other)))
        leader[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for place, words in enumerate(texts):
        groups[_root(leader, place)] += by_words[words]
    several = [tuple(sorted(group)) for group in groups.values() if len(group) > 1]
    return sorted(several, key=lambda group: (-len(group), group))


def _root(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place


def _near_equal(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of different wordings that are the same but for small things."""
    by_key: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for key in telling_keys(text):
            by_key[key].append(place)
    for places in by_key.values():
        for one, other in combinations(places, 2):
            if same_words(texts[one], texts[other]):
                yield one, other
