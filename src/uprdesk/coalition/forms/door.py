"""Forms at the door: they tidy what was typed and explain each field in a whole sentence."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.models import Person, fold
from uprdesk.coalition.models.person import LONGEST
from uprdesk.coalition.rights import Role

PRINTABLE = RegexValidator(
    # no controls, and nothing that turns the direction of the words around it
    r"^[^\x00-\x1f\x7f-\x9f<>\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$",
    _("Use letters, digits and ordinary marks for the pseudonym."),
)


class SignInForm(forms.Form):
    """Pseudonym and password."""

    pseudonym = forms.CharField(
        label=_("Pseudonym"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "auto"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """A new password, typed twice.

    person  whose it will be; a password too near to the pseudonym is refused
    """

    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        help_text=_(
            "At least 12 characters. Four words that do not belong together are good, and easy to "
            "keep in mind; your pseudonym, digits alone and what many people use are not."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, person: Person | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, str]:
        """Both passwords alike, and a password that keeps the rules."""
        given = super().clean()
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ: type the same one twice."))
        elif password:
            whose = self.person or Person(pseudonym=given.get("pseudonym", ""))
            try:
                validate_password(password, whose)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class AcceptForm(PasswordForm):
    """How a person who comes by a link wants to be called, and a password."""

    pseudonym = forms.CharField(
        label=_("Pseudonym"),
        min_length=2,
        max_length=60,
        validators=[PRINTABLE],
        help_text=_(
            "You sign in with it and others see it. It need not be your name, and is better not."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "auto"}
        ),
    )
    field_order = ["pseudonym", "password", "again"]

    def clean_pseudonym(self) -> str:
        """Single blanks; enough to be seen, and no more than the store keeps."""
        pseudonym = " ".join(self.cleaned_data["pseudonym"].split())
        if not 2 <= len(fold(pseudonym)) <= LONGEST:
            raise forms.ValidationError(PRINTABLE.message)
        return pseudonym


class InviteForm(forms.Form):
    """What the person who comes by a link will be; `person`: a known one who needs a password."""

    person = forms.ModelChoiceField(Person.objects.all(), required=False, widget=forms.HiddenInput)

    roles = forms.MultipleChoiceField(
        label=_("Rights"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without any the person signs in, reads and searches."),
    )
