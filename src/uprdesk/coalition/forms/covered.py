"""Themes, languages and places: what an organisation covers, and what a coalition needs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from upr.coalition import CAPITAL, GENEVA
from upr.vocab import fold
from upr.vocab.issues import Issue, all_issues
from upr.vocab.languages import LanguageName, find_language
from upr.vocab.populations import Population, all_populations
from uprdesk.coalition.forms.lines import LinesField
from uprdesk.shell import wording

COMMON_LANGUAGES = ("es", "en", "fr", "pt", "ar", "ru", "zh")
"""Those of the United Nations, and the one of whole regions beside them."""

OFFICES = {CAPITAL: _("The capital, where embassies are"), GENEVA: _("Geneva, where missions are")}


def ticks(label: Any, **options: Any) -> forms.MultipleChoiceField:
    """Several of a list, as boxes to tick."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, **options
    )


class CoveredForm(forms.Form):
    """The fields that organisations and needs have in common."""

    populations = ticks(_("Key populations"))
    issues = ticks(_("Issues"))
    languages = ticks(_("Languages"))
    other_languages = LinesField(
        label=_("Other languages"),
        apart=r"[,;\r\n]+",
        rows=1,
        help_text=_("By their names, with commas between: quechua, ngäbere."),
    )
    offices = ticks(_("Is present in"), choices=list(OFFICES.items()))
    regions = LinesField(
        label=_("Regions and other places"), help_text=_("One on each line."), rows=2
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        language = wording.short(get_language())
        self.fields["populations"].choices = _by_code(all_populations(), language)
        issues = _by_code(all_issues(), language)
        self.fields["issues"].choices = sorted(issues, key=lambda choice: fold(choice[1]))
        self.fields["languages"].choices = [
            (code, LanguageName(code).in_language(language)) for code in COMMON_LANGUAGES
        ]

    @staticmethod
    def covered(
        themes: Iterable[str], languages: Iterable[str], places: Iterable[str]
    ) -> dict[str, Any]:
        """What the fields hold for codes as they are stored."""
        shown = wording.short(get_language())
        themes, languages, places = tuple(themes), tuple(languages), tuple(places)
        return {
            "populations": [code for code in themes if code in all_populations()],
            "issues": [code for code in themes if code in all_issues()],
            "languages": [code for code in languages if code in COMMON_LANGUAGES],
            "other_languages": tuple(
                LanguageName(code).in_language(shown)
                for code in languages
                if code not in COMMON_LANGUAGES
            ),
            "offices": [place for place in places if place in OFFICES],
            "regions": tuple(place for place in places if place not in OFFICES),
        }

    @property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """Themes, languages and places as they are stored; an unknown language stays in words."""
        given = self.cleaned_data
        others = (find_language(name) or name for name in given["other_languages"])
        return {
            "themes": (*given["populations"], *given["issues"]),
            "languages": tuple(dict.fromkeys([*given["languages"], *others])),
            "places": tuple(dict.fromkeys([*given["offices"], *given["regions"]])),
        }


def _by_code(
    listed: Mapping[str, Issue] | Mapping[str, Population], language: str
) -> list[tuple[str, str]]:
    return [(code, one.names.get(language, one.names["en"])) for code, one in listed.items()]


class NeedsForm(CoveredForm):
    """What the coalition needs its organisations for."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    status = forms.BooleanField(
        label=_("Somebody with consultative status"),
        required=False,
        help_text=_("Without it nobody may speak when the Council adopts the outcome."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].label = _("Somebody in")
