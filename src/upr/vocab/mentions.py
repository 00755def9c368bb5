"""The States named in a running text, for readers of documents and for search."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from upr.vocab.names import APOSTROPHES, fold, words_of
from upr.vocab.rows import rows
from upr.vocab.states import ARTICLES, spellings

_CLOSING = re.compile(rf"[{APOSTROPHES}]?\s*\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A State named in a text: characters `start` to `end` (exclusive)."""

    iso3: str
    start: int
    end: int


def mentions(text: str, *, sample: bool = False) -> list[Mention]:
    """The States named in a running text, in its order, the longest name winning.

    "Papua New Guinea" is one mention, "Somalia" holds no Mali, and "Northern Ireland" no Ireland.
    Only whole listed names count.
    """
    known, heads = _mentioned(sample), _heads(sample)
    words = words_of(text)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        for size in range(min(heads.get(words[at].folded, 0), len(words) - at), 0, -1):
            key = " ".join(word.folded for word in words[at : at + size])
            if key in known:
                if known[key]:
                    start, end = words[at].start, words[at + size - 1].end
                    found.append(Mention(known[key], start, _closed(text, start, end)))
                at += size
                break
        else:
            at += 1
    return found


def _closed(text: str, start: int, end: int) -> int:
    """Where the name ends with its own bracket: "Iran (Islamic Republic of)"."""
    closing = _CLOSING.match(text, end)
    return closing.end() if closing and "(" in text[start:end] else end


@cache
def _mentioned(sample: bool) -> Mapping[str, str]:
    """Spellings, and "" for names that hold a State's name and are no State."""
    others = [fold(row["name"]) for row in rows("not_states")]
    # "the Niger" is a spelling too, and may not cut "the Niger Delta" in two
    with_article = [f"{article} {other}" for other in others for article in ARTICLES]
    return {**spellings(sample=sample), **dict.fromkeys((*others, *with_article), "")}


@cache
def _heads(sample: bool) -> Mapping[str, int]:
    """First word of a spelling → words in the longest spelling that begins with it."""
    heads: dict[str, int] = {}
    for key in _mentioned(sample):
        words = key.split(" ")
        heads[words[0]] = max(heads.get(words[0], 0), len(words))
    return heads
