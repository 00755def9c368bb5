"""The form of an organisation, in the sections in which its page shows it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from upr.coalition import Naming, Status
from upr.coalition.letters import squeezed
from uprdesk.coalition.forms.covered import CoveredForm, ticks
from uprdesk.coalition.forms.lines import LinesField
from uprdesk.coalition.forms.wishes import WishesForm
from uprdesk.coalition.models import AboutOrganisation, Contact, Membership
from uprdesk.shell.saying import said

LANGUAGES = ("es", "en", "fr")
"""Those in which we print: a full name in each, as far as there is one."""

FIRST_STATUS = 1946
"""Year of the first consultative arrangements of the Economic and Social Council."""

MOST_CONTACTS = 12


def line(label: Any, longest: int = 200, **options: Any) -> forms.CharField:
    """One short text that may stay empty."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(
        label=label, required=False, max_length=longest, widget=widget, **options
    )


class ContactForm(forms.Form):
    """One way to somebody."""

    name = line(_("Name or pseudonym"))
    channel = line(_("Channel"), 60)
    address = line(_("Address or number"))

    def clean(self) -> dict[str, Any]:
        """A name, or an address with its channel."""
        given = super().clean()
        if given.get("channel") and not (given.get("name") or given.get("address")):
            self.add_error("address", _("Write the address, or leave the line empty."))
        return given


ContactForms = forms.formset_factory(ContactForm, extra=2, max_num=MOST_CONTACTS, absolute_max=40)


class OrganisationForm(WishesForm, CoveredForm):
    """All of an organisation but its contacts, which are `ContactForms`.

    members  who can speak for it; None where the person may not say so
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name_es = line(_("Full name in Spanish"))
    name_en = line(_("Full name in English"))
    name_fr = line(_("Full name in French"))
    acronym = line(_("Acronym or initials"), 40)
    other_names = LinesField(
        label=_("Other names"),
        rows=2,
        help_text=_(
            "Former names, short names, names in other alphabets; one on each line. They are never "
            "printed, but no file leaves with them where the organisation may not be named."
        ),
    )
    city = line(_("City"))
    country = line(_("Country"))
    role = line(
        _("Role in the coalition"),
        help_text=_("For example: writes about health; keeps the money."),
    )
    status = forms.ChoiceField(label=_("Consultative status"))
    status_year = forms.IntegerField(
        label=_("Since the year"),
        required=False,
        min_value=FIRST_STATUS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the year as four digits: 2019.")},
    )
    web = LinesField(
        label=_("On the web"), rows=2, help_text=_("Addresses and names on networks; one a line.")
    )
    speakers = ticks(
        _("Who speaks for it"), help_text=_("These members may change what stands here.")
    )

    def __init__(
        self, *args: object, members: Sequence[Membership] | None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(one.value, said(one.label)) for one in Status]
        if members is None:
            del self.fields["speakers"]
        else:
            self.fields["speakers"].choices = [(str(one.pk), str(one.person)) for one in members]

    @staticmethod
    def holds(about: AboutOrganisation, version: int) -> dict[str, Any]:
        """What the fields hold for an organisation as it is."""
        same = ("acronym", "other_names", "city", "country", "role", "status_year", "web")
        return {
            "version": version,
            **{f"name_{code}": about.names.get(code, "") for code in LANGUAGES},
            **{name: getattr(about, name) for name in same},
            "status": about.status.value,
            "speakers": list(about.speakers),
            **CoveredForm.covered(about.themes, about.languages, about.places),
            **WishesForm.wished(about),
        }

    def clean_status_year(self) -> int | None:
        """A year that has begun."""
        year = self.cleaned_data["status_year"]
        if year is not None and year > timezone.now().year:
            raise forms.ValidationError(_("This year is still to come."))
        return year

    def clean(self) -> dict[str, Any]:
        """A name, and what the other answers need."""
        given = super().clean()
        if not any(squeezed(name) for name in self.names.values()):
            self.add_error("name_es", _("Give its full name in at least one language."))
        if given.get("status_year") and given.get("status") == Status.NONE:
            self.add_error(
                "status", _("A year is given: choose the status, or leave the year out.")
            )
        if self.asks_for_initials and not squeezed(given.get("acronym", "")):
            self.add_error(
                "acronym",
                _("It wants to be named by its initials: write them, or choose another answer."),
            )
        return given

    @property
    def names(self) -> dict[str, str]:
        """Full names that were typed, by language."""
        typed = {code: self.cleaned_data.get(f"name_{code}", "") for code in LANGUAGES}
        return {code: " ".join(name.split()) for code, name in typed.items() if name.strip()}

    def about(self, contacts: Sequence[dict[str, str]]) -> AboutOrganisation:
        """What was filled in; contacts: cleaned data of the lines."""
        given = self.cleaned_data
        lines = [
            {name: each.get(name, "") for name in ContactForm.base_fields} for each in contacts
        ]
        return AboutOrganisation(
            names=self.names,
            status=Status(given["status"]),
            status_year=given["status_year"],
            contacts=tuple(Contact(**each) for each in lines if any(each.values())),
            speakers=tuple(given.get("speakers", ())),
            public=Naming(given["public"]) if given["public"] else None,
            wishes=self.wishes,
            **{name: given[name] for name in ("acronym", "other_names", "city", "country", "role")},
            web=given["web"],
            **self.codes,
        )
