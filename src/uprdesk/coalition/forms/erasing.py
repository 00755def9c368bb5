"""The form before an engagement is erased."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameAgainForm(forms.Form):
    """What the engagement is called, typed: nobody erases the wrong one by a slip."""

    name = forms.CharField(
        label=_("Name of the engagement"),
        max_length=200,
        help_text=_("Type it as it stands at the top of this page."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
