"""Every component with sample data: where looks, contrast, keyboard and mirroring are checked."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from upr.record import Unread
from uprdesk.shell import charts, samples
from uprdesk.shell.doors import signed_in

ICONS = [
    "cal",
    "chart",
    "chat",
    "check",
    "copy",
    "doc",
    "down",
    "filter",
    "globe",
    "guess",
    "info",
    "lock",
    "menu",
    "next",
    "off",
    "out",
    "people",
    "pin",
    "plus",
    "quote",
    "search",
    "stop",
    "up",
    "warn",
    "x",
]
"""The symbols of static/shell/icons.svg."""

COLOURS = [
    "ground",
    "sheet",
    "sunk",
    "line",
    "edge",
    "ink",
    "ink-2",
    "petrol",
    "petrol-soft",
    "saffron",
    "saffron-soft",
    "ok",
    "ok-soft",
    "bad",
    "bad-soft",
    "guess",
    "guess-soft",
    "focus",
    "c1",
    "c2",
    "c3",
]


class SampleForm(forms.Form):
    """Fields of every kind."""

    organisation = forms.CharField(
        label=_("Name of the organisation"), help_text=_("As it should appear in the text.")
    )
    happened_on = forms.CharField(
        label=_("Date of the event"), help_text=_("For example, 27 2 2027.")
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("es", _("Spanish")), ("fr", _("French"))], required=False
    )
    naming = forms.ChoiceField(
        label=_("How this organisation is named"),
        choices=[("full", _("With its full name")), ("never", _("Never"))],
        widget=forms.RadioSelect,
        initial="full",
    )
    agreed = forms.CharField(
        label=_("What was agreed"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    def clean_happened_on(self) -> str:
        """Always wrong here, so that the gallery shows an error."""
        raise forms.ValidationError(
            _("February has no 31st. Enter another day or choose “Not sure”.")
        )


@dataclass(frozen=True)
class GalleryPage:
    """What shell/gallery.html may use."""

    icons: list[str]
    colours: list[str]
    form: forms.Form
    """Filled in wrongly on purpose."""
    bars: charts.Bars
    dots: charts.Dots
    ranks: charts.Ranks
    way: charts.Timeline
    piece: Unread
    today: date
    views: list[tuple[str, str, bool]]
    """Ways to show it: words, address, whether this is the one."""
    look: str
    """"light" or "dark" where the reader asked for one, else empty: as the device."""
    mirrored: bool
    """Whether the page is shown as a right-to-left language would."""


@signed_in
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components. ?look=dark and ?direction=rtl show what another device would."""
    look = request.GET.get("look", "")
    look = look if look in ("light", "dark") else ""
    mirrored = request.GET.get("direction") == "rtl"
    page = GalleryPage(
        icons=ICONS,
        colours=COLOURS,
        form=SampleForm(
            {"organisation": "Casa Marea", "happened_on": "31 2 2027", "naming": "full"}
        ),
        bars=samples.bars(),
        dots=samples.dots(),
        ranks=samples.ranks(),
        way=samples.way(),
        piece=samples.piece(),
        today=samples.TODAY,
        views=[
            (_("As the device"), "?", not look and not mirrored),
            (_("Light"), "?look=light", look == "light"),
            (_("Dark"), "?look=dark", look == "dark"),
            (_("Right to left"), "?direction=rtl", mirrored),
        ],
        look=look,
        mirrored=mirrored,
    )
    return render(request, "shell/gallery.html", vars(page))
