"""What a query asks for, as a tree that any full-text index can compile.

`all_of`, `any_of` and `none_of` keep the tree in a form that FTS5, PostgreSQL and `holds` all
understand: no empty branch but the root, nothing nested in its own kind, and `Not` only inside an
`All`, beside something that must be there, or in a root that only excludes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One stem; with `prefix`, any stem that begins so."""

    stem: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more stems, one right after the other."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A text without `part`; `part` itself never only excludes."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """A text with every part. `All(())`, only as the root, asks for nothing: every text holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """A text with at least one of the parts, of which there are two or more."""

    parts: tuple["Node", ...]


Node = Word | Phrase | Not | All | Any
EVERYTHING = All(())


def all_of(parts: Iterable[Node]) -> Node:
    """`parts` together, flat, each once; the part itself if there is only one."""
    flat = list(dict.fromkeys(_opened(parts, All)))
    return flat[0] if len(flat) == 1 and not isinstance(flat[0], Not) else All(tuple(flat))


def any_of(parts: Iterable[Node]) -> Node:
    """`parts` as alternatives, flat, each once.

    An alternative that only excludes ("a OR NOT b") would bring nearly the whole record: it is
    left out where another alternative asks for something.
    """
    flat = list(dict.fromkeys(_opened(parts, Any)))
    asking = [part for part in flat if not only_excludes(part)] or flat[:1]
    return asking[0] if len(asking) == 1 else (Any(tuple(asking)) if asking else EVERYTHING)


def none_of(part: Node) -> Node:
    """Everything without `part`; a double negation cancels itself."""
    if only_excludes(part):
        return any_of(each.part for each in _parts(part) if isinstance(each, Not))
    return part if part == EVERYTHING else All((Not(part),))


def only_excludes(node: Node) -> bool:
    """Whether `node` asks for nothing to be there ("NOT a", "NOT a NOT b")."""
    return isinstance(node, Not) or (
        isinstance(node, All)
        and bool(node.parts)
        and all(isinstance(part, Not) for part in node.parts)
    )


def leaves(node: Node) -> Iterator[Word | Phrase]:
    """Words and phrases that make a text match, for marking them on a page; not the excluded."""
    if isinstance(node, Word | Phrase):
        yield node
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)


def holds(node: Node, stems: Sequence[str]) -> bool:
    """Whether a text with these stems (`words.tokens`) answers the query: what an index must do."""
    if isinstance(node, All):
        return all(holds(part, stems) for part in node.parts)
    if isinstance(node, Any):
        return any(holds(part, stems) for part in node.parts)
    if isinstance(node, Not):
        return not holds(node.part, stems)
    return next(places(node, stems), None) is not None


def places(leaf: Word | Phrase, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a word or phrase stands among `stems`: (first, past the last)."""
    if isinstance(leaf, Word):
        for at, stem in enumerate(stems):
            if stem == leaf.stem or (leaf.prefix and stem.startswith(leaf.stem)):
                yield at, at + 1
        return
    length = len(leaf.stems)
    for at in range(len(stems) - length + 1):
        if tuple(stems[at : at + length]) == leaf.stems:
            yield at, at + length


def _opened(parts: Iterable[Node], kind: type[All] | type[Any]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        elif part != EVERYTHING:
            yield part


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, All) else (node,)
