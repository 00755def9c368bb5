"""Fields that hold several short texts."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 300
MOST_LINES = 30


class LinesField(forms.CharField):
    """Several texts, one on each line, as a tuple without empty ones and doubles.

    apart  pattern that parts them
    """

    def __init__(self, *, apart: str = r"[\r\n]+", rows: int = 3, **options: object) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"}) if rows > 1 else None
        options.setdefault("required", False)
        super().__init__(
            widget=widget or forms.TextInput(attrs={"dir": "auto"}),
            max_length=LONGEST_LINE * MOST_LINES,
            **options,
        )
        self.apart = apart

    def prepare_value(self, value: object) -> object:
        """Texts as lines again; what was typed stays as it was typed."""
        if isinstance(value, tuple):
            return ("\n" if isinstance(self.widget, forms.Textarea) else ", ").join(value)
        return value

    def clean(self, value: object) -> tuple[str, ...]:
        """The texts with single blanks."""
        parts = (" ".join(part.split()) for part in re.split(self.apart, super().clean(value)))
        lines = tuple(dict.fromkeys(part for part in parts if part))
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("No more than %(most)d."), params={"most": MOST_LINES})
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(
                _("One of these is longer than %(most)d letters."), params={"most": LONGEST_LINE}
            )
        return lines
