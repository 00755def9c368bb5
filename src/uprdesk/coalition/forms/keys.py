"""Forms of the keys: whom to give recovery files, two of them brought back, the password again."""

from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.models import Membership
from uprdesk.sealing.recovery import FILES

LONGEST = 20_000
"""Bytes of a recovery file that are looked at; a real one has about 600."""


class HoldersForm(forms.Form):
    """Three people who will each hold a recovery file.

    able  members to choose from
    """

    holders = forms.MultipleChoiceField(
        label=_("Who holds a file"),
        help_text=_(
            "Three people who trust each other and do not live or work at the same place. Any two "
            "of them together can bring the keys back; one alone can do nothing."
        ),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, able: Iterable[Membership], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.able = {str(member.pk): member for member in able}
        named = [(str(member.person), pk) for pk, member in self.able.items()]
        self.fields["holders"].choices = [(pk, name) for name, pk in sorted(named)]

    def clean_holders(self) -> list[Membership]:
        """The members that were chosen."""
        chosen = self.cleaned_data["holders"]
        if len(chosen) != FILES:
            raise forms.ValidationError(_now("Choose exactly three people."))
        return [self.able[pk] for pk in chosen]


class PasswordAgainForm(forms.Form):
    """The password of the person, typed again before something that cannot be undone."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class TwoFilesForm(forms.Form):
    """Two recovery files, each as a file or typed."""

    file_one = forms.FileField(label=_("First recovery file"), required=False)
    words_one = forms.CharField(
        label=_("Or its words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )
    file_two = forms.FileField(label=_("Second recovery file"), required=False)
    words_two = forms.CharField(
        label=_("Or its words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, object]:
        """Adds `one` and `two`, the texts of the files."""
        cleaned = super().clean()
        for name in ("one", "two"):
            file, words = cleaned.get(f"file_{name}"), cleaned.get(f"words_{name}", "")
            if file is None and not words:
                self.add_error(f"file_{name}", _now("Choose the file, or type its words."))
            cleaned[name] = text_of(file) if file else words
        return cleaned


def text_of(file: UploadedFile) -> str:
    """The beginning of a file as text; what is no text becomes signs that no recovery file has."""
    return file.read(LONGEST).decode("utf-8", "replace")
