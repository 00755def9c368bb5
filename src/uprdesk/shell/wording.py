"""Numbers and days as each language writes them. Pure: the language is passed in."""

from datetime import date, datetime

from django.utils import dateformat, timezone, translation

NARROW = "\u202f"  # a narrow blank that does not break: "4 841"
BLANK = "\xa0"

# language → (between thousands, before decimals, before the sign of per cent)
_MARKS = {"en": (",", ".", ""), "es": (NARROW, ",", BLANK), "fr": (NARROW, ",", NARROW)}

_DAYS = {
    "long": {"en": "j F Y", "es": r"j \d\e F \d\e Y", "fr": "j F Y"},
    "short": {"en": "j M Y", "es": "j b Y", "fr": "j N Y"},
    "month": {"en": "F Y", "es": r"F \d\e Y", "fr": "F Y"},
    "month-short": {"en": "M Y", "es": "b Y", "fr": "N Y"},
    "moment": {"en": "j F Y, H:i", "es": r"j \d\e F \d\e Y, H:i", "fr": "j F Y, H:i"},
}


def short(language: str | None) -> str:
    """ "es" for "es-419"; English for a language that is not ours, or none."""
    code = (language or "en").split("-")[0]
    return code if code in _MARKS else "en"


def number(value: float, language: str | None, decimals: int = 0) -> str:
    """`value` with the thousands apart: "4 841" in Spanish and French, "4,841" in English."""
    thousands, point, _ = _MARKS[short(language)]
    plain = f"{value:,.{decimals}f}"
    return plain.replace(",", "\0").replace(".", point).replace("\0", thousands)


def percent(share: float, language: str | None) -> str:
    """`share` between 0 and 1 as whole per cent; never 0 % or 100 % unless it is exactly that."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}{_MARKS[short(language)][2]}%"


def day(value: date, language: str | None, form: str = "long") -> str:
    """`value` in words. form: long "9 March 2027", short "9 Mar 2027", month "March 2027",
    month-short "Mar 2027", moment "9 March 2027, 10:42 UTC" (the zone of the pages; without its
    name where `value` has none).

    Raises KeyError for another form: a slip in a template should show at once.
    """
    language = short(language)
    pattern = _DAYS[form][language]
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
        pattern += " T" * (form == "moment")
    if language == "fr" and value.day == 1:  # "1er mai", but "2 mai"
        pattern = pattern.replace("j", r"j\e\r")
    with translation.override(language):
        return dateformat.format(value, pattern)
