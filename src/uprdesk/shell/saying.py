"""The library's sentences in the reader's language."""

from django.utils.translation import get_language, gettext

from upr.text import Named, Text
from uprdesk.shell import wording


def said(text: Text) -> str:
    """Translate the sentence, then fill its blanks: names and sentences in them are said first."""
    if not text.sentence:
        return ""
    blanks = {name: _filled(value) for name, value in text.blanks.items()}
    translated = gettext(text.sentence)
    return translated % blanks if blanks else translated.replace("%%", "%")


def _filled(value: object) -> object:
    if isinstance(value, Text):
        return said(value)
    return value.in_language(wording.short(get_language())) if isinstance(value, Named) else value
