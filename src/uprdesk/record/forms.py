"""Forms of the record: a file to read, and what a document is that does not say so itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.vocab.names import fold
from upr.vocab.states import SAMPLE_STATES, STATES
from uprdesk.record.naming import KINDS, value_name

ACCEPTED = ".pdf,.docx,.doc,.xlsx,.xls,.ods,.csv,.tsv,.json,.gz,.html,.htm"
"""What the browser's list of files offers; what a file really is, its first bytes say."""

ASKED_KINDS = [(kind, KINDS[kind]) for kind in ("report", "addendum", "list")]
"""Kinds that only their words tell; exports are known by their columns."""


class DropForm(forms.Form):
    """One file; its size is limited on the way in."""

    file = forms.FileField(
        label=_("Drop a document here, or choose one"),
        error_messages={
            "required": _("No file arrived: choose one, then send it."),
            "empty": _("This file is empty: get it again from where it was published."),
            "missing": _("No file arrived: choose one, then send it."),
            "invalid": _("No file arrived: choose one, then send it."),
        },
    )


class DescribeForm(forms.Form):
    """What a document is, said by a person because its words do not.

    sample  whether the store holds the sample: its invented States can be chosen too
    """

    kind = forms.ChoiceField(label=_("Kind of document"), choices=ASKED_KINDS)
    state = forms.ChoiceField(label=_("State under review"), required=False)

    def __init__(self, *args: object, sample: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        codes = [*STATES, *(SAMPLE_STATES if sample else ())]
        named = sorted(((code, value_name("state", code)) for code in codes), key=_by_name)
        self.fields["state"].choices = [("", _("as the document says")), *named]


def _by_name(choice: tuple[str, str]) -> str:
    return fold(choice[1])
