"""Forms about the people of an engagement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.rights import Part


class PartsForm(forms.Form):
    """What somebody is in the engagement; at least one part."""

    parts = forms.MultipleChoiceField(
        label=_("Parts"),
        choices=Part.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person may play several. Give no more than somebody needs."),
        error_messages={"required": _("Choose what the person does here.")},
    )
