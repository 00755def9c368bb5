"""What the action of a text is made of, as numbers: its words, and how the rules read it.

A feature is a few whole numbers ("close after *adopt* stands *law*"), mixed into one of `WIDTH`
columns. Nothing is fitted and no list of words is kept; that two features may share a column costs
nothing that could be measured. English only, as the record that is learnt from.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.labels.actions_rules import (
    Place,
    Reading,
    next_verb,
    read_action,
    verb_stem,
)
from upr.insight.labels.actions_table import Stems, verb_table
from upr.insight.labels.lexicon import words_of
from upr.insight.words import CACHED, stem

WIDTH = 1 << 18
"""Columns of the matrix."""

CLOSE = 6
"""Words of weight after the verb that are taken together with it."""

LATER = 0.5
"""Weight of verbs after the opening beside all else."""

FARTHEST = 6
"""Place of an opening verb from which on it no longer matters where it stands."""

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
Cells = tuple[Places, Keys, float]
"""Rows, keys and weight of some features."""

SPREAD = 0x9E3779B97F4A7C15
MIX = np.uint64(0xFF51AFD7ED558CCD)
HALF = np.uint64(32)


@lru_cache(maxsize=CACHED)
def key_of(words: str) -> int:
    """A number for words, the same on every machine."""
    return zlib.crc32(words.encode())


@lru_cache(maxsize=CACHED)
def key_of_stem(word: str) -> int:
    """A number for the stem of an English word."""
    return key_of(stem(word))


NONE = key_of("")

LINKS = "the a an of on at for from as is are be it this that these those"
LIGHT = np.fromiter(map(key_of, LINKS.split()), dtype=np.uint64)
"""Words without weight of their own between a verb and what it is aimed at."""


class Openings(NamedTuple):
    """How the rules read n texts; words are given by their keys, (n,) each.

    verb, object, example  stems of these (see `actions_rules.Reading`), NONE without
    kind, aim, category    of the verb, of the object, by the rules; 0 without
    place                  of the verb, up to FARTHEST
    end                    place of the word after the verb
    """

    verb: Keys
    object: Keys
    example: Keys
    kind: Keys
    aim: Keys
    category: Keys
    place: Keys
    end: Keys


def matrix(texts: Sequence[str]) -> csr_matrix:
    """(texts, WIDTH) float32, rows of length 1; without a word they all are the same."""
    words: list[list[int]] = []
    openings: list[int] = []
    later: list[int] = []
    for row, text in enumerate(texts):
        printed = words_of(text)
        stems = tuple(map(verb_stem, printed))
        keys = [*map(key_of_stem, printed)]
        read = read_action(text, printed, stems)
        words.append(keys)
        openings += _opening(stems, read)
        for verb in _later(stems, keys, read.at.end if read else 0):
            later += row, *verb
    fields = np.array(openings, dtype=np.uint64).reshape(-1, len(Openings._fields)).T
    read_as = Openings(*map(np.ascontiguousarray, fields))
    verbs = np.array(later, dtype=np.uint64).reshape(-1, 4).T
    cells = [*_of_openings(read_as), *_of_words(words, read_as), *_of_later(verbs, read_as)]
    return _sparse(cells, len(texts))


def _opening(stems: Stems, read: Reading | None) -> tuple[int, ...]:
    """One row of `Openings`."""
    if not read:
        return NONE, NONE, NONE, 0, 0, 0, FARTHEST, 0

    def key(place: Place | None) -> int:
        return key_of(" ".join(stems[place.start : place.end])) if place else NONE

    words = (key(read.at), key(read.object), key(read.example))
    kinds = (read.verb.category, read.aim, read.category)
    return *words, *kinds, min(read.at.start, FARTHEST), read.at.end


def _later(stems: Stems, keys: Sequence[int], start: int) -> Iterator[tuple[int, int, int]]:
    """Every verb from `start` on: its category, its key, the key of the word before it."""
    table = verb_table("en")
    while found := next_verb(table, stems, start, len(stems)):
        verb, (at, start) = found
        yield verb.category, key_of(" ".join(stems[at:start])), keys[at - 1] if at else NONE


def _of_openings(o: Openings) -> Iterator[Cells]:
    """The opening by itself: its verb, with its object, its example and what the rules say."""
    alone = o.example == NONE
    rows = np.arange(len(o.verb))
    for number, columns in enumerate(
        (
            (o.verb,),
            (o.object,),
            (o.category,),
            (o.place,),
            (o.verb, o.object),
            (o.verb, o.aim),
            (o.verb, alone),
            (o.kind, o.example),
            (o.kind, alone),
        )
    ):
        yield rows, _mixed(number, *columns), 1.0


def _of_words(words: Sequence[Sequence[int]], o: Openings) -> Iterator[Cells]:
    """The words, pairs of neighbours, and what stands close after the verb."""
    counts = np.array([len(each) for each in words], dtype=np.int64)
    total = int(counts.sum())
    word = np.fromiter(chain.from_iterable(words), dtype=np.uint64, count=total)
    row = np.repeat(np.arange(len(words)), counts)
    place = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    yield row, _mixed(20, word), 1.0
    pair = np.flatnonzero(row[:-1] == row[1:])
    yield row[pair], _mixed(21, word[pair], word[pair + 1]), 1.0
    end = o.end.astype(np.int64)
    verb = o.verb[row]
    following = np.flatnonzero(place == end[row])
    yield row[following], _mixed(22, verb[following], word[following]), 1.0
    following = following[np.isin(following, pair)]
    keys = _mixed(23, verb[following], word[following], word[following + 1])
    yield row[following], keys, 1.0
    weighty = np.flatnonzero((place >= end[row]) & ~np.isin(word, LIGHT))
    begins = np.searchsorted(row[weighty], row[weighty])
    order = np.arange(len(weighty)) - begins
    close = weighty[order < CLOSE]
    yield row[close], _mixed(24, verb[close], word[close]), 1.0
    early = order < CLOSE // 2
    keys = _mixed(25, order[early].astype(np.uint64), word[weighty[early]])
    yield row[weighty[early]], keys, 1.0


def _of_later(verbs: Keys, o: Openings) -> Iterator[Cells]:
    """Verbs after the opening (row, category, verb, word before), alone and with the first."""
    row, category, verb, before = verbs
    rows = row.astype(np.int64)
    kind = o.kind[rows]
    for number, columns in enumerate(
        (
            (verb,),
            (kind, category),
            (before, category),
            (kind, before, category),
        )
    ):
        yield rows, _mixed(40 + number, *columns), LATER


def _mixed(family: int, *columns: NDArray[np.generic]) -> Keys:
    """One column of the matrix for each combination of numbers; families keep them apart."""
    mixed = np.full(len(columns[0]), (family * SPREAD) & 0xFFFFFFFFFFFFFFFF, dtype=np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * MIX
        mixed ^= mixed >> HALF
    return mixed % np.uint64(WIDTH)


def _sparse(cells: Sequence[Cells], rows: int) -> csr_matrix:
    """Cells added up (a repeated one counts by its root), every row of length 1."""
    row = np.concatenate([each for each, _, _ in cells])
    column = np.concatenate([each for _, each, _ in cells]).astype(np.int64)
    weights = np.repeat([weight for _, _, weight in cells], [len(each) for each, _, _ in cells])
    made = csr_matrix((np.float32(weights), (row, column)), shape=(rows, WIDTH))
    count = np.diff(cast(Places, made.indptr))
    value = np.sqrt(cast("NDArray[np.float32]", made.data))
    squares = np.bincount(np.repeat(np.arange(rows), count), value**2, rows)
    made.data = value / np.repeat(np.sqrt(squares), count).astype(np.float32)
    return made
