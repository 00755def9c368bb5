"""What the lexicon sees in a text, as columns for the learnt labeller of issues.

Four kinds: the concepts that a text speaks of; two concepts together (of two violations of one
group only the group is tagged); the issues that the rules give; and how many words of each issue's
own list it has (`data/issue_words.csv`). The list helps with words too rare to be learnt: each is a
hint, never a decision.
"""

import csv
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.labels.lexicon import DATA, Said, concepts
from upr.insight.labels.rules import fired
from upr.insight.learning.features import Keys
from upr.insight.learning.files import UnusableModel, rebuild
from upr.insight.learning.sparse import beside, of_cells, product
from upr.insight.past import ISSUES, Floats, Ints
from upr.insight.words import tokens
from upr.text import gettext_noop, say
from upr.vocab.issues import all_issues

WEIGHT, OF_PAIR = 0.3, 0.15
"""Of a concept or rule, and of a pair, beside the words of a text, whose row has length 1."""

HINT = 0.2
"""Of the list of words: for the first word, and for the logarithm of how many."""

FEWEST = 3
"""Texts that must speak of two concepts together for a column."""

OTHER_LEXICON = gettext_noop("The model was made with other lists of words than there are now.")

TABLES = ("concepts.csv", "issue_words.csv")


@dataclass(frozen=True, eq=False)
class Signs:
    """The columns: concepts, pairs, issues by rules, issues by words; in this order.

    pairs   (p,) sorted: place of the first concept x number of concepts + place of the second
    tables  digest of the lexicon it was fitted with; with another one the columns mean other things
    """

    pairs: Keys
    tables: str

    @classmethod
    def fit(cls, said: Sequence[Said]) -> "Signs":
        """Columns for the pairs of concepts that enough of these texts speak of."""
        pairs, count = np.unique(_pairs(*_concepts(said))[1], return_counts=True)
        return cls(pairs[count >= FEWEST], digest())

    @property
    def width(self) -> int:
        """Columns of the matrix."""
        return len(concepts()) + len(self.pairs) + 2 * len(ISSUES)

    def matrix(self, said: Sequence[Said], words: Sequence[Sequence[str]]) -> csr_matrix:
        """(texts, columns); `words` are the stems of each text."""
        row, concept = _concepts(said)
        pair_row, key = _pairs(row, concept)
        known = np.isin(key, self.pairs)
        place = np.searchsorted(self.pairs, key[known])
        rule_row, issue = _by_rules(said)
        texts = len(said)
        return beside(
            [
                _cells(row, concept, WEIGHT, (texts, len(concepts()))),
                _cells(pair_row[known], place, OF_PAIR, (texts, len(self.pairs))),
                _cells(rule_row, issue, WEIGHT, (texts, len(ISSUES))),
                csr_matrix(_hints(words)),
            ]
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays for `learning.files`."""
        return {"pairs": self.pairs, "tables": np.frombuffer(self.tables.encode(), dtype=np.uint8)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Signs":
        """Raises KeyError for what is missing, UnusableModel where the lexicon is another."""
        found = cls(arrays["pairs"], arrays["tables"].tobytes().decode())
        if found.tables != digest():
            raise UnusableModel(say(OTHER_LEXICON), rebuild())
        return found


@cache
def digest() -> str:
    """Of the tables behind the columns, as they are now."""
    content = b"".join((DATA / name).read_bytes() for name in TABLES)
    return hashlib.sha256(content).hexdigest()


def _concepts(said: Sequence[Said]) -> tuple[Ints, Ints]:
    """Row and place of every concept of every text, rising within a row."""
    place = {code: number for number, code in enumerate(concepts())}
    return _placed([sorted(place[code] for code in one) for one in said])


def _pairs(row: Ints, concept: Ints) -> tuple[Ints, Keys]:
    """Row and key of every two concepts of one text."""
    width = len(concepts())
    rows, keys = [row[:0]], [np.zeros(0, dtype=np.int64)]
    for step in range(1, int(np.bincount(row).max(initial=0))):
        together = np.flatnonzero(row[:-step] == row[step:])
        rows.append(row[together])
        keys.append(concept[together].astype(np.int64) * width + concept[together + step])
    return np.concatenate(rows), np.concatenate(keys)


def _by_rules(said: Sequence[Said]) -> tuple[Ints, Ints]:
    """Row and column of every issue that the rules give, each once."""
    column = _columns()
    given = [{rule.issue for rule in fired(tuple(one))} for one in said]
    return _placed([[column[code] for code in one if code in column] for one in given])


@cache
def _columns() -> Mapping[str, int]:
    place = {label: number for number, label in enumerate(ISSUES)}
    return {code: place[one.label] for code, one in all_issues().items() if one.label in place}


def _hints(words: Sequence[Sequence[str]]) -> Floats:
    """(texts, 54): how many words of each issue's list a text has, each once, dampened."""
    place, listed = _listed()
    row, column = _placed([{place[word] for word in stems if word in place} for stems in words])
    spoken = of_cells(row, column, np.ones(len(row)), (len(words), len(place)))
    counts = product(spoken, listed)
    return ((counts > 0) + np.log1p(counts)) * np.float64(HINT / 2)


@cache
def _listed() -> tuple[Mapping[str, int], Floats]:
    """Stem → its row in a table (stems, 54): 1 for the issues on whose list it is."""
    place: dict[str, int] = {}
    cells: list[tuple[int, int]] = []
    with (DATA / "issue_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in tokens(row["words"]):
                cells.append((place.setdefault(word, len(place)), _columns()[row["issue"]]))
    table = np.zeros((len(place), len(ISSUES)))
    table[tuple(np.array(cells).T)] = 1
    return place, table


def _placed(found: Sequence[Collection[int]]) -> tuple[Ints, Ints]:
    """Row and place of everything found, one text after the other."""
    rows = np.repeat(np.arange(len(found), dtype=np.int32), [len(one) for one in found])
    return rows, np.fromiter(chain.from_iterable(found), dtype=np.int32, count=len(rows))


def _cells(row: Ints, column: NDArray[Any], weight: float, shape: tuple[int, int]) -> csr_matrix:
    return of_cells(row, column, np.full(len(row), weight), shape)
