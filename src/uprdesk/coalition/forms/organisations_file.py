"""The form of the list of organisations that is taken along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.coalition import Audience
from upr.output.table import TableFormat
from uprdesk.coalition.organisations_file import Wanted
from uprdesk.shell.saying import said

LANGUAGES = {"es": "español", "en": "English", "fr": "français"}
FORMATS = (TableFormat.CSV, TableFormat.XLSX)


class FileForm(forms.Form):
    """For whom the list is, and as what."""

    audience = forms.ChoiceField(label=_("Who will read it"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    form = forms.ChoiceField(
        label=_("File"), choices=[(each.value, each.upper()) for each in FORMATS]
    )
    contacts = forms.BooleanField(
        label=_("With the contacts"),
        required=False,
        help_text=_("Only in a list for the coalition. Whoever finds the file finds the people."),
    )
    looked_at = forms.BooleanField(
        label=_("I have looked at that word: it names nobody"), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(one.value, said(one.label)) for one in Audience]

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        given = self.cleaned_data
        audience = Audience(given["audience"])
        return Wanted(
            form=TableFormat(given["form"]),
            audience=audience,
            language=given["language"],
            contacts=given["contacts"] and audience is Audience.COALITION,
            looked_at=given["looked_at"],
        )
