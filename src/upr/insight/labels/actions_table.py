"""The table of opening verbs: which action category each verb stands for, in three languages.

`data/action_verbs.csv` has one row a verb, or inflected form that does not share its stem:

category     1 to 5
specific_by  what makes a general action specific, or the other way round: its "object" (see
             `data/action_objects.csv`: "adopt measures", "adopt a law") or an "example" ("take
             steps, including by adopting a law"); blank where nothing does
basis        "published", an example of UPR Info's own rules (as of October 2014); "coding", added
             by us and read against the coding of sessions 1 to 14; "translation", the same in
             Spanish or French, read by us and not measured

Words are compared by their stems; where two rows share one, the earlier row counts.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from upr.insight.words import stem, tokens

DATA = Path(__file__).parent / "data"

RULED_LANGUAGES = ("en", "es", "fr")
"""Languages that have a table of verbs."""

GENERAL, SPECIFIC = 4, 5
KINDS = {"general": GENERAL, "specific": SPECIFIC}

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or a phrase that begins an action.

    category    1 to 5
    by_object   True where a general object makes it category 4 and a specific one 5
    by_example  True where a specific example makes a general action specific
    """

    category: int
    by_object: bool
    by_example: bool


@dataclass(frozen=True, slots=True)
class VerbTable:
    """The table of one language, by stems.

    verbs    phrase → what it stands for
    objects  word → GENERAL or SPECIFIC
    longest  first word of a phrase → words of the longest one that begins so
    """

    verbs: Mapping[Stems, Verb]
    objects: Mapping[str, int]
    longest: Mapping[str, int]

    def at(self, words: Stems, place: int) -> tuple[Verb, int] | None:
        """The longest phrase that begins at `place`, and where it ends; None where none does."""
        longest = self.longest.get(words[place], 0)
        for end in range(min(len(words), place + longest), place, -1):
            if verb := self.verbs.get(words[place:end]):
                return verb, end
        return None


@cache
def verb_table(language: str) -> VerbTable:
    """The table of one of RULED_LANGUAGES."""
    verbs: dict[Stems, Verb] = {}
    longest: dict[str, int] = {}
    for row in _rows("action_verbs", language):
        by = row["specific_by"]
        phrase = tuple(tokens(row["verb"], language))
        verb = Verb(int(row["category"]), by == "object", by in ("object", "example"))
        verbs.setdefault(phrase, verb)
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    objects = {
        stem(row["word"], language): KINDS[row["kind"]] for row in _rows("action_objects", language)
    }
    return VerbTable(verbs, objects, longest)


def _rows(name: str, language: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["language"] == language)
