"""Names of languages for the blanks of a sentence, from the Unicode CLDR that Babel brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from babel import Locale, UnknownLocaleError

from upr.text import Named

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
