"""What may not stand in a document, and where it does.

A name that is part of another one: each place where a forbidden name is found counts, except where
it lies wholly inside a name that may be printed there ("Red Tapo" inside "Red Tapo Norte"). A name
that two organisations share is forbidden as soon as one of them forbids it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from upr.coalition.letters import has_case, squeezed, stands_alone, with_places
from upr.coalition.organisation import Audience, DocumentKind, Naming, Organisation

SHORTEST = 3
"""Letters of an acronym, a person's name or an address that is searched; two are in every text."""

ANYWHERE = 8
"""From so many letters on, a name is found inside a longer word too: "@transvidanorte"."""

CERTAIN = 12
"""From so many letters on, a name is no ordinary word: small letters name it as well."""

CERTAIN_WITHOUT_CASE = 6
"""The same in alphabets without capitals, whose words are shorter in letters."""

IN_ADDRESS_BEFORE = re.compile(r"(?:[@#_\\]|//|\w\.)\Z")
IN_ADDRESS_AFTER = re.compile(r"[@_\\]|\.\w")
BEFORE_HOST = re.compile(r"(?:[a-z]+:)?/*(?:www\.)?", re.I)
PLATFORMS = frozenset({
    "bsky.app", "facebook.com", "fb.com", "github.com", "instagram.com", "linkedin.com",
    "linktr.ee", "medium.com", "sites.google.com", "t.me", "tiktok.com", "twitter.com",
    "wa.me", "x.com", "youtube.com",
})  # fmt: skip
"""Hosts that many share: there the last part of an address names its owner, not the host."""


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A forbidden name in a text.

    name        as its organisation writes it
    start, end  its place in the text, end exclusive
    sure        False where it may be an ordinary word: "vida" for the acronym VIDA
    """

    name: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True, repr=False)
class Forbidden:
    """What may not stand in one kind of document before one audience. Its `repr` shows nothing.

    names    squeezed (`letters.squeezed`) → as its organisation writes it
    allowed  squeezed names that may stand there, and may hold a forbidden one
    """

    names: Mapping[str, str]
    allowed: frozenset[str] = frozenset()

    @property
    def strings(self) -> frozenset[str]:
        """The forbidden names, people and addresses as they are written."""
        return frozenset(self.names.values())

    def __bool__(self) -> bool:
        return bool(self.names)

    def found_in(self, text: str, at_least: int = 1) -> list[Found]:
        """Where they stand in `text`, in its order; those of `at_least` so many letters alone."""
        flat = squeezed(text)
        keys = [key for key in self.names if len(key) >= at_least and key in flat]
        if not keys:
            return []
        flat, places = with_places(text)
        free = _Spans(
            span
            for key in self.allowed
            for span in _spans(key, flat, places)
            if stands_alone(text, *span)
        )
        found = [
            Found(self.names[key], start, end, _is_sure(text, start, end, self.names[key]))
            for key in keys
            for start, end in _spans(key, flat, places)
            if not free.hold(start, end) and _counts(text, start, end, key)
        ]
        return sorted(found, key=lambda one: (one.start, one.end))


class _Spans:
    """Places of names that may stand; a long list of rows has many."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them begins no later and ends no earlier."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end


def _spans(key: str, flat: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Every place of `key` in the squeezed text, as places in the text itself."""
    at = flat.find(key)
    while at >= 0:
        yield places[at], places[at + len(key) - 1] + 1
        at = flat.find(key, at + 1)


def _counts(text: str, start: int, end: int, key: str) -> bool:
    """Short names count as whole words, but for alphabets that glue words together."""
    whole = len(key) < ANYWHERE and (has_case(key) or key.isdecimal())
    return not whole or stands_alone(text, start, end)


def _is_sure(text: str, start: int, end: int, name: str) -> bool:
    """Whether the name is meant, and not a word that it shares its letters with."""
    key, written = squeezed(name), text[start:end]
    if len(key) >= (CERTAIN if has_case(key) else CERTAIN_WITHOUT_CASE):
        return True
    if IN_ADDRESS_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    if IN_ADDRESS_AFTER.match(text[end : end + 2]):
        return True
    if not stands_alone(text, start, end):
        return False
    if _same_letters(written, name):
        return True
    # capitals over several words are a heading: "A LA" is not the acronym ALA
    return sum(c.isupper() for c in written) > 1 and not re.search(r"\w{2,}\s|\s\w{2,}", written)


def _same_letters(written: str, name: str) -> bool:
    """Whether it is written as the organisation does, letter for letter."""
    return re.sub(r"[^\w\s]+", "", written).split() == re.sub(r"[^\w\s]+", "", name).split()


def may_print(organisation: Organisation, naming: Naming) -> frozenset[str]:
    """What may stand in a document that names the organisation so."""
    if naming is Naming.FULL:
        return frozenset(_called(organisation)) | frozenset(_reached(organisation))
    if naming is Naming.INITIALS and organisation.acronym:
        return frozenset({organisation.acronym})
    return frozenset()


def _called(one: Organisation) -> Iterator[str]:
    yield from (name for name in (*one.names.values(), one.acronym, *one.other_names) if name)


def _reached(one: Organisation) -> Iterator[str]:
    yield from (contact for contact in one.contacts if contact)
    for written in one.web:
        address = BEFORE_HOST.sub("", written.strip(), count=1).rstrip("/")
        host, *path = address.split("/")
        yield from (address, path[-1] if host.lower() in PLATFORMS and path else host)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names if (key := squeezed(name)))


def forbidden(
    organisations: Iterable[Organisation], kind: DocumentKind, audience: Audience
) -> Forbidden:
    """What may not stand in a document of that kind for that audience.

    Full and other names in all languages, acronyms, people, addresses of every organisation that
    is not named in full there; the acronym of one that is named by initials may stand.
    """
    names: dict[str, str] = {}
    allowed: set[str] = set()
    for one in organisations:
        may = _keys(may_print(one, one.naming(kind, audience)))
        allowed |= may
        full = {*one.names.values(), *one.other_names}
        for name in (*_called(one), *_reached(one)):
            key = squeezed(name)
            if key and key not in may and (name in full or len(key) >= SHORTEST):
                names.setdefault(key, name)
    return Forbidden(names, frozenset(allowed - names.keys()))
