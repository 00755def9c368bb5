"""Sentences with named blanks, written in English here and translated at the edge.

The library says a sentence; the web translates it and then fills the blanks; the command line
fills the English one. Numbers, names and symbols go into blanks; words of the sentence never do.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(sentence: str) -> str:
    """Mark `sentence` for the catalogues and return it unchanged.

    The name is the one that `makemessages` looks for, so no web framework is needed here.
    """
    return sentence


class Named(ABC):
    """What has a name in every language, for a blank; as a string it is the English one."""

    @abstractmethod
    def in_language(self, language: str) -> str:
        """Its name in "en", "es" or "fr"; English in any other."""

    def __str__(self) -> str:
        return self.in_language("en")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of ours and what goes into its blanks.

    sentence  English, with printf blanks by name, e.g. "%(count)d rows were read."
    blanks    value of each blank; numbers, names and symbols, never words of the sentence; what
              has another name in each language is `Named`
    """

    sentence: str
    blanks: Mapping[str, object] = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        return self.sentence % self.blanks if self.blanks else self.sentence.replace("%%", "%")

    def __bool__(self) -> bool:
        return bool(self.sentence)


def say(sentence: str, **blanks: object) -> Text:
    """Return `sentence` with `blanks` beside it, to be translated and filled at the edge."""
    return Text(sentence, blanks)


NOTHING = Text("")
