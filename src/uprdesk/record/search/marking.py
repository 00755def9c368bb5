"""Where in a text the words stand for which it was found."""

from collections import defaultdict

from upr.insight.search.tree import Node, Phrase, leaves
from upr.insight.words import spans


class Marker:
    """Marks what `query` asks for, in any number of texts.

    A query in Spanish stands for many stems; most words of a text are none of them, so the stems
    are looked up one by one and only phrases and beginnings of words are tried in order.
    """

    def __init__(self, query: Node) -> None:
        self.stems: set[str] = set()
        self.prefixes: tuple[str, ...] = ()
        self.phrases: dict[str, list[Phrase]] = defaultdict(list)
        for leaf in leaves(query):
            if isinstance(leaf, Phrase):
                self.phrases[leaf.stems[0]].append(leaf)
            elif leaf.prefix:
                self.prefixes += (leaf.stem,)
            else:
                self.stems.add(leaf.stem)
        self.asks = bool(self.stems or self.prefixes or self.phrases)

    def __call__(self, text: str, language: str) -> list[tuple[int, int]]:
        """(start, end) of the pieces of `text` to mark, in order and apart, in characters."""
        if not self.asks:
            return []
        words = list(spans(text, language))
        stems = [word.stem for word in words]
        found: list[tuple[int, int]] = []
        for at, stem in enumerate(stems):
            if stem in self.stems or stem.startswith(self.prefixes):
                found.append((words[at].start, words[at].end))
            for phrase in self.phrases.get(stem, ()):
                if tuple(stems[at : at + len(phrase.stems)]) == phrase.stems:
                    last = words[at + len(phrase.stems) - 1]
                    found.append((words[at].start, last.end))
        return _apart(found)


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same pieces in order, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
