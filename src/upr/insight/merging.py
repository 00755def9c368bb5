"""One recommendation from several sources: which rows of one review are the same.

Rows are compared only within one review. A number of the final report joins by itself; everything
else joins on likeness of text *and* a common recommending State. UPR Info drops the opening words
and cuts one numbered paragraph into several texts, one per ask, so its text is looked for as a
piece of the report's: what counts is how much of the shorter text stands, in order, in the other.

The result depends on the set of rows, never on the order in which they came: sources are taken by
their rank, and a source that arrives later is merged as if it had been there first.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from upr.insight import words
from upr.record import Response

SAME = 0.88
"""From this share on, a text is a piece of the other (see `benchmarks/merging.py`)."""

DOUBTFUL = 0.65
"""From here to SAME a person decides; below, two texts are different."""

IN_TWO = re.compile(r"\b([^\W\d_]+)-([^\W\d_]+)\b")

TWINS = 0.05
"""Two candidates closer than this are told apart by the State's answer and by their length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of one source, as far as merging looks at it.

    source     name of the source, e.g. "report A/HRC/27/12 en"
    rank       0 is the source whose number and words count most; equal ranks go by name
    key        the row's own key, e.g. "CRI-19 §127.1"; unique within its source
    paragraph  number of the final report; empty where the source has none or, as in a draft,
               one that may still change
    states     recommending States
    """

    source: str
    rank: int
    key: str
    text: str
    states: tuple[str, ...]
    paragraph: str = ""
    part: int = 1
    language: str = "en"
    response: Response = Response.PENDING


@dataclass(frozen=True, slots=True)
class Member:
    """A row in its group: the States for which it stands there, and why it is there.

    by        "lead", "number", "text" or "person"
    likeness  share of the row's words found in the lead's, 0 to 1; 1 where a number joined them
    """

    entry: Entry
    states: tuple[str, ...]
    by: str
    likeness: float = 1.0


@dataclass(slots=True)
class Group:
    """One recommendation: its lead gives number and words, `members` are all its rows, lead first."""

    lead: Entry
    members: list[Member] = field(default_factory=list["Member"])


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two rows of which a person must say whether they are the same.

    why  "text": alike but not enough · "state": the same words, but a State that the other row
         does not name · "number": the same number with other words and other States
    """

    one: str
    other: str
    likeness: float
    why: str


Decisions = Mapping[tuple[str, str], bool]
"""(own key of the row, key of the lead) → a person said that they are the same."""


def merge(
    entries: Iterable[Entry], decided: Decisions | None = None
) -> tuple[list[Group], list[Doubt]]:
    """Put the rows of one review into groups, one per recommendation.

    Returns the groups in the order of their leads, and the pairs that a person must look at.
    """
    return _Merging(list(entries), decided or {}).run()


class _Merging:
    """The state of one run: groups so far, by State and by number."""

    def __init__(self, entries: list[Entry], decided: Decisions) -> None:
        self.entries = sorted(entries, key=lambda e: (e.rank, e.source))
        self.decided = decided
        self.same = {one: other for (one, other), same in decided.items() if same}
        self.groups: list[Group] = []
        self.doubts: list[Doubt] = []
        self.of_state: dict[str, list[Group]] = defaultdict(list)
        self.of_number: dict[str, list[Group]] = defaultdict(list)
        self.of_key: dict[str, Group] = {}
        self.several = len({e.source for e in self.entries}) > 1
        self.alike = _Likeness(self.entries) if self.several else None

    def run(self) -> tuple[list[Group], list[Doubt]]:
        waiting: list[Entry] = []  # leads to be; a source never merges with itself
        source = ""
        for entry in self.entries:
            if entry.source != source:
                self._open(waiting)
                waiting, source = [], entry.source
            if not self._join(entry):
                waiting.append(entry)
        self._open(waiting)
        return self.groups, self.doubts

    def _open(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            group = Group(entry, [Member(entry, entry.states, "lead")])
            self.groups.append(group)
            self.of_key.setdefault(entry.key, group)
            for state in entry.states:
                self.of_state[state].append(group)
            if entry.paragraph:
                self.of_number[entry.paragraph].append(group)

    def _join(self, entry: Entry) -> bool:
        """Add the row to the groups it belongs to; False when it stands alone."""
        if not self.groups:
            return False
        return self._by_person(entry) or self._by_number(entry) or self._by_text(entry)

    def _add(self, group: Group, member: Member) -> None:
        group.members.append(member)
        self.of_key.setdefault(member.entry.key, group)

    def _by_person(self, entry: Entry) -> bool:
        group = self.of_key.get(self.same.get(entry.key, ""))
        if group is None:
            return False
        self._add(group, Member(entry, entry.states, "person"))
        return True

    def _by_number(self, entry: Entry) -> bool:
        groups = self.of_number.get(entry.paragraph, []) if entry.paragraph else []
        parts = [g for g in groups if set(g.lead.states) & set(entry.states)]
        if not parts:
            parts = [g for g in groups if self._likeness(entry, g) >= DOUBTFUL][:1]
        if groups and not parts:
            self._doubt(entry, groups[0], 0.0, "number")
        for group in parts:
            own = tuple(s for s in entry.states if s in group.lead.states) or entry.states
            self._add(group, Member(entry, own, "number"))
        return bool(parts)

    def _by_text(self, entry: Entry) -> bool:
        found: dict[int, tuple[Group, list[str], float]] = {}
        left: list[str] = []
        for state in entry.states:
            group, likeness = self._best(entry, self.of_state.get(state, ()))
            if group is None or likeness < SAME:
                left.append(state)
                if group is not None and likeness >= DOUBTFUL:
                    self._doubt(entry, group, likeness, "text")
            else:
                found.setdefault(id(group), (group, [], likeness))[1].append(state)
        for group, states, likeness in found.values():
            self._add(group, Member(entry, tuple(states), "text", likeness))
        if left:
            self._same_words_other_state(entry, [group for group, _, _ in found.values()])
        return bool(found)

    def _same_words_other_state(self, entry: Entry, joined: list[Group]) -> None:
        """The row names a State that no group with these words has: a person looks at it."""
        if joined:
            self._doubt(entry, joined[0], 1.0, "state")
            return
        group, likeness = self._best(entry, self.groups)
        if (
            group is not None
            and likeness >= 0.97
            and not set(entry.states) & set(group.lead.states)
        ):
            self._doubt(entry, group, likeness, "state")

    def _best(self, entry: Entry, groups: Iterable[Group]) -> tuple[Group | None, float]:
        """The group most alike; among near twins the one with the same answer, then in length."""
        scored = [
            (likeness, g)
            for g in groups
            if (entry.key, g.lead.key) not in self.decided
            and (likeness := self._likeness(entry, g)) >= DOUBTFUL
        ]
        if not scored:
            return None, 0.0
        top = max(likeness for likeness, _ in scored)
        near = [(likeness, g) for likeness, g in scored if likeness > top - TWINS]
        likeness, group = max(
            near,
            key=lambda pair: (
                not _contradict(entry.response, pair[1].lead.response),
                pair[0] * self._closeness(entry, pair[1]),
            ),
        )
        return group, likeness

    def _likeness(self, entry: Entry, group: Group) -> float:
        if self.alike is None or entry.language != group.lead.language:
            return 0.0
        return self.alike.share(entry, group.lead)

    def _closeness(self, entry: Entry, group: Group) -> float:
        return self.alike.closeness(entry, group.lead) if self.alike else 0.0

    def _doubt(self, entry: Entry, group: Group, likeness: float, why: str) -> None:
        pair = (entry.key, group.lead.key)
        if pair not in self.decided and not any((d.one, d.other) == pair for d in self.doubts):
            self.doubts.append(Doubt(*pair, round(likeness, 3), why))


def _contradict(one: Response, other: Response) -> bool:
    return one != other and Response.PENDING not in (one, other)


def in_one(text: str, known: Container[str]) -> str:
    """`text` with a word in two parts ("inter-ethnic") in one where `known` holds it in one."""

    def joined(parts: re.Match[str]) -> str:
        whole = parts[1] + parts[2]
        return whole if words.fold(whole) in known else parts[0]

    return IN_TWO.sub(joined, text) if "-" in text else text


class _Likeness:
    """How much of one text stands in another, rare words counting more, within one review."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        known = {word for e in entries for word in words.folded_words(e.text)}
        self.stems = {e.text: words.tokens(in_one(e.text, known), e.language) for e in entries}
        seen = Counter(stem for stems in self.stems.values() for stem in set(stems))
        self.weight = {stem: math.log(1 + len(self.stems) / n) for stem, n in seen.items()}
        self.sets = {text: frozenset(stems) for text, stems in self.stems.items()}
        self.total = {text: self._sum(stems) for text, stems in self.stems.items()}
        self.known: dict[tuple[str, str], float] = {}

    def share(self, entry: Entry, lead: Entry) -> float:
        """Weighted share of the words of the shorter text that stand in the longer, in order."""
        piece, whole = sorted((entry.text, lead.text), key=lambda text: len(self.stems[text]))
        if (piece, whole) not in self.known:
            self.known[piece, whole] = self._share(piece, whole)
        return self.known[piece, whole]

    def closeness(self, entry: Entry, lead: Entry) -> float:
        """1 for texts of one length, towards 0 the longer the other is."""
        shorter, longer = sorted((self.total[entry.text], self.total[lead.text]))
        return shorter / longer if longer else 1.0

    def _share(self, piece: str, whole: str) -> float:
        if not self.total[piece]:
            return 0.0
        common = self.sets[whole]
        # cheap and never too small: words in common, in whatever order
        if self._sum(s for s in self.stems[piece] if s in common) < DOUBTFUL * self.total[piece]:
            return 0.0
        stems = self.stems[piece]
        blocks = SequenceMatcher(None, stems, self.stems[whole], False).get_matching_blocks()
        found = sum(self._sum(stems[b.a : b.a + b.size]) for b in blocks)
        return found / self.total[piece]

    def _sum(self, stems: Iterable[str]) -> float:
        return sum(self.weight[stem] for stem in stems)
