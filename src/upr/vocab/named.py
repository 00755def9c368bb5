"""Names of States, their groups and issues, and days, for the blanks of a sentence, which the edge says in its language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from upr.text import Named
from upr.vocab.groups import all_groups
from upr.vocab.issues import issue
from upr.vocab.states import name_of


@dataclass(frozen=True, slots=True)
class StateNames(Named):
    """One State or several, one after the other: "Chile, Costa Rica"."""

    codes: tuple[str, ...]

    def in_language(self, language: str) -> str:
        return ", ".join(name_of(code, language) for code in self.codes)

    __str__ = Named.__str__


@dataclass(frozen=True, slots=True)
class GroupNames(Named):
    """One regional group or organisation, or several one after the other, by their codes."""

    codes: tuple[str, ...]

    def in_language(self, language: str) -> str:
        names = [all_groups()[code].names for code in self.codes]
        return ", ".join(one.get(language, one["en"]) for one in names)

    __str__ = Named.__str__


@dataclass(frozen=True, slots=True)
class IssueName(Named):
    """One issue of UPR Info's list, by its label."""

    label: str

    def in_language(self, language: str) -> str:
        names = issue(self.label).names
        return names.get(language, names["en"])

    __str__ = Named.__str__


_DATES_AS_IN = {"en": "en_GB", "es": "es", "fr": "fr"}


@dataclass(frozen=True, slots=True)
class Day(Named):
    """A day, written out: "20 January 2027"."""

    on: date

    def in_language(self, language: str) -> str:
        words = format_date(self.on, "long", _DATES_AS_IN.get(language, "en_GB"))
        if language == "fr" and self.on.day == 1:  # French counts the first day only: "1er mai"
            return words.replace("1", "1er", 1)
        return words

    __str__ = Named.__str__


def named(states: str | Iterable[str]) -> StateNames:
    """The State or States (ISO3) for a blank."""
    return StateNames((states,) if isinstance(states, str) else tuple(states))
