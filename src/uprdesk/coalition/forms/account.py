"""Forms of the account page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.forms.door import PasswordForm


class ChangePasswordForm(PasswordForm):
    """The password of today, and a new one."""

    old = forms.CharField(
        label=_("Current password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old", "password", "again"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("New password")
        self.fields["again"].label = _("New password, once more")
