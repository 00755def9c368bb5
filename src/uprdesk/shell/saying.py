"""The library's sentences in the reader's language."""

from django.utils.translation import gettext

from upr.text import Text


def said(text: Text) -> str:
    """Translate the sentence, then fill its blanks; a blank that is a sentence itself first."""
    if not text.sentence:
        return ""
    blanks = {k: said(v) if isinstance(v, Text) else v for k, v in text.blanks.items()}
    translated = gettext(text.sentence)
    return translated % blanks if blanks else translated.replace("%%", "%")
