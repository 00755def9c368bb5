"""Names of languages for the blanks of a sentence, from the Unicode CLDR that Babel brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from babel import Locale, UnknownLocaleError

from upr.text import Named
from upr.vocab.names import fold

SHOWN_IN = ("en", "es", "fr")


@dataclass(frozen=True, slots=True)
class LanguageName(Named):
    """A language by its code (ISO 639), e.g. "qu": Quechua, quechua; an unknown code is itself."""

    code: str

    def in_language(self, language: str) -> str:
        shown = Locale(language if language in SHOWN_IN else "en")
        try:
            return Locale.parse(self.code, sep="-").get_display_name(shown) or self.code
        except (UnknownLocaleError, ValueError):
            # Babel names more languages than it has rules for
            names = cast(Mapping[str, str], shown.languages)
            return names.get(self.code, self.code)

    __str__ = Named.__str__


@cache
def _spellings() -> Mapping[str, str]:
    """Folded code or name in one of the three languages → code."""
    found: dict[str, str] = {}
    for shown in SHOWN_IN:
        names = cast(Mapping[str, str], Locale(shown).languages)
        known = sorted(
            (code for code in names if "_" not in code), key=lambda code: (len(code), code)
        )
        found = {fold(code): code for code in known} | found
        for code in known:
            found.setdefault(fold(names[code]), code)
    return found


def find_language(name: str) -> str:
    """Code of the language of that code or name in English, Spanish or French; "" for no known one.

    "quechua" and "qu" are "qu"; a name that two languages share is that of the shorter code.
    """
    return _spellings().get(fold(name), "")
