"""Forms about the people of an engagement."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from uprdesk.coalition.rights import Part


class PartsForm(forms.Form):
    """What somebody is in the engagement; at least one part."""

    parts = forms.MultipleChoiceField(
        label=pgettext_lazy("of a member", "Parts"),
        choices=Part.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person may play several. Give no more than somebody needs."),
        error_messages={"required": _("Choose what the person does here.")},
    )
