"""Forms of the second step: what is typed, and what the person calls it."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60


class AppCodeForm(forms.Form):
    """Six digits of an app."""

    code = forms.CharField(
        label=_("Six digits from the app"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class RecoveryCodeForm(forms.Form):
    """One code from the list."""

    recovery = forms.CharField(
        label=_("Recovery code"),
        max_length=40,
        help_text=_("Ten signs from your list; each code works once."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class AgainForm(forms.Form):
    """The password, asked once more."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NameForm(forms.Form):
    """What the person calls a step, to tell it from others."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("In your own words, e.g. “old telephone”; only you can read it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class PasskeyForm(NameForm, AgainForm):
    """What goes with a new passkey."""

    field_order = ["name", "password"]


class AppForm(NameForm, AgainForm, AppCodeForm):
    """The first code of a new app."""

    field_order = ["code", "name", "password"]
