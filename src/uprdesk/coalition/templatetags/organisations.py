"""Words for organisations: {% load organisations %}.

Filters: named_here, themes, languages, language_name, places.
"""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from upr.coalition.gaps import ThemeName
from upr.vocab.languages import LanguageName
from uprdesk.coalition.forms.covered import OFFICES
from uprdesk.coalition.models import Organisation
from uprdesk.shell import wording

register = template.Library()


@register.filter
def named_here(row: Organisation) -> str:
    """Its full name in the reader's language, else in another one."""
    return row.named.name(wording.short(get_language()))


@register.filter
def themes(codes: Iterable[str]) -> str:
    """Names of issues and key populations: "Sex workers; Right to health"."""
    language = wording.short(get_language())
    return "; ".join(ThemeName(code).in_language(language) for code in codes)


@register.filter
def languages(codes: Iterable[str]) -> str:
    """Names of languages: "Spanish, Quechua"."""
    return ", ".join(language_name(code) for code in codes)


@register.filter
def language_name(code: str) -> str:
    """Name of one language in the reader's own."""
    return LanguageName(code).in_language(wording.short(get_language()))


@register.filter
def places(codes: Iterable[str]) -> str:
    """Where an organisation is: the two places of embassies and missions, and regions."""
    return "; ".join(str(OFFICES.get(code, code)) for code in codes)
