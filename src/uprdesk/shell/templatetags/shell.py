"""What every page may use: {% load shell %}.

Filters: said, state, states, number, percent, svg_percent, day, hits. Tag: icon.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from upr.text import Text
from upr.vocab.states import UnknownState, name_of
from uprdesk.shell import saying, wording

register = template.Library()

_ICON = '<svg class="ico{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'


@register.simple_tag
@cache  # a long list shows a hundred of them, and asking for an address costs more than drawing
def icon(name: str, turns: bool = False) -> SafeString:
    """The icon `name` of static/shell/icons.svg; `turns` mirrors it in right-to-left pages.

    Always beside a word; where there is none, the button needs an aria-label.
    """
    return format_html(_ICON, " turns" if turns else "", static("shell/icons.svg"), name)


@register.filter
def said(text: Text | str) -> str:
    """Translate a sentence of the library and fill its blanks; a plain string is said already."""
    return saying.said(text) if isinstance(text, Text) else text


@register.filter
def state(iso3: str) -> str:
    """The UN's short name of a State in the reader's language; an unknown code stays as it is."""
    try:
        return name_of(iso3, wording.short(get_language()))
    except UnknownState:  # a source may name a recommender that is no State
        return iso3


@register.filter
def states(codes: Iterable[str]) -> str:
    """Names of several States, in the order given: "Chile, Costa Rica"."""
    return ", ".join(state(code) for code in codes)


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    """4841 → "4 841" (es, fr), "4,841" (en); None → nothing."""
    return "" if value is None else wording.number(value, get_language(), decimals)


@register.filter
def percent(share: float | None) -> str:
    """0.884 → "88 %" (es, fr), "88%" (en); None → nothing."""
    return "" if share is None else wording.percent(share, get_language())


@register.filter
def svg_percent(share: float) -> str:
    """0.8642 → "86.42", with a point in every language, as an SVG attribute wants it."""
    return f"{min(max(share, 0), 1) * 100:.4g}"


@register.filter
def day(value: date | None, form: str = "long") -> str:
    """A date in words; forms: long, short, month, moment. None → nothing."""
    return "" if value is None else wording.day(value, get_language(), form)


@register.filter
def hits(text: str, spans: Iterable[tuple[int, int]] | None) -> SafeString:
    """`text` with the pieces between the offsets of `spans` in <mark>; everything is escaped.

    spans  (start, end) of the words that were found, in order and apart; None or empty for none
    """
    parts: list[str] = []
    at = 0
    for start, end in spans or ():
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # noqa: S308  every piece was escaped above
