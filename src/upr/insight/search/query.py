"""What a person types into the search box → the tree of `upr.insight.search.tree`.

Quotes make a phrase, `-word` and NOT exclude, AND and OR combine (OR binds loosest), brackets group,
`word*` is the beginning of a word. Operators count in three languages, in capitals only, so that
Spanish "y" and "o" in running text stay what they are: words without weight.

Nothing a person types is an error. A quote or bracket without its fellow, an operator with nothing
beside it and marks without meaning are passed over; what is longer than the limits is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upr.insight.search import expansion
from upr.insight.search.expansion import Also
from upr.insight.search.tree import EVERYTHING, Node, all_of, any_of, none_of
from upr.insight.words import GENITIVE
from upr.text import Text, gettext_noop, say

OPERATORS = {
    **dict.fromkeys(("AND", "Y", "E", "ET"), "AND"),
    **dict.fromkeys(("OR", "O", "U", "OU"), "OR"),
    **dict.fromkeys(("NOT", "NO", "SALVO", "SAUF", "NON"), "NOT"),
}
MOST_CHARACTERS = 1_000
"""Characters of a query that are read; the longest recommendation of the record has 937."""
MOST_WORDS = 60
"""Words of a query that are read, operators and brackets included."""
MOST_SHORTENED = 8
"""Plain words of a query that are left out one by one."""
DEEPEST = 10
"""Brackets within brackets; deeper ones are passed over."""

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|(?P<bracket>[()])"
    r"|(?P<minus>(?<![^\s(])[-−](?=[\w\"(]))"
    r'|(?P<word>[^\s()"]+)'
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mark the grammar knows ("AND", "OR", "NOT", "(", ")") or, where that is empty, a node."""

    mark: str
    node: Node = EVERYTHING


def parse(text: str, language: str = "") -> Node:
    """The tree of what `text` asks for; `EVERYTHING` where it asks for nothing.

    language  of the page it was typed on, if known: its own meaning of a word comes first. The
              language typed is never taken for granted: each word stands for its stems in
              English, Spanish and French, and for the record's English (see `expansion`).

    Never raises.
    """
    return _Grammar(list(_pieces(text, language))).read()


def understood(text: str, language: str = "") -> list[Also]:
    """The terms of `text` that stand for other words as well, for saying so beside the answer."""
    also: list[Also] = []
    for kind, words in _runs(text):
        if kind == "words":
            also += expansion.also(words, language)
        elif kind == "quoted":
            also += expansion.also_phrase(words[0])
    return list(dict.fromkeys(also))


def shortened(text: str) -> list[str]:
    """`text` without one of its words, once for each; for a search that nothing answers.

    Only for a few plain words: what quotes, operators and brackets mean is not taken apart.
    """
    (kind, words), *others = _runs(text)
    if kind != "words" or others or not 2 <= len(words) <= MOST_SHORTENED:
        return []
    return [" ".join(words[:at] + words[at + 1 :]) for at in range(len(words))]


def remarks(text: str) -> list[Text]:
    """What of `text` could not be taken as it was typed, each with what was done instead."""
    found: list[Text] = []
    flat = text.translate(QUOTES)
    if flat.count('"') % 2:
        found.append(
            say(
                gettext_noop(
                    "A quotation mark has no fellow: the words behind it were searched one by one."
                )
            )
        )
    if flat.count("(") != flat.count(")"):
        found.append(say(gettext_noop("A bracket has no fellow: it was passed over.")))
    if len(text) > MOST_CHARACTERS or len(PIECE.findall(flat)) > MOST_WORDS:
        found.append(
            say(
                gettext_noop("Only the first %(count)d words were searched; shorten the search."),
                count=MOST_WORDS,
            )
        )
    return found


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of plain words ("words"), what stands in quotes ("quoted") and marks ("mark")."""
    text = text[:MOST_CHARACTERS].translate(QUOTES)
    run: list[str] = []
    # all in capitals, "NO DISCRIMINACIÓN" means what it says
    shouted = text.isupper()
    for number, match in enumerate(PIECE.finditer(GENITIVE.sub("", text))):
        if number >= MOST_WORDS:
            break
        word = match["word"]
        mark = match["bracket"] or (match["minus"] and "NOT") or OPERATORS.get(word or "", "")
        if word and not (mark and not (shouted and mark == "NOT" and number == 0)):
            run.append(word)
            continue
        yield "words", run
        run = []
        if mark:
            yield "mark", [mark]
        elif match["quoted"]:
            yield "quoted", [match["quoted"]]
    yield "words", run


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    """Marks and nodes in order; a run of plain words is expanded as a whole, longest term first."""
    for kind, words in _runs(text):
        if kind == "mark":
            yield _Piece(words[0])
        elif kind == "quoted":
            yield _Piece("", expansion.phrase(words[0], language))
        else:
            yield from (_Piece("", node) for node in expansion.terms(words, language))


class _Grammar:
    """Reads pieces once, from left to right; each method takes what it understands."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.at = 0

    def read(self) -> Node:
        """The whole query; a closing bracket too many does not end it."""
        parts: list[Node] = []
        while self.at < len(self.pieces):
            parts.append(self.either(0))
            self.take(")")
        return all_of(parts)

    def either(self, depth: int) -> Node:
        """a OR b OR c"""
        parts = [self.both(depth)]
        while self.take("OR"):
            parts.append(self.both(depth))
        return any_of(parts)

    def both(self, depth: int) -> Node:
        """a b AND c NOT d"""
        parts: list[Node] = []
        while self.at < len(self.pieces) and self.pieces[self.at].mark not in ("OR", ")"):
            parts.append(self.one(depth))
        return all_of(parts)

    def one(self, depth: int) -> Node:
        """A word, a phrase, a bracket, or what is not wanted."""
        if self.take("AND"):
            return EVERYTHING
        if self.take("NOT"):
            more = self.at < len(self.pieces) and self.pieces[self.at].mark not in ("OR", ")")
            return none_of(self.one(depth)) if more else EVERYTHING
        if self.take("("):
            if depth >= DEEPEST:
                return EVERYTHING
            inside = self.either(depth + 1)
            self.take(")")
            return inside
        self.at += 1
        return self.pieces[self.at - 1].node

    def take(self, mark: str) -> bool:
        """Step over `mark` if it comes next."""
        found = self.at < len(self.pieces) and self.pieces[self.at].mark == mark
        self.at += found
        return found
